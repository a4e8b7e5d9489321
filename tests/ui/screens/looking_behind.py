"""Opens what is behind a figure, as the user does, and reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from storage.records import Record
from ui.screens.behind import Behind
from ui.screens.behind_records import BehindRecords


@dataclass(frozen=True)
class Seen:
    """What a dialog said: its title, its sum in words, its records."""

    title: str
    sum: str
    records: list[Record]


def behind(act: Callable[[], object]) -> Seen:
    """Do what opens a dialog of records, read it and close it."""
    seen: list[Seen] = []
    timer = QTimer(interval=10)

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        timer.stop()
        if isinstance(dialog, Behind | BehindRecords):
            said = dialog.sum.text() if isinstance(dialog, Behind) else ""
            records = [line.key for line in dialog.table.lines.lines]
            seen.append(Seen(dialog.windowTitle(), said, records))
        dialog.close()

    timer.timeout.connect(read)
    timer.start()
    act()
    timer.stop()
    assert seen, "nothing was opened"
    return seen[0]
