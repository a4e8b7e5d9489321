"""Which copies are kept: the newest of 7 days, of 4 weeks and of 24 months.

No clock is asked: days, weeks and months are those that have a copy at all. A laptop whose clock
goes wrong, or that lies in a drawer for a year, so never loses its copies to the calendar.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 24

_BUCKETS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAYS, lambda made: made.date()),
    (WEEKS, lambda made: made.isocalendar()[:2]),
    (MONTHS, lambda made: (made.year, made.month)),
)


def to_keep(made: Mapping[str, datetime]) -> set[str]:
    """Return the names of the copies that stay, given when each was made."""
    newest_first = sorted(made, key=lambda name: (made[name], name), reverse=True)
    kept: set[str] = set()
    for count, of in _BUCKETS:
        newest: dict[Hashable, str] = {}
        for name in newest_first:
            newest.setdefault(of(made[name]), name)
        kept.update(list(newest.values())[:count])
    return kept


def to_drop(made: Mapping[str, datetime], fresh: str = "") -> set[str]:
    """Return the names of the copies that go; never the one that was made just now."""
    return set(made) - to_keep(made) - {fresh}
