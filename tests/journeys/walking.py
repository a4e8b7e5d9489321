"""A walk through the real window: books of a moment opened, waited for, and pictures taken."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

# read when the app is made: whoever walks shows nothing on the real screen
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_SCALE_FACTOR", None)

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from desktop.compose import Opened, opened
from desktop.demo.books import PASSPHRASE
from desktop.demo.exchange_stage import TODAY
from storage.books import Books
from storage.keystore import unlock_with_passphrase
from ui.screens.desk import Desk
from ui.screens.receiving import Receiving
from ui.screens.safe import Safe
from ui.screens.sending import Sending
from ui.screens.window import MainWindow
from ui.screens.working import Working

SIZE = 1366, 720
STEP_MS, TURNS = 20, 3_000


class Walk:
    """Takes pictures, numbered in the order in which they are taken."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._taken = 0
        target.mkdir(parents=True, exist_ok=True)

    def picture(self, shown: QWidget, name: str) -> None:
        """Take a picture once all that works in the background is done."""
        settled(shown)
        self._taken += 1
        path = self._target / f"{self._taken:02}-{name}.png"
        shown.grab().save(str(path))
        sys.stdout.write(f"{path}\n")

    def dialog(self, dialog: QDialog, name: str) -> None:
        """Take a picture of a dialog as it opens, and shut it."""
        dialog.show()
        self.picture(dialog, name)
        dialog.reject()
        dialog.deleteLater()

    def tabs(self, screen: Sending | Receiving, stick: Path, name: str) -> None:
        """Take a picture of every tab of an exchange, with the stick plugged in."""
        screen.trip.choice.use(stick)
        for place in range(screen.tabs.count()):
            screen.tabs.setCurrentIndex(place)
            self.picture(screen.window(), f"{name}-{place + 1}")


@contextmanager
def desk_of(moment: Path, unit: str, which: str = "") -> Iterator[Desk]:
    """Open the books of a unit as they were at a moment, on the day that they live in."""
    books = Books(moment / "ledgers" / f"{unit.replace('/', '_')}{which}")
    with opened(books, unlock_with_passphrase(books.key_file, PASSPHRASE)) as both:
        desk = opened_desk(both)
        yield desk
        desk.left.emit()  # what works behind it ends


def window_of(desk: Desk, place: str) -> MainWindow:
    """Show the main window at one of its places."""
    window = MainWindow(desk)
    window.resize(*SIZE)
    window.show()
    window.show_place(place)
    return window


def settled(shown: QWidget) -> None:
    """Wait until no long work is under way, and all was drawn."""
    wait(10)
    wait_until(lambda: not any(one.is_busy for one in shown.findChildren(Working)))
    wait(5)


def wait_until(done: Callable[[], bool]) -> None:
    """Let the window live until something is done; TimeoutError when it never is."""
    for _turn in range(TURNS):
        if done():
            return
        wait(1)
    raise TimeoutError


def wait(turns: int) -> None:
    """Let the window live for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(turns * STEP_MS, loop.quit)
    loop.exec()


def opened_desk(both: Opened) -> Desk:
    """Put books that are open on a desk, on the day that they live in."""
    master = unlock_with_passphrase(both.books.key_file, PASSPHRASE)
    return Desk(both.ledger, safe=Safe(both.books, master, both.keys), today=lambda: TODAY)
