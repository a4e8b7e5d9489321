"""What every paper carries around its text: who sends it, under which number, who signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_BLANK = "\u00a0" * 6  # room for the number, which is given after signing


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The sender's two lines, the place, and the symbol after the number, such as TTr-CAX."""

    superior_name: str
    unit_name: str
    place: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Signer:
    """The lines of authority (KT. TRƯỞNG CÔNG AN XÃ, PHÓ TRƯỞNG…) and the name under them.

    The rank is printed only where given: whether it stands there is a setting.
    """

    lines: tuple[str, ...]
    name: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What stands outside the text of a paper; a mark of secrecy is none of them."""

    form: str = ""
    """The form number, such as “Mẫu số 01”, where the template in force names one."""
    internal: bool = False
    """LƯU HÀNH NỘI BỘ above each page, as on lists with personal data."""
    draft: bool = False
    """DỰ THẢO above each page, as on a decision that is another's to make."""
    practice: bool = False
    """TẬP DƯỢT across each page, as on papers from the sample books."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One paper as it leaves the unit; without number or day it is a draft with blanks."""

    letterhead: Letterhead
    signer: Signer
    recipients: tuple[str, ...] = ("Như trên", "Lưu: VT")
    number: int | None = None
    day: date | None = None
    marks: Marks = Marks()

    @property
    def reference(self) -> str:
        """The number and symbol as printed; below ten the number takes a leading zero."""
        number = _BLANK if self.number is None else f"{self.number:02d}"
        return f"{number}/{self.letterhead.symbol}"
