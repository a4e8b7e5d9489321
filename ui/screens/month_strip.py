"""The twelve months of a year side by side, each with its state as a sign and a word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from ui.screens.abreast import Abreast
from ui.screens.icons import icon
from ui.screens.look import tone_colour
from ui.screens.month_lines import Standing
from ui.screens.parts import button, plain
from ui.screens.states import state_of
from ui.screens.tips import plain_tip

_REDRAWN = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
_A_ROW = 6, 4, 3, 2
_BETWEEN = 6  # logical pixels
_AROUND = 14  # above and below the two lines of a month


class MonthStrip(QWidget):
    """Choosing a month; arrows beside the year go to another."""

    chosen = Signal(str)  # a month, YYYY-MM
    turned = Signal(int)  # another year is wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = 0
        self._standings: Sequence[Standing] = ()
        self._month = ""
        self.title = plain(name="screenTitle")
        self.before = button(
            "", lambda: self.turned.emit(self.year - 1), picture="back", look="quiet"
        )
        self.before.setAccessibleName(_("Năm trước"))
        self.after = button(
            "", lambda: self.turned.emit(self.year + 1), picture="open", look="quiet"
        )
        self.after.setAccessibleName(_("Năm sau"))
        self.buttons = QButtonGroup(self, exclusive=True)
        self.buttons.buttonClicked.connect(lambda one: self.chosen.emit(one.property("month")))
        head = QHBoxLayout()
        for part in (self.before, self.title, self.after):
            head.addWidget(part)
        head.addStretch()
        months = Abreast([self._month_button() for _month in range(12)], _BETWEEN, *_A_ROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(months)

    def show_year(self, year: int, standings: Sequence[Standing], month: str) -> None:
        """Show a year's months, one of them chosen."""
        self.year = year
        self._standings, self._month = tuple(standings), month
        self.title.setText(_("Năm {year}").format(year=year))
        for one, each in zip(self.buttons.buttons(), standings, strict=True):
            state = state_of(each.state)
            number = int(each.month[5:])
            one.setProperty("month", each.month)
            one.setText(_("Tháng {number}\n{word}").format(number=number, word=state.word))
            one.setIcon(icon(state.sign, tone_colour(state.tone)))
            said = _("Tháng {number}: {words}").format(number=number, words=each.words)
            one.setToolTip(plain_tip(f"{said}\n{state.meaning}"))
            one.setAccessibleName(said)
            one.setChecked(each.month == month)
            one.setFixedHeight(2 * self.fontMetrics().lineSpacing() + _AROUND)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _REDRAWN and self._standings:
            self.show_year(self.year, self._standings, self._month)

    def _month_button(self) -> QToolButton:
        made = QToolButton()
        made.setCheckable(True)
        made.setObjectName("monthButton")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setIconSize(QSize(18, 18))
        self.buttons.addButton(made)
        return made
