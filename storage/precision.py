"""How exactly a number is known, and what adding such numbers keeps of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resources.catalogues import words
from storage.records.past_figure import WORDED

EXACT, AT_LEAST, ALMOST, ABOUT = "exact", "at_least", "almost", "about"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with a code of `precisions`; of a worded one ("hàng trăm") the number is nothing."""

    value: int
    precision: str = EXACT

    @property
    def is_number(self) -> bool:
        """Tell whether there is a number to add."""
        return self.precision not in WORDED

    @property
    def words(self) -> str:
        """Say it: 1.234, hơn 1.000, hàng trăm."""
        word = words("precisions").get(self.precision, self.precision).split(",")[0].lower()
        if not self.is_number:
            return word
        number = f"{self.value:,}".replace(",", ".")
        return number if self.precision == EXACT else f"{word} {number}"


def joined(amounts: Iterable[Amount]) -> Amount | None:
    """Add up what are numbers; none without any.

    A lower bound stays a lower bound, "gần" stays "gần"; the two together are only "khoảng".
    """
    numbers = [amount for amount in amounts if amount.is_number]
    if not numbers:
        return None
    inexact = {amount.precision for amount in numbers} - {EXACT}
    how = EXACT if not inexact else inexact.pop() if len(inexact) == 1 else ABOUT
    return Amount(sum(amount.value for amount in numbers), how)


def largest(amounts: Iterable[Amount]) -> Amount | None:
    """Say what numbers that must not be added have in common: there are at least the most of them.

    Types of models are counted in several places; how many of them are the same is not known.
    """
    numbers = [amount for amount in amounts if amount.is_number]
    if len(numbers) <= 1:
        return next(iter(numbers), None)
    known = {amount.precision for amount in numbers} <= {EXACT, AT_LEAST}
    return Amount(max(amount.value for amount in numbers), AT_LEAST if known else ABOUT)
