"""Units that were merged or renamed: who speaks for what they kept, and from which month on.

Flows of both are added. A state of things ("tồn") is another matter: once the successor reported a
month after the last one of its predecessor, it says what it took over, and nobody else does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from resources.catalogues import indicators
from storage.frozen_figures import Said
from storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Succession:
    """A unit reports last for `last_month`; from then on `successor` speaks for it."""

    unit: str
    successor: str
    last_month: str


def successions(ledger: Ledger) -> dict[str, Succession]:
    """Return what these books know of merged and renamed units, by unit."""
    query = "SELECT unit, successor, last_month FROM succession ORDER BY unit"
    return {row["unit"]: Succession(**row) for row in ledger.db.query(query)}


def keep_successions(ledger: Ledger, found: Iterable[Succession]) -> None:
    """Put what the newest registry says in place of what was known; inside a change."""
    rows = [asdict(one) for one in found]
    ledger.db.execute("DELETE FROM succession")
    if rows:
        ledger.db.table("succession").insert_all(rows)


def is_expected(known: Mapping[str, Succession], unit: str, month: str) -> bool:
    """Tell whether a unit still reports for a month."""
    return unit not in known or month <= known[unit].last_month


def counted_once(ledger: Ledger, known: Mapping[str, Said]) -> dict[str, Said]:
    """Return what is known of some units, so that no figure counts twice over a succession."""
    return without_superseded(known, successions(ledger))


def without_superseded(
    known: Mapping[str, Said], followed: Mapping[str, Succession]
) -> dict[str, Said]:
    """Leave out the stocks of a unit whose successor has said them since; flows stay."""
    newest = {
        unit: max((max(times) for times in said.values() if times), default="")
        for unit, said in known.items()
    }
    found = dict(known)
    for unit in known.keys() & followed.keys():
        if _is_superseded(unit, followed, newest, frozenset()):
            found[unit] = {code: times for code, times in known[unit].items() if _is_flow(code)}
    return found


def _is_superseded(
    unit: str,
    followed: Mapping[str, Succession],
    newest: Mapping[str, str],
    seen: frozenset[str],
) -> bool:
    told = followed.get(unit)
    if told is None or unit in seen:
        return False
    if newest.get(told.successor, "") > told.last_month:
        return True
    return _is_superseded(told.successor, followed, newest, seen | {unit})


def _is_flow(code: str) -> bool:
    known = indicators().get(code)
    return known is not None and known.rollup == "sum"
