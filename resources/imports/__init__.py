"""The words that people write over their columns and into their cells, as data for imports."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from resources import file

Words = Mapping[str, tuple[str, ...]]


@cache
def headings(kind: str) -> Words:
    """Return the usual headings of each field of a kind of record, beside its own label."""
    return _words(_read("headings").get(kind, {}))


@cache
def left_out() -> Words:
    """Return the headings that are never imported, by the reason why."""
    return _words(_read("headings")["left_out"])


def example(kind: str, key: str) -> str:
    """Return what stands for a field in the example of an empty template, "" for nothing."""
    return str(_read("headings")["examples"].get(f"{kind}.{key}", ""))


@cache
def marks(name: str) -> frozenset[str]:
    """Return the words, folded, that mean one thing in a cell: yes, no, ditto, total."""
    return frozenset(_read("words")["marks"][name])


@cache
def synonyms(catalogue: str) -> Words:
    """Return other words for the codes of a catalogue."""
    return _words(_read("words")["catalogues"].get(catalogue, {}))


@cache
def subject_words() -> Mapping[str, tuple[str, ...]]:
    """Return the words, folded, by which a title names each code of award_subjects."""
    return _words(_read("words")["subjects"])


@cache
def short_names() -> Mapping[str, str]:
    """Return what the short forms in names of places stand for, both folded."""
    return dict(_read("words")["short"])


def _words(said: Mapping[str, list[str]]) -> Words:
    return {name: tuple(words) for name, words in said.items()}


@cache
def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(file("imports", f"{name}.toml").read_text("utf-8"))
