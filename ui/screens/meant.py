"""Free words that are no field of a record: a reason, an answer, an announcement."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from storage.privacy.override import note_override
from storage.privacy.patterns import Suspected, patterns_in
from ui.screens.asking import ask_text
from ui.screens.desk import Desk
from ui.screens.pattern_reasons import ask_reason


def meant(desk: Desk, kind: str, thing: str, said: Mapping[str, str]) -> bool:
    """Ask why where words hold a pattern, and note the reason; false: the user goes back to them.

    `kind` and `thing` name for the journal what the words belong to; `said` has them by the label
    of their place.
    """
    found = tuple(
        Suspected(label, label, patterns)
        for label, words in said.items()
        if (patterns := patterns_in(words))
    )
    if not found:
        return True

    def keep() -> None:
        with desk.ledger.change():
            note_override(desk.ledger, reason, kind, thing, found)

    reason = ask_reason(found)
    return bool(reason) and desk.attempt(keep)


def ask_meant(  # noqa: PLR0913  # what is asked, and what it belongs to
    desk: Desk,
    parent: QWidget,
    asked: tuple[str, str],
    said: str,
    *,
    drafted: str,
    of: tuple[str, str],
) -> str | None:
    """Ask for a line like `ask_text` (title and question), until it holds nothing or is meant.

    `of` names the kind and the thing that it belongs to.
    """
    title, question = asked
    while True:
        answer = ask_text(parent, title, question, said, drafted=drafted)
        if answer is None or meant(desk, *of, {title: answer}):
            return answer
        said = answer
