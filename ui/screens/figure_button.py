"""Figures that are buttons: a click, Space or Enter opens the records they were counted from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from resources.wording import _
from ui.screens.look import GAP
from ui.screens.parts import button, plain
from ui.screens.sign import Sign
from ui.screens.tips import plain_tip

_AROUND = (10, 8, 8, 8)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FigureButton(QPushButton):
    """A number over what it counts, and a sign that there is more to see."""

    def __init__(
        self,
        do: Callable[[], object] | None = None,
        *,
        size: str = "figure",
        parent: QWidget | None = None,
    ) -> None:
        """Show the number in letters of a size of the style sheet: figure or sheetTitle."""
        super().__init__(parent)
        self.setProperty("look", "figure")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.number = plain(name=size)
        self.counted = plain(look="muted", wrap=True)
        if do:
            self.clicked.connect(lambda _checked: do())
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.number)
        column.addWidget(self.counted)
        column.addStretch()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*_AROUND)
        self._row.setSpacing(GAP // 2)
        self._row.addLayout(column, 1)
        self._row.addWidget(Sign("open", "muted"))
        for part in (self.number, self.counted):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_figure(self, number: str, counted: str) -> None:
        """Show another number, and what it counts."""
        self.number.setText(number)
        self.counted.setText(counted)
        self.setAccessibleName(f"{number} {counted}")
        self.setAccessibleDescription(opens_words())
        self.setToolTip(plain_tip(opens_words()))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:  # Qt gives a button Space alone
            self.click()
            return
        super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        hint = self._row.totalSizeHint()
        return QSize(hint.width(), self.heightForWidth(max(self.width(), hint.width())))

    def minimumSizeHint(self) -> QSize:
        least = self._row.totalMinimumSize()  # words may stand in several lines
        return QSize(least.width(), self.heightForWidth(max(self.width(), least.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def figure_link(do: Callable[[], object]) -> QPushButton:
    """Return a figure within words ("quá hạn 3") that opens what it counts."""
    made = button("", do, picture="open", look="tight")
    made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    made.setToolTip(plain_tip(opens_words()))
    made.setAccessibleDescription(opens_words())
    return made


def opens_words() -> str:
    """Say what a click on a figure does."""
    return _("Bấm để xem các bản ghi của con số này")
