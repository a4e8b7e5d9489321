"""A program of its own on a laptop's screen that enlarges: says what has no room, a line each.

`python -m tests.ui.access.scaled_child ROLE PERCENT`; what the screen enlarges by stands in
QT_SCALE_FACTOR, which counts for a whole process; PERCENT is the size of letters.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.conftest import SCREEN
from tests.ui.access.books import small_books
from tests.ui.access.cutting import cut_off
from tests.ui.access.walk import Walk, shut, window_on
from ui.screens.look import dress, size_text

_BAR = 40  # physical pixels that the system keeps


def main(role: str, percent: int) -> None:
    """Walk through everything that a role is shown, and say what is cut."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN}"
        app = QApplication([])
        dress(app, "light")
        size_text(app, percent)
        with small_books(Path(folder)) as pair:
            room = app.primaryScreen().availableSize()
            size = room.width(), room.height() - round(_BAR / app.devicePixelRatio())
            window = window_on(getattr(pair, role), size)
            walk = Walk(lambda name, shown: _say(name, shown, (room.width(), room.height())))
            walk.through(window)
            walk.dialogs(window)
            shut(window)
    sys.stdout.write(f"{len(walk.seen)} seen\n")


def _say(name: str, shown: QWidget, room: tuple[int, int]) -> None:
    """Say what nothing scrolls to; what is wider than its part is scrolled to."""
    if isinstance(shown, QFileDialog):  # Qt's own; where there is a system, its own is shown
        return
    found = [words for words in cut_off(shown) if " wide in " not in words]
    if shown.width() > room[0] or shown.height() > room[1]:
        found.append(f"larger than the screen: {type(shown).__name__}")
    sys.stdout.writelines(f"{name}: {words}\n" for words in found)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
