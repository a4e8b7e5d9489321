"""A walk over all places of busy books in a process of its own, for first visits are the slow ones.

Prints as JSON how long each click kept the event loop, in ms of the processor.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path
from time import monotonic

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from desktop.start import Start
from storage.books import Books
from storage.keystore import MasterKey
from tests.journeys.watchdog import Watchdog
from ui.screens.ahead import Ahead
from ui.screens.look import dress
from ui.screens.window import MainWindow

_LOOKED_AT_S = 0.1  # what a person takes to look at a screen, and less


def main(folder: Path, key: bytes) -> None:
    """Open the books, wait until the window has nothing left to do, and click on every place."""
    app = QApplication([])
    dress(app, "light")
    start, dog = Start(app), Watchdog()
    start.open_books(Books(folder), MasterKey(key))
    window = start.window
    assert isinstance(window, MainWindow)
    window.resize(1366, 720)
    ahead = window.findChild(Ahead)
    assert ahead
    Watchdog().live("start", lambda: not ahead.isActive())
    for turn in ("", ", lần sau"):
        for place in [*window.places[1:], window.places[0]]:
            name = f"{place.code}{turn}"
            dog.click(name, partial(window.show_place, place.code))
            end = monotonic() + _LOOKED_AT_S
            dog.live(f"{name}, sau đó", partial(_is_past, end))
    dog.click("Ctrl+K", window.seek_everything)
    start.close()
    print(json.dumps(dog.blocks))  # noqa: T201
    sys.stdout.flush()
    os._exit(0)  # nothing that is still open asks anybody


def _is_past(moment: float) -> bool:
    return monotonic() > moment


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
