"""Which awards count towards a higher one (K3: Nghị định 98/2023 Điều 4, Nghị định 152/2025)."""

from __future__ import annotations

from storage.commendation.rules import Rulebook, default_rules
from storage.records import Award, Proposal

MERIT = "merit"  # of award_types
PASSING = frozenset({"unexpected", "theme"})  # of award_types: no basis for merit at a higher level
_K3 = "k3"

Rank = tuple[int, int]


def countable(award: Award, proposal: Proposal, book: Rulebook) -> bool:
    """Tell whether an award is a basis for what is proposed; a cancelled one is not looked at.

    An award for something unexpected or for one theme is none for an award of merit at a higher
    level: a higher form, or the same form by a higher authority.
    """
    if book.check(_K3) is None or proposal.award_type != MERIT or award.award_type not in PASSING:
        return True
    had = rank_of(book, award.form, award.authority)
    wanted = rank_of(book, proposal.form, proposal.authority)
    return had is None or wanted is None or wanted <= had


def rank_of(book: Rulebook, form: str, authority: str) -> Rank | None:
    """Return how high a form by an authority stands; None where that is not set."""
    ranks = _rank(book, "form", form), _rank(book, "authority", authority)
    return None if None in ranks else (ranks[0] or 0, ranks[1] or 0)


def _rank(book: Rulebook, role: str, code: str) -> int | None:
    """Return the rank as the unit set it, or else the catalogue's, for what has ended too."""
    for rule in (*book.rules, *default_rules()):
        if (rule.role, rule.code) == (role, code) and rule.value.isdecimal():
            return int(rule.value)
    return None
