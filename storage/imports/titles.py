"""What titles say of the rows below them: "II. Tổ tự quản xóm Đông", "Nhật ký năm 2022"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from storage.imports.cells import Sheet
from storage.imports.heads import Matching
from storage.imports.lines import Aside, lines_of
from storage.imports.meanings import Finder
from storage.imports.targets import SITE, Target, target_of
from storage.records import Activity, Member, Record, SecurityModel, Team
from storage.spelling import fold

# What a title may name, where no column does.
_NAMED: Mapping[type[Record], str] = {
    Member: "team",
    Team: "hamlets",
    Activity: "hamlets",
    SecurityModel: f"{SITE}hamlet",
}
_YEAR = re.compile(r"(?:nam |/)((?:19|20)\d\d)\b")


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
        self.told = self._told(sheet, matching, above)
        for title in above:
            self._found = self._named(title) or self._found

    def hear(self, title: str) -> None:
        """Take what a title between rows names for those below it, if only that nothing is."""
        self._found = self._named(title)

    @property
    def values(self) -> dict[str, object]:
        """Return the value of the target that titles tell."""
        if self._target is None or not self._found:
            return {}
        several = self._target.meaning == "many"
        return {self._target.key: [self._found] if several else self._found}

    @property
    def untold(self) -> Target | None:
        """Return the target that titles must tell and the last one did not."""
        if self._target is None or not self._target.required or self._found:
            return None
        return self._target

    def _told(self, sheet: Sheet, matching: Matching, above: list[str]) -> str:
        """Return the key that any title of the sheet tells, "" if none does."""
        if self._target is None:
            return ""
        within = (one.title for one in lines_of(sheet, matching) if isinstance(one, Aside))
        return self._target.key if any(map(self._named, (*above, *within))) else ""

    def _named(self, title: str) -> str:
        if self._target is None or self._target.field is None or not title:
            return ""
        return self._finder(self._target.field.fact.refers).within(title)


def _above(sheet: Sheet, matching: Matching) -> Iterator[str]:
    for row in sheet.rows[: matching.head]:
        yield from (cell for cell in row if isinstance(cell, str) and cell)
