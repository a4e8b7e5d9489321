"""What titles say of the rows below them: "II. Tổ tự quản xóm Đông", "Nhật ký năm 2022"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from storage.imports.cells import Sheet
from storage.imports.days import Span, span_of
from storage.imports.heads import Matching
from storage.imports.lines import Aside, lines_of
from storage.imports.meanings import Finder
from storage.imports.problems import CellError
from storage.imports.subjects import subject_said
from storage.imports.targets import COMMENDED, SITE, Target, target_of
from storage.records import Activity, Award, Member, Record, SecurityModel, Team
from storage.spelling import fold

SUBJECT = "subject"
# What a title may name, where no column does.
_NAMED: Mapping[type[Record], str] = {
    Member: "team",
    Team: "hamlets",
    Activity: "hamlets",
    SecurityModel: f"{SITE}hamlet",
    **dict.fromkeys(COMMENDED, SUBJECT),
}
_YEAR = re.compile(r"(?:nam |/)((?:19|20)\d\d)\b")
WHOLE_DAY = r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
_DECISION = re.compile(
    rf"quyết định số\s*:?\s*([^\s,;]+)[,;]?\s+ngày\s+({WHOLE_DAY})", re.IGNORECASE
)
_GROUNDS = "can cu"  # a text of law is quoted, not the decision that the list belongs to


class Titles:
    """The titles of one sheet, heard one after another: each speaks until the next."""

    def __init__(self, sheet: Sheet, matching: Matching, finder: Callable[[str], Finder]) -> None:
        """`finder` finds the records of a kind in the books."""
        key = _NAMED.get(matching.kind, "")
        said = {*matching.columns.values(), *matching.fixed}
        self._target = target_of(matching.kind, key) if key and key not in said else None
        self._finder = finder
        self._found = ""
        above = [sheet.name, *_above(sheet, matching)]
        years = {found[1] for title in above for found in _YEAR.finditer(fold(title))}
        self.year = int(years.pop()) if len(years) == 1 else None
        decided = decision_in(above) if matching.kind is Award else {}
        self._decided = {name: value for name, value in decided.items() if name not in said}
        self.told = frozenset({*self._told(sheet, matching, above), *self._decided})
        for title in above:
            self._found = self._named(title) or self._found

    def hear(self, title: str) -> None:
        """Take what a title between rows names for those below it, if only that nothing is.

        A part of people stays one of people below "Thôn Đông".
        """
        kept = self._found if self._is_subject else ""
        self._found = self._named(title) or kept

    @property
    def values(self) -> dict[str, object]:
        """Return the values of the targets that titles tell."""
        if self._target is None or not self._found:
            return dict(self._decided)
        several = self._target.meaning == "many"
        return self._decided | {self._target.key: [self._found] if several else self._found}

    @property
    def untold(self) -> Target | None:
        """Return the target that titles must tell and the last one did not."""
        if self._target is None or not self._target.required or self._found:
            return None
        return self._target

    @property
    def _is_subject(self) -> bool:
        return self._target is not None and self._target.key == SUBJECT

    def _told(self, sheet: Sheet, matching: Matching, above: list[str]) -> frozenset[str]:
        """Return the key that any title of the sheet tells."""
        if self._target is None:
            return frozenset()
        within = (one.title for one in lines_of(sheet, matching) if isinstance(one, Aside))
        is_told = any(map(self._named, (*above, *within)))
        return frozenset([self._target.key] if is_told else [])

    def _named(self, title: str) -> str:
        if self._target is None or self._target.field is None or not title:
            return ""
        if self._is_subject:
            return subject_said(title)
        return self._finder(self._target.field.fact.refers).within(title)


def _above(sheet: Sheet, matching: Matching) -> Iterator[str]:
    yield from sheet.above
    for row in sheet.rows[: matching.head]:
        yield from (cell for cell in row if isinstance(cell, str) and cell)


def decision_in(above: Iterable[str]) -> dict[str, str | Span]:
    """Return number and day of the decision that a list belongs to, if titles name just one."""
    lines = (line for line in above if not fold(line).startswith(_GROUNDS))
    found = {each.groups() for line in lines for each in _DECISION.finditer(line)}
    if len(found) != 1:
        return {}
    number, day = found.pop()
    try:
        return {"number": number, "decided_on": span_of(day)}
    except CellError:
        return {}  # 31/02: whoever reads the rows asks for the day
