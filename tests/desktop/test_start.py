"""From the first start to the main window, as somebody at the laptop goes through it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app import SingleWindow
from desktop.compose import found_books, proposed_settings
from desktop.paths import home
from desktop.preferences import keep_preferences, read_preferences
from desktop.start import Start
from resources.units import unit as unit_of
from storage.books import Books
from storage.errors import LedgerBusyError
from storage.keystore import unlock_with_passphrase
from ui.screens.first_run import FirstRun
from ui.screens.sample_choice import SampleChoice
from ui.screens.settings import Settings
from ui.screens.spare_key import SpareKey
from ui.screens.unlock import Unlock
from ui.screens.window import MainWindow

POST, PASSPHRASE = "ninh-binh/dai-hoang", "cây đa bến nước"


@pytest.fixture
def start(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Begin with a computer that knows no books yet."""
    monkeypatch.setenv("BINHYEN_HOME", str(tmp_path / "home"))
    started = Start()
    yield started
    started.close()
    if started.window:
        started.window.close()


def page(start: Start) -> QWidget:
    assert start.window
    assert QTest.qWaitForWindowExposed(start.window)
    shown = start.window.centralWidget()
    assert shown
    return shown


def main_window(start: Start) -> MainWindow:
    assert isinstance(start.window, MainWindow)
    assert QTest.qWaitForWindowExposed(start.window)
    return start.window


def make_books(folder: Path) -> Books:
    settings = proposed_settings(POST, "post")
    made = found_books(folder, settings, PASSPHRASE, use_keyring=False, anywhere=True)
    return made[0]


def test_a_new_computer_asks_for_books_and_opens_them_when_the_code_is_put_away(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    start.begin()
    first = page(start)
    assert isinstance(first, FirstRun)
    QTest.mouseClick(first.own, Qt.MouseButton.LeftButton)
    QTest.keyClicks(first.form.finder.line, "dai hoang, ninh binh")
    QTest.keyClick(first.form.finder.line, Qt.Key.Key_Return)
    for line in (first.form.passphrase.first, first.form.passphrase.second):
        QTest.keyClicks(line, "cay da ben nuoc")
    first.form.folder.setText(str(tmp_path / "so"))
    first.form.go.click()
    code = first.recovery.code.text()
    QTest.keyClicks(first.recovery.typed, code[-4:])
    first.recovery.go.click()
    window = main_window(start)
    assert window.desk.settings.unit_name == "Công an xã Đại Hoàng"
    books = read_preferences().books
    assert books
    with pytest.raises(LedgerBusyError):
        Start().open_books(
            Books(books), unlock_with_passphrase(Books(books).key_file, "cay da ben nuoc")
        )


def test_new_books_of_a_superior_lead_to_the_spare_key(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    start.begin()
    first = page(start)
    assert isinstance(first, FirstRun)
    first.superior.click()
    first.form.finder.choose(unit_of("ninh-binh/gia-vien"))
    for line in (first.form.passphrase.first, first.form.passphrase.second):
        line.setText("cay da ben nuoc")
    first.form.folder.setText(str(tmp_path / "so"))
    first.form.go.click()
    first.recovery.typed.setText(first.recovery.code.text()[-4:])
    first.recovery.go.click()
    window = main_window(start)
    qtbot.waitUntil(lambda: isinstance(window.screen_shown, Settings))
    shown = window.screen_shown
    assert isinstance(shown, Settings)
    assert shown.tabs.currentWidget() is shown.security
    assert isinstance(shown.security.keys, SpareKey)


def test_the_books_of_last_time_ask_for_their_passphrase(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    books = make_books(tmp_path / "so")
    keep_preferences(read_preferences().model_copy(update={"books": books.folder}))
    start.begin()
    unlock = page(start)
    assert isinstance(unlock, Unlock)
    QTest.keyClicks(unlock.passphrase, "sai mat khau")
    QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    assert "SO-02" in unlock.complaint.text()
    unlock.passphrase.setText(PASSPHRASE)
    QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    assert main_window(start)


def test_leaving_the_books_frees_them_and_asks_again(start: Start, tmp_path: Path) -> None:
    books = make_books(tmp_path / "so")
    start.open_books(books, unlock_with_passphrase(books.key_file, PASSPHRASE))
    window = main_window(start)
    window.desk.left.emit()
    assert isinstance(page(start), FirstRun)
    start.open_books(books, unlock_with_passphrase(books.key_file, PASSPHRASE))
    assert main_window(start)


def test_other_books_than_those_of_last_time_can_be_opened(start: Start) -> None:
    books = make_books(home() / "so" / POST.replace("/", "_"))
    keep_preferences(read_preferences().model_copy(update={"books": books.folder}))
    start.begin()
    unlock = page(start)
    assert isinstance(unlock, Unlock)
    unlock.other_wanted.emit()
    first = page(start)
    assert isinstance(first, FirstRun)
    first.known[0].click()
    assert isinstance(page(start), Unlock)


def test_light_or_dark_and_the_size_of_letters_are_remembered(start: Start, tmp_path: Path) -> None:
    books = make_books(tmp_path / "so")
    start.open_books(books, unlock_with_passphrase(books.key_file, PASSPHRASE))
    window = main_window(start)
    window.desk.preferred.emit("dark", 125)
    kept = read_preferences()
    assert (kept.theme, kept.text_percent, kept.books) == ("dark", 125, books.folder)


def test_a_second_start_calls_the_first_window_and_ends(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleWindow(tmp_path), SingleWindow(tmp_path)
    other = SingleWindow(tmp_path / "other")
    assert first.is_first()
    with qtbot.waitSignal(first.called):
        assert not second.is_first()
    assert other.is_first()


def test_the_sample_is_made_once_and_either_side_is_opened(start: Start, qtbot: QtBot) -> None:
    start.begin()
    for side, unit in (("post", "Công an xã Gia Thắng"), ("superior", "Công an huyện Gia Viễn")):
        first = page(start)
        assert isinstance(first, FirstRun)
        first.sample.click()
        choice = page(start)
        assert isinstance(choice, SampleChoice)
        getattr(choice, side).click()
        qtbot.waitUntil(lambda: isinstance(start.window, MainWindow), timeout=240_000)
        window = main_window(start)
        assert window.desk.settings.unit_name == unit
        assert window.desk.today().year == 2023
        start.leave()
