"""One word of an official list, and the reading of any list."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from resources import file


@dataclass(frozen=True, slots=True)
class Entry:
    """A code, its Vietnamese word, and when and by what text it holds (both days included)."""

    code: str
    word: str
    retired: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def is_offered(self, on: date | None = None) -> bool:
        """Tell whether it may be chosen: not retired and, if a day is given, valid on it."""
        return not self.retired and (on is None or self.holds_on(on))

    def holds_on(self, day: date) -> bool:
        """Tell whether the day lies within the dates of validity."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """Return one list whole, in printed order; raise KeyError where there is no such list."""
    if name not in catalogue_names():
        raise KeyError(name)
    text = file("catalogues", f"{name}.toml").read_text("utf-8")
    return tuple(_entry(code, said) for code, said in tomllib.loads(text).items())


@cache
def words(name: str) -> Mapping[str, str]:
    """Return the word of every code, retired ones too, in printed order."""
    return {entry.code: entry.word for entry in entries(name)}


@cache
def offered(name: str, on: date | None = None) -> Mapping[str, str]:
    """Return the words to choose from: none retired, and if a day is given none invalid on it."""
    return {entry.code: entry.word for entry in entries(name) if entry.is_offered(on)}


@cache
def catalogue_names() -> tuple[str, ...]:
    """Return the names of all lists, in alphabetical order."""
    return tuple(sorted(path.stem for path in file("catalogues").glob("*.toml")))


_KNOWN = ("word", "retired", "valid_from", "valid_to", "basis")


def _entry(code: str, said: str | dict[str, Any]) -> Entry:
    if isinstance(said, str):
        return Entry(code, said)
    known = {key: said[key] for key in _KNOWN if key in said}
    extra = {key: value for key, value in said.items() if key not in _KNOWN}
    return Entry(code, **known, extra=extra)
