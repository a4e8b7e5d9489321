"""Asking at saving why words are kept that seem to hold what they should not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QApplication

from resources.wording import _
from storage.privacy.override import Reasons
from storage.privacy.patterns import Suspected, newly_suspected, patterns_in
from storage.records import Record
from ui.screens.asking import ask_text, tell
from ui.screens.pattern_words import pattern_words

_FEW = 3  # fields named in a question


def ask_reasons(records: Iterable[Record], before: Iterable[Record]) -> Reasons | None:
    """Ask for one reason where new words hold a pattern; None: nothing is to be saved."""
    known = {one.id: one for one in before}
    found = [(one, tuple(newly_suspected(one, known.get(one.id)))) for one in records]
    meant = tuple((record, said) for record, said in found if said)
    if not meant:
        return Reasons()
    reason = ask_reason([one for _record, each in meant for one in each])
    return Reasons(reason, meant) if reason else None


def ask_reason(found: Sequence[Suspected]) -> str:
    """Ask why words that hold a pattern are kept all the same; "" for going back to them."""
    parent = QApplication.activeWindow()
    named = "; ".join(f"{_(one.label)}: {pattern_words(one.patterns)}" for one in found[:_FEW])
    question = _("Có vẻ chứa thứ không nên ghi ({fields}).\nVì sao vẫn cần ghi?")
    reason = ask_text(parent, _("Vẫn ghi vào sổ?"), question.format(fields=named))
    if reason and patterns_in(reason):
        tell(
            parent,
            _("Chưa ghi"),
            _("Lý do lại chứa chính thứ không nên ghi. Chưa có gì vào sổ; hãy nêu lý do khác."),
        )
        return ""
    return reason or ""
