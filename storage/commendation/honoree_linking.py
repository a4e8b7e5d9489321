"""Linking what names somebody to the page that somebody has, or now gets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from storage.commendation.honoree_merging import in_closed_month
from storage.commendation.same_name import alike, spelt
from storage.ledger import Ledger
from storage.precision import EXACT
from storage.records import Achievement, Award, Candidate, Honoree, Nominee, Record
from storage.repository import find

Naming = Nominee | Achievement | Candidate | Award
"""What names somebody who has, or gets, a page."""

SHARED = (
    "birth_year",
    "sex",
    "position",
    "address",
    "hometown",
    "served_since",
    "direct",
    "area",
)
"""The fields that a nominee and a page both have."""

_NAME = 200  # letters a name may have


def linked(ledger: Ledger, records: Sequence[Naming]) -> list[Record]:
    """Return the records with their honorees set, and before them the pages that this needs.

    Without a page one is begun; where several fit, people have to choose, and the record stays as
    it is. So do sums of many awards, and awards of closed months.
    """
    pages = _Pages(find(ledger, Honoree))
    found = [_linked(ledger, pages, record) for record in records]
    return [*pages.changed.values(), *found]


class _Pages:
    """The pages of the books while records are linked to them, with those begun on the way."""

    def __init__(self, known: Iterable[Honoree]) -> None:
        self.changed: dict[str, Honoree] = {}
        self._of: dict[tuple[str, str, str], dict[str, Honoree]] = defaultdict(dict)
        for page in known:
            self._of[_key(page)][page.id] = page

    def page_for(self, record: Naming) -> Honoree | None:
        """Return the one page that fits, begun if there is none; none where several fit."""
        year, position = getattr(record, "birth_year", None), getattr(record, "position", "")
        pages = self._of[_key(record)]
        found = alike(pages.values(), record.name, year, position)
        if len(found) > 1:
            return None
        page = found[0] if found else _begun(record)
        if page.birth_year is None and year:
            page = page.model_copy(update={"birth_year": year})
        if page not in found:
            self.changed[page.id] = pages[page.id] = page
        return page


def _key(record: Naming | Honoree) -> tuple[str, str, str]:
    return record.unit, record.subject, spelt(record.name)


def _linked(ledger: Ledger, pages: _Pages, record: Naming) -> Naming:
    if record.honoree or not _names_one(record) or in_closed_month(ledger, record):
        return record
    page = pages.page_for(record)
    return record.model_copy(update={"honoree": page.id}) if page else record


def _names_one(record: Naming) -> bool:
    """Tell whether somebody is named, not a sum of many or a whole list."""
    many = isinstance(record, Award) and (record.quantity, record.precision) != (1, EXACT)
    return 0 < len(record.name) <= _NAME and not many


def _begun(record: Naming) -> Honoree:
    said = {name: getattr(record, name) for name in (*SHARED, "features") if hasattr(record, name)}
    return Honoree(unit=record.unit, subject=record.subject, name=record.name, **said)
