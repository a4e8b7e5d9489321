"""One page of help: plain words, scrolled by the keys."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from resources.help_texts import Topic
from resources.wording import _
from ui.screens.parts import plain

_GAP = 6
_KEYS = 120  # logical pixels


class HelpPage(QScrollArea):
    """Shows one topic: what it is for, the steps, the keys, what when it goes wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Trang trợ giúp"))

    def show_topic(self, topic: Topic) -> None:
        """Show a page from its beginning."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(_GAP)
        for label in _labels(topic):
            column.addWidget(label)
        if topic.keys:
            column.addWidget(_under(_("Phím")))
            column.addLayout(_keys(topic))
        if topic.questions:
            column.addWidget(_under(_("Hỏi – đáp")))
        for asked, answer in topic.questions:
            column.addWidget(plain(_(asked), name="askedHere", wrap=True))
            column.addWidget(plain(_(answer), wrap=True))
        column.addStretch()
        self.setWidget(page)
        self.setAccessibleDescription(self.words())
        self.verticalScrollBar().setValue(0)

    def words(self) -> str:
        """Return all that the page says."""
        page = self.widget()
        return "\n".join(label.text() for label in page.findChildren(QLabel)) if page else ""


def _labels(topic: Topic) -> Iterator[QLabel]:
    yield plain(_(topic.title), name="screenTitle", wrap=True)
    yield from (plain(_(line), wrap=True) for line in topic.paragraphs)
    if topic.steps:
        yield _under(_("Làm gì ở đây"))
    for number, step in enumerate(topic.steps, 1):
        yield plain(f"{number}.  {_(step)}", wrap=True)


def _under(words: str) -> QLabel:
    return plain(words, name="sheetTitle")


def _keys(topic: Topic) -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnMinimumWidth(0, _KEYS)
    grid.setColumnStretch(1, 1)
    for row, (keys, words) in enumerate(topic.keys):
        grid.addWidget(plain(_(keys), look="muted"), row, 0)
        grid.addWidget(plain(_(words), wrap=True), row, 1)
    return grid
