"""What the tests of the lock share: books on a disk, their window, and how one opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from ui.screens.window import MainWindow


def open_again(window: MainWindow, qtbot: QtBot, secret: str = PASSPHRASE) -> None:
    """Type a passphrase into the lock page, as whoever comes back does."""
    window.lock.page.secret.setText(secret)
    with qtbot.waitSignal(window.lock.unlocked):
        QTest.keyClick(window.lock.page.secret, Qt.Key.Key_Return)


def try_secret(window: MainWindow, qtbot: QtBot, secret: str) -> None:
    """Type a passphrase that does not open, and wait for the answer."""
    page = window.lock.page
    page.secret.setText(secret)
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.complaint.text()))
