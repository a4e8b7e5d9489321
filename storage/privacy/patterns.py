"""What free words should not hold: identity numbers, telephone numbers, marks of secrecy.

Pure rules, made to be wrong seldom: a number of a paper, a sum of money, a day is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resources.catalogues import Entry, entries, remembered
from storage.records import Field, Record, fields_of
from storage.records.base import Value
from storage.spelling import composed

_IDENTITY = re.compile(
    r"(?<![\d.,])\d{12}(?![\d.,]\d|\d)|(?<!\d)0\d{2}( )\d{3}\1\d{3}\1\d{3}(?!\d)"
)
_OLD_IDENTITY = re.compile(
    r"(?:cmnd|cmt|cccd|căn cước|chứng minh|định danh)\D{0,20}(?<!\d)\d{9}(?!\d)", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<![\d.,/-])(?:\+84[ .-]?|84(?=[35789])|0)"
    r"(?:[35789]\d{8}|[35789]\d([ .-])\d{3}\1\d{4}|[35789]\d\d([ .-])\d{3}\2\d{3}"
    r"|[35789][ .]\d{4}[ .]\d{4}"
    r"|2\d{9}|2\d{1,2}([ .-])\d{3,4}\3\d{3,4})(?![\d/]|[ .-]\d)"
)
_APART = frozenset({"id", "unit", "digest", "photos"})
_NAME = re.compile("(?:[0-9a-f]{32}){1,2}")  # an identity, a digest: no words


@dataclass(frozen=True, slots=True)
class Suspected:
    """A field of a record, and what kind of thing its words seem to hold; never the words."""

    field: str
    label: str
    patterns: tuple[str, ...]


def patterns_in(text: str) -> tuple[str, ...]:
    """Return the codes of the patterns that a text seems to hold, of `text_patterns`."""
    if not text:
        return ()
    said = composed(text)
    has_digits = any(letter.isdigit() for letter in said)
    found = {
        "identity": has_digits and bool(_IDENTITY.search(said) or _OLD_IDENTITY.search(said)),
        "phone": has_digits and bool(_PHONE.search(said)),
        "secrecy": any(rule.search(said) for rule in _secrecy()),
    }
    return tuple(code for code, there in found.items() if there)


def is_watched(field: Field) -> bool:
    """Tell whether a field holds free words: no code, no reference, no number or day."""
    fact = field.fact
    coded = fact.choices or fact.refers or field.name in _APART
    return field.type in (str, tuple) and not coded


def suspected(field: Field, value: object) -> tuple[str, ...]:
    """Return what the value of a field seems to hold that it is not made for (`Fact.holds`)."""
    if not is_watched(field):
        return ()
    found = {code: None for text in _texts(value) for code in patterns_in(text)}
    return tuple(code for code in found if code != field.fact.holds)


def newly_suspected(record: Record, before: Record | None) -> list[Suspected]:
    """Return the fields of a record whose words hold something that they did not say before."""
    return [
        Suspected(field.name, field.fact.label, found)
        for field in fields_of(type(record))
        if (value := getattr(record, field.name))
        and (before is None or getattr(before, field.name) != value)
        and (found := suspected(field, value))
    ]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if not _NAME.fullmatch(value):
            yield value
    elif isinstance(value, Value):
        for _name, one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, Iterable):
        for one in value:
            yield from _texts(one)


@remembered
def _secrecy() -> tuple[re.Pattern[str], ...]:
    return tuple(_rule(one) for one in entries("secrecy_words") if one.is_offered())


def _rule(one: Entry) -> re.Pattern[str]:
    after = "".join(f"(?<!{re.escape(word)} )" for word in one.extra.get("not_after", ()))
    before = "|".join(map(re.escape, one.extra.get("not_before", ())))
    followed = rf"(?! (?:{before})\b)" if before else ""
    how = re.NOFLAG if one.extra.get("capitals") else re.IGNORECASE
    return re.compile(rf"{after}\b{re.escape(one.word)}\b{followed}", how)
