"""One word of an official list, the reading of any list, and the newer lists that came since.

Newer lists are of the whole process: they only add codes, reword them or retire them, so books
that never heard of one are shown it at most as a word more to choose from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import count
from typing import Any, ParamSpec, TypeVar

from resources import file

P = ParamSpec("P")
R = TypeVar("R")
Said = Mapping[str, Mapping[str, Any]]  # what a file says of each code

_newer: dict[str, Said] = {}
_generations = count(1)
_generation = [0]  # of what is remembered; a newer list begins another


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


def remembered(make: Callable[P, R]) -> Callable[P, R]:
    """Remember what is worked out of lists, until a newer list is used."""

    @cache
    def made(_of: int, *args: P.args, **named: P.kwargs) -> R:
        return make(*args, **named)

    def found(*args: P.args, **named: P.kwargs) -> R:
        return made(_generation[0], *args, **named)  # type: ignore[arg-type]  # as any cache: words, days

    found.__doc__, found.__name__ = make.__doc__, make.__name__
    return found


@remembered
def list_in_force(name: str) -> Said:
    """Return what the shipped list and the newer ones say of each code."""
    return joined(shipped_list(name), _newer.get(name, {}))


@remembered
def entries(name: str) -> tuple[Entry, ...]:
    """Return one list whole, in printed order; raise KeyError where there is no such list."""
    return tuple(_entry(code, said) for code, said in list_in_force(name).items())


@remembered
def words(name: str) -> Mapping[str, str]:
    """Return the word of every code, retired ones too, in printed order."""
    return {entry.code: entry.word for entry in entries(name)}


@remembered
def offered(name: str, on: date | None = None) -> Mapping[str, str]:
    """Return the words to choose from: none retired, and if a day is given none invalid on it."""
    return {entry.code: entry.word for entry in entries(name) if entry.is_offered(on)}


def use_list(name: str, said: Said) -> None:
    """Use a newer list from now on, over the shipped one and those that came before it."""
    known = _newer.get(name, {})
    newer = joined(known, said)
    if newer != known:
        _newer[name] = newer
        _generation[0] = next(_generations)


def forget_newer_lists() -> None:
    """Use the shipped lists alone again."""
    if _newer:
        _newer.clear()
        _generation[0] = next(_generations)


def joined(old: Said, new: Said) -> Said:
    """Return a list with what a newer one says; what that does not mention stays as it is.

    A new code stands after the one that it follows in the newer list, or at the end.
    """
    found: dict[str, Any] = {code: _over(said, new.get(code, {})) for code, said in old.items()}
    before = ""
    for code, said in new.items():
        if code not in found:
            place = list(found).index(before) + 1 if before else len(found)
            whole = list(found.items())
            found = dict([*whole[:place], (code, said), *whole[place:]])
        before = code
    return found


@cache
def shipped_list(name: str) -> Said:
    """Return what the shipped file of a list says; raise KeyError where there is no such list."""
    if name not in catalogue_names():
        raise KeyError(name)
    return read_list(file("catalogues", f"{name}.toml").read_text("utf-8"))


def read_list(text: str) -> Said:
    """Return what the text of a list says of each code; ValueError when it is no TOML."""
    read = tomllib.loads(text)
    return {code: {"word": said} if isinstance(said, str) else said for code, said in read.items()}


@cache
def catalogue_names() -> tuple[str, ...]:
    """Return the names of all lists, in alphabetical order."""
    return tuple(sorted(path.stem for path in file("catalogues").glob("*.toml")))


_KNOWN = ("word", "retired", "valid_from", "valid_to", "basis")


def _entry(code: str, said: Mapping[str, Any]) -> Entry:
    known = {key: said[key] for key in _KNOWN if key in said}
    extra = {key: value for key, value in said.items() if key not in _KNOWN}
    return Entry(code, **known, extra=extra)


def _over(old: Mapping[str, Any], new: Mapping[str, Any]) -> Mapping[str, Any]:
    """Lay what a newer list says over what was said before, tables inside tables too."""
    both = {
        key: _over(old[key], value)
        if isinstance(value, Mapping) and isinstance(old.get(key), Mapping)
        else value
        for key, value in new.items()
    }
    return {**old, **both}
