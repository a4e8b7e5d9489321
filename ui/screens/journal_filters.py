"""What of the journal is shown: words, officer, kind, action, days, or one record alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.journal import MACHINE
from storage.journal_reading import Sift
from ui.screens.choice_editors import QuietComboBox
from ui.screens.date_editor import DateEditor
from ui.screens.icons import wear
from ui.screens.journal_actions import GROUPS
from ui.screens.look import GAP
from ui.screens.parts import button, frame, plain

_PAUSE_MS = 200


class JournalFilters(QWidget):
    """The row of filters; it says by a signal that other lines are asked for."""

    asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = ""
        self._record_kind = ""
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(_("Tìm trong nội dung, gõ không dấu cũng được"))
        self.search.setAccessibleName(_("Tìm trong nhật ký"))
        glass = QAction(self.search)
        wear(glass, "search")
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.actor = _box(_("Người làm"), self.asked.emit)
        self.kind = _box(_("Loại"), self.asked.emit)
        self.action = _box(_("Việc"), self.asked.emit)
        offer(self.action, _("Việc"), {",".join(codes): words for words, codes in GROUPS.items()})
        self.first, self.last = DateEditor(today), DateEditor(today)
        self.first.line.setAccessibleName(_("Từ ngày"))
        self.last.line.setAccessibleName(_("Đến ngày"))
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.asked)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        for editor in (self.first, self.last):
            editor.changed.connect(self._timer.start)
        self._lay_out()

    @property
    def sift(self) -> Sift:
        """Return what is asked for; what cannot be read as a day narrows nothing."""
        return Sift(
            first=_day(self.first),
            last=_day(self.last),
            actor=str(self.actor.currentData() or ""),
            kind=self._record_kind or str(self.kind.currentData() or ""),
            actions=tuple(filter(None, str(self.action.currentData() or "").split(","))),
            record=self._record,
            words=self.search.text(),
        )

    def offer_officers(self, officers: Mapping[str, str]) -> None:
        """Offer whoever was ever in these books, and the machine."""
        offer(self.actor, _("Người làm"), {**officers, MACHINE: _("máy")})

    def offer_kinds(self, kinds: Mapping[str, str]) -> None:
        """Offer the kinds of which the journal speaks."""
        offer(self.kind, _("Loại"), kinds)

    def show_only(self, kind: str, record: str, words: str) -> None:
        """Narrow to the history of one record, which is called `words`."""
        self.clear()
        self._record_kind, self._record = kind, record
        self.only_words.setText(_("Lịch sử bản ghi: {name}").format(name=words))
        self.only.show()
        self.asked.emit()

    def show_all(self) -> None:
        """Show all lines again."""
        self.clear()
        self.asked.emit()

    def clear(self) -> None:
        """Take all filters back without asking for lines."""
        self._record = self._record_kind = ""
        self.only.hide()
        self.search.clear()
        for box in (self.actor, self.kind, self.action):
            box.setCurrentIndex(0)
        for editor in (self.first, self.last):
            editor.write(None)
        self._timer.stop()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for box in (self.actor, self.kind, self.action):
            row.addWidget(box, 1)
        for words, editor in ((_("Từ"), self.first), (_("đến"), self.last)):
            row.addWidget(plain(words, look="muted"))
            row.addWidget(editor)
        self.only = frame("notice")
        self.only_words = plain(wrap=True)
        one = QHBoxLayout(self.only)
        one.addWidget(self.only_words, 1)
        one.addWidget(button(_("Xem tất cả"), self.show_all))
        self.only.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.only)


def offer(box: QuietComboBox, label: str, options: Mapping[str, str]) -> None:
    """Offer words by code in a filter, all of them first; what was chosen stays."""
    chosen = box.currentData()
    box.clear()
    box.addItem(_("{label}: tất cả").format(label=label), "")
    for code, words in options.items():
        box.addItem(words, code)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _box(label: str, do: Callable[[], object]) -> QuietComboBox:
    box = QuietComboBox()
    box.setAccessibleName(label)
    box.setSizeAdjustPolicy(QuietComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)
    box.setMaxVisibleItems(20)
    box.activated.connect(lambda _row: do())
    return box


def _day(editor: DateEditor) -> date | None:
    said = editor.read()
    return said if isinstance(said, date) else None
