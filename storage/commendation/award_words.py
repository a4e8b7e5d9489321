"""How an award is said in words: whose it is, and as one line among the awards somebody holds."""

from __future__ import annotations

from collections.abc import Mapping

from resources.catalogues import words
from resources.wording import in_vietnamese as _
from storage.records import Award

_SEVERAL = "several"  # of award_authorities
_NONE: Mapping[str, str] = {}


def authorities_of(award: Award) -> tuple[str, ...]:
    """Return who gave an award; of a sum that is not split, all who gave a part of it."""
    unsplit = award.authority == _SEVERAL and award.authorities
    return award.authorities if unsplit else (award.authority,)


def authority_words(award: Award, named: Mapping[str, str] = _NONE) -> str:
    """Say who gave an award, all of them where the sum is not split.

    `named` are the unit's own words for authorities (`Rulebook.words`).
    """
    known = {**words("award_authorities"), **named}
    return ", ".join(known.get(code, code) for code in authorities_of(award))


def held_words(award: Award, named: Mapping[str, str] = _NONE) -> str:
    """Say an award as a line of those already held: form, authority, year and decision."""
    said = _("{form} của {authority} năm {year}").format(
        form=words("award_forms").get(award.form, award.form),
        authority=authority_words(award, named),
        year=award.decided_on.year,
    )
    if not award.number:
        return said
    return _("{award} (Quyết định số {number} ngày {day:%d/%m/%Y})").format(
        award=said, number=award.number, day=award.decided_on
    )
