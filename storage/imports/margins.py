"""What the reader of workbooks does not tell: failed formulas, hidden rows, which day counts as 1.

Only for .xlsx (Office Open XML, ECMA-376 part 1 §18.2 and §18.3); of other files it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from storage.spelling import composed

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\br="([A-Z]+)(\d+)")([^>]*)>'
    rb"<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)(?:<(?:\w+:)?v>([^<]*)</|)"
)
_FAILED = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\br="([A-Z]+)(\d+)")(?=[^>]*\bt="e")[^>]*>'
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<",
    re.DOTALL,
)
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)/?>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')
_TRUE = re.compile(rb'\bhidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'\br="(\d+)"')
_LARGEST = 600_000_000  # bytes once unpacked: more is not looked at


@dataclass(frozen=True, slots=True)
class Margin:
    """What belongs to one sheet; rows and columns are counted from 0."""

    hidden_rows: frozenset[int] = frozenset()
    wrong: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Margins:
    """What belongs to one workbook; `size` is how many bytes it unpacks to."""

    epoch_1904: bool = False
    size: int = 0
    sheets: Mapping[str, Margin] = field(default_factory=dict)


def margins_of(data: bytes) -> Margins:
    """Look beside the cells of a workbook; what is no .xlsx has no margins."""
    try:
        with ZipFile(BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
            if size > _LARGEST or "xl/workbook.xml" not in parts.namelist():
                return Margins(size=size)
            return _margins(parts, size)
    except (BadZipFile, KeyError, UnicodeDecodeError, NotImplementedError):
        # whoever reads the cells says what is wrong with the file; the last is how zipfile
        # refuses a way of packing that it does not know
        return Margins()


def _margins(parts: ZipFile, size: int) -> Margins:
    book = parts.read("xl/workbook.xml").decode("utf-8")
    targets = {
        said["Id"]: said["Target"]
        for said in _all(_RELATION, parts.read("xl/_rels/workbook.xml.rels").decode("utf-8"))
        if "Id" in said and "Target" in said
    }
    sheets = {}
    for said in _all(_SHEET, book):
        target = targets.get(next((v for k, v in said.items() if k.endswith(":id")), ""), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in parts.namelist():
            sheets[composed(unescape(said.get("name", "")))] = _margin(parts.read(path))
    return Margins(bool(re.search(r'\bdate1904="(?:1|true)"', book)), size, sheets)


def _margin(sheet: bytes) -> Margin:
    hidden = (one[1] for one in _ROW.finditer(sheet) if _TRUE.search(one[1]))
    numbers = (_ROW_NUMBER.search(one) for one in hidden)
    wrong = {
        _place(column, row): unescape(word.decode("utf-8", "replace"))
        for column, row, word in _FAILED.findall(sheet)
    }
    for column, row, _rest, value in _FORMULA.findall(sheet):
        if not value and b't="str"' not in _rest:  # a formula that says "" is an empty cell
            wrong.setdefault(_place(column, row), "")
    return Margin(frozenset(int(one[1]) - 1 for one in numbers if one), wrong)


def _place(column: bytes, row: bytes) -> tuple[int, int]:
    number = 0
    for letter in column:
        number = number * 26 + letter - ord("A") + 1
    return int(row) - 1, number - 1


def _all(pattern: re.Pattern[str], text: str) -> list[dict[str, str]]:
    return [dict(_ATTRIBUTE.findall(found[1])) for found in pattern.finditer(text)]
