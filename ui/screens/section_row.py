"""One section of a report being written: its text, what stands behind it, and what has changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from resources.wording import _
from ui.screens.icons import pixmap
from ui.screens.look import tone_colour
from ui.screens.parts import button, frame, plain

_LEAST_LINES = 2
_AIR = 10  # around the text


class GrowingText(QPlainTextEdit):
    """As high as its text, so that nobody scrolls within what scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().contentsChanged.connect(self._grow)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page around it scrolls

    def _grow(self) -> None:
        metrics, margin = self.fontMetrics(), 2 * round(self.document().documentMargin())
        room = QRect(0, 0, max(1, self.viewport().width() - margin - _AIR), 0)
        wrapped = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        high = metrics.boundingRect(room, wrapped.value, self.toPlainText() or "x").height()
        least = metrics.lineSpacing() * _LEAST_LINES
        wanted = max(least, high) + margin + 2 * self.frameWidth() + _AIR
        if wanted != self.height():
            self.setFixedHeight(wanted)


class SectionRow(QWidget):
    """The text of one section; buttons for phrases, and a notice where figures have changed."""

    typed = Signal()
    taken_back = Signal()  # the proposed sentences are wanted again
    stood_by = Signal()  # the text is right although figures changed
    wanted_phrase = Signal()
    offered_phrase = Signal(str)  # a text to keep in the library

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = GrowingText()
        self.box.setAccessibleName(title)
        self.box.setPlaceholderText(_("Chưa có lời văn; mục bỏ trống không in."))
        self.box.textChanged.connect(self.typed)
        self.state = plain(look="muted")
        self.phrase = button(_("Chèn câu mẫu…"), self.wanted_phrase.emit, look="tight")
        self.phrase.setAccessibleName(_("Chèn câu mẫu: {title}").format(title=title))
        self.keep = button(_("Lưu thành câu mẫu"), self._offer, look="tight")
        self.keep.setAccessibleName(_("Lưu thành câu mẫu: {title}").format(title=title))
        self.back = button(_("Lấy lại câu đề xuất"), self.taken_back.emit, look="tight")
        self.back.setAccessibleName(_("Lấy lại câu đề xuất: {title}").format(title=title))
        self.stand = button(_("Giữ nguyên lời văn"), self.stood_by.emit, look="tight")
        self.stand.setAccessibleName(_("Giữ nguyên lời văn: {title}").format(title=title))
        self.changes = plain(wrap=True)
        head = QHBoxLayout()
        label = plain(title, name="fieldLabel", wrap=True)
        label.setBuddy(self.box)
        head.addWidget(label, 1)
        head.addWidget(self.state)
        for one in (self.phrase, self.keep):
            head.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._make_notice())
        column.addWidget(self.box)

    def text(self) -> str:
        """Return what is written."""
        return self.box.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text without telling anybody; what stands there already keeps its cursor."""
        if text == self.text():
            return
        with QSignalBlocker(self.box):
            self.box.setPlainText(text)

    def insert(self, text: str) -> None:
        """Put a phrase after the line where the cursor stands."""
        cursor = self.box.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText(f"\n{text}" if cursor.block().text() else text)
        self.box.setTextCursor(cursor)
        self.box.setFocus()

    def mark(self, *, own: bool, proposed: bool, changed: Sequence[str]) -> None:
        """Say whose words these are, and which figures changed since they were written."""
        self.state.setText(_("lời văn của đơn vị") if own else "")
        if not own and proposed:
            self.state.setText(_("theo số liệu, tự cập nhật"))
        self.notice.setVisible(own and (bool(changed) or proposed))
        self.sign.setVisible(bool(changed))
        self.stand.setVisible(bool(changed))
        words = _("Số liệu đã thay đổi: {changes}.").format(changes="; ".join(changed))
        self.changes.setText(words if changed else "")
        self.notice.setProperty("look", "notice" if changed else "")
        self.notice.style().polish(self.notice)
        self.box.setAccessibleDescription(self.changes.text())

    def _make_notice(self) -> QWidget:
        self.notice = frame("notice")
        self.sign = plain()
        self.sign.setPixmap(pixmap("warning", tone_colour("warning")))
        row = QHBoxLayout(self.notice)
        row.setContentsMargins(6, 0, 6, 0)
        row.addWidget(self.sign)
        row.addWidget(self.changes, 1)
        row.addWidget(self.back)
        row.addWidget(self.stand)
        self.notice.hide()
        return self.notice

    def _offer(self) -> None:
        chosen = self.box.textCursor().selectedText().replace("\u2029", "\n").strip()
        self.offered_phrase.emit(chosen or self.text().strip())
