"""The texts of help: a page for each place of the window (F1), and the chapters of the handbook."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from resources import file

_ABOVE = "-superior"  # ends the name of a page for the other side of a place that both have


@dataclass(frozen=True, slots=True)
class Topic:
    """One page: what this is for, what one does here, with which keys, what when it goes wrong.

    `places` are the pages that follow a chapter on paper; `picture` is a file beside the texts.
    """

    code: str
    title: str
    about: str
    steps: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str], ...]
    picture: str = ""
    places: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return what it is for, paragraph by paragraph."""
        return tuple(line.strip() for line in self.about.splitlines() if line.strip())

    @property
    def picture_file(self) -> Path | None:
        """Return where its picture lies, None for none."""
        return file("help", self.picture) if self.picture else None


@cache
def place_topics() -> Mapping[str, Topic]:
    """Return the pages of the places, by their codes."""
    return _read("places.toml")


@cache
def chapters() -> Mapping[str, Topic]:
    """Return the chapters of the handbook in their order."""
    return _read("chapters.toml")


def topic_of(place: str, role: str) -> Topic:
    """Return the page of a place as that role uses it; KeyError if it has none."""
    known = place_topics()
    return known.get(f"{place}{_ABOVE}" if role == "superior" else place) or known[place]


def _read(name: str) -> Mapping[str, Topic]:
    read = tomllib.loads(file("help", name).read_text("utf-8"))
    return MappingProxyType({code: _topic(code, said) for code, said in read.items()})


def _topic(code: str, said: dict[str, Any]) -> Topic:
    return Topic(
        code=code,
        title=said["title"],
        about=said["about"],
        steps=tuple(said["steps"]),
        keys=tuple((keys, words) for keys, words in said.get("keys", ())),
        questions=tuple((asked, answer) for asked, answer in said.get("questions", ())),
        picture=said.get("picture", ""),
        places=tuple(said.get("places", ())),
    )
