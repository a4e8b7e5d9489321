"""What the sample year says, read from its facts and spread over posts and months."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import resources
from resources.units import communes_of, unit


@dataclass(frozen=True, slots=True)
class Post:
    """One commune post of the sample; `place` is its place in the list, from 0."""

    code: str
    short: str
    name: str
    kind: str
    place: int

    @property
    def police(self) -> str:
        """Return the name of the police post."""
        return f"Công an {unit(self.code).official}"


@cache
def facts() -> dict[str, Any]:
    """Return the facts of the sample year."""
    return tomllib.loads(resources.file("sample", "gia_vien_2022.toml").read_text("utf-8"))


@cache
def commended() -> dict[str, Any]:
    """Return what the sample tells of commendation."""
    return tomllib.loads(resources.file("sample", "commendations.toml").read_text("utf-8"))


@cache
def posts() -> tuple[Post, ...]:
    """Return the posts of the superior in the sample's year."""
    found = communes_of(facts()["superior"], date(facts()["year"], 6, 30))
    return tuple(
        Post(entry.code, entry.code.rsplit("/", 1)[-1], entry.name, entry.type, place)
        for place, entry in enumerate(found)
    )


def concerns(fact: dict[str, Any], post: Post) -> bool:
    """Tell whether a fact is about this post; a fact that names no post is about all."""
    return post.short in fact.get("posts", (post.short,))


def month_built(fact: dict[str, Any], post: Post) -> int:
    """Return the month in which a post built a model."""
    months: list[int] = fact["months"]
    return months[post.place % len(months)]


def schools_of(post: Post) -> list[str]:
    """Return the schools of a commune: its lower secondary school, and others where there are."""
    township = "thị trấn " if post.kind == "township" else ""
    return [f"Trường THCS {township}{post.name}", *facts()["schools"].get(post.short, [])]


def case_months(post: Post) -> list[int]:
    """Return the month of each case that occurred in a commune."""
    cases = facts()["cases"]
    unsettled = cases["unsettled"]
    first = unsettled["month"] if post.short == unsettled["post"] else post.place * 5 % 12 + 1
    months = [(first + 6 * turn - 1) % 12 + 1 for turn in range(cases["every_post"])]
    return months + [(first + 2) % 12 + 1] * (post.short in cases["one_more"])


def settled_in(post: Post, month: int) -> tuple[int, int]:
    """Return how many cases occurred and how many were settled in a month."""
    unsettled = facts()["cases"]["unsettled"]
    occurred = case_months(post).count(month)
    left = (post.short, month) == (unsettled["post"], unsettled["month"])
    return occurred, occurred - left
