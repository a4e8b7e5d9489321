"""Where a proposal may stand: the catalogue of its statuses, and what it says of each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from resources.catalogues import Entry, entries

_EARLIER_NAME = {"found": "proposed"}  # achievements have a register of their own since


def named_now(status: str) -> str:
    """Return what a status of older books is called now."""
    return _EARLIER_NAME.get(status, status)


def next_of(status: str) -> tuple[str, ...]:
    """Return where one may go from a status; nowhere from one of a newer catalogue."""
    known = _listed().get(named_now(status))
    return tuple(known.extra["next"]) if known else ()


def asks_paper(status: str) -> bool:
    """Tell whether a step to a status needs the number of a paper."""
    return _asks(status, "paper")


def asks_reason(status: str) -> bool:
    """Tell whether a step to a status needs a reason."""
    return _asks(status, "reason")


def _asks(status: str, what: str) -> bool:
    return status in _listed() and bool(_listed()[status].extra.get(what))


@cache
def _listed() -> Mapping[str, Entry]:
    return {entry.code: entry for entry in entries("proposal_statuses")}


def _before(status: str) -> frozenset[str]:
    """Find the statuses from which our own steps lead there; a return is a step of others."""
    found: set[str] = set()
    while more := {code for code in _listed() if {status, *found}.intersection(_own_next(code))} - {
        *found,
        status,
    }:
        found |= more
    return frozenset(found)


def _own_next(status: str) -> tuple[str, ...]:
    return tuple(code for code in next_of(status) if not asks_reason(code))


DONE = frozenset(code for code in _listed() if _asks(code, "ends"))
"""Statuses after which nothing more is expected."""

OPEN = frozenset(_listed()) - DONE
"""Statuses after which something more is expected."""

UNDECIDED = OPEN - {"decided"}
"""Statuses of what waits for a decision; what was decided still waits to be handed over."""

FELL = frozenset(code for code in DONE if asks_reason(code))
"""Statuses of what came to nothing: refused, cancelled."""

AT_HAND = _before("submitted")
"""Statuses of what lies at the post: not submitted yet, or returned."""

DRAFTS = frozenset(code for code in AT_HAND if not asks_reason(code))
"""Statuses of what was never submitted, as far as they tell: it may have come back since."""
