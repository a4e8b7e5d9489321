"""A walk over all places of busy books in a process of its own, for first visits are the slow ones.

Prints as JSON how long each turn of the event loop was, in ms of the processor.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path
from time import monotonic

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import settle
from desktop.start import Start
from storage.books import Books
from storage.keystore import MasterKey
from tests.journeys.watchdog import Watchdog
from tests.journeys.watched_commands import above, at_a_post
from tests.journeys.watched_papers import (
    close_month,
    import_table,
    print_certificates,
    print_slip,
)
from ui.screens.ahead import Ahead
from ui.screens.look import dress
from ui.screens.window import MainWindow

_LOOKED_AT_S = 0.2  # what a person takes to look at a screen, and less


def main(folder: Path, key: bytes, *, settled: bool) -> None:
    """Open the books and click on every place: at once, or when all was read ahead."""
    app = QApplication([])
    dress(app, "light")
    start, dog = Start(app), Watchdog()
    start.open_books(Books(folder), MasterKey(key))
    settle()
    window = start.window
    assert isinstance(window, MainWindow)
    window.resize(1366, 720)
    dog.watch()
    if settled:
        ahead = window.findChild(Ahead)
        assert ahead
        dog.live(lambda: not ahead.isActive())
    for turn in ("", ", lần sau"):
        for place in [*window.places[1:], window.places[0]]:
            dog.click(f"{place.code}{turn}", partial(_go, window, place.code))
            dog.live(partial(_is_shown, window, place.code))
            end = monotonic() + _LOOKED_AT_S
            dog.live(partial(_is_past, end))
    if settled:
        if window.desk.settings.is_superior:
            above(window, dog)
            print_slip(window, dog)
        else:
            at_a_post(window, dog)
            print_certificates(window, dog)
            import_table(window, dog, folder.parent)
            close_month(window, dog)
    start.close()
    print(json.dumps(dog.blocks))  # noqa: T201
    sys.stdout.flush()
    os._exit(0)  # nothing that is still open asks anybody


def _go(window: MainWindow, code: str) -> None:
    """Click on a place in the navigation, or go there as a button inside another does."""
    if code not in window.nav:
        window.desk.sought.emit(code, "")
        return
    button = window.nav[code]
    where = button.mapTo(window, button.rect().center())
    handle = window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def _is_shown(window: MainWindow, code: str) -> bool:
    return window.screen_shown.accessibleName() == _titles(window)[code]


def _titles(window: MainWindow) -> dict[str, str]:
    return {place.code: place.title for place in window.places}


def _is_past(moment: float) -> bool:
    return monotonic() > moment


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), settled=sys.argv[3] == "settled")
