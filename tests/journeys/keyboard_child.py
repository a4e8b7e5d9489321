"""A chief's month by keys alone in a real window; says how many keys that were no letters."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from faulthandler import dump_traceback_later
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget

from desktop.compose import found_books, proposed_settings
from desktop.paths import books_folder
from desktop.preferences import keep_preferences, read_preferences
from desktop.start import Start
from storage.periods import month_of
from storage.records import Activity, Hamlet, Member, ModelSite, SecurityModel, Team
from storage.repository import find
from sync.outbox import outgoing
from tests.journeys.hands import when
from tests.sync.offices import Office, district, pair
from ui.screens.activities import Activities
from ui.screens.hamlets import Hamlets
from ui.screens.leaving import LeavingDialog
from ui.screens.look import dress
from ui.screens.models import Models
from ui.screens.month import Month
from ui.screens.register import Register
from ui.screens.screen import Screen
from ui.screens.teams import Teams
from ui.screens.unlock import Unlock
from ui.screens.window import MainWindow
from ui.screens.working import Working

POST, ABOVE = "ninh-binh/gia-vien/gia-thang", "ninh-binh/gia-vien"
SECRET = "cay da ben nuoc 7"  # noqa: S105  # opens only the books of a test
S = TypeVar("S", bound=Screen)
_FAR = 80  # no part of a window is further away by Tab


class Keys:
    """Fingers on a keyboard; `pressed` counts all keys but the letters of what is typed."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, *combinations: str) -> None:
        """Press keys, one after the other, wherever the keyboard is."""
        for keys in combinations:
            self.pressed += 1
            QTest.keySequence(_where(), QKeySequence(keys))

    def type(self, text: str) -> None:
        """Type letters."""
        QTest.keyClicks(_where(), text)

    def tab_to(self, part: QWidget) -> None:
        """Press Tab until the keyboard is at a part of the window."""
        wanted = part.focusProxy() or part
        for _key in range(_FAR):
            here = QApplication.focusWidget()
            if here is wanted or (here is not None and part.isAncestorOf(here)):
                return
            self.press("Tab")
        here = QApplication.focusWidget()
        raise AssertionError(f"no Tab leads from {here!r} to {part.accessibleName()}")

    def fill(self, screen_sheet: QWidget, field: QWidget, text: str) -> None:
        """Go to a line of a form by Tab and type over what it says."""
        assert screen_sheet.isVisible()
        self.tab_to(field)
        self.press("Ctrl+A")
        self.type(text)


def _where() -> QWidget:
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def wait_until(done: Callable[[], bool]) -> None:
    """Let the window live until something is done; TimeoutError when it never is."""
    for _turn in range(3_000):
        if done():
            return
        QTest.qWait(20)
    raise TimeoutError


def settled(shown: QWidget) -> None:
    """Wait until no long work is under way."""
    QTest.qWait(200)
    wait_until(lambda: not any(one.is_busy for one in shown.findChildren(Working)))
    QTest.qWait(100)


def begun() -> tuple[Start, date]:
    """Make the books of a month that is over, and ask for their passphrase in a real window."""
    app = QApplication(["month"])
    assert app.platformName() == "xcb"
    dress(app, "light")
    day = date.today().replace(day=10) - timedelta(days=31)
    settings = proposed_settings(POST, "post", ABOVE, month_of(day))
    books, _master, _code = found_books(books_folder(POST), settings, SECRET, use_keyring=False)
    keep_preferences(read_preferences().model_copy(update={"books": books.folder}))
    start = Start(app)
    start.begin()
    return start, day


def asked(start: Start) -> Unlock:
    """Return the page that asks for the passphrase."""
    assert start.window
    assert QTest.qWaitForWindowActive(start.window)
    page = start.window.centralWidget()
    assert isinstance(page, Unlock)
    return page


def paired_above(window: MainWindow) -> None:
    """Pair the books with a superior, without its window."""
    pair(district(), Office(POST, window.desk.keys, window.desk.ledger))


def main(stick: Path) -> None:
    """Live the month."""
    (start, day), keys = begun(), Keys()
    window = unlock(start, keys)
    enter(window, keys, day)
    paired_above(window)
    close(window, keys, stick)
    lock(window, keys)
    print(keys.pressed)  # noqa: T201  # what the test reads
    start.close()


def unlock(start: Start, keys: Keys) -> MainWindow:
    """Type the passphrase."""
    keys.tab_to(asked(start).passphrase)
    keys.type(SECRET)
    keys.press("Return")
    window = start.window
    assert isinstance(window, MainWindow)
    assert QTest.qWaitForWindowActive(window)
    return window


