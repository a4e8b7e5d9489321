"""A list of records with its search, its filters and its count."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _, back_in_vietnamese, in_vietnamese
from storage.records import Record
from ui.screens.choice_editors import QuietComboBox
from ui.screens.icons import wear
from ui.screens.look import GAP
from ui.screens.parts import button, plain
from ui.screens.row_table import RecordTable
from ui.screens.table import Column, RecordTableModel
from ui.screens.tips import plain_tip
from ui.screens.words import Names, count_words

_PAUSE_MS = 120


class RecordList(QWidget):
    """A searched, filtered and counted list; it shows values and asks for others by a signal."""

    chosen = Signal(object)  # the record of the row the user stands on, or none
    opened = Signal(object)  # by Enter or a double click
    asked = Signal()  # the search or a filter changed: show other records
    wanted_new = Signal()
    wanted_total = Signal()  # how many there are must be told now: `say_total`
    wanted_more = Signal()  # the user has come to the last row of those that were read

    def __init__(
        self,
        columns: Sequence[Column],
        counted: str,
        *,
        new: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Count in the given noun ("mô hình"); `new` is what the button for a new one says."""
        super().__init__(parent)
        self.counted = counted
        self.column_names = [column.name for column in columns]
        self._total = -1
        self._quiet = False
        self.model = RecordTableModel(columns, self)
        self.model.wanted_more.connect(self.wanted_more)
        self.model.wanted_total.connect(self.wanted_total)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(_("Tìm {noun}, gõ không dấu cũng được").format(noun=counted))
        self.search.setToolTip(plain_tip(self.search.placeholderText()))  # a narrow list cuts it
        self.search.setAccessibleName(_("Tìm {noun}").format(noun=counted))
        glass = QAction(self.search)
        wear(glass, "search")
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.filters: dict[str, QuietComboBox] = {}
        self.new = button(new, self.wanted_new.emit, picture="add")
        if not new:
            self.new.hide()
        self.count = plain(look="muted")
        self.table = RecordTable()
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setAccessibleName(_("Danh sách {noun}").format(noun=counted))
        self.empty = plain(name="empty", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.asked)
        self.asked.connect(self._timer.stop)  # asked by another way meanwhile: once is enough
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.table.clicked.connect(lambda _index: self._tell())
        self.table.activated.connect(lambda index: self.opened.emit(self._at(index.row())))
        self._first_words = ""
        self._lay_out()

    def add_filter(self, name: str, label: str, options: Mapping[str, str]) -> None:
        """Let the list be narrowed by one field; "" stands for all."""
        box = QuietComboBox()
        box.setAccessibleName(label)
        box.setSizeAdjustPolicy(
            QuietComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        box.setMinimumContentsLength(10)
        self.filters[name] = box
        self.offer(name, {"": _("{label}: tất cả").format(label=label)} | dict(options))
        box.activated.connect(lambda _row: self.asked.emit())
        self._filters.addWidget(box, 1)

    def offer(self, name: str, options: Mapping[str, str]) -> None:
        """Change what a filter offers."""
        box = self.filters[name]
        chosen = box.currentData()
        box.clear()
        for code, word in options.items():
            box.addItem(word, code)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def narrow(self, name: str, code: str) -> None:
        """Set a filter, as the user would."""
        self.filters[name].setCurrentIndex(self.filters[name].findData(code))
        self.asked.emit()

    def add_button(self, words: str, do: Callable[[], object]) -> None:
        """Put a way to something else beside the filters, or where there are none, the search."""
        made = button(words, do, look="quiet")
        if self.filters:
            self._filters.addWidget(made)
        else:
            self._top.insertWidget(self._top.indexOf(self.new), made)

    def add_beside(self, widget: QWidget) -> None:
        """Put something after the button for a new one."""
        self._top.addWidget(widget)

    def add_to_filters(self, widget: QWidget) -> None:
        """Put something at the end of the filters, where the line of the search is full."""
        self._filters.addWidget(widget)

    def prefer(self, main: str, *spare: str) -> None:
        """Give most room to one column; the `spare` ones go first when there is too little."""
        self.table.prefer(
            self.column_names.index(main), [self.column_names.index(name) for name in spare]
        )

    def say_when_empty(self, words: str) -> None:
        """Say what to do first where there is nothing yet."""
        self._first_words = words

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()  # nobody waits for what was typed: its page reads anew when shown
        super().hideEvent(event)

    @property
    def text(self) -> str:
        """Return what is searched for."""
        return self.search.text().strip()

    @property
    def narrowed(self) -> dict[str, str]:
        """Return the filters that are set, code by field."""
        chosen = {name: box.currentData() for name, box in self.filters.items()}
        return {name: code for name, code in chosen.items() if code}

    def narrowed_words(self) -> str:
        """Say on a paper what these rows were searched and narrowed by, "" for all there are."""
        said = [
            f"{name}: {words}"
            for box in self.filters.values()
            for name in (back_in_vietnamese(box.accessibleName()),)
            for words in (back_in_vietnamese(box.currentText()),)
            if box.currentData() or not words.startswith((name, in_vietnamese("Mọi ")))
        ]
        sought = in_vietnamese("có chữ “{words}”").format(words=self.text) if self.text else ""
        return "; ".join([*said, sought] if sought else said)

    def show_records(self, records: Sequence[Record], names: Names, total: int = 0) -> None:
        """Show other rows; the chosen one stays chosen if it is still there.

        `total` is how many there are, where these are only the newest of them; MANY if
        `say_total` tells it later.
        """
        kept = self.record
        self._quiet = True
        self.model.show_records(records, names, total)
        self.table.measure()
        self._say(len(records))
        if kept is not None:
            self.choose(kept.id)
        self._quiet = False

    def say_total(self, total: int) -> None:
        """Say how many there are, once they are counted."""
        self.model.know_total(total)
        self._say(self.model.rowCount())

    def add_records(self, records: Sequence[Record]) -> None:
        """Show more rows below, in answer to `wanted_more`."""
        self.model.add_records(records)
        self._say(self.model.rowCount())

    @property
    def record(self) -> Record | None:
        """Return the record of the row the user stands on."""
        return self._at(self.table.currentIndex().row())

    def choose(self, identity: str) -> bool:
        """Stand on a record without telling anybody; false if it is not shown."""
        row = self.model.row_of(identity)
        if row < 0:
            return False
        quiet, self._quiet = self._quiet, True
        self.table.selectionModel().setCurrentIndex(
            self.model.index(row, 0),
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.table.scrollTo(self.model.index(row, 0))
        self._quiet = quiet
        return True

    def choose_first(self) -> bool:
        """Stand on the first row without telling anybody; false if there is none."""
        return self.model.rowCount() > 0 and self.choose(self.model.record_at(0).id)

    def unchoose(self) -> None:
        """Stand on no record."""
        self._quiet = True
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, -1))
        self._quiet = False

    def clear_search(self) -> None:
        """Show all again."""
        self.search.clear()
        for box in self.filters.values():
            box.setCurrentIndex(0)
        self.asked.emit()

    def _at(self, row: int) -> Record | None:
        return self.model.record_at(row) if 0 <= row < self.model.rowCount() else None

    def _tell(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.record)

    def _say(self, shown: int) -> None:
        narrowed = bool(self.text or self.narrowed)
        known = self.model.is_counted
        whole = known and shown == self.model.total
        words = _("{count} {noun}") if whole else _("{shown} mới nhất / {count} {noun}")
        counted = count_words(self.model.total) if known else "…"
        said = {"shown": count_words(shown), "count": counted}
        self.count.setText(words.format(**said, noun=self.counted))
        self._stack.setCurrentWidget(self.table if shown else self.empty)
        nothing = _("Không tìm thấy {noun} nào như vậy.").format(noun=self.counted)
        self.empty.setText(nothing if narrowed else self._first_words)

    def _lay_out(self) -> None:
        self._filters = QHBoxLayout()
        self._filters.setSpacing(GAP)
        self._top = QHBoxLayout()
        self._top.setSpacing(GAP)
        self._top.addWidget(self.search, 1)
        self._top.addWidget(self.count)
        self._top.addWidget(self.new)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._top)
        column.addLayout(self._filters)
        column.addWidget(self._stack, 1)
