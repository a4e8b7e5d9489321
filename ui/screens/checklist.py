"""Several words or records: a line that says which, and a list to tick with a search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.spelling import fold
from ui.screens.editors import Editor
from ui.screens.popups import put_beside

_CODE = Qt.ItemDataRole.UserRole
_WIDE = 360
_HIGH = 280
_SEARCHED = 8  # from so many words on there is a search


class MultiChoiceEditor(Editor):
    """Any number of words out of a list."""

    def __init__(
        self,
        options: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        known: Mapping[str, str] | None = None,
    ) -> None:
        """Offer words by code; `known` has words that are no longer offered."""
        super().__init__(parent)
        self._options = dict(options)
        self._known = known or {}
        self._chosen: tuple[str, ...] = ()
        self._label = ""
        self.button = QPushButton()
        self.button.setProperty("look", "field")
        self.button.clicked.connect(self.open)
        self.put_in(self.button)
        self._say()

    def call(self, label: str) -> None:
        self._label = label
        self._say()

    def offer(self, options: Mapping[str, str]) -> None:
        self._options = dict(options)
        self._say()

    def read(self) -> Any:
        return self._chosen

    def write(self, value: Any) -> None:
        self._chosen = tuple(value or ())
        self._say()

    def open(self) -> None:
        """Show the list to tick."""
        missing = {code: self._word(code) for code in self._chosen if code not in self._options}
        popup = CheckList(self._options | missing, frozenset(self._chosen), self)
        popup.ticked.connect(self._take)
        popup.resize(max(self.width(), _WIDE), min(_HIGH, popup.sizeHint().height()))
        put_beside(popup, self)
        popup.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def _take(self, codes: tuple[str, ...]) -> None:
        self._chosen = codes
        self._say()
        self.changed.emit()

    def _word(self, code: str) -> str:
        return self._options.get(code) or self._known.get(code, code)

    def _say(self) -> None:
        said = ", ".join(self._word(code) for code in self._chosen)
        room = self.button.width() - 28
        short = self.button.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        if len(self._chosen) > 1 and short != said:
            count = f" ({len(self._chosen)})"
            room -= self.button.fontMetrics().horizontalAdvance(count)
            short = self.button.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
            short += count
        self.button.setText((short or _("Chọn…")).replace("&", "&&"))
        self.button.setAccessibleName(f"{self._label}: {said}" if said else self._label)


class CheckList(QFrame):
    """A list to tick that closes with Esc or a click outside."""

    ticked = Signal(tuple)

    def __init__(
        self, options: Mapping[str, str], chosen: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit(placeholderText=_("gõ vài chữ để tìm"))
        self.search.setAccessibleName(_("Tìm trong danh sách"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Danh sách để đánh dấu"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for code, word in options.items():
            item = QListWidgetItem(word, self.list)
            item.setData(_CODE, code)
            on = Qt.CheckState.Checked if code in chosen else Qt.CheckState.Unchecked
            item.setCheckState(on)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.textEdited.connect(self._find)
        self.search.returnPressed.connect(self._tick_first)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.list.itemActivated.connect(_turn)
        self.search.setVisible(len(options) >= _SEARCHED)
        (self.search if len(options) >= _SEARCHED else self.list).setFocus()
        self.list.setCurrentRow(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            parent.setFocus()

    def _find(self, text: str) -> None:
        words = fold(text).split()
        for item in self._items():
            item.setHidden(not all(word in fold(item.text()) for word in words))

    def _tick_first(self) -> None:
        shown = [item for item in self._items() if not item.isHidden()]
        if shown:
            _turn(shown[0])
            self.search.selectAll()

    def _tell(self) -> None:
        on = Qt.CheckState.Checked
        self.ticked.emit(
            tuple(item.data(_CODE) for item in self._items() if item.checkState() == on)
        )

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]


def _turn(item: QListWidgetItem) -> None:
    on = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
