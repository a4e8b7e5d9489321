"""Which kinds of activities a post writes down most, and which it chose as favourites."""

from __future__ import annotations

from datetime import date, timedelta

from resources.catalogues import offered
from storage.ledger import Ledger
from storage.preferences import prefer, preferred

_CHOSEN = "favourite_kinds"
_LOOKED_BACK = timedelta(days=92)  # a quarter tells what is usual now
MOST = 5  # that are offered


def usual_kinds(ledger: Ledger, today: date) -> list[str]:
    """Return the favourite kinds, then those most written down in a quarter; at most MOST."""
    query = (
        "SELECT kind FROM activity WHERE unit = ? AND happened_on >= ? AND kind <> ''"
        " GROUP BY kind ORDER BY count(*) DESC, kind LIMIT ?"
    )
    since = (today - _LOOKED_BACK).isoformat()
    often = [kind for (kind,) in ledger.db.execute(query, [ledger.settings.unit, since, MOST])]
    choices = offered("activity_kinds")
    found = dict.fromkeys([*favourite_kinds(ledger), *often])
    return [kind for kind in found if kind in choices][:MOST]


def favourite_kinds(ledger: Ledger) -> list[str]:
    """Return the kinds that whoever is at the desk has starred."""
    return list(preferred(ledger, _CHOSEN) or ())


def star_kind(ledger: Ledger, kind: str, *, starred: bool) -> None:
    """Make a kind a favourite, or no longer."""
    others = [known for known in favourite_kinds(ledger) if known != kind]
    prefer(ledger, _CHOSEN, [*others, kind] if starred else others)
