"""A day of a chief with names that nobody bears; says "ok" and waits to be killed.

What the program logged goes to a file of its own, like all else that it writes.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from datetime import date, timedelta
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.compose import found_books, proposed_settings
from desktop.crash import watch
from desktop.paths import books_folder
from desktop.start import Start
from storage.books import Books
from storage.keystore import MasterKey
from storage.periods import month_of
from storage.records import Activity, Honoree, Member
from storage.repository import find
from tests.journeys.canaries import (
    CANARIES,
    HALF,
    HONOREE,
    MEMBER,
    OTHER,
    PHONE,
    PHRASE,
    SOUGHT,
    THROWN,
    TITLE,
)
from tests.journeys.hands import Hands, answer, choose_folder, when
from tests.journeys.walking import settled, wait
from tests.sync.offices import Office, district, pair
from tests.ui.screens.locked_window import told_to_readers
from ui.screens.activities import Activities
from ui.screens.backups import Backups
from ui.screens.commendations import Commendations
from ui.screens.hamlets import Hamlets
from ui.screens.honorees import Honorees
from ui.screens.leaving import LeavingDialog
from ui.screens.look import dress
from ui.screens.month import Month
from ui.screens.personal_papers import notice_of
from ui.screens.photos_editor import PhotosEditor
from ui.screens.preview import PreviewDialog, preview_made
from ui.screens.seek_everything import SeekEverything
from ui.screens.sheet import Sheet
from ui.screens.teams import Teams
from ui.screens.window import MainWindow

POST, ABOVE = "ninh-binh/gia-vien/gia-thang", "ninh-binh/gia-vien"


class Typist(Hands):
    """Hands on a Vietnamese keyboard: letters come composed, as from Unikey."""

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        self.type_into(focus, text)

    def type_into(self, field: QWidget, text: str) -> None:
        """Type letters that no key of a keyboard bears alone."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                none = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(field, QKeyEvent(kind, 0, none, letter))

    def write(self, sheet: Sheet, **fields: str) -> None:
        """Fill lines of a form."""
        for name, text in fields.items():
            self.fill(sheet, name, text)


def main(stick: Path) -> None:
    """Live the day; `stick` is where the bundle and a copy of the books go."""
    app = QApplication(["day"])
    dress(app, "light")
    last = month_of(month_day := date.today().replace(day=10) - timedelta(days=31))
    settings = proposed_settings(POST, "post", ABOVE, last)
    books, master, _code = found_books(books_folder(POST), settings, PHRASE, use_keyring=False)
    start = Start(app)
    chief = _opened(start, books, master)
    enter(chief, month_day)
    look(chief)
    leave(chief, last, stick)
    watch(lambda _words: None)
    sys.excepthook(ValueError, ValueError(THROWN), None)
    half_typed(chief)
    chief.press("Ctrl+L")
    assert chief.window.desk.locked
    outside = told_outside()
    assert not any(name in outside for name in CANARIES), outside
    print("ok", flush=True)  # noqa: T201  # what the test waits for
    signal.pause()


def _opened(start: Start, books: Books, master: MasterKey) -> Typist:
    start.open_books(books, master)
    assert isinstance(start.window, MainWindow)
    start.window.activateWindow()
    assert QTest.qWaitForWindowActive(start.window)
    return Typist(start.window)


