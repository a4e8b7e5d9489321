"""Words that seem to hold what they should not: said at typing, asked about at saving."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from resources.catalogues import words
from resources.wording import _
from storage.journal import note
from storage.ledger import Ledger
from storage.privacy.patterns import Suspected, newly_suspected, patterns_in
from storage.records import Record
from ui.screens.asking import ask_text, tell

OVERRIDE = "pattern_override"  # the journal's word for it
_FEW = 3  # fields named in a question


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why words were saved although they hold a pattern; where, and which, never the words."""

    reason: str = ""
    found: tuple[tuple[Record, tuple[Suspected, ...]], ...] = ()


def pattern_words(codes: Iterable[str]) -> str:
    """Say patterns in words."""
    known = words("text_patterns")
    return ", ".join(known.get(code, code) for code in codes)


def warning_words(codes: Sequence[str]) -> str:
    """Say under a field what its words seem to hold; "" for nothing."""
    if not codes:
        return ""
    said = _("Có vẻ chứa {patterns}. Bỏ đi nếu không thật cần; khi ghi sẽ hỏi lý do.")
    return said.format(patterns=pattern_words(codes))


def ask_reasons(records: Iterable[Record], before: Iterable[Record]) -> Reasons | None:
    """Ask for one reason where new words hold a pattern; None: nothing is to be saved."""
    known = {one.id: one for one in before}
    found = [(one, tuple(newly_suspected(one, known.get(one.id)))) for one in records]
    meant = tuple((record, said) for record, said in found if said)
    if not meant:
        return Reasons()
    parent, fields = QApplication.activeWindow(), [one for _record, each in meant for one in each]
    named = "; ".join(f"{_(one.label)}: {pattern_words(one.patterns)}" for one in fields[:_FEW])
    question = _("Có vẻ chứa thứ không nên ghi ({fields}).\nVì sao vẫn cần ghi?")
    reason = ask_text(parent, _("Vẫn ghi vào sổ?"), question.format(fields=named))
    if not reason:
        return None
    if patterns_in(reason):
        tell(
            parent,
            _("Chưa ghi"),
            _("Lý do lại chứa chính thứ không nên ghi. Chưa có gì vào sổ; hãy nêu lý do khác."),
        )
        return None
    return Reasons(reason, meant)


def note_reasons(ledger: Ledger, reasons: Reasons) -> None:
    """Say in the journal why, which fields and which patterns; belongs inside the change."""
    for record, found in reasons.found:
        where = "; ".join(f"{one.field}: {', '.join(one.patterns)}" for one in found)
        note(ledger, OVERRIDE, record.KIND, record.id, f"{reasons.reason} ({where})")
