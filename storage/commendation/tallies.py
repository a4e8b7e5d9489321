"""Counting awards: what is exact is added, what is not stays beside it in its own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from resources.catalogues import words
from storage.precision import EXACT, Amount, joined
from storage.records import Award


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of one kind of subject: what is exact, and beside it what is not."""

    exact: int = 0
    beside: tuple[Amount, ...] = ()  # one for each precision, never added to the exact

    @property
    def words(self) -> str:
        """Say it: 66, or 66; chưa nêu số lượng."""
        said = [Amount(self.exact).words] if self.exact or not self.beside else []
        return "; ".join([*said, *(amount.words for amount in self.beside)])


@dataclass(frozen=True, slots=True)
class TallyRow:
    """The awards of one group: how many for each kind of subject, the money, what is behind it."""

    title: str
    tallies: Mapping[str, Tally]
    amount: int  # đồng
    awards: tuple[Award, ...]


def tally(awards: Iterable[Award]) -> Tally:
    """Count awards: exact numbers are added, others joined with their like."""
    amounts: dict[str, list[Amount]] = defaultdict(list)
    for award in awards:
        amounts[award.precision].append(Amount(award.quantity, award.precision))
    exact = joined(amounts.pop(EXACT, ()))
    beside = (joined(alike) or alike[0] for _how, alike in sorted(amounts.items()))
    return Tally(exact.value if exact else 0, tuple(beside))


def row_of(title: str, awards: list[Award]) -> TallyRow:
    """Return one row of a table of awards."""
    of = {
        code: tally(award for award in awards if award.subject == code)
        for code in dict.fromkeys((*words("award_subjects"), *(a.subject for a in awards)))
    }
    return TallyRow(title, of, sum(award.amount for award in awards), tuple(awards))
