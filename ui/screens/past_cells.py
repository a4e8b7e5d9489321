"""Rows and columns of the grid of past figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from resources.catalogues import Indicator, words
from resources.wording import _
from storage.past_figures import PastColumn
from storage.records import PastFigure
from storage.stated import stated_words
from ui.screens.words import choice_word

SOURCE = ""  # the row above all indicators: where the figures of a column come from
Typed = dict[str, dict[str, str]]  # key of a column → code of a row → what was typed
Says = Literal["figure", "precision", "source"]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: an indicator by its code, the source (no code), or the title of a group."""

    code: str
    words: str
    unit: str = ""
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column with what is kept for it, or said by the books, by indicator.

    A precision or a source of its own stands right of the figures that it belongs to.
    """

    column: PastColumn
    kept: Mapping[str, PastFigure] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    says: Says = "figure"

    @property
    def key(self) -> str:
        """Return what stands for the column in a draft."""
        first = self.column.period.first
        return first if self.says == "figure" else f"{first} {self.says}"

    def text(self, code: str) -> str:
        """Say what is kept of one indicator."""
        if self.column.in_books:
            return self.said.get(code, "")
        one = self.kept.get(code)
        if one is None:
            return ""
        return one.source if self.says == "source" else stated_words(one.value, one.precision)

    def source(self, rows: Sequence[GridRow]) -> str:
        """Return the source that all figures of some rows have in common, "" if there is none."""
        found = {self.kept[row.code].source for row in rows if row.code in self.kept}
        return found.pop() if len(found) == 1 else ""


def rows_of(known: Mapping[str, Indicator], group: str = "") -> list[GridRow]:
    """Return the rows of one group of indicators, or of all groups under their titles."""
    found = [GridRow(SOURCE, _("Nguồn của cả cột (báo cáo số, ngày)"))]
    for code in [group] if group else words("indicator_groups"):
        rows = [GridRow(o.code, o.name, o.unit) for o in known.values() if o.group == code]
        if rows:
            found += [
                GridRow(code, choice_word("indicator_groups", code).upper(), is_title=True),
                *rows,
            ]
    return found
