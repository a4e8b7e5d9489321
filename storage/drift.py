"""Where the books left what was closed: frozen figures beside what the records give today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resources.catalogues import indicators
from storage.consolidation import Total, total_of
from storage.indicators import Figure, figures
from storage.ledger import Ledger
from storage.months import closed_month, kept_figures


@dataclass(frozen=True, slots=True)
class Drift:
    """One indicator of a closed month: what was frozen, and what its records give now."""

    code: str
    frozen: Total
    now: Total


def drift_of(ledger: Ledger, month: str) -> list[Drift]:
    """Return the indicators of an own closed month that would come out otherwise today.

    Dated records of a closed month refuse change; registers (models, teams) live on.
    """
    closed = closed_month(ledger, month)
    if closed is None or not closed.is_closed:
        return []
    frozen = kept_figures(ledger, closed.unit, month)
    known = [code for code in indicators() if any(figure.code == code for figure in frozen)]
    now = figures(ledger, closed.unit, closed.first, closed.last)
    return [
        Drift(code, _total(code, closed.unit, month, frozen), _total(code, closed.unit, month, now))
        for code in known
        if _said(code, frozen) != _said(code, now)
    ]


def _said(code: str, found: Iterable[Figure]) -> set[tuple[str, str, int]]:
    mine = (figure for figure in found if figure.code == code and figure.value)
    return {(figure.part, figure.precision, figure.value) for figure in mine}


def _total(code: str, unit: str, month: str, found: Iterable[Figure]) -> Total:
    mine = [figure for figure in found if figure.code == code]
    return total_of(indicators()[code], {unit: {month: mine}} if mine else {})
