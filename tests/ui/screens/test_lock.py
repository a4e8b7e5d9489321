from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from storage.books import make_books
from storage.drafts import draft_of
from storage.keystore import unlock_with_passphrase
from storage.officer_slots import keep_secret, know_officers
from storage.officers import actor_for, add
from storage.records import Team
from storage.repository import find
from sync.keys import UnitKeys
from tests.conftest import PASSPHRASE, UNIT, NewBooks, post_settings
from tests.ui.screens.locking import open_again, try_secret
from ui.screens.asking import ask, tell
from ui.screens.desk import Desk
from ui.screens.lock_page import pause_after
from ui.screens.preview import PreviewDialog
from ui.screens.safe import Safe
from ui.screens.seek_everything import SeekEverything
from ui.screens.soon import Soon
from ui.screens.teams import Teams
from ui.screens.window import MainWindow

CANARY = "To Chim Vang"  # ASCII: QTest types nothing else
OTHER = "mật khẩu của cán bộ"
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
    content = window.centralWidget()
    assert content
    assert not content.isVisible()


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


def test_a_question_that_is_open_is_hidden_and_still_waits_for_its_answer(
    window: MainWindow, qtbot: QtBot
) -> None:
    def lock_and_come_back() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        window.lock.lock()
        assert not box.isVisible()
        assert "Chim" not in " ".join(in_sight())
        open_again(window, qtbot)
        assert box.isVisible()
        assert QApplication.activeModalWidget() is box
        next(one for one in box.buttons() if one.text() == "Có").click()

    QTimer.singleShot(30, lock_and_come_back)
    assert ask(window, f"Bỏ {CANARY}?", "", yes="Có", no="Không")


def test_ctrl_l_locks_from_a_dialog_and_from_the_dialog_over_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.lock.watch()
    outer = PreviewDialog([], window)
    seen: list[bool] = []

    def over_it() -> None:
        QTimer.singleShot(30, press)
        tell(outer, CANARY, CANARY)
        outer.accept()

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        QTest.qWaitForWindowActive(box)
        handle = box.windowHandle()
        QTest.keyClick(handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        seen.append(window.desk.locked and not outer.isVisible() and not box.isVisible())
        open_again(window, qtbot)
        seen.append(outer.isVisible() and QApplication.activeModalWidget() is box)
        box.close()

    QTimer.singleShot(30, over_it)
    assert outer.exec()
    assert seen == [True, True]


def test_a_dialog_that_opens_while_it_is_locked_waits_out_of_sight(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.lock.lock()
    box = QMessageBox(window)
    box.setText(CANARY)
    box.open()
    qtbot.waitUntil(lambda: not box.isVisible())
    assert window.lock.page.secret.hasFocus()
    open_again(window, qtbot)
    assert box.isVisible()


def test_text_of_several_lines_in_a_dialog_keeps_its_cursor_and_selection(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = QDialog(window)
    box = QPlainTextEdit(dialog)
    dialog.open()
    QTest.qWaitForWindowActive(dialog)
    box.setFocus()
    QTest.keyClicks(box, "dong mot")
    cursor = box.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(2, cursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)
    window.lock.lock()
    open_again(window, qtbot)
    assert (box.textCursor().anchor(), box.textCursor().position()) == (5, 2)
    assert dialog.focusWidget() is box


@pytest.mark.parametrize("code", ["home", "models", "month_grid", "month", "reports", "settings"])
def test_ctrl_l_locks_on_every_screen(window: MainWindow, code: str, qtbot: QtBot) -> None:
    window.show_place(code)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not window.screen_shown.isVisible()
    open_again(window, qtbot)
    assert window.screen_shown.isVisible()


def test_a_wrong_passphrase_is_said_and_the_third_makes_one_wait(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.lock.lock()
    page = window.lock.page
    for _each in range(2):
        try_secret(window, qtbot, "không phải")
        assert "SO-02" in page.complaint.text()
        assert page.go.isEnabled()
        page.complaint.clear()
    try_secret(window, qtbot, "không phải")
    assert page.go.text() == "Chờ 2 giây"
    assert not page.go.isEnabled()
    page.tick()
    page.tick()
    open_again(window, qtbot)


def test_the_waiting_grows_to_a_minute() -> None:
    assert [pause_after(wrong) for wrong in range(10)] == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60]


def test_books_in_memory_say_that_they_cannot_lock(desk: Desk, shown: Show) -> None:
    window = MainWindow(desk)
    shown(window)
    assert not window.lock.lock()
    assert "không khóa" in window.toast.words.accessibleName()
    assert not window.foot.lock.isVisible()


def test_the_locked_window_closes_without_a_question_and_keeps_the_words(
    window: MainWindow,
) -> None:
    typing_a_team(window)
    window.lock.lock()
    assert window.close()
    assert (draft_of(window.desk.ledger, Team.KIND) or {})["name"] == CANARY


def test_another_officer_is_handed_the_desk_and_the_first_ones_words_stay_theirs(
    window: MainWindow, qtbot: QtBot
) -> None:
    desk = window.desk
    assert desk.safe is not None
    ledger, key_file = desk.ledger, desk.safe.books.key_file
    chief = add(ledger, "Nguyễn Văn An", "", "chief", as_keeper=True)
    other = add(ledger, "Trần Thị Bình", "", "officer")
    know_officers(key_file, chief.id, other.id)
    keep_secret(key_file, unlock_with_passphrase(key_file, PASSPHRASE), other.id, OTHER)
    ledger.actor = actor_for(ledger, None)
    typing_a_team(window)
    window.lock.lock()
    page = window.lock.page
    page.secret.setText(OTHER)
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(page.other.isVisible)
    assert "Trần Thị Bình" in page.other_words.text()
    with qtbot.waitSignal(window.lock.handed) as handed:
        QTest.mouseClick(page.other, Qt.MouseButton.LeftButton)
    assert handed.args is not None
    assert handed.args[1] == other.id
    assert (draft_of(ledger, Team.KIND) or {})["name"] == CANARY
    ledger.actor = actor_for(ledger, handed.args[1])
    assert draft_of(ledger, Team.KIND) is None
    assert find(ledger, Team) == []
