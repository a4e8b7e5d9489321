"""Forms of what tells of somebody: saving it finds, or begins, that one's page."""

from __future__ import annotations

from storage.commendation.honoree_linking import Naming, linked
from storage.records import Record
from ui.screens.desk import Desk
from ui.screens.sheet import Sheet


def save_linked(desk: Desk, *records: Record, said: str = "") -> bool:
    """Write records with the pages of whom they tell of, taken back together by one undo."""
    return desk.save(*_together(desk, records), said=said)


def _together(desk: Desk, records: tuple[Record, ...]) -> list[Record]:
    """Return the records, what names somebody last, after the pages that it refers to."""
    others = [one for one in records if not isinstance(one, Naming)]
    naming = [one for one in records if isinstance(one, Naming)]
    return [*others, *linked(desk.ledger, naming)]


class LinkedSheet(Sheet):
    """A form whose record is linked with the page of whom it names."""

    def _save(self, record: Record) -> None:
        together = _together(self._desk, (record,))
        own = next(one for one in together if one.id == record.id)
        self._put = lambda _own: self._desk.save(*together)
        super()._save(own)
