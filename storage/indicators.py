"""Indicators: figures computed from records by rules that are data (indicators.toml).

One mechanism serves both directions: each rule lists *shares*, a share being one record with the
amount it adds; their sum is the figure, their records are what stands behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from resources.catalogues import indicators
from storage.ledger import Ledger
from storage.shares import EXACT, Share, shares
from storage.unit_register import Register, register_of

__all__ = ["EXACT", "Figure", "Register", "Share", "behind", "figures", "register_of", "shares"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of one unit, for one part and one precision."""

    code: str
    part: str
    precision: str
    value: int


def figures(ledger: Ledger, unit: str, first: date, last: date) -> list[Figure]:
    """Return every figure of a unit for a span of days, both ends included.

    Stocks are taken on the last day, flows from the first day to the last. An indicator with
    nothing to count is there with value 0, so that a zero is said and not left out.
    """
    register = register_of(ledger, unit, first, last)
    found: list[Figure] = []
    for indicator in indicators().values():
        found += added_up(indicator.code, shares(register, indicator))
    return found


def behind(register: Register, code: str, part: str | None = None) -> list[Share]:
    """Return what stands behind a figure, one share for each record."""
    found = shares(register, indicators()[code])
    return [share for share in found if part is None or share.part == part]


def added_up(code: str, found: Iterable[Share]) -> list[Figure]:
    """Return the figures that some shares add up to; without any, a nought that is said."""
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for share in found:
        sums[share.part, share.precision] += share.amount
    if not sums:
        sums["", EXACT] = 0
    return [Figure(code, part, how, value) for (part, how), value in sorted(sums.items())]
