"""Choosing usual grounds and sentences out of the list that comes with the program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from resources.catalogues import entries
from resources.wording import _
from storage.records import Phrase
from storage.spelling import fold
from ui.screens.labels import heading
from ui.screens.look import GAP
from ui.screens.parts import button, plain
from ui.screens.words import choice_word, date_words

_SIZE = (760, 520)
_BESIDE = 100  # logical pixels for tick, scroll bar and margins


class UsualPhrases(QDialog):
    """A list to tick; nothing is ticked at first."""

    def __init__(self, usual: Sequence[Phrase], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Căn cứ, câu thường dùng"))
        self._usual = tuple(usual)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Các căn cứ, câu thường dùng"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for phrase in self._usual:
            item = QListWidgetItem(_said(phrase, today))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setSizeHint(self._room(item.text()))
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _item: self._say())
        self.go = button("", self.accept, look="primary")
        foot = QHBoxLayout()
        foot.addWidget(button(_("&Chọn tất cả"), self.choose_all, look="quiet"))
        foot.addStretch()
        foot.addWidget(self.go)
        foot.addWidget(button(_("&Quay lại"), self.reject))
        hint = _(
            "Đánh dấu những câu cần dùng; câu được chép vào sổ của đơn vị và sửa được ở đó. Hãy "
            "xem lại số, ngày và hiệu lực của văn bản trước khi dùng."
        )
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Căn cứ, câu thường dùng"), 1.2))
        column.addWidget(plain(hint, look="muted", wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.resize(*_SIZE)
        self._say()

    @property
    def chosen(self) -> list[Phrase]:
        """Return the phrases that are ticked."""
        ticked = (self.list.item(at).checkState() for at in range(self.list.count()))
        return [p for p, t in zip(self._usual, ticked, strict=True) if t == Qt.CheckState.Checked]

    def choose_all(self) -> None:
        """Tick every line."""
        for at in range(self.list.count()):
            self.list.item(at).setCheckState(Qt.CheckState.Checked)

    def _room(self, words: str) -> QSize:
        """Return the room that words take; Qt forgets what the style sheet puts around them."""
        metrics, wrap = self.list.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        box = metrics.boundingRect(0, 0, _SIZE[0] - _BESIDE, 1, wrap, words)
        return QSize(0, box.height() + GAP)

    def _say(self) -> None:
        count = len(self.chosen)
        self.go.setText(_("&Ghi {count} câu vào sổ").format(count=count))
        self.go.setEnabled(count > 0)


def not_kept_yet(kept: Iterable[Phrase], unit: str) -> list[Phrase]:
    """Return the usual phrases that the library does not hold yet, in the order of print."""
    known = {(phrase.section, fold(phrase.text)) for phrase in kept}
    usual = [
        Phrase(
            unit=unit,
            section=entry.extra["section"],
            text=entry.word,
            valid_from=entry.valid_from,
            valid_to=entry.valid_to,
        )
        for entry in entries("usual_phrases")
    ]
    return [phrase for phrase in usual if (phrase.section, fold(phrase.text)) not in known]


def _said(phrase: Phrase, today: date) -> str:
    section = choice_word("report_sections", phrase.section)
    words = f"{section}: {phrase.text}"
    if phrase.valid_to and phrase.valid_to < today:
        return _("{words} (áp dụng đến {day})").format(words=words, day=date_words(phrase.valid_to))
    return words
