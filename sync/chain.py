"""Where a bundle stands in its sender's chain: what numbers tell, and clocks never could."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sync.manifest import Manifest

_NAMED = 120  # missing numbers; a chain with a larger hole needs a talk, not a list


class Place(StrEnum):
    """What the superior sees when a bundle arrives (exchange format, section 2)."""

    NORMAL = "normal"
    DUPLICATE = "duplicate"
    GAP = "gap"
    FORK = "fork"
    WRONG_PREV = "wrong_prev"


@dataclass(frozen=True, slots=True)
class ChainHead:
    """How far one epoch of one unit has been accepted, and what is held behind a gap."""

    seq: int = 0
    bundle_id: str | None = None
    accepted: frozenset[str] = frozenset()
    held: Mapping[int, str] = field(default_factory=dict)  # seq → id


@dataclass(frozen=True, slots=True)
class Verdict:
    """The place of one bundle; for a gap, the numbers that must come first."""

    place: Place
    missing: tuple[int, ...] = ()


def judge(head: ChainHead, manifest: Manifest, identity: str) -> Verdict:
    """Say where the bundle belongs; the same bundle again is never anything but a duplicate."""
    if identity in head.accepted:
        return Verdict(Place.DUPLICATE)
    if manifest.seq <= head.seq or head.held.get(manifest.seq, identity) != identity:
        return Verdict(Place.FORK)
    if manifest.seq > head.seq + 1:
        return Verdict(Place.GAP, missing(head, manifest.seq))
    if manifest.prev != head.bundle_id:
        return Verdict(Place.WRONG_PREV)
    return Verdict(Place.NORMAL)


def missing(head: ChainHead, seq: int) -> tuple[int, ...]:
    """Return the numbers before `seq` that are neither accepted nor held, the first of many."""
    numbers = range(head.seq + 1, min(seq, head.seq + 1 + _NAMED))
    return tuple(number for number in numbers if number not in head.held)
