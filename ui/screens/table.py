"""Lists of records on screen: values only, sorted in Vietnamese order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from resources.wording import _
from storage.records import Field, Record, fields_of
from storage.spelling import name_key, sort_key
from ui.screens.icons import icon
from ui.screens.look import tone_colour
from ui.screens.tips import told
from ui.screens.words import Names, is_year, value_words

Index: TypeAlias = QModelIndex | QPersistentModelIndex
MANY = 2**31 - 1  # more records than are shown; how many is counted later
_ROOT = QModelIndex()
_MARKED = (
    Qt.ItemDataRole.DecorationRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it says of a record, and what the record is sorted by."""

    name: str
    label: str
    words: Callable[[Record, Names], str]
    key: Callable[[Record, Names], Any]
    right: bool = False


def columns_of(kind: type[Record], leave_out: frozenset[str] = frozenset()) -> tuple[Column, ...]:
    """Return a column for each field declared as listed."""
    return tuple(
        column_of(field)
        for field in fields_of(kind)
        if field.fact.listed and field.name not in leave_out
    )


def column_of(field: Field) -> Column:
    """Return the column of one field."""

    def said(record: Record, names: Names) -> str:
        return value_words(field, record, names)

    def key(record: Record, names: Names) -> Any:
        value = getattr(record, field.name)
        if value is None:
            return (1,)
        return (0, _sortable(field, value, said(record, names)))

    return Column(
        field.name, _(field.fact.label), said, key, right=field.type is int and not is_year(field)
    )


def _sortable(field: Field, value: Any, said: str) -> Any:
    if field.fact.refers or field.fact.choices or field.composed:
        return sort_key(said)
    if isinstance(value, str):
        return name_key(value) if field.fact.personal else sort_key(value)
    return value


class RecordTableModel(QAbstractTableModel):
    """The records of one kind, a row each."""

    wanted_total = Signal()  # somebody must know now how many records there are: `know_total`
    wanted_more = Signal()  # the user has come to the last row of only some of the records

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._records: list[Record] = []
        self._said: dict[tuple[int, int], str] = {}  # by `id` of a record that is held, and column
        self._names: Names = {}
        self._order: tuple[int, Qt.SortOrder] | None = None
        self._total = 0
        self._marks: Mapping[str, str] = {}

    def mark(self, marks: Mapping[str, str]) -> bool:
        """Put a sign before some records, by identity, that says these words; false: as before."""
        if marks == self._marks:
            return False
        self._marks = marks
        if self._records:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._records) - 1, 0))
        return True

    def show_records(self, records: Sequence[Record], names: Names, total: int = 0) -> None:
        """Replace all rows; `names` says what references are called.

        `total` is how many records there are, where these are only the first of them. What was
        said of a record that is the very same goes on being said: a save changes one of many.
        """
        self.beginResetModel()
        self._forget(records if names == self._names else ())
        self._records, self._names = list(records), names
        self._total = max(total, len(records))
        self._arrange()
        self.endResetModel()

    def add_records(self, records: Sequence[Record]) -> None:
        """Show more rows below, in answer to `wanted_more`."""
        if records:
            before = len(self._records)
            self.beginInsertRows(QModelIndex(), before, before + len(records) - 1)
            self._records += records
            self.endInsertRows()

    @property
    def total(self) -> int:
        """Return how many records there are, with those that are not shown yet."""
        if not self.is_counted:
            self.wanted_total.emit()
        return self._total

    @property
    def is_counted(self) -> bool:
        """Tell whether it is known how many records there are."""
        return self._total != MANY

    def know_total(self, total: int) -> None:
        """Learn how many records there are, once they are counted."""
        self._total = max(total, len(self._records))

    @property
    def records(self) -> Sequence[Record]:
        """Return the records of the rows, in their order."""
        return self._records

    def words_at(self, row: int, across: int) -> str:
        """Say anew what a cell says: a paper is Vietnamese whatever the screens speak."""
        return self._columns[across].words(self._records[row], self._names)

    def record_at(self, row: int) -> Record:
        """Return the record a row shows."""
        return self._records[row]

    def row_of(self, identity: str) -> int:
        """Return the row of a record, -1 if it is not shown."""
        return next((row for row, one in enumerate(self._records) if one.id == identity), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[index.column()].right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if self._marks and role in _MARKED:
            return self._mark_of(index, role)
        return None

    def canFetchMore(self, parent: Index = _ROOT) -> bool:
        """Tell whether there is more; rows that the user has sorted are not mixed with others."""
        return not parent.isValid() and self._order is None and len(self._records) < self._total

    def fetchMore(self, parent: Index = _ROOT) -> None:
        if not parent.isValid():
            self.wanted_more.emit()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = self._columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return told(column.label, role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order) if column >= 0 else None
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def _forget(self, kept: Sequence[Record]) -> None:
        """Forget what was said of all records that were held but these."""
        same = {id(one) for one in kept} & {id(one) for one in self._records}
        self._said = {key: said for key, said in self._said.items() if key[0] in same}

    def _arrange(self) -> None:
        if self._order is None:
            return
        place, order = self._order
        column = self._columns[place]
        down = order == Qt.SortOrder.DescendingOrder
        self._records.sort(key=lambda one: column.key(one, self._names), reverse=down)
        self._records.sort(key=lambda one: not column.words(one, self._names))  # empty cells last

    def _mark_of(self, index: Index, role: int) -> Any:
        words = self._marks.get(self._records[index.row()].id)
        if words is None:
            return None
        if role != Qt.ItemDataRole.DecorationRole:
            return told(words, role)
        return None if index.column() else icon("undo", tone_colour("bad"))

    def _words(self, row: int, column: int) -> str:
        record = self._records[row]
        said = self._said.get((id(record), column))
        if said is None:
            said = self._columns[column].words(record, self._names)
            self._said[id(record), column] = said
        return said
