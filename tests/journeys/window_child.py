"""A real window on a real display, driven by key and mouse; says "ok" and leaves a picture."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.start import Start
from storage.records import Hamlet
from storage.repository import find
from ui.screens.first_run import FirstRun
from ui.screens.look import dress
from ui.screens.window import MainWindow


def make_books(start: Start, folder: Path) -> MainWindow:
    """Go through the first run by hand."""
    assert start.window
    first = start.window.centralWidget()
    assert isinstance(first, FirstRun)
    assert QTest.qWaitForWindowActive(start.window)
    QTest.mouseClick(first.own, Qt.MouseButton.LeftButton)
    QTest.keyClicks(first.form.finder.line, "dai hoang, ninh binh")
    QTest.keyClick(first.form.finder.line, Qt.Key.Key_Return)
    for line in (first.form.passphrase.first, first.form.passphrase.second):
        QTest.keyClicks(line, "cay da ben nuoc")
    first.form.folder.setText(str(folder))
    QTest.mouseClick(first.form.go, Qt.MouseButton.LeftButton)
    QTest.keyClicks(first.recovery.typed, first.recovery.code.text()[-4:])
    QTest.keyClick(first.recovery.typed, Qt.Key.Key_Return)
    window = start.window
    assert isinstance(window, MainWindow)
    assert QTest.qWaitForWindowActive(window)
    return window


def add_a_hamlet(window: MainWindow) -> None:
    """Enter a hamlet by keys alone: new, its name, save."""
    window.show_place("hamlets")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    QTest.keyClicks(focused, "Thon Doai")
    QTest.keyClick(focused, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [hamlet.name for hamlet in find(window.desk.ledger, Hamlet)] == ["Thon Doai"]


def main(folder: Path, picture: Path) -> None:
    """Run the journey and leave a picture of the whole display."""
    app = QApplication(["binhyen"])
    assert app.platformName() == "xcb"
    dress(app, "light")
    start = Start(app)
    start.begin()
    window = make_books(start, folder)
    add_a_hamlet(window)
    app.primaryScreen().grabWindow(0).save(str(picture))
    start.close()
    print("ok")  # noqa: T201  # what the test waits for


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
