"""The main window: places at the left, one screen, and a foot that says whose books these are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.months import open_month, window
from storage.periods import month_of, month_words
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.icons import icon, repaint_icons
from ui.screens.look import colours
from ui.screens.mail_indicator import MailIndicator
from ui.screens.parts import button, plain
from ui.screens.places import Place, places_for
from ui.screens.postman import postman_of
from ui.screens.screen import Screen
from ui.screens.seek_everything import SeekEverything
from ui.screens.toast import Toast

_AROUND_NAV = 72  # beside the longest word of the navigation: its icon and the air around
_AROUND_FOOT = 16
_DIGITS = 9  # places that have a key: Ctrl+1 to Ctrl+9
_ON_SCREEN: dict[str, Callable[[Screen], object]] = {
    "Ctrl+F": lambda screen: screen.search(),
    "Ctrl+N": lambda screen: screen.begin_new(),
    "Ctrl+S": lambda screen: screen.save(),
    "Esc": lambda screen: screen.back(),
}


class MainWindow(QMainWindow):
    """Shows one place at a time; a screen is made when it is first shown."""

    def __init__(self, desk: Desk, places: Sequence[Place] = ()) -> None:
        super().__init__()
        self.desk = desk
        self._is_left = False  # the books are closed already: there is nothing more to ask
        self.places = tuple(places) or places_for(desk.settings.role)
        self._screens: dict[str, Screen] = {}
        self.stack = QStackedWidget()
        self.listed = tuple(place for place in self.places if place.icon)
        self.nav: dict[str, QToolButton] = {}
        self.setWindowTitle(f"Bình Yên – {desk.settings.unit_name}")
        self.setWindowIcon(icon("app"))
        self.setMinimumSize(QSize(960, 560))
        self.resize(1280, 680)
        self._lay_out()
        self._fit_letters()
        self.toast = Toast(self)
        self._add_shortcuts()
        desk.refused.connect(self._say_refusal)
        desk.noted.connect(self._note)
        desk.leaving.connect(self._leave)
        desk.left.connect(self._be_left)
        desk.sought.connect(self._seek)
        desk.begun.connect(self._begin)
        desk.changed.connect(lambda _kinds: self._say_foot())
        self.show_place(self.places[0].code)
        self._say_foot()
        postman_of(desk).begin()

    @property
    def screen_shown(self) -> Screen:
        """Return the screen that is shown."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Screen)
        return shown

    def show_place(self, code: str) -> bool:
        """Show a place; false if the screen that is shown may not be left."""
        if self.stack.count() and not self.screen_shown.may_leave():
            self._mark(self._code_shown())
            return False
        place = next(place for place in self.places if place.code == code)
        if code not in self._screens:
            screen = place.factory(self.desk)
            screen.setAccessibleName(place.title)
            self._screens[code] = screen
            self.stack.addWidget(screen)
        self.stack.setCurrentWidget(self._screens[code])
        self._mark(code)
        if place.icon:
            self.nav[code].setFocus()
        self._screens[code].arrive()
        return True

    def seek_everything(self) -> None:
        """Open the one search over all that is in the books."""
        SeekEverything(self.desk, self.places, self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._is_left or self.may_close())
        if event.isAccepted():
            postman_of(self.desk).stop()

    def may_close(self) -> bool:
        """Tell whether nothing unsaved would be lost; screens may ask the user."""
        others = all(screen.may_close() for screen in self._screens.values())
        return others and self.screen_shown.may_leave()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "toast"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()
            repaint_icons(self)
        elif event.type() == QEvent.Type.FontChange:
            self._fit_letters()

    def _code_shown(self) -> str:
        return next(code for code, one in self._screens.items() if one is self.screen_shown)

    def _mark(self, code: str) -> None:
        lit = next(place.under or place.code for place in self.places if place.code == code)
        for place in self.listed:
            self.nav[place.code].setChecked(place.code == lit)

    def _seek(self, code: str, identity: str) -> None:
        if self.show_place(code) and identity:
            self.screen_shown.show_record(identity)

    def _begin(self, code: str) -> None:
        if self.show_place(code):
            self.screen_shown.begin_new()

    def _leave(self) -> None:
        if self.may_close():
            self.desk.left.emit()

    def _be_left(self) -> None:
        self._is_left = True
        postman_of(self.desk).stop()

    def _say_refusal(self, words: str) -> None:
        tell(self, _("Chưa làm được"), words)

    def _note(self, words: str) -> None:
        if self.desk.undo_words:
            self.toast.say(words, _("Hoàn tác"), self.desk.undo)
        else:
            self.toast.say(words)

    def _say_foot(self) -> None:
        ledger, today = self.desk.ledger, self.desk.today()
        settings = self.desk.settings
        is_post = settings.role == "post"
        month = open_month(ledger, today) if is_post else month_of(today, settings.cutoff_day)
        first, last = window(ledger, month)
        days = _("{month} ({first:%d/%m}–{last:%d/%m})")
        self.month.setText(
            days.format(month=month_words(month).capitalize(), first=first, last=last)
        )
        self.undo.setVisible(bool(self.desk.undo_words))
        self._fit_foot()
        self.undo.setToolTip(_("Hoàn tác {words} (Ctrl+Z)").format(words=self.desk.undo_words))

    def _fit_foot(self) -> None:
        """Leave the month out, which other screens say too, before the warning is cut."""
        self.month.show()
        self.month.setVisible(self.foot.sizeHint().width() <= self.width())

    def _add_shortcuts(self) -> None:
        for keys, do in _ON_SCREEN.items():
            self._shortcut(keys, partial(self._do, do))
        self._shortcut("Ctrl+K", self.seek_everything)
        self._shortcut("Ctrl+Z", self.desk.undo)  # a text field keeps it for its own words
        for number, place in enumerate(self.listed[:_DIGITS], 1):
            self._shortcut(f"Ctrl+{number}", partial(self.show_place, place.code))

    def _do(self, do: Callable[[Screen], object]) -> None:
        do(self.screen_shown)

    def _shortcut(self, keys: str, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(do)

    def _lay_out(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.side = self._nav()
        row.addWidget(self.side)
        row.addWidget(self.stack, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(middle, 1)
        self.foot = self._foot()
        column.addWidget(self.foot)
        self.setCentralWidget(whole)

    def _nav(self) -> QFrame:
        nav = QFrame()
        nav.setObjectName("nav")
        column = QVBoxLayout(nav)
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(2)
        column.addWidget(self._seek_button())
        column.addSpacing(6)
        for number, place in enumerate(self.listed, 1):
            if place is self.listed[-1]:
                column.addStretch()
            column.addWidget(self._nav_button(place, number))
        self._paint_icons()
        return nav

    def _seek_button(self) -> QPushButton:
        self.seek = button(_("Tìm (Ctrl+K)"), self.seek_everything, picture="search", look="field")
        self.seek.setAccessibleName(_("Tìm trong cả sổ"))
        self.seek.setToolTip(_("Tìm mọi thứ trong sổ: mô hình, người, hoạt động, tháng (Ctrl+K)"))
        return self.seek

    def _fit_letters(self) -> None:
        """Make room for the words of navigation and foot, however large the letters are."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        widest = max(metrics.horizontalAdvance(place.title) for place in self.listed)
        self.side.setFixedWidth(widest + _AROUND_NAV)
        self.foot.setFixedHeight(metrics.lineSpacing() + _AROUND_FOOT)

    def _nav_button(self, place: Place, number: int) -> QToolButton:
        made = QToolButton()
        made.setText(place.title)
        made.setCheckable(True)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setIconSize(QSize(20, 20))
        if number <= _DIGITS:
            made.setToolTip(f"Ctrl+{number}")
        made.setAccessibleName(place.title)
        made.clicked.connect(lambda: self.show_place(place.code))
        self.nav[place.code] = made
        return made

    def _paint_icons(self) -> None:
        on, off = QColor(colours().on_accent), QColor(colours().text)
        for place in self.listed:
            both = QIcon(icon(place.icon, off))
            for size in icon(place.icon, on).availableSizes():
                picture = icon(place.icon, on).pixmap(size)
                both.addPixmap(picture, QIcon.Mode.Normal, QIcon.State.On)
            self.nav[place.code].setIcon(both)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("foot")
        self.unit = plain(self.desk.settings.unit_name)
        self.month = plain()
        self.undo = button(_("Hoàn tác"), self.desk.undo, picture="undo", look="quiet")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(16)
        row.addWidget(self.unit)
        row.addWidget(self.month)
        row.addWidget(self.undo)
        row.addWidget(MailIndicator(self.desk))
        row.addStretch()
        if self.desk.settings.sample:
            row.addWidget(plain(_("SỔ MẪU ĐỂ TẬP"), look="warning"))
        row.addWidget(plain(_("KHÔNG NHẬP THÔNG TIN BÍ MẬT NHÀ NƯỚC"), name="secrets"))
        return foot
