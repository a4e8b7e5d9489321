"""What is looked for: folded words, and days, months and telephone numbers however spelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from storage.spelling import fold

_WORDS, _LETTERS = 12, 40  # that are looked at
_WORD = re.compile(r"\w+")
_DAY = re.compile(
    r"(?:\bngay )?\b(?P<day>[0-3]?[0-9])(?: ?[/.\-] ?| thang )(?P<month>[01]?[0-9])"
    r"(?:(?: ?[/.\-] ?| nam )(?P<year>(?:19|20)[0-9]{2}|[0-9]{2}))?\b(?![/.\-]?[0-9])"
)
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})\b"
_MONTH = re.compile(rf"\b(?P<month>[01]?[0-9])(?: ?[/.\-] ?| ){_YEAR}")
_SAID_MONTH = re.compile(rf"\bt(?:hang )?(?P<month>[01]?[0-9])\b(?:(?: ?[/.\-] ?| nam | ){_YEAR})?")
_PHONE = re.compile(r"\b0[0-9](?:[ .\-]?[0-9]){7,9}\b")
_NUMBER = re.compile(r"[0-9]+")
_SPOKEN = ((4, 3), (3, 3), (4, 2, 2), (3, 4), (5, 3))  # digits of the groups before the last


Ways: TypeAlias = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing looked for: a word that may be only begun, or the `ways` something is written."""

    word: str = ""
    ways: Ways = ()

    def stands_in(self, said: Sequence[str]) -> bool:
        """Tell whether it is among words, whole."""
        return self.word in said or any(set(way) <= set(said) for way in self.ways)

    def begins(self, said: Sequence[str]) -> bool:
        """Tell whether one of the words begins like it."""
        return bool(self.word) and any(one.startswith(self.word) for one in said)


def day_words(column: str) -> str:
    """Return the SQL that writes the words a day is found by: its day, its month, its year."""
    return f"strftime('d%d_%m d%d_%m_%Y m%m m%m_%Y %Y', {column})"


def words_of(text: str) -> list[str]:
    """Return the folded words that are looked for; other signs only part them."""
    return [word[:_LETTERS] for word in _WORD.findall(fold(text[:1000]))[:_WORDS]]


def sought_in(text: str) -> list[Sought]:
    """Return what is looked for; days, months and telephone numbers first."""
    rest = fold(text[:1000])
    found: list[Sought] = []
    for pattern, ways in _SIGNS:
        found += [Sought(ways=ways(match)) for match in pattern.finditer(rest)]
        rest = pattern.sub(" ", rest)
    return [*found, *map(Sought, words_of(rest))][:_WORDS]


def _days(match: re.Match[str]) -> Ways:
    day, month = f"{int(match['day']):02}", f"{int(match['month']):02}"
    year = match["year"] or ""
    year = f"20{year}" if len(year) == 2 else year  # noqa: PLR2004  # two digits
    return (_name("d", day, month, year), *_plain(match))


def _months(match: re.Match[str]) -> Ways:
    return (_name("m", f"{int(match['month']):02}", match["year"] or ""), *_plain(match))


def _phones(match: re.Match[str]) -> Ways:
    digits = re.sub(r"[^0-9]", "", match[0])
    return ((digits,), *_plain(match), *(_parted(digits, sizes) for sizes in _SPOKEN))


def _parted(digits: str, sizes: tuple[int, ...]) -> tuple[str, ...]:
    at = [sum(sizes[:place]) for place in range(len(sizes) + 1)]
    return tuple(digits[begin:end] for begin, end in zip(at, [*at[1:], None], strict=True))


def _name(sign: str, *parts: str) -> tuple[str, ...]:
    return (sign + "_".join(filter(None, parts)),)


def _plain(match: re.Match[str]) -> Ways:
    """Return the words and the numbers as they were typed: a paper may have them in its own."""
    return tuple(words_of(match[0])), tuple(_NUMBER.findall(match[0]))


_SIGNS = ((_PHONE, _phones), (_DAY, _days), (_SAID_MONTH, _months), (_MONTH, _months))
