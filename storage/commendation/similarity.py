"""How much of one report of merit stands in another: runs of words that both have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from storage.spelling import composed, fold

_RUN = 5  # words: shorter runs are in everybody's language
_SHORTEST = 40  # words: less than this is too little to be accused of copying
_PROBES = 128  # runs that are looked up first; a likely copy is then counted whole
_MARGIN = 0.75  # of the threshold: fewer probes found than this, and it is no copy

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Told:
    """A report as it is compared: its runs of words, and a sample spread over them."""

    runs: frozenset[int]
    probes: frozenset[int]


@lru_cache(maxsize=512)
def told(text: str, name: str) -> Told | None:
    """Return a report ready to be compared, or None where it is too short to judge.

    The own name, words with a capital letter and numbers do not count: a copy in which only names,
    places and figures were changed is still a copy.
    """
    words = _words(text, name)
    if len(words) < _SHORTEST:
        return None
    runs = frozenset(map(hash, zip(*(words[start:] for start in range(_RUN)), strict=False)))
    sample = sorted(runs)[:_PROBES]  # the order of hashes is by chance: a fair sample
    return Told(runs, frozenset(sample))


def likeness(one: Told, other: Told) -> float:
    """Return the share of the shorter report, from 0 to 1, that the longer one has too."""
    return len(one.runs & other.runs) / min(len(one.runs), len(other.runs))


def most_alike(one: Told, others: Sequence[Told | None], least: float) -> tuple[int, float] | None:
    """Return which of the others is a copy (likeness of at least so much), and how much, or None.

    The most promising are counted first, so that a hundred copies take no longer than one.
    """
    likely = [(_glance(one, other), place, other) for place, other in enumerate(others) if other]
    for glance, place, other in sorted(likely, key=lambda found: (-found[0], found[1])):
        if glance < least * _MARGIN:
            break
        share = likeness(one, other)
        if share >= least:
            return place, share
    return None


def _glance(one: Told, other: Told) -> float:
    short, long = (one, other) if len(one.runs) <= len(other.runs) else (other, one)
    return len(short.probes & long.runs) / len(short.probes)


def _words(text: str, name: str) -> list[str]:
    said = _WORD.findall(composed(text))
    plain = [word for word in said if word.islower()]
    if len(plain) * 2 < len(said):  # typed in capitals throughout
        plain = said
    kept = fold(" ".join(plain))
    own = " ".join(_WORD.findall(fold(name)))
    return re.sub(rf"\b{own}\b", " ", kept).split() if own else kept.split()
