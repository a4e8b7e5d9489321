"""One word or one record out of a list, found by typing without marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from resources.wording import _
from storage.spelling import fold
from ui.screens.editors import Editor
from ui.screens.finder import Finder
from ui.screens.tips import plain_tip

_MANY = 8  # from so many words on one can type to find


class QuietComboBox(QComboBox):
    """A list that does not change its value when the form is scrolled over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentTextChanged.connect(
            lambda words: self.setToolTip(plain_tip(words))
        )  # it may be longer than the box

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceEditor(Editor):
    """One word out of an official list, or one record by its name."""

    def __init__(
        self,
        options: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        empty: bool = False,
        also: Mapping[str, str] | None = None,
        known: Mapping[str, str] | None = None,
    ) -> None:
        """Offer words by code; `empty` allows none.

        `also` has other words to find a code by, `known` words that are no longer offered.
        """
        super().__init__(parent)
        self._empty = empty
        self._also = also or {}
        self._known = known or {}
        self._sought: dict[str, str] = {}
        self.box = QuietComboBox()
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMaxVisibleItems(14)
        self.box.activated.connect(lambda _row: self.changed.emit())
        self.box.currentTextChanged.connect(self._tell)  # it may be longer than the box
        self.put_in(self.box)
        self.offer(options)

    def offer(self, options: Mapping[str, str]) -> None:
        chosen = self.box.currentData()
        self.box.clear()
        for code, word in options.items():
            self.box.addItem(word, code)
            self._sought[word] = fold(f"{word} {self._also.get(code, '')}")
        if len(options) >= _MANY and not self.box.isEditable():
            self._let_type()
        self.write(chosen)

    def read(self) -> Any:
        return self.box.currentData() or self._nothing()

    def write(self, value: Any) -> None:
        row = self.box.findData(value) if value else -1
        if value and row < 0:  # retired, or from a newer list: kept as it came
            word = self._known.get(value, str(value))
            self.box.addItem(word, value)
            self._sought[word] = fold(word)
            row = self.box.count() - 1
        self.box.setCurrentIndex(row)
        line = self.box.lineEdit()
        if line and not line.hasFocus():
            line.setCursorPosition(0)  # the beginning is what tells one word from another
        if row < 0 and self.box.isEditable():
            self.box.setEditText("")

    def settle(self) -> str:
        typed = self._typed()
        if not self.box.isEditable() or (typed and typed == self._chosen_word()):
            return ""
        if not typed:
            self._choose_none()
            return ""
        found = self._find(typed)
        same = [word for word in found if fold(word) == fold(typed)] or found
        if len(same) == 1:
            self._choose(same[0])
            return ""
        self.box.setEditText(self._chosen_word())
        return _("Không rõ «{words}» là mục nào; hãy chọn trong danh sách.").format(words=typed)

    def _tell(self, words: str) -> None:
        self.box.setToolTip(plain_tip(words))

    def _chosen_word(self) -> str:
        return self.box.itemText(self.box.currentIndex())

    def _nothing(self) -> str | None:
        return None if self._empty else ""

    def _typed(self) -> str:
        line = self.box.lineEdit()
        return line.text() if line else self.box.currentText()

    def _let_type(self) -> None:
        line = QLineEdit()
        self.box.setEditable(True)
        self.box.setLineEdit(line)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line.setPlaceholderText(_("gõ vài chữ để tìm"))
        self.box.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none for "no completer"
        self._finder = Finder(line, self._find)
        self._finder.chosen.connect(self._choose)
        line.editingFinished.connect(self.settle)

    def _find(self, text: str) -> list[str]:
        words = fold(text).split()
        return [one for one in self._words() if all(word in self._sought[one] for word in words)]

    def _words(self) -> list[str]:
        return [self.box.itemText(row) for row in range(self.box.count())]

    def _choose(self, word: str) -> None:
        self.box.setCurrentIndex(self.box.findText(word, Qt.MatchFlag.MatchExactly))
        self.changed.emit()

    def _choose_none(self) -> None:
        if self.box.currentIndex() >= 0:
            self.box.setCurrentIndex(-1)
            self.changed.emit()
