"""What the first screen says of the safety standard: late in quarter I and in the last quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from resources.wording import _
from storage.ledger import Ledger
from storage.records import SafetySubject
from storage.repository import count
from storage.safety import YearBook, registration_ends, year_book
from ui.screens.safety_words import missing_words, sign_of, standing_words
from ui.screens.words import date_words

_BEFORE = timedelta(days=30)  # from so long before the end of quarter I it is time
_LAST_QUARTER = 10  # the month in which it begins


@dataclass(frozen=True, slots=True)
class SafetyLine:
    """A sentence for the first screen, its sign, which is also its tone, and whom it counts."""

    words: str
    sign: str
    subjects: tuple[SafetySubject, ...] = ()


def safety_line(ledger: Ledger, today: date) -> SafetyLine | None:
    """Say what is due today; nothing at other times, nor where no subject is in the list."""
    ends = registration_ends(today.year)
    soon = ends - _BEFORE <= today <= ends
    if not (soon or today.month >= _LAST_QUARTER) or not count(ledger, SafetySubject):
        return None
    book = year_book(ledger, today.year, today)
    return _registering(book, ends) if soon else _standing(book)


def _registering(book: YearBook, ends: date) -> SafetyLine | None:
    if not book.unregistered:
        return None
    words = _("Còn {count} đối tượng chưa đăng ký “An toàn về ANTT” năm {year}; hạn {day}.")
    said = words.format(count=len(book.unregistered), year=book.year, day=date_words(ends))
    return SafetyLine(said, "warning", book.unregistered)


def _standing(book: YearBook) -> SafetyLine:
    first = "" if book.standing.outcome == "met" else next(iter(missing_words(book)), "")
    return SafetyLine(f"{standing_words(book)} {first}".strip(), sign_of(book.standing))
