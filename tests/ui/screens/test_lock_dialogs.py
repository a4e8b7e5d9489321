"""The lock over dialogs, wrong secrets, and another officer at the desk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from storage.drafts import draft_of
from storage.keystore import unlock_with_passphrase
from storage.officer_slots import keep_secret, know_officers
from storage.officers import actor_for, add
from storage.records import Team
from storage.repository import find
from tests.conftest import PASSPHRASE
from tests.ui.screens.locked_window import (
    CANARY,
    OTHER,
    Show,
    at_home,
    in_sight,
    made,
    told_to_readers,
    typing_a_team,
    window,
)
from tests.ui.screens.locking import open_again, try_secret
from ui.screens.asking import ask, tell
from ui.screens.desk import Desk
from ui.screens.lock_page import pause_after
from ui.screens.preview import PreviewDialog
from ui.screens.window import MainWindow

__all__ = ["at_home", "made", "window"]  # the fixtures


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
    qtbot.waitUntil(window.lock.page.secret.hasFocus)
    assert CANARY not in told_to_readers()
    seen = window.lock.page.secret
    place = seen.mapTo(window, seen.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_7)  # as the system brings it: not kept off
    assert seen.text() == "7"
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
