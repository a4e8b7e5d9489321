"""Tips are counts: words beside them could tell who spoke, so they are not asked for, and go."""

from __future__ import annotations

from collections.abc import Iterator

from resources.catalogues import activity_kinds
from storage.ledger import Ledger
from storage.months import shut_month
from storage.records import Activity, Record
from storage.repository import find

WORDS = ("title", "place", "attending", "result")  # of an activity


def is_only_numbers(record: Record) -> bool:
    """Tell whether a record is of a kind that is counted and never told."""
    known = activity_kinds().get(record.kind) if isinstance(record, Activity) else None
    return known is not None and known.only_numbers


def told_tips(ledger: Ledger) -> Iterator[Activity]:
    """Yield tips of open months that have words; those of closed months were signed as they are."""
    for code, kind in activity_kinds().items():
        for one in find(ledger, Activity, unit=ledger.settings.unit, kind=code):
            told = any(getattr(one, name) for name in WORDS)
            if kind.only_numbers and told and not shut_month(ledger, one.happened_on):
                yield one
