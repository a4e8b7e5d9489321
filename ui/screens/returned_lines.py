"""What the superior gave back, in words: one line for each record that is to be put right."""

from __future__ import annotations

from dataclasses import dataclass

from resources.catalogues import indicators
from resources.part_words import figure_words
from resources.wording import _
from storage.ledger import Ledger
from storage.periods import month_words
from storage.records import KINDS, Record
from storage.repository import find
from sync.answered import Returned, returned_months
from sync.receipts import Reason
from ui.screens.desk import Desk
from ui.screens.words import name_of


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """One thing to put right: its words, its month, and the record to open where it is one."""

    words: str
    month: str
    record: Record | None = None


def returned_lines(desk: Desk, month: str = "") -> list[ReturnedLine]:
    """Return what is to be put right in all months that were given back, or in one."""
    return [
        line
        for returned in returned_months(desk.ledger)
        if month in ("", returned.month)
        for reason in returned.reasons
        for line in _lines(desk.ledger, returned, reason)
    ]


def _lines(ledger: Ledger, returned: Returned, reason: Reason) -> list[ReturnedLine]:
    month = month_words(returned.month)
    if not reason.records:
        words = _("Cấp trên trả lại {month}: {why}").format(month=month, why=reason.words)
        return [ReturnedLine(words, returned.month)]
    found = []
    for key in reason.records:
        record = _record(ledger, key)
        name = name_of(record) if record else _figure_name(key)
        words = _("Cấp trên trả lại {month}, “{name}”: {why}")
        said = words.format(month=month, name=name, why=reason.words)
        found.append(ReturnedLine(said, returned.month, record))
    return found


def _record(ledger: Ledger, identity: str) -> Record | None:
    kinds = (kind for kind in KINDS if kind.SENT)
    return next((record for kind in kinds for record in find(ledger, kind, id=identity)), None)


def _figure_name(key: str) -> str:
    """Say a figure, or a record that was taken out since, as it came."""
    code, _slash, part = key.partition("/")
    if code not in indicators():
        return _("bản ghi không còn trong sổ")
    return figure_words(code, part)
