"""Presses Ctrl+K over a window, types, and reads the hits."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from storage.records import (
    Activity,
    Record,
)
from storage.repository import put
from tests.conftest import UNIT
from ui.screens.desk import Desk
from ui.screens.seek_everything import SeekEverything
from ui.screens.window import MainWindow


def close_all(window: MainWindow) -> None:
    for dialog in window.findChildren(SeekEverything):
        dialog.close()  # before the books are


def keep(desk: Desk, *records: Record) -> None:
    for record in records:
        put(desk.ledger, record)
    desk.changed.emit(frozenset(record.KIND for record in records))


def activity(title: str, on: str = "2022-12-01") -> Activity:
    return Activity(unit=UNIT, kind="talk", title=title, happened_on=date.fromisoformat(on))


def seeking(window: MainWindow, typed: str = "") -> SeekEverything:
    """Press Ctrl+K and type."""
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    (dialog,) = (one for one in window.findChildren(SeekEverything) if one.isVisible())
    QTest.keyClicks(dialog.line, typed)
    return dialog


def press(dialog: SeekEverything, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog.line, key)


def first_words(dialog: SeekEverything) -> list[str]:
    return [words[0] for words in dialog.table.words()]
