"""Reading one row after another: each cell becomes the value of its field, or a problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from resources.imports import marks
from resources.wording import _
from storage.imports.cells import Cell, Sheet, Wrong
from storage.imports.days import Span, lacks_year, span_of
from storage.imports.finders import Finders
from storage.imports.heads import Matching
from storage.imports.lines import text_of_any
from storage.imports.meanings import (
    means_everywhere,
)
from storage.imports.numbers import counted, flag_of, number_of, since_of, text_of, year_of
from storage.imports.plans import Line
from storage.imports.problems import CellError, Problem
from storage.imports.spans import figure_of, period_of
from storage.imports.targets import GIVEN, MEASURE, Target, target_of
from storage.imports.titles import Titles
from storage.ledger import Ledger
from storage.spelling import fold

_FAILED = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!"}
_PEOPLE = {"full_name", GIVEN}
_NAMES = {"name", *_PEOPLE}
_PHONE = re.compile(r"(?:\+?84)?([1-9]\d{8,9})")  # without the 0 that Excel took, or from abroad


class Reader:
    """Reads the rows of one sheet by one matching; it remembers the names in the books."""

    def __init__(self, ledger: Ledger, sheet: Sheet, matching: Matching) -> None:
        self.sheet, self.matching = sheet, matching
        self.keys = frozenset(matching.columns.values())
        self._targets = {c: target_of(matching.kind, key) for c, key in matching.columns.items()}
        self.find = Finders(ledger)
        self._above: dict[int, Cell] = {}  # what stood last in a column, for "nt"
        self._cache: dict[tuple[str, Cell], Any] = {}
        self.titles = Titles(sheet, matching, self.find.of_kind)
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []
        self._noted: set[str] = set()

    def read(self, row: int) -> Line | None:
        """Read one row; none if something in it is wrong, which then is a problem."""
        before = len(self.problems)
        values = self._fixed_values(row) | self.titles.values
        columns: dict[str, int] = {}
        for column, target in self._targets.items():
            cell = self._cell(row, column, target)
            try:
                if cell != "":
                    columns[target.key] = column
                    values[target.key] = self._value(target, cell)
                    self._note_year(row, column, target, cell)
                if target.required and values.get(target.key, "") == "":
                    raise _empty(target)
            except CellError as error:
                self.complain(row, column, error)
        untold = self.titles.untold
        if untold:
            words = _("Tiêu đề phía trên dòng này không nêu «{label}» nào có trong sổ.")
            fix = _("Sửa tiêu đề cho đúng tên trong sổ, hoặc thêm cột «{label}».")
            label = untold.label
            self.complain(row, None, CellError(words.format(label=label), fix.format(label=label)))
        return Line(row, values, columns) if len(self.problems) == before else None

    def complain(self, row: int, column: int | None, error: CellError) -> None:
        """Note what is wrong at a cell, or with a row."""
        self.problems.append(self._problem(row, column, error.sentence, error.fix))

    def note(self, row: int, column: int | None, sentence: str) -> None:
        """Note what was decided for the user."""
        self.notices.append(self._problem(row, column, sentence))

    def note_once(self, row: int, column: int | None, sentence: str) -> None:
        """Note what was decided for this row and all like it."""
        if sentence not in self._noted:
            self._noted.add(sentence)
            self.note(row, column, sentence)

    def heading_of(self, key: str) -> str:
        """Return what stands over the column of a target, "" where it has none."""
        columns = (column for column, held in self.matching.columns.items() if held == key)
        return self.matching.headings.get(next(columns, -1), "")

    def words(self, row: int, column: int | None) -> str:
        """Return what a cell says as words, "" for no cell."""
        cell = "" if column is None else self.sheet.seen(row, column)
        return "" if isinstance(cell, Wrong) else text_of(cell)

    def _note_year(self, row: int, column: int, target: Target, cell: Cell) -> None:
        if target.meaning == "day" and lacks_year(cell):
            words = _("Không ghi năm, được hiểu là năm {year} như ở tiêu đề.")
            self.note(row, column, words.format(year=self.titles.year))

    def _problem(self, row: int, column: int | None, sentence: str, fix: str = "") -> Problem:
        if column is None:
            return Problem(self.sheet.name, row, -1, "", sentence, fix)
        said = text_of_any(self.sheet.seen(row, column))
        return Problem(self.sheet.name, row, column, said, sentence, fix)

    def _fixed_values(self, row: int) -> dict[str, Any]:
        values = {}
        for key, said in self.matching.fixed.items():
            try:
                values[key] = self._value(target_of(self.matching.kind, key), said)
            except CellError as error:
                self.complain(row, None, error)
        return values

    def _cell(self, row: int, column: int, target: Target) -> Cell:
        """Return what a cell means: its own words, those it is merged with, or the ones above."""
        cell = self.sheet.at(row, column)
        origin = self.sheet.merged.get((row, column))
        if cell == "" and origin and origin[1] == column and origin[0] >= self.matching.first:
            if target.meaning in ("count", "figure"):
                self.note(row, column, _("Ô gộp là số: chỉ tính cho dòng đầu của ô gộp."))
                return ""
            return self.sheet.at(*origin)
        if isinstance(cell, str) and cell and target.meaning != "count":
            plain = fold(cell)
            if plain in marks("ditto"):
                return self._above.get(column, "")
            if plain in marks("nothing") and target.meaning != "measures":
                return ""
        if cell != "":
            self._above[column] = cell
        return cell

    def _value(self, target: Target, cell: Cell) -> Any:
        if isinstance(cell, Wrong):
            raise _wrong(cell.word)
        if isinstance(cell, str) and cell in _FAILED:  # in a CSV, or in rows we gave back
            raise _wrong(cell)
        known = (target.key, cell)
        if isinstance(cell, str):
            if known not in self._cache:
                self._cache[known] = self._read(target, cell)
            return self._cache[known]
        return self._read(target, cell)

    def _read(self, target: Target, cell: Cell) -> Any:
        if target.meaning == "measures":
            return cell  # what it counts depends on the kind of activity
        if target.meaning == "year" and isinstance(cell, str) and fold(cell) in marks("yes"):
            return ""  # a mark in the column of men or of women says no year
        if target.meaning == "text":
            return _text(target, cell)
        if plain := counted if target.key.startswith(MEASURE) else _PLAIN.get(target.meaning):
            return plain(cell)
        if target.meaning in ("day", "span"):
            return self._span(target, cell)
        return self._meant(target, text_of(cell))

    def _span(self, target: Target, cell: Cell) -> Span:
        epoch = self.sheet.epoch_1904
        if target.meaning == "span":
            return period_of(cell, epoch_1904=epoch)
        return span_of(cell, epoch_1904=epoch, year=self.titles.year)

    def _meant(self, target: Target, said: str) -> Any:
        assert target.field is not None
        fact = target.field.fact
        if fact.choices == "award_authorities":
            return self.find.authorities(said)
        if fact.choices:
            finder = self.find.of(fact.choices)
        else:
            if fact.refers == "hamlet" and means_everywhere(said):
                return [] if target.meaning == "many" else None
            finder = self.find.of_kind(fact.refers)
        several = target.meaning in ("codes", "many")
        return finder.many(said) if several else finder.one(said)


def told_by_titles(ledger: Ledger, sheet: Sheet, matching: Matching) -> frozenset[str]:
    """Return the keys of the targets that titles in the sheet tell."""
    return Reader(ledger, sheet, matching).titles.told


def day_within(line: Line, key: str, reader: Reader, *, month: bool = False) -> date | None:
    """Return the day of a target; of a year or a month its first day, with a notice.

    With `month` a whole month may stand for its first day but a whole year may not: a report
    month is named after the month it ends in, so that its first day is always within it.
    """
    span: Span | None = line.values.get(key)
    if span is None:
        return None
    if not span.is_day:
        column = line.columns.get(key)
        if month and not span.is_short:
            fix = _("Gõ ngày/tháng/năm, ví dụ 2/9/2022.")
            raise CellError(_("Chỉ có năm, chưa có ngày."), fix, key)
        words = _("Không có ngày cụ thể, được ghi là {day}.")
        reader.note(line.row, column, words.format(day=text_of(span.first)))
    return span.first


def _text(target: Target, cell: Cell) -> str:
    said = text_of(cell)
    if target.key == "phone" and (found := _PHONE.fullmatch(said)):
        return f"0{found[1]}"
    if target.key in _NAMES:
        said = " ".join(said.split())
    return said.title() if target.key in _PEOPLE and said.isupper() else said


def _empty(target: Target) -> CellError:
    fix = _("Điền «{label}».").format(label=target.label)
    return CellError(_("Ô này không được để trống."), fix)


def _wrong(word: str) -> CellError:
    if not word:
        return CellError(
            _("Công thức chưa có kết quả."), _("Mở tệp bằng Excel, lưu lại rồi nhập lại.")
        )
    return CellError(
        _("Công thức bị lỗi {word}.").format(word=word),
        _("Sửa công thức, hoặc gõ thẳng giá trị vào ô."),
    )


_PLAIN: Mapping[str, Callable[[Cell], Any]] = {
    "count": number_of,
    "year": year_of,
    "flag": flag_of,
    "figure": figure_of,
    "since": since_of,
}
