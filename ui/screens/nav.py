"""The navigation at the left: the one search, and a button for each place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from resources.wording import _
from ui.screens.icons import icon
from ui.screens.look import colours
from ui.screens.parts import button
from ui.screens.places import Place
from ui.screens.tips import plain_tip

DIGITS = 9  # places that have a key: Ctrl+1 to Ctrl+9
_AROUND = 72  # beside the longest word: its icon and the air around


class Nav(QFrame):
    """Lists the places that have an icon; one of them is lit."""

    def __init__(
        self, places: Sequence[Place], show: Callable[[str], object], seek: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.listed = tuple(place for place in places if place.icon)
        self.buttons: dict[str, QToolButton] = {}
        self.seek = _seek_button(seek)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(2)
        column.addWidget(self.seek)
        column.addSpacing(6)
        for number, place in enumerate(self.listed, 1):
            if place is self.listed[-1]:
                column.addStretch()
            made = self.buttons[place.code] = _place_button(place, number)
            made.clicked.connect(_shower(show, place.code))
            column.addWidget(made)
        self.help = button(_("Trợ giúp (F1)"), picture="info", look="quiet")
        self.help.setToolTip(_("Trợ giúp của màn hình đang xem"))
        column.addWidget(self.help)
        self.paint_icons()

    def light(self, code: str) -> None:
        """Mark the place that is shown."""
        for known, made in self.buttons.items():
            made.setChecked(known == code)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit_letters()

    def fit_letters(self) -> None:
        """Make room for the longest word, however large the letters are."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        widest = max(metrics.horizontalAdvance(place.title) for place in self.listed)
        self.setFixedWidth(widest + _AROUND)

    def paint_icons(self) -> None:
        """Draw the icons in the colours of now."""
        on, off = QColor(colours().on_accent), QColor(colours().text)
        for place in self.listed:
            both = QIcon(icon(place.icon, off))
            for size in icon(place.icon, on).availableSizes():
                picture = icon(place.icon, on).pixmap(size)
                both.addPixmap(picture, QIcon.Mode.Normal, QIcon.State.On)
            self.buttons[place.code].setIcon(both)


def _shower(show: Callable[[str], object], code: str) -> Callable[[bool], None]:
    """Return what a click does; Qt may leave out what a `partial` would still wait for."""

    def go(_checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's
        show(code)

    return go


def _seek_button(seek: Callable[[], object]) -> QPushButton:
    made = button(_("Tìm (Ctrl+K)"), seek, picture="search", look="field")
    made.setAccessibleName(_("Tìm trong cả sổ"))
    made.setToolTip(_("Tìm mọi thứ trong sổ: mô hình, người, hoạt động, tháng (Ctrl+K)"))
    return made


def _place_button(place: Place, number: int) -> QToolButton:
    made = QToolButton()
    made.setText(place.title)
    made.setCheckable(True)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setIconSize(QSize(20, 20))
    if number <= DIGITS:
        made.setToolTip(plain_tip(f"Ctrl+{number}"))
    made.setAccessibleName(place.title)
    return made
