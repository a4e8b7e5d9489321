"""Police units: their names and superiors by date, and the units they came from."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from storage.records.base import Code, Name, Record, Text, UnitCode, Value
from storage.records.facts import Fact


class UnitName(Value):
    """A name that a unit bore from one day to another; no last day: it still does."""

    name: Name
    valid_from: date | None = None
    valid_to: date | None = None


class UnitSuperior(Value):
    """A unit that another one reported to from one day to another."""

    code: UnitCode
    name: Name
    valid_from: date | None = None
    valid_to: date | None = None


class Unit(Record):
    """One police unit; `unit` is its own code."""

    KIND: ClassVar[str] = "unit"
    TITLE: ClassVar[str] = "Đơn vị"
    SOUGHT: ClassVar[bool] = False

    name: Annotated[Name, Fact("Tên đơn vị", listed=True)]
    type: Annotated[Code, Fact("Loại đơn vị", listed=True, choices="unit_types")]
    names: Annotated[tuple[UnitName, ...], Fact("Các tên theo thời gian")] = ()
    superiors: Annotated[tuple[UnitSuperior, ...], Fact("Đơn vị cấp trên theo thời gian")] = ()
    predecessors: Annotated[tuple[UnitCode, ...], Fact("Các đơn vị trước khi sáp nhập")] = ()
    note: Annotated[Text, Fact("Ghi chú nội bộ", sent=False)] = ""

    def name_on(self, day: date) -> str:
        """Return the name that was valid on a day."""
        return next(
            (n.name for n in self.names if _valid(n.valid_from, n.valid_to, day)), self.name
        )

    def superior_on(self, day: date) -> UnitSuperior | None:
        """Return the superior unit that was valid on a day."""
        return next((s for s in self.superiors if _valid(s.valid_from, s.valid_to, day)), None)


def _valid(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
