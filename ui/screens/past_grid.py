"""The grid of past figures: a row an indicator, a cell for what was typed, grey what books say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from resources.wording import _
from storage.past_figures import Entry, PastColumn
from storage.stated import NotAFigureError, stated, stated_words
from ui.screens.icons import icon
from ui.screens.look import colours, tone_colour
from ui.screens.past_cells import SOURCE, GridColumn, GridRow, Typed
from ui.screens.table import Index
from ui.screens.tips import plain_tip, told
from ui.screens.typing_grid import TypingGrid
from ui.screens.words import choice_word

_ROOT = QModelIndex()


class PastGrid(TypingGrid):
    """What is kept, with what was typed over it; it holds values, never the ledger."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[GridRow, ...] = ()
        self.columns: tuple[GridColumn, ...] = ()
        self.typed: Typed = {}
        self._roles: dict[int, Callable[[int, int], Any]] = {
            Qt.ItemDataRole.DisplayRole: self.said,
            Qt.ItemDataRole.EditRole: self.said,
            Qt.ItemDataRole.ToolTipRole: lambda row, column: plain_tip(self._tip(row, column)),
            Qt.ItemDataRole.AccessibleTextRole: self._aloud,
            Qt.ItemDataRole.ForegroundRole: self._ink,
            Qt.ItemDataRole.DecorationRole: self._sign,
            Qt.ItemDataRole.BackgroundRole: self._ground,
            Qt.ItemDataRole.TextAlignmentRole: self._alignment,
        }

    def show_columns(self, rows: Sequence[GridRow], shown: Sequence[GridColumn]) -> None:
        """Show other rows and columns; what was typed stays where it still belongs."""
        self.beginResetModel()
        self.rows, self.columns = tuple(rows), tuple(shown)
        self.endResetModel()

    @property
    def is_dirty(self) -> bool:
        """Tell whether something was typed that is not kept yet."""
        return any(self.typed.values())

    def forget(self) -> None:
        """Show what is kept again."""
        self.beginResetModel()
        self.typed = {}
        self.endResetModel()

    def recall(self, typed: Mapping[str, Mapping[str, str]]) -> None:
        """Show what was typed earlier."""
        self.beginResetModel()
        self.typed = {key: dict(cells) for key, cells in typed.items()}
        self.endResetModel()

    def said(self, row: int, across: int) -> str:
        """Return what stands in a cell."""
        code, column = self.rows[row].code, self.columns[across]
        if self.rows[row].is_title:
            return ""
        if column.says == "precision":
            return self._precision(row, across)
        typed = self.typed.get(column.key, {})
        return typed[code] if code in typed else self._before(code, column)

    def put(self, row: int, across: int, text: str) -> bool:
        if across >= len(self.columns) or self.why_locked(row, across):
            return False
        code, column = self.rows[row].code, self.columns[across]
        text = text.strip()
        if code != SOURCE and column.says == "figure":
            text = _tidy(text)
        cells = self.typed.setdefault(column.key, {})
        cells.pop(code, None)
        if text != self._before(code, column):
            cells[code] = text
        if not cells:
            del self.typed[column.key]
        return True

    def is_title(self, row: int) -> bool:
        return self.rows[row].is_title

    def why_locked(self, row: int, across: int) -> str:
        """Say why nothing can be written into a cell, "" if something can."""
        if self.rows[row].is_title:
            return _("Dòng này là tên nhóm chỉ tiêu.")
        if self.columns[across].column.in_books:
            return _(
                "Các tháng này đã có trong sổ: số do sổ tính ra từ bản ghi hoặc gói của đơn vị, "
                "nên không ghi đè ở đây được."
            )
        if self.columns[across].says == "precision":
            return _("Độ chính xác đọc ra từ chữ viết ở ô số liệu: hơn, gần, khoảng, hàng trăm…")
        if self.columns[across].says == "source" and not self.said(row, across - 2):
            return _("Hãy ghi số liệu của chỉ tiêu này trước, rồi ghi nguồn.")
        return ""

    def is_of_books(self, place: Index) -> bool:
        """Tell whether a cell says a figure that the books themselves know."""
        if not place.isValid() or place.row() >= len(self.rows):
            return False
        of_books = self.columns[place.column()].column.in_books
        return of_books and bool(self.said(place.row(), place.column()))

    def complaint(self, row: int, across: int) -> str:
        """Say why a cell cannot be read as a figure, "" if it can."""
        column = self.columns[across]
        if self.rows[row].code == SOURCE or column.column.in_books or column.says != "figure":
            return ""
        text = self.said(row, across)
        try:
            if text:
                stated(text)
        except NotAFigureError as error:
            return error.message
        return ""

    def first_wrong(self) -> tuple[int, int] | None:
        """Return the row and column of the first cell that cannot be read, or none."""
        cells = ((r, c) for c in range(len(self.columns)) for r in range(len(self.rows)))
        return next((cell for cell in cells if self.complaint(*cell)), None)

    def entries(self) -> Iterator[tuple[PastColumn, dict[str, Entry]]]:
        """Return what was typed, as figures with their sources, column by column."""
        for column in (each for each in self.columns if each.says == "figure"):
            typed = self.typed.get(column.key, {})
            own = self.typed.get(f"{column.key} source", {})
            codes = [code for code in {**typed, **own} if code != SOURCE]
            if SOURCE in typed:
                codes += [code for code in self._shares_source(column) if code not in codes]
            found = {code: self._entry(column, code, typed, own) for code in codes}
            if found:
                yield column.column, found

    def _entry(
        self, column: GridColumn, code: str, typed: Mapping[str, str], own: Mapping[str, str]
    ) -> Entry:
        before = column.source(self.rows)
        one = column.kept.get(code)
        if one and (SOURCE not in typed or one.source not in ("", before)):
            usual = one.source or before
        else:
            usual = typed.get(SOURCE, before)
        return Entry(typed.get(code, column.text(code)), own.get(code, usual))

    def _shares_source(self, column: GridColumn) -> list[str]:
        """Return the kept indicators in sight that have the source of the column, or none."""
        before = column.source(self.rows)
        shown = (row.code for row in self.rows if row.code in column.kept)
        return [code for code in shown if column.kept[code].source in ("", before)]

    def _before(self, code: str, column: GridColumn) -> str:
        return column.source(self.rows) if code == SOURCE else column.text(code)

    def _precision(self, row: int, across: int) -> str:
        text = self.said(row, across - 1)
        if not text or self.rows[row].code == SOURCE or self.complaint(row, across - 1):
            return ""
        return choice_word("precisions", stated(text)[1])

    # what Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].is_title:
            return Qt.ItemFlag.ItemIsEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        locked = self.why_locked(index.row(), index.column())
        return usual if locked else usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        say = self._roles.get(role)
        return say(index.row(), index.column()) if say else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            return self._head(section, role)
        row = self.rows[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return told(f"{row.words} ({row.unit})" if row.unit else row.words, role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(numbers=False)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(row.is_title)
            return font
        return None

    def _head(self, section: int, role: int) -> Any:
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            in_books = f"{column.column.words}\n{_('(trong sổ)')}"
            said = {"precision": _("Độ chính xác"), "source": _("Nguồn riêng của chỉ tiêu")}
            return said.get(
                column.says, in_books if column.column.in_books else column.column.words
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(numbers=column.says == "figure")
        return None

    def _tip(self, row: int, across: int) -> str:
        return self.complaint(row, across) or self.said(row, across)

    def _alignment(self, row: int, across: int) -> Qt.AlignmentFlag:
        figures = self.columns[across].says == "figure"
        return _side(numbers=figures and self.rows[row].code != SOURCE)

    def _aloud(self, row: int, across: int) -> str:
        """Say a cell to a screen reader: which indicator, which years, what stands in it."""
        column = self.columns[across]
        said = (self.rows[row].words, column.column.words, self.said(row, across))
        return ", ".join(filter(None, (*said, self.complaint(row, across))))

    def _ink(self, row: int, across: int) -> QColor:
        if self.complaint(row, across):
            return QColor(colours().bad)
        return QColor(colours().muted if self.columns[across].column.in_books else colours().text)

    def _sign(self, row: int, across: int) -> QIcon | None:
        """Mark what is wrong by more than its colour."""
        return icon("bad", tone_colour("bad")) if self.complaint(row, across) else None

    def _ground(self, row: int, across: int) -> QColor | None:
        if self.complaint(row, across):
            return QColor(colours().chosen)
        grey = self.rows[row].is_title or self.columns[across].column.in_books
        return QColor(colours().nav) if grey else None


def _side(*, numbers: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _tidy(text: str) -> str:
    """Write a figure the usual way; what cannot be read stays as it was typed."""
    try:
        return stated_words(*stated(text)) if text else ""
    except NotAFigureError:
        return text
