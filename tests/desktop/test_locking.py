"""What a locked window does to the program around it: restarts, other officers, long absence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.compose import found_books, proposed_settings
from desktop.preferences import keep_preferences, read_preferences
from desktop.start import Start
from storage.books import Books
from storage.drafts import draft_of
from storage.keystore import MasterKey
from storage.officer_slots import keep_secret, know_officers
from storage.officers import add
from storage.records import Team
from ui.screens.teams import Teams
from ui.screens.unlock import Unlock
from ui.screens.window import MainWindow

POST, PASSPHRASE, OTHER = "ninh-binh/dai-hoang", "cây đa bến nước", "mật khẩu của cán bộ"
TYPED = "To chua ghi"


@pytest.fixture
def start(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    monkeypatch.setenv("BINHYEN_HOME", str(tmp_path / "home"))
    started = Start()
    yield started
    started.close()
    if started.window:
        started.window.close()


@pytest.fixture
def made(tmp_path: Path, start: Start) -> tuple[Books, MasterKey]:
    settings = proposed_settings(POST, "post")
    place = tmp_path / "so"
    books, master, _code = found_books(
        place, settings, PASSPHRASE, use_keyring=False, anywhere=True
    )
    keep_preferences(read_preferences().model_copy(update={"books": books.folder}))
    return books, master


def window_of(start: Start) -> MainWindow:
    assert isinstance(start.window, MainWindow)
    return start.window


def type_a_team(window: MainWindow) -> None:
    window.show_place("teams")
    teams = window.screen_shown
    assert isinstance(teams, Teams)
    teams.begin_new()
    line = teams.sheet.form.cells["name"].editor.focusProxy()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, TYPED)


def test_a_program_that_ended_locked_asks_for_the_passphrase_even_where_it_is_remembered(
    start: Start, made: tuple[Books, MasterKey], monkeypatch: pytest.MonkeyPatch
) -> None:
    books, master = made
    monkeypatch.setattr("ui.screens.unlock.remembered", lambda _books: master)
    start.begin()
    window_of(start).lock.lock()
    window_of(start).close()
    start.close()
    again = Start()
    again.begin()
    assert again.window is not None
    assert isinstance(again.window.centralWidget(), Unlock)
    assert QTest.qWaitForWindowExposed(again.window)
    again.window.close()
    keep_preferences(read_preferences().model_copy(update={"locked": False}))
    start.open_books(books, master)
    assert not read_preferences().locked


def test_another_officer_gets_a_window_of_their_own_and_no_word_is_lost(
    start: Start, made: tuple[Books, MasterKey], qtbot: QtBot
) -> None:
    books, master = made
    with books.open(master) as ledger:
        chief = add(ledger, "Nguyễn Văn An", "", "chief", as_keeper=True)
        other = add(ledger, "Trần Thị Bình", "", "reader")
    know_officers(books.key_file, chief.id, other.id)
    keep_secret(books.key_file, master, other.id, OTHER)
    start.open_books(books, master)
    first = window_of(start)
    type_a_team(first)
    first.lock.lock()
    first.lock.page.secret.setText(OTHER)
    QTest.keyClick(first.lock.page.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(first.lock.page.other.isVisible)
    QTest.mouseClick(first.lock.page.other, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: start.window is not first)
    second = window_of(start)
    assert QTest.qWaitForWindowExposed(second)
    assert second.desk.ledger.actor.name == other.id
    assert not second.desk.may("record")
    assert draft_of(second.desk.ledger, Team.KIND) is None
    second.close()
    start.close()
    with books.open(master) as ledger:
        assert ledger.db.execute("SELECT count(*) FROM draft").fetchone()[0] == 1


def test_books_that_were_locked_for_hours_are_closed_and_their_words_kept(
    start: Start, made: tuple[Books, MasterKey], qtbot: QtBot
) -> None:
    books, master = made
    start.open_books(books, master)
    window = window_of(start)
    type_a_team(window)
    window.lock.lock()
    window.lock.expired.emit()
    assert start.window is not None
    assert isinstance(start.window.centralWidget(), Unlock)
    assert QTest.qWaitForWindowExposed(start.window)
    with books.open(master) as ledger:
        assert (draft_of(ledger, Team.KIND) or {})["name"] == TYPED
