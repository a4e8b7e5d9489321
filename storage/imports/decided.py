"""A decision over a whole list: the names of its tables held against those that were proposed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from resources.wording import _
from storage.commendation.same_name import may_be, spelt
from storage.imports.cells import Sheet, Wrong
from storage.imports.days import Span
from storage.imports.errors import EmptyWorkbookError
from storage.imports.heads import Matching, guess
from storage.imports.lines import lines_of, text_of_any
from storage.imports.numbers import text_of, year_of
from storage.imports.problems import CellError, Problem
from storage.imports.titles import decision_in
from storage.records import Nominee

_ADDRESS = re.compile(
    r"\A(?:(?:hộ\s+)?(?:gia đình\s+)?(?:ông|bà|đồng chí|đ/c)\.?:?\s+|hộ\s+(?:gia đình\s+)?)",
    re.IGNORECASE,
)
_YEARS = ("birth_year", "birth_year.male", "birth_year.female")


@dataclass(frozen=True, slots=True)
class Match:
    """What a decision says of a proposal: whom it names, whom it does not, and who is a stranger.

    `number` and `decided_on` are those that stand above its list, if they do.
    """

    named: tuple[Nominee, ...]
    missing: tuple[Nominee, ...]
    problems: tuple[Problem, ...]
    number: str = ""
    decided_on: date | None = None


def match_decision(nominees: Sequence[Nominee], sheets: Sequence[Sheet]) -> Match:
    """Find the nominees that the tables of a decision name, by name and year of birth.

    Raises EmptyWorkbookError where no table has a column of names.
    """
    shown = [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
    lists = [one for one in shown if "name" in guess(one, Nominee).columns.values()]
    if not lists:
        raise EmptyWorkbookError(
            _(
                "Tệp {name} không có bảng nào có cột họ tên hoặc tên tập thể. Sổ không đổi; hãy "
                "xem lại tiêu đề cột, hoặc chọn tay người được tặng."
            ).format(name=shown[0].file)
        )
    named: dict[str, Nominee] = {}
    problems: list[Problem] = []
    for sheet in lists:
        for row, column, year in _names(sheet, guess(sheet, Nominee)):
            said = text_of(sheet.seen(row, column))
            found = _meant(said, year, nominees)
            if len(found) == 1 and found[0].id not in named:
                named[found[0].id] = found[0]
                continue
            problems.append(_problem(sheet, row, column, found))
    told = decision_in(title for sheet in shown for title in _titles(sheet))
    day = told.get("decided_on")
    return Match(
        tuple(one for one in nominees if one.id in named),
        tuple(one for one in nominees if one.id not in named),
        tuple(problems),
        str(told.get("number", "")),
        day.first if isinstance(day, Span) else None,
    )


def _names(sheet: Sheet, matching: Matching) -> Iterator[tuple[int, int, int | None]]:
    """Give row and column of each name, with the year of birth beside it."""
    column = next(column for column, key in matching.columns.items() if key == "name")
    years = [at for at, key in matching.columns.items() if key in _YEARS]
    for row in lines_of(sheet, matching):
        cell = sheet.seen(row, column) if isinstance(row, int) else ""
        if isinstance(row, int) and cell != "" and not isinstance(cell, Wrong):
            yield row, column, _year(sheet, row, years)


def _year(sheet: Sheet, row: int, columns: Iterable[int]) -> int | None:
    for column in columns:
        cell = sheet.seen(row, column)
        try:
            if cell != "" and not isinstance(cell, Wrong):
                return year_of(cell)
        except CellError:
            continue  # a name alone will do
    return None


def _meant(said: str, year: int | None, nominees: Sequence[Nominee]) -> list[Nominee]:
    """Return who may be meant; who is addressed as "ông" is found without it."""
    for name in dict.fromkeys((said, _ADDRESS.sub("", said, count=1))):
        key = spelt(name)
        found = [n for n in nominees if spelt(n.name) == key and may_be(n.birth_year, year)]
        surer = [n for n in found if year and n.birth_year == year]
        if found:
            return surer or found
    return []


def _problem(sheet: Sheet, row: int, column: int, found: Sequence[Nominee]) -> Problem:
    words, fix = _("Tên này không có trong đề nghị."), _("Thêm vào đề nghị, hoặc bỏ qua.")
    if len(found) == 1:
        words, fix = _("Tên này đã có ở dòng trên."), _("Xem lại danh sách của quyết định.")
    elif found:
        words, fix = _("Nhiều người trong đề nghị cùng tên này."), _("Chọn tay người được tặng.")
    said = text_of_any(sheet.seen(row, column))
    return Problem(sheet.name, row, column, said, words, fix)


def _titles(sheet: Sheet) -> Iterator[str]:
    yield from sheet.above
    for row in sheet.rows:
        yield from (cell for cell in row if isinstance(cell, str) and cell)
