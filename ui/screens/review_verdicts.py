"""Whom an answer speaks of: a box for each, and a reason typed beside the name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from resources.wording import _
from storage.commendation.decisions import Verdict

_ID = Qt.ItemDataRole.UserRole
_NAME, _UNIT, _REASON = 0, 1, 2
LONGEST = 500  # letters of a reason
_AROUND, _WIDEST = 52, 36  # logical pixels beside the words of a column, and letters at most


@dataclass(frozen=True, slots=True)
class Judged:
    """Somebody an answer speaks of; a `reason` given before takes the tick away."""

    nominee: str
    name: str
    unit: str
    reason: str = ""


class VerdictTable(QTableWidget):
    """One row each; where boxes are asked for, whoever is ticked gets the award."""

    changed = Signal()

    def __init__(self, judged: Sequence[Judged], reason: str, *, boxes: bool) -> None:
        super().__init__(len(judged), 3)
        self._boxes = boxes
        self.setAccessibleName(_("Từng trường hợp"))
        self.setHorizontalHeaderLabels([_("Tên"), _("Đơn vị"), reason])
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        for row, one in enumerate(judged):
            self._fill(row, one)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column in (_NAME, _UNIT):
            widest = max((self._wide(row, column) for row in range(len(judged))), default=0)
            most = self.fontMetrics().averageCharWidth() * _WIDEST
            self.setColumnWidth(column, min(widest, most) + _AROUND)
        self.cellClicked.connect(self._write)
        self.itemChanged.connect(lambda _item: self.changed.emit())

    @property
    def given(self) -> list[str]:
        """Return who is ticked."""
        return [one for one, ticked, _reason in self._rows() if ticked]

    def untold(self) -> list[str]:
        """Return the names of those left out without a reason of their own."""
        rows = enumerate(self._rows())
        return [self._words(row, _NAME) for row, (_id, on, why) in rows if not on and not why]

    def too_long(self) -> list[str]:
        """Return the names of those whose reason is longer than books can hold."""
        rows = enumerate(self._rows())
        return [self._words(row, _NAME) for row, (_id, _on, why) in rows if len(why) > LONGEST]

    def verdicts(self, shared: str) -> dict[str, Verdict]:
        """Return what is said of each: of those left out why, by the shared reason if no other."""
        return {
            one: Verdict() if on else Verdict("refused", why or shared)
            for one, on, why in self._rows()
        }

    def remarks(self, result: str) -> dict[str, Verdict]:
        """Return what was typed of whom, under one result."""
        return {one: Verdict(result, why) for one, _on, why in self._rows() if why}

    def give(self, nominee: str, *, on: bool) -> None:
        """Tick somebody or not, as the user would."""
        row = [one for one, _on, _why in self._rows()].index(nominee)
        self._item(row, _NAME).setCheckState(_STATE[on])

    def say(self, nominee: str, reason: str) -> None:
        """Type a reason."""
        row = [one for one, _on, _why in self._rows()].index(nominee)
        self._item(row, _REASON).setText(reason)

    @property
    def touched(self) -> SignalInstance:
        """Return what is emitted while somebody types or ticks."""
        return self.changed

    def typed(self) -> dict[str, list[Any]]:
        """Return box and reason of each, for the draft."""
        return {one: [on, why] for one, on, why in self._rows()}

    def retype(self, said: dict[str, list[Any]]) -> None:
        """Put boxes and reasons of a draft back."""
        for one, _on, _why in [*self._rows()]:
            if one in said:
                on, why = said[one]
                self.say(one, why)
                if self._boxes:
                    self.give(one, on=on)

    def _rows(self) -> Iterable[tuple[str, bool, str]]:
        for row in range(self.rowCount()):
            item = self._item(row, _NAME)
            on = not self._boxes or item.checkState() == Qt.CheckState.Checked
            yield str(item.data(_ID)), on, self._words(row, _REASON).strip()

    def _write(self, row: int, column: int) -> None:
        """Begin to type a reason where it was clicked: nobody looks for a second click."""
        if column == _REASON:
            self.editItem(self._item(row, column))

    def _wide(self, row: int, column: int) -> int:
        return self.fontMetrics().horizontalAdvance(self._words(row, column))

    def _words(self, row: int, column: int) -> str:
        return self._item(row, column).text()

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item

    def _fill(self, row: int, one: Judged) -> None:
        name = QTableWidgetItem(one.name)
        name.setData(_ID, one.nominee)
        if self._boxes:
            name.setCheckState(_STATE[not one.reason])
        for column, item in ((_NAME, name), (_UNIT, QTableWidgetItem(one.unit))):
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.setItem(row, column, item)
        self.setItem(row, _REASON, QTableWidgetItem(one.reason))


_STATE = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