def enter(window: MainWindow, keys: Keys, day: date) -> None:
    """Write down the registers, then three activities."""
    _to_hamlets(window, keys)
    screen = at(window, Hamlets)
    keys.press("Ctrl+N")
    fill(keys, screen, name="Thon Doai")
    keys.press("Ctrl+S", "Ctrl+2")
    models = at(window, Models)
    keys.press("Ctrl+N")
    fill(keys, models, type="to lien gia")
    keys.press("Return")
    fill(keys, models, launched_on=f"{day:%d/%m/%Y}")
    keys.press("Ctrl+S")
    below(keys, models, 0, name="Xom 1")
    keys.press("Ctrl+3")
    teams = at(window, Teams)
    keys.press("Ctrl+N")
    fill(keys, teams, form="bao ve an ninh")
    keys.press("Return")
    fill(keys, teams, name="To bao ve ANTT")
    keys.press("Ctrl+S")
    for name in ("Nguyen Van Kin", "Tran Van Kin"):
        below(keys, teams, 0, full_name=name)
    keys.press("Ctrl+4")
    doing = at(window, Activities)
    for title in ("Phong chay", "Phong ma tuy", "Giao thong"):
        keys.press("Ctrl+N")
        if title == "Phong chay":
            fill(keys, doing, kind="tuyen truyen")
            keys.press("Return")
        fill(keys, doing, happened_on=f"{day:%d%m%y}", title=title)
        keys.press("Ctrl+S")
    kinds = (Hamlet, SecurityModel, ModelSite, Team, Member, Activity)
    assert [len(find(window.desk.ledger, kind)) for kind in kinds] == [1, 1, 1, 1, 2, 3]
    assert {one.happened_on for one in find(window.desk.ledger, Activity)} == {day}


def fill(keys: Keys, screen: Register, **fields: str) -> None:
    """Fill lines of the form that is shown."""
    for name, text in fields.items():
        line = screen.shown.form.cells[name].editor.focusProxy()
        assert line is not None
        keys.fill(screen.shown, line.findChild(QLineEdit) or line, text)


def below(keys: Keys, screen: Register, which: int, **fields: str) -> None:
    """Begin what belongs to the chosen record, fill it and save it."""
    keys.tab_to(screen.below[which].list.new)
    keys.press("Space")
    fill(keys, screen, **fields)
    keys.press("Ctrl+S")


def _to_hamlets(window: MainWindow, keys: Keys) -> None:
    keys.press("Ctrl+K")
    wait_until(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    wait_until(lambda: QApplication.activeWindow() is dialog)
    keys.type("thon to dan pho")
    keys.press("Return")
    assert QTest.qWaitForWindowActive(window)


def at(window: MainWindow, kind: type[S]) -> S:
    """Wait until a screen is shown."""
    wait_until(lambda: isinstance(window.screen_shown, kind))
    shown = window.screen_shown
    assert isinstance(shown, kind)
    return shown


def close(window: MainWindow, keys: Keys, stick: Path) -> None:
    """Look at what is to be seen, close the month, and write it to the stick."""
    keys.press("Ctrl+5")
    month = at(window, Month)
    settled(month)

    def read(dialog: LeavingDialog) -> None:
        assert QTest.qWaitForWindowActive(dialog)
        wait_until(lambda: dialog.isAncestorOf(QApplication.focusWidget() or month))
        keys.tab_to(dialog.view.list)
        for _part in range(1, dialog.view.list.count()):
            keys.press("Down")
        keys.press("Alt+C")

    def type_folder(dialog: QFileDialog) -> None:
        assert QTest.qWaitForWindowActive(dialog)
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        wait_until(lambda: dialog.isAncestorOf(QApplication.focusWidget() or month))
        assert QApplication.focusWidget() is line
        keys.press("Ctrl+A")
        keys.type(str(stick))
        keys.press("Return")

    def agree(box: QMessageBox) -> None:
        assert QTest.qWaitForWindowActive(box)
        wait_until(lambda: box.isAncestorOf(QApplication.focusWidget() or month))
        keys.press("Return")

    assert month.month == window.desk.settings.begins  # what is to be closed next is shown
    keys.tab_to(month.checklist)
    when(LeavingDialog, read)
    keys.press("Alt+C")
    wait_until(lambda: month.state.text() == "Đã chốt")
    settled(month)
    when(QFileDialog, type_folder)
    when(QMessageBox, agree)
    keys.press("Alt+G")
    settled(month)
    assert any(stick.rglob("*.byb"))
    assert outgoing(window.desk.ledger)[-1].written_at


def lock(window: MainWindow, keys: Keys) -> None:
    """Lock, and come back."""
    keys.press("Ctrl+L")
    assert window.desk.locked
    QTest.qWait(100)
    keys.type(SECRET)
    keys.press("Return")
    wait_until(lambda: not window.desk.locked)


if __name__ == "__main__":
    dump_traceback_later(40, exit=True)  # a dialog that nobody answers says where it waits
    main(Path(sys.argv[1]))
