"""The lock: at once, without a question, and back to the same field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from storage.drafts import draft_of
from storage.records import Team
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.locked_window import (
    CANARY,
    at_home,
    in_sight,
    made,
    told_to_readers,
    typing_a_team,
    window,
)
from tests.ui.screens.locking import open_again
from ui.screens.asking import ask
from ui.screens.seek_everything import SeekEverything
from ui.screens.soon import Soon
from ui.screens.teams import Teams
from ui.screens.window import MainWindow

__all__ = ["at_home", "made", "window"]  # the fixtures


def test_it_locks_at_once_with_something_half_typed_and_asks_nothing(window: MainWindow) -> None:
    typing_a_team(window)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.locked
    assert QApplication.activeModalWidget() is None
    assert window.lock.page.secret.hasFocus()


def test_words_that_cannot_be_kept_keep_nothing_open(window: MainWindow) -> None:
    def fail() -> None:
        raise RuntimeError

    for soon in [Soon(fail, window) for _two in range(2)]:
        soon.ask()
    with pytest.raises(RuntimeError):
        window.lock.lock()
    assert window.desk.locked
    assert window.lock.page.secret.hasFocus()
    assert not window.stack.isVisible()


def test_whoever_comes_back_stands_in_the_same_field_cursor_and_selection(
    window: MainWindow, qtbot: QtBot
) -> None:
    line = typing_a_team(window)
    window.lock.lock()
    open_again(window, qtbot)
    assert QApplication.focusWidget() is line
    assert line.text() == CANARY
    assert (line.selectionStart(), line.selectedText(), line.cursorPosition()) == (3, "Chi", 3)
    assert window.windowTitle() == "Bình Yên – Công an xã Gia Thắng"


def test_a_day_that_is_half_typed_is_not_tidied_under_the_hands(
    window: MainWindow, qtbot: QtBot
) -> None:
    typing_a_team(window)
    teams = window.screen_shown
    assert isinstance(teams, Teams)
    line = teams.sheet.form.cells["founded"].editor.focusProxy()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "2/9")
    line.setCursorPosition(1)
    window.lock.lock()
    open_again(window, qtbot)
    assert (line.text(), line.cursorPosition()) == ("2/9", 1)


def test_half_typed_words_lie_in_the_ledger_and_nowhere_in_clear(window: MainWindow) -> None:
    typing_a_team(window)
    window.lock.lock()
    kept = draft_of(window.desk.ledger, Team.KIND)
    assert kept is not None
    assert kept["name"] == CANARY
    assert window.desk.safe is not None
    files = [one for one in window.desk.safe.books.folder.rglob("*") if one.is_file()]
    assert any(one.name.endswith("-wal") for one in files)
    for one in files:
        assert CANARY.encode() not in one.read_bytes()


def test_nothing_of_the_register_can_be_seen_or_reached(window: MainWindow) -> None:
    typing_a_team(window)
    window.toast.say(f"Đã ghi {CANARY}.")
    window.lock.lock()
    said = " ".join(in_sight())
    assert "Chim" not in said
    assert "Gia Thắng" not in said
    for key in (Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_1, Qt.Key.Key_Z, Qt.Key.Key_F):
        QTest.keyClick(window.lock.page.secret, key, Qt.KeyboardModifier.ControlModifier)
    assert not any(isinstance(one, SeekEverything) for one in QApplication.topLevelWidgets())
    for _each in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert window.lock.page.isAncestorOf(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)


def test_a_note_of_a_job_that_ends_is_not_shown_and_a_refusal_waits(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.lock.lock()
    window.desk.noted.emit(f"Đã gửi {CANARY}.")
    window.desk.refused.emit(f"Chưa gửi được {CANARY}.")
    assert "Chim" not in " ".join(in_sight())
    read: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        read.append(box.informativeText())
        box.buttons()[0].click()

    window.lock.unlocked.connect(lambda: QTimer.singleShot(30, press))
    open_again(window, qtbot)
    qtbot.waitUntil(lambda: bool(read))
    assert read == [f"Chưa gửi được {CANARY}."]


def test_the_locked_desk_writes_nothing(window: MainWindow) -> None:
    window.lock.lock()
    assert not window.desk.save(Team(unit=UNIT, name=CANARY, form="mediation"))
    assert find(window.desk.ledger, Team) == []


def test_a_screen_reader_is_told_nothing_of_the_register_while_it_is_locked(
    window: MainWindow, qtbot: QtBot
) -> None:
    typing_a_team(window)
    window.toast.say(f"Đã ghi {CANARY}.")
    done_with = QDialog(window)
    done_with.setWindowTitle(CANARY)
    done_with.show()
    done_with.hide()
    told: list[str] = []

    def lock_and_come_back() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(told_to_readers())
        window.lock.lock()
        told.append(told_to_readers())
        open_again(window, qtbot)
        told.append(told_to_readers())
        box.buttons()[0].click()

    QTimer.singleShot(30, lock_and_come_back)
    ask(window, f"Bỏ {CANARY}?", "", yes="Có", no="Không")
    before, meanwhile, after = told
    assert CANARY in before
    assert CANARY in after
    assert "Bình Yên đang khóa" in meanwhile
    assert not any(words in meanwhile for words in ("Chim", "Gia Thắng"))


class Clipboard:
    """Stands for that of a system that tells who filled it, as the offscreen one does not."""

    def __init__(self, *, ours: bool) -> None:
        self.words, self._ours = CANARY, ours

    def ownsClipboard(self) -> bool:  # noqa: N802  # Qt's name
        return self._ours

    def ownsSelection(self) -> bool:  # noqa: N802  # Qt's name
        return False

    def clear(self) -> None:
        self.words = ""


@pytest.mark.parametrize("ours", [True, False])
def test_what_was_copied_from_the_books_leaves_the_clipboard(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, *, ours: bool
) -> None:
    clipboard = Clipboard(ours=ours)
    monkeypatch.setattr(QGuiApplication, "clipboard", lambda: clipboard)
    window.lock.lock()
    assert clipboard.words == ("" if ours else CANARY)
