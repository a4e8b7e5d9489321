"""What a superior may remark on in a month: its records and figures, each to be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from resources.catalogues import indicators
from resources.part_words import figure_words
from resources.wording import _
from storage.indicators import Figure
from storage.precision import Amount
from storage.records import Activity, Hamlet, Record, SecurityModel
from storage.spelling import fold
from sync.answers import Remark
from sync.content import MonthContent
from ui.screens.behind import day_of, said_of
from ui.screens.table import Index
from ui.screens.tips import told
from ui.screens.words import Names

_ROOT = QModelIndex()
_TICK, _REASON = 0, 3  # columns
_STATE = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


@dataclass(frozen=True, slots=True)
class Remarkable:
    """A record or a figure of a month: what a receipt calls it, and what people do."""

    key: str
    name: str
    kind: str
    said: str


class RemarkModel(QAbstractTableModel):
    """What may be remarked on, what is ticked, and the reason of each."""

    changed = Signal()  # a tick or a reason

    def __init__(self, offered: Sequence[Remarkable], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(offered)
        self.shown = self._all
        self.reasons: dict[str, str] = {}  # of what is ticked

    def narrow(self, text: str) -> None:
        """Show only what has all the words."""
        sought = fold(text).split()
        self.beginResetModel()
        self.shown = tuple(
            each
            for each in self._all
            if all(word in fold(f"{each.name} {each.kind} {each.said}") for word in sought)
        )
        self.endResetModel()

    def tick(self, key: str, *, on: bool = True) -> None:
        """Tick something, or not any more; a tick may have no reason of its own."""
        if on:
            self.reasons.setdefault(key, "")
        else:
            self.reasons.pop(key, None)
        self._tell()

    def give_reason(self, key: str, words: str) -> None:
        """Say why, which ticks it too."""
        if words or key in self.reasons:
            self.reasons[key] = words
            self._tell()

    def remarks(self, general: str) -> list[Remark]:
        """Return each reason with what it means; the `general` one stands for all others."""
        means: dict[str, list[str]] = {general: []} if general else {}
        for each in self._all:
            if each.key in self.reasons:
                means.setdefault(self.reasons[each.key] or general, []).append(each.key)
        return [Remark(words, keys) for words, keys in means.items()]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_heads())

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == _TICK:
            return usual | Qt.ItemFlag.ItemIsUserCheckable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == _REASON else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            said = (one.name, one.kind, one.said, self.reasons.get(one.key, ""))
            return told(said[index.column()], role)
        if role == Qt.ItemDataRole.EditRole:
            return self.reasons.get(one.key, "")
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _TICK:
            return _STATE[one.key in self.reasons]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key = self.shown[index.row()].key
        if role == Qt.ItemDataRole.CheckStateRole:
            self.tick(key, on=Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Qt.ItemDataRole.EditRole and index.column() == _REASON:
            self.give_reason(key, str(value).strip())
            return True
        return False

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return _heads()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _tell(self) -> None:
        if self.shown:
            last = self.index(len(self.shown) - 1, len(_heads()) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.changed.emit()


def remarkable(content: MonthContent) -> list[Remarkable]:
    """Return what a month says: what was done first, then figures, registers last."""
    names = {kind.KIND: _names(content, kind) for kind in (SecurityModel, Hamlet)}
    dated: list[Remarkable] = []
    registers: list[Remarkable] = []
    for kind, rows in content.records.items():
        lines = [_of_record(kind.model_validate(row), names) for row in rows]
        (dated if kind.DATED_BY else registers).extend(lines)
    dated.sort(key=lambda each: each.kind != _(Activity.TITLE))
    order = {code: place for place, code in enumerate(indicators())}
    known = [figure for figure in content.figures if figure.code in order]
    known.sort(key=lambda figure: (not figure.value, order[figure.code]))
    return [*dated, *(_of_figure(figure) for figure in known), *registers]


def figure_key(code: str, part: str) -> str:
    """Return what a receipt calls a figure: TT01, or TT01/part."""
    return f"{code}/{part}" if part else code


def _names(content: MonthContent, kind: type[Record]) -> dict[str, str]:
    return {str(row["id"]): str(row["name"]) for row in content.records.get(kind, ())}


def _of_record(record: Record, names: Names) -> Remarkable:
    name = said_of(record, names)
    if isinstance(record, Activity) and record.hamlets:  # the same is done in each of them
        known = names[Hamlet.KIND]
        name += " – " + ", ".join(known.get(hamlet, "") for hamlet in record.hamlets)
    return Remarkable(record.id, name, _(record.TITLE), day_of(record))


def _of_figure(figure: Figure) -> Remarkable:
    said = Amount(figure.value, figure.precision).words
    key = figure_key(figure.code, figure.part)
    return Remarkable(key, figure_words(figure.code, figure.part), _("Chỉ tiêu"), said)


def _heads() -> tuple[str, ...]:
    return _("Bản ghi, chỉ tiêu"), _("Loại"), _("Ngày, số liệu"), _("Lý do, ý kiến")
