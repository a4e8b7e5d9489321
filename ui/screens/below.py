"""What a register says of its lists, and what stands below its own."""

from __future__ import annotations

from dataclasses import dataclass

from resources.wording import _
from storage.records import Record
from ui.screens.listing import RecordList
from ui.screens.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one list: what it counts, what its button says, what an empty one says."""

    counted: str
    new: str
    empty: str


@dataclass(slots=True)
class Below:
    """A list of what belongs to the chosen record, and its form."""

    kind: type[Record]
    field: str  # the field of `kind` that refers to the chosen record
    wording: Wording
    list: RecordList
    sheet: Sheet

    def choose_words(self, counted: str) -> str:
        """Return what it says while none of the list above, counted so, is chosen."""
        words = _("Chọn một {one} ở trên để xem {those}.")
        return words.format(one=counted, those=self.wording.counted)
