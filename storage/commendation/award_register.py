"""The register of awards over many years: sought, and counted without ever splitting a sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from resources.catalogues import words
from storage.commendation.award_words import authorities_of, authority_words, held_words
from storage.commendation.given import GivenAward, with_events
from storage.commendation.tallies import Tally, TallyRow, row_of, tally
from storage.ledger import Ledger
from storage.records import Award
from storage.repository import search
from storage.spelling import fold, sort_key

__all__ = [
    "AwardTable",
    "By",
    "Tally",
    "TallyRow",
    "authorities_of",
    "authority_words",
    "award_table",
    "awards_over",
    "held_words",
    "tally",
]

By = Literal["year", "form", "authority", "award_type", "occasion", "subject"]
"""What a table of awards may be grouped by."""

_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class AwardTable:
    """Awards of some years by group; cancelled ones are in no row and listed apart."""

    rows: tuple[TallyRow, ...]
    total: TallyRow
    cancelled: tuple[GivenAward, ...]


def awards_over(  # noqa: PLR0913  # what one may ask of the register
    ledger: Ledger,
    first: date,
    last: date,
    *,
    form: str = "",
    authority: str = "",
    award_type: str = "",
    subject: str = "",
    occasion: str = "",
    text: str = "",
    unit: str = "",
) -> list[GivenAward]:
    """Return the awards decided from the first day to the last, newest first, with their events.

    `authority` finds sums that name it among others too; `occasion` and `text` (of any words of
    an award) hold words, marks and capitals aside.
    """
    asked = {"form": form, "award_type": award_type, "subject": subject, "unit": unit}
    found = search(ledger, Award, text, **{name: value for name, value in asked.items() if value})
    sought = fold(occasion).split()
    return with_events(
        ledger,
        (
            award
            for award in found
            if first <= award.decided_on <= last
            and authority in ("", award.authority, *authorities_of(award))
            and all(word in fold(award.occasion) for word in sought)
        ),
    )


def award_table(  # noqa: PLR0913  # which years, grouped how, of which unit, in whose words
    ledger: Ledger,
    first_year: int,
    last_year: int,
    by: By = "year",
    *,
    unit: str = "",
    named: Mapping[str, str] = _NONE,
) -> AwardTable:
    """Count the awards of calendar years by group, in the order of the lists.

    `named` are the unit's own words for authorities (`Rulebook.words`).
    """
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    found = awards_over(ledger, first, last, unit=unit)
    groups: dict[tuple[object, ...], list[Award]] = defaultdict(list)
    for given in found:
        if not given.cancelled:
            groups[_KEYS[by](given.award)].append(given.award)
    rows = [row_of(_title(by, awards[0], named), awards) for _key, awards in sorted(groups.items())]
    return AwardTable(
        tuple(rows),
        row_of("", [award for awards in groups.values() for award in awards]),
        tuple(given for given in found if given.cancelled),
    )


def _title(by: By, award: Award, named: Mapping[str, str]) -> str:
    if by == "year":
        return str(award.decided_on.year)
    if by == "occasion":
        return award.occasion
    if by == "authority":
        return authority_words(award, named)
    code = str(getattr(award, by))
    return words(_LISTS[by]).get(code, code)


def _place(catalogue: str, code: str) -> tuple[int, str]:
    known = [*words(catalogue)]
    return (known.index(code) if code in known else len(known)), code


_LISTS: Mapping[str, str] = {
    "form": "award_forms",
    "award_type": "award_types",
    "subject": "award_subjects",
}

_KEYS: Mapping[By, Callable[[Award], tuple[object, ...]]] = {
    "year": lambda award: (award.decided_on.year,),
    "form": lambda award: _place("award_forms", award.form),
    "authority": lambda award: (
        *_place("award_authorities", award.authority),
        tuple(sorted(authorities_of(award))),
    ),
    "award_type": lambda award: _place("award_types", award.award_type),
    "occasion": lambda award: (sort_key(" ".join(award.occasion.casefold().split())),),
    "subject": lambda award: _place("award_subjects", award.subject),
}
