"""The main window: places at the left, one screen, and a foot that says whose books these are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from itertools import chain
from sys import modules
from typing import Any

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from resources.wording import _
from ui.screens.actions import HELP, LOCK
from ui.screens.ahead import modules_of
from ui.screens.asking import tell
from ui.screens.backup_rounds import rounds_of
from ui.screens.desk import Desk
from ui.screens.foot import Foot
from ui.screens.icons import icon, repaint_icons
from ui.screens.lock import Lock
from ui.screens.nav import DIGITS, Nav
from ui.screens.places import Place, places_for
from ui.screens.postman import postman_of
from ui.screens.room import Pages, scrolled_when_large
from ui.screens.screen import Screen
from ui.screens.tab_order import step
from ui.screens.toast import Toast
from ui.screens.turns import Coming
from ui.screens.way_back import WayBack

_ON_SCREEN: dict[str, Callable[[Screen], object]] = {
    "Ctrl+F": lambda screen: screen.search(),
    "Ctrl+N": lambda screen: screen.begin_new(),
    "Ctrl+S": lambda screen: screen.save(),
    "Esc": lambda screen: screen.back(),
}


_LEAST = QSize(600, 340)  # of 1366×768 at 200 %, less the bar of the system


class MainWindow(QMainWindow):
    """Shows one place at a time; a screen is made when it is first shown."""

    def __init__(self, desk: Desk, places: Sequence[Place] = ()) -> None:
        super().__init__()
        self.desk = desk
        self._is_left = False  # the books are closed already: there is nothing more to ask
        self.places = tuple(places) or places_for(desk.settings.role)
        self._screens: dict[str, Screen] = {}
        self.stack = Pages()
        self.way_back = WayBack(self.show_place)
        self.side = Nav(self.places, self.go, self.seek_everything)
        self.listed, self.nav, self.seek = self.side.listed, self.side.buttons, self.side.seek
        self.foot = Foot(desk)
        self._coming = Coming(self, self.foot.say_coming)  # clicked on, and not made yet
        self.setWindowTitle(f"Bình Yên – {desk.settings.unit_name}")
        self.setWindowIcon(icon("app"))
        self.setMinimumSize(_LEAST)
        self.resize(1280, 680)
        self._lay_out()
        self.side.fit_letters()
        self.foot.fit_letters()
        self.toast = Toast(self)
        self.lock = Lock(self, desk)
        self.foot.lock_wanted.connect(self.lock.lock)
        self.side.help.clicked.connect(self.help)
        self._add_shortcuts()
        desk.refused.connect(self._say_refusal)
        desk.noted.connect(self._note)
        desk.leaving.connect(self._leave)
        desk.left.connect(self._be_left)
        desk.sought.connect(self._seek)
        desk.begun.connect(self._begin)
        desk.begun_with.connect(self._begin_with)
        desk.changed.connect(self._say_foot)
        self.show_place(self.places[0].code)
        self.foot.say()
        postman_of(desk).begin()
        rounds_of(desk).begin()

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
        self._coming.drop()
        place = next(place for place in self.places if place.code == code)
        self.prepare(place)
        self.stack.setCurrentWidget(self._screens[code])
        self._mark(code)
        if place.icon:
            self.nav[code].setFocus()
        self._screens[code].arrive()
        return True

    def go(self, code: str, then: Callable[[Screen], object] = bool) -> None:
        """Show a place that was clicked on, then do something there.

        One that is not made yet is made turn by turn.
        """
        if code in self._screens or not self.desk.in_turns:
            self._go_on(code, then)
            return
        if not self.screen_shown.may_leave():
            self._mark(self._code_shown())
            return
        place = next(place for place in self.places if place.code == code)
        self._mark(code)
        if place.icon:
            self.nav[code].setFocus()  # what is typed meanwhile is not for the screen that is left
        last = partial(self._go_on, code, then)
        self._coming.bring(place.title, chain(self.parts_of(place), [last]))

    def _go_on(self, code: str, then: Callable[[Screen], object]) -> None:
        if self.show_place(code):
            then(self.screen_shown)

    def parts_of(self, place: Place) -> Iterator[Callable[[], object]]:
        """Return what makes the screen of a place, each part quick enough for a click between."""
        for name in modules_of(place.screen.split(".")[0]):
            if name not in modules:
                yield partial(import_module, name)
        yield partial(self.prepare, place)
        yield from self._screens[place.code].made_later()

    def prepare(self, place: Place) -> None:
        """Make the screen of a place, unless it is there already."""
        if place.code not in self._screens:
            screen = place.factory(self.desk)
            screen.setAccessibleName(place.title)
            self._screens[place.code] = screen
            self.stack.addWidget(screen)

    def seek_everything(self) -> None:
        """Open the one search over all that is in the books."""
        from ui.screens.seek_everything import SeekEverything  # noqa: PLC0415  # as places are

        SeekEverything(self.desk, self.places, self).open()

    def help(self) -> None:
        """Open the help of the screen that is shown, beside it."""
        from ui.screens.help_window import show_help  # noqa: PLC0415  # as places are

        show_help(self.desk, [place.code for place in self.places], self._code_shown(), self)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  # Qt's
        return step(self, forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.foot.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._is_left or self.desk.locked or self.may_close())
        if event.isAccepted():
            self._coming.drop()
            self.lock.let_go()
            postman_of(self.desk).stop()
            rounds_of(self.desk).stop()

    def may_close(self) -> bool:
        """Tell whether nothing unsaved would be lost; screens may ask the user."""
        others = all(screen.may_close() for screen in self._screens.values())
        return others and self.screen_shown.may_leave()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "toast"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self.side.paint_icons()
            repaint_icons(self)

    def _code_shown(self) -> str:
        return next(code for code, one in self._screens.items() if one is self.screen_shown)

    def _mark(self, code: str) -> None:
        place = next(place for place in self.places if place.code == code)
        self.side.light(place.under or place.code)
        self.way_back.lead(place, self.places)

    def _seek(self, code: str, identity: str) -> None:
        if code == HELP:
            self.help()
        elif code == LOCK:
            self.lock.lock()
        elif identity:
            self.go(code, lambda screen: screen.show_record(identity))
        else:
            self.go(code)

    def _begin(self, code: str) -> None:
        self.go(code, lambda screen: screen.begin_new())

    def _begin_with(self, code: str, values: Mapping[str, Any]) -> None:
        self.go(code, lambda screen: screen.begin_with(values))

    def _leave(self) -> None:
        if self.may_close():
            self.desk.left.emit()

    def _say_foot(self, _kinds: frozenset[str]) -> None:
        self.foot.say()

    def _be_left(self) -> None:
        self._is_left = True
        self.lock.let_go()
        self._coming.drop()
        postman_of(self.desk).stop()

    def _say_refusal(self, words: str) -> None:
        if not self.lock.holds(words):
            tell(self, _("Chưa làm được"), words)

    def _note(self, words: str) -> None:
        if self.desk.locked:
            return
        if self.desk.undo_words:
            self.toast.say(words, _("Hoàn tác"), self.desk.undo)
        else:
            self.toast.say(words)

    def _add_shortcuts(self) -> None:
        for keys, do in _ON_SCREEN.items():
            self._shortcut(keys, partial(self._do, do))
        self._shortcut("F1", self.help)
        self._shortcut("Alt+Left", self.way_back.button.click)
        self._shortcut("Ctrl+K", self.seek_everything)
        self._shortcut("Ctrl+L", self.lock.lock)
        self._shortcut("Ctrl+Z", self.desk.undo)  # a text field keeps it for its own words
        for number, place in enumerate(self.listed[:DIGITS], 1):
            self._shortcut(f"Ctrl+{number}", partial(self.go, place.code))

    def _do(self, do: Callable[[Screen], object]) -> None:
        self._coming.do_all()  # what is asked for is asked of the place that was clicked on
        do(self.screen_shown)

    def _shortcut(self, keys: str, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(do)

    def _lay_out(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scrolled_when_large(self.side, upright=True))
        row.addLayout(self._page(), 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(middle, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(whole)

    def _page(self) -> QVBoxLayout:
        page = QVBoxLayout()
        page.setSpacing(0)
        page.addWidget(self.way_back)
        page.addWidget(scrolled_when_large(self.stack), 1)
        return page
