"""Books of their own in a window that may be locked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from storage.books import make_books
from sync.keys import UnitKeys
from tests.conftest import PASSPHRASE, NewBooks, post_settings
from ui.screens.desk import Desk
from ui.screens.safe import Safe
from ui.screens.teams import Teams
from ui.screens.window import MainWindow

CANARY = "To Chim Vang"  # ASCII: QTest types nothing else
OTHER = "mật khẩu của cán bộ"
_READ = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
Show = Callable[[QWidget], QWidget]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> NewBooks:
    folder = tmp_path_factory.mktemp("made") / "so"
    settings = post_settings(begins="2022-12")
    return NewBooks(*make_books(folder, settings, PASSPHRASE, use_keyring=False, anywhere=True))


@pytest.fixture
def at_home(made: NewBooks, tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    books = type(made.books)(shutil.copytree(made.books.folder, tmp_path / "so"))
    with books.open(made.master) as ledger:
        safe = Safe(books, made.master, UnitKeys.generate())
        yield Desk(ledger, safe=safe, today=lambda: date(2022, 12, 8))


@pytest.fixture
def window(at_home: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(at_home)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    yield made
    at_home.locked = True  # it closes without a question
    made.close()


def in_sight() -> list[str]:
    """Return every word that a window of the program shows now, its title bar too."""
    said = []
    for one in (w for w in QApplication.topLevelWidgets() if w.isVisible()):
        said.append(one.windowTitle())
        for part in one.findChildren(QWidget):
            words = getattr(part, "text", None)
            if part.isVisible() and callable(words):
                said.append(str(words()))
    return said


def typing_a_team(window: MainWindow) -> QLineEdit:
    """Begin a team, and stand in the middle of its half-typed name."""
    window.show_place("teams")
    teams = window.screen_shown
    assert isinstance(teams, Teams)
    teams.begin_new()
    line = teams.sheet.form.cells["name"].editor.focusProxy()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, CANARY)
    line.setSelection(6, -3)  # the cursor at its left end
    return line


def told_to_readers() -> str:
    """Return all that a screen reader may ask of the program, of hidden windows too."""
    said: list[str] = []
    program = QApplication.instance()
    assert program is not None
    waiting = [QAccessible.queryAccessibleInterface(program)]
    while waiting:
        one = waiting.pop()
        if one is not None and one.isValid():
            said += [one.text(of) for of in _READ]
            waiting += [one.child(place) for place in range(one.childCount())]
    return " ".join(said)
