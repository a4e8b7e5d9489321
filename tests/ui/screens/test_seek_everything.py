"""Ctrl+K, some letters without marks, Enter: the record stands open at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from storage.records import (
    Hamlet,
    Member,
    Team,
)
from tests.conftest import UNIT
from tests.ui.screens.seeking_all import activity, close_all, first_words, keep, press, seeking
from ui.screens.activities import Activities
from ui.screens.desk import Desk
from ui.screens.seek_everything import SeekEverything
from ui.screens.window import MainWindow

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def window(desk: Desk, shown: Show) -> Iterator[MainWindow]:
    window = MainWindow(desk)
    shown(window)
    yield window
    close_all(window)


def test_hits_appear_while_typing_without_any_key_more(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    keep(desk, activity("Tuần tra đêm"))
    dialog = seeking(window, "tuan tr")
    qtbot.waitUntil(lambda: first_words(dialog)[:2] == ["Hoạt động", "Tuần tra đêm"])
    assert dialog.said.text().startswith("Thấy 1.")


def test_what_lies_inside_words_appears_when_typing_rests(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    team = Team(unit=UNIT, name="Tổ 1", form="mediation")
    keep(desk, team, Member(unit=UNIT, team=team.id, full_name="Lê Lan", phone="0912345678"))
    dialog = seeking(window, "45678")
    qtbot.waitUntil(lambda: first_words(dialog) == ["Thành viên", "Lê Lan"])


def test_arrows_walk_over_titles_and_enter_opens_where_they_stand(
    window: MainWindow, desk: Desk
) -> None:
    hamlet, newest = Hamlet(unit=UNIT, name="Thôn hội"), activity("Họp hội")
    keep(desk, hamlet, newest)
    dialog = seeking(window, "hoi")
    press(dialog, Qt.Key.Key_Down)
    assert dialog.line.accessibleDescription().startswith("Họp hội")
    press(dialog, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, Activities)
    assert window.screen_shown.shown.record == newest


def test_more_of_one_kind_are_shown_when_asked_for(window: MainWindow, desk: Desk) -> None:
    keep(desk, *(Hamlet(unit=UNIT, name=f"Thôn {number}") for number in range(8)))
    dialog = seeking(window, "thon")
    press(dialog, *[Qt.Key.Key_Down] * 6)  # the place of hamlets stands first
    assert "Còn 3 nữa…" in first_words(dialog)
    press(dialog, Qt.Key.Key_Return)
    assert first_words(dialog)[1:] == [f"Thôn {number}" for number in range(8)]
    press(dialog, Qt.Key.Key_Backspace, Qt.Key.Key_PageDown)
    assert "Còn 3 nữa…" in first_words(dialog)


def test_nothing_found_is_said_in_words_and_enter_does_nothing(window: MainWindow) -> None:
    dialog = seeking(window, "zzz")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.empty.text().startswith("Không thấy “zzz” ở đâu trong sổ.")
    assert dialog.line.accessibleDescription() == dialog.empty.text()


@pytest.mark.parametrize("typed", ["%", "'\"", "*", "😀", "h" * 1000])
def test_strange_words_do_no_harm(window: MainWindow, desk: Desk, typed: str) -> None:
    keep(desk, activity("Họp dân"))
    dialog = seeking(window)
    dialog.line.setText(typed)
    press(dialog, Qt.Key.Key_Down)
    assert len(dialog.empty.text()) < 200


def test_esc_closes_and_the_keyboard_is_back_where_it_was(
    window: MainWindow, qapp: QApplication
) -> None:
    window.show_place("activities")
    window.screen_shown.search()
    before = qapp.focusWidget()
    dialog = seeking(window, "tuan")  # from inside a line that is typed in
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    assert qapp.focusWidget() is before


def test_ctrl_k_works_while_a_note_is_written_and_the_field_opens_it_too(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_place("commendations")
    window.screen_shown.begin_new()
    note = next(one for one in window.findChildren(QPlainTextEdit) if one.isVisible())
    note.setFocus()
    QTest.keySequence(note, QKeySequence("Ctrl+K"))
    (dialog,) = (one for one in window.findChildren(SeekEverything) if one.isVisible())
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    QTest.mouseClick(window.seek, Qt.MouseButton.LeftButton)
    assert [one.isVisible() for one in window.findChildren(SeekEverything)] == [True]


def test_what_was_changed_removed_and_undone_is_found_as_it_stands(
    window: MainWindow, desk: Desk
) -> None:
    done = activity("Tuần tra đêm")
    desk.save(done)
    desk.save(done.model_copy(update={"title": "Họp dân"}))

    def found(typed: str) -> bool:
        dialog = seeking(window, typed)
        press(dialog, Qt.Key.Key_Down)
        seen = "Hoạt động" in first_words(dialog)
        dialog.close()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        return seen

    assert (found("tuan tra"), found("hop dan")) == (False, True)
    desk.undo()
    assert (found("tuan tra"), found("hop dan")) == (True, False)
    desk.remove(done)
    assert not found("tuan tra")
    desk.undo()
    assert found("tuan tra")
