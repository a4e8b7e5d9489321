"""Four reviews as they were reported in public, and the proposals that their awards came from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import resources
from desktop.demo.invented import proposal_records
from desktop.demo.plan import commended
from desktop.demo.reported import Reported, keep_reported, read_reported
from storage.ledger import Ledger
from storage.records import Award, Proposal
from storage.repository import put

REVIEWS = (
    "thanh_tri_2013_2023",
    "gia_vien_review_2022",
    "quang_nam_2013_2023",
    "thai_nguyen_2013_2023",
)
"""The files of what was reported, by name."""


@cache
def review(name: str) -> Reported:
    """Return what was reported at one review."""
    return read_reported(Path(str(resources.file("sample", f"{name}.toml"))))


def seeds_of(name: str) -> list[dict[str, Any]]:
    """Return the awards of a review that are told as proposals."""
    return [seed for seed in commended()["seed"] if seed["review"] == name]


def keep_review(ledger: Ledger, name: str) -> dict[str, Proposal]:
    """Keep what was reported, awards as sums; return the proposals they came from, by their fact.

    A proposal names people and adds no award: the sums stay what was reported.
    """
    keep_reported(ledger, review(name))
    found: dict[str, Proposal] = {}
    with ledger.change():
        for seed in seeds_of(name):
            proposal, others = proposal_records(review(name).unit, seed)
            for record in (proposal, *others):
                put(ledger, record)
            found[seed["fact"]] = proposal
    return found


def awards_of_reviews(unit: str) -> Iterator[Award]:
    """Yield the awards of all reviews as if one unit had reported them."""
    for name in REVIEWS:
        for record in review(name).records:
            if isinstance(record, Award):
                yield record.model_copy(update={"unit": unit})
