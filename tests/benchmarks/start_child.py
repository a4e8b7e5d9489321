"""One start in a process of its own: from nothing to a window that was painted and reacts.

Prints the seconds of the processor and of the clock. "bare" is a window of PySide6 with one
table; otherwise the words are the folder of books and their master key in hex, as a passphrase
opens it: typing one, stretching it and asking a keyring are not counted.
"""

from __future__ import annotations

import sys
from math import inf
from os import sysconf
from pathlib import Path
from time import CLOCK_BOOTTIME, clock_gettime, thread_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.start import Start


def main(words: list[str]) -> None:
    """Start what is wanted, and say what it cost."""
    _bare() if words == ["bare"] else _books(Path(words[0]), bytes.fromhex(words[1]))
    print(thread_time(), _age())  # noqa: T201


def _age() -> float:
    """Return for how many seconds this process has been there (Linux; elsewhere it is unknown)."""
    try:
        stat = Path("/proc/self/stat").read_text(encoding="ascii")
    except OSError:
        return inf
    ticks = int(stat.rpartition(")")[2].split()[19])
    return clock_gettime(CLOCK_BOOTTIME) - ticks / sysconf("SC_CLK_TCK")


def _bare() -> None:
    from PySide6.QtWidgets import (  # noqa: PLC0415  # what it costs is measured
        QApplication,
        QMainWindow,
        QTableWidget,
        QTableWidgetItem,
    )

    app = QApplication([])
    window, table = QMainWindow(), QTableWidget(20, 6)
    for row in range(20):
        for column in range(6):
            table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
    window.setCentralWidget(table)
    window.resize(1366, 720)
    window.show()
    app.processEvents()
    window.grab()


def started(folder: Path, master: bytes) -> tuple[QApplication, Start]:
    """Start as the program does, up to where the window is shown and its loop would begin."""
    from desktop.__main__ import read_window  # noqa: PLC0415  # as above

    read_window()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # as above

    from desktop.app import settle  # noqa: PLC0415  # as above
    from desktop.start import Start  # noqa: PLC0415  # as above
    from storage.books import Books  # noqa: PLC0415  # as above
    from storage.keystore import MasterKey  # noqa: PLC0415  # as above
    from ui.screens.look import dress  # noqa: PLC0415  # as above

    app = QApplication([])
    dress(app, "light")
    start = Start(app)
    start.open_books(Books(folder), MasterKey(master))
    settle()
    return app, start


def _books(folder: Path, master: bytes) -> None:
    app, start = started(folder, master)
    assert start.window
    start.window.resize(1366, 720)
    app.processEvents()
    start.window.grab()


if __name__ == "__main__":
    main(sys.argv[1:])