def enter(chief: Typist, day: date) -> None:
    """Write down a hamlet, a team with two members, an honoree, an activity with its photo."""
    desk = chief.window.desk
    chief.window.show_place("hamlets")
    hamlets = chief.window.screen_shown
    assert isinstance(hamlets, Hamlets)
    chief.begin(hamlets)
    chief.fill(hamlets.sheet, "name", "Thôn Đoài")
    chief.press("Ctrl+S")
    teams = chief.go("teams", Teams)
    chief.begin(teams)
    chief.fill(teams.sheet, "form", "bao ve an ninh")
    chief.press("Return")
    chief.fill(teams.sheet, "name", "Tổ bảo vệ")
    chief.press("Ctrl+S")
    for name in (MEMBER, OTHER):
        chief.click(teams.members.list.new)
        chief.write(teams.members.sheet, full_name=name, phone=PHONE)
        chief.press("Ctrl+S")
    commendations = chief.go("commendations", Commendations)
    titles = [commendations.tabs.tabText(at) for at in range(commendations.tabs.count())]
    commendations.tabs.setCurrentIndex(titles.index(Honorees.TITLE))
    honorees = commendations.shown
    assert isinstance(honorees, Honorees)
    chief.begin(honorees)
    chief.fill(honorees.sheet, "name", HONOREE)
    chief.press("Ctrl+S")
    _an_activity(chief, day)
    ledger = desk.ledger
    assert {one.full_name for one in find(ledger, Member)} == {MEMBER, OTHER}
    assert [one.name for one in find(ledger, Honoree)] == [HONOREE]
    assert [(one.title, len(one.photos)) for one in find(ledger, Activity)] == [(TITLE, 1)]


def _an_activity(chief: Typist, day: date) -> None:
    picture = Path(os.environ["BINHYEN_CAMERA"]) / f"{TITLE}.jpg"
    Image.new("RGB", (640, 480), "teal").save(picture, comment=TITLE.encode())
    screen = chief.go("activities", Activities)
    chief.begin(screen)
    chief.fill(screen.sheet, "kind", "tuyen truyen")
    chief.press("Return")
    chief.write(screen.sheet, happened_on=f"{day:%d/%m/%Y}", title=TITLE)
    photos = screen.sheet.form.cells["photos"].editor
    assert isinstance(photos, PhotosEditor)
    photos._pick = lambda _parent: [picture]
    photos._add.click()
    chief.press("Ctrl+S")


def look(chief: Typist) -> None:
    """Seek, open what is found, and look at a paper that names people."""
    window, desk = chief.window, chief.window.desk
    for sought in (SOUGHT, MEMBER):
        window.seek_everything()
        seeking = QApplication.activeModalWidget()
        assert isinstance(seeking, SeekEverything)
        chief.type_into(seeking.line, sought)
        wait(20)
        if sought == SOUGHT:
            QTest.keyClick(seeking, Qt.Key.Key_Escape)
        else:
            QTest.keyClick(seeking.line, Qt.Key.Key_Return)
        wait(5)
    month = chief.go("month", Month)

    def papers(dialog: PreviewDialog) -> None:
        wait(5)
        dialog.reject()

    when(PreviewDialog, papers)
    members = find(desk.ledger, Member)
    preview_made(desk, month.working, lambda ledger: notice_of(ledger, desk.today(), members))
    settled(window)


def leave(chief: Typist, last: str, stick: Path) -> None:
    """Close the month, write its bundle to the stick, and back the books up onto it."""
    month, desk = chief.go("month", Month), chief.window.desk
    month.show_month(last)
    when(LeavingDialog, lambda dialog: chief.click(dialog.go))
    chief.click(month.close_button)
    settled(month)
    assert month.state.text() == "Đã chốt"
    pair(district(), Office(POST, desk.keys, desk.ledger))
    choose_folder(stick)
    answer("Đã hiểu")
    chief.click(month.write_button)
    settled(month)
    chief.window.show_place("backups")
    backups = chief.window.screen_shown
    assert isinstance(backups, Backups)
    backups.back_up()
    settled(backups)
    choose_folder(stick)
    backups.choose_place()
    settled(backups)


def told_outside() -> str:
    """Return what the system is told: titles of windows, the clipboard, names for screen readers.

    They go where the system likes: into its list of windows, its history, its own log.
    """
    said = [one.windowTitle() + one.windowFilePath() for one in QApplication.topLevelWidgets()]
    said += [QGuiApplication.clipboard().text(), QGuiApplication.applicationDisplayName()]
    return "\n".join([*said, told_to_readers()])


def half_typed(chief: Typist) -> None:
    """Begin a member and stop in the middle of the name."""
    teams = chief.go("teams", Teams)
    chief.click(teams.members.list.new)
    chief.fill(teams.members.sheet, "full_name", HALF)


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG, filename=Path(os.environ["TMPDIR"]) / "day.log")
    main(Path(sys.argv[1]))
