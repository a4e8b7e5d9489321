from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.books import make_books
from storage.errors import WrongSecretError
from storage.keystore import unlock_with_code, unlock_with_passphrase
from sync.keys import UnitKeys
from tests.conftest import PASSPHRASE, NewBooks, post_settings
from ui.screens import security as security_module
from ui.screens.desk import Desk
from ui.screens.look import DARK, colour, colours, in_force, size_text
from ui.screens.recovery_page import NewCode
from ui.screens.safe import Safe
from ui.screens.settings import Settings
from ui.screens.text_editors import MonthEditor

NEW = "mật khẩu khác hẳn"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> NewBooks:
    folder = tmp_path_factory.mktemp("made") / "so"
    settings = post_settings()
    return NewBooks(*make_books(folder, settings, PASSPHRASE, use_keyring=False, anywhere=True))


@pytest.fixture
def at_home(made: NewBooks, tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    folder = shutil.copytree(made.books.folder, tmp_path / "so")
    books = type(made.books)(folder)
    with books.open(made.master) as ledger:
        yield Desk(ledger, safe=Safe(books, made.master, UnitKeys.generate()))


@pytest.fixture
def settings(at_home: Desk, qtbot: QtBot) -> Settings:
    screen = Settings(at_home)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def key_file(settings: Settings) -> Path:
    assert settings.desk.safe
    return settings.desk.safe.books.key_file


def test_who_signs_is_kept_in_the_books(settings: Settings, at_home: Desk) -> None:
    settings.unit.editors["signer_name"].write("Nguyễn Văn An")
    settings.unit.editors["show_rank"].write(value=True)
    settings.keep.click()
    assert at_home.settings.signer_name == "Nguyễn Văn An"
    assert at_home.settings.show_rank


def test_a_day_that_no_month_has_is_complained_of_at_its_field(
    settings: Settings, at_home: Desk
) -> None:
    settings.tabs.setCurrentWidget(settings.months)
    settings.months.editors["cutoff_day"].write(45)
    settings.save()
    assert "nhiều nhất là 31" in settings.months.complaints["cutoff_day"].text()
    assert at_home.settings.cutoff_day == 14
    settings.months.editors["cutoff_day"].write(31)
    settings.save()
    assert settings.months.complaints["cutoff_day"].text() == ""
    assert at_home.settings.cutoff_day == 31


def test_one_page_does_not_undo_what_the_other_kept(settings: Settings, at_home: Desk) -> None:
    settings.unit.editors["place"].write("Gia Thắng")
    settings.save()
    settings.tabs.setCurrentWidget(settings.months)
    settings.months.editors["deadline_days"].write(3)
    settings.save()
    assert (at_home.settings.place, at_home.settings.deadline_days) == ("Gia Thắng", 3)


def test_dark_and_large_letters_show_at_once_and_are_told(
    settings: Settings, at_home: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    dark = next(one for one in settings.display.schemes.buttons() if one.text() == "&Tối")
    with qtbot.waitSignal(at_home.preferred) as told:
        dark.click()
    try:
        assert told.args == ["dark", 100]
        assert colours() is DARK
        assert in_force(qapp) == ("dark", 100)
    finally:
        colour(qapp, "light")
        size_text(qapp, 100)


def test_the_old_passphrase_must_be_known_to_change_it(settings: Settings, qtbot: QtBot) -> None:
    security = settings.security
    security.new.first.setText(NEW)
    security.new.second.setText(NEW)
    security.old.setText("không phải nó")
    with qtbot.waitSignal(settings.desk.refused):
        security.change()
    unlock_with_passphrase(key_file(settings), PASSPHRASE)
    security.old.setText(PASSPHRASE)
    security.change()
    unlock_with_passphrase(key_file(settings), NEW)
    with pytest.raises(WrongSecretError):
        unlock_with_passphrase(key_file(settings), PASSPHRASE)


def test_a_new_code_voids_the_old_one(
    settings: Settings, made: NewBooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(security_module, "ask_grave", lambda *_words, **_more: True)
    shown: list[str] = []

    def read_and_confirm() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewCode)
        shown.append(dialog.page.code.text().replace("\n", ""))
        dialog.page.typed.setText(shown[0][-4:])
        dialog.page.go.click()

    QTimer.singleShot(0, read_and_confirm)
    settings.security.renew()
    unlock_with_code(key_file(settings), shown[0])
    with pytest.raises(WrongSecretError):
        unlock_with_code(key_file(settings), made.code)


def test_books_in_memory_have_no_passphrase_to_change(desk: Desk, qtbot: QtBot) -> None:
    screen = Settings(desk)
    qtbot.addWidget(screen)
    assert not screen.security.change_button.isEnabled()


@pytest.mark.parametrize("typed", ["11/2026", "11-2026", "2026-11"])
def test_the_first_month_is_read_and_shown_as_people_write_it(
    settings: Settings, at_home: Desk, typed: str
) -> None:
    settings.tabs.setCurrentWidget(settings.months)
    first = settings.months.editors["begins"]
    assert isinstance(first, MonthEditor)
    QTest.keyClicks(first.line, typed)
    settings.keep.click()
    assert at_home.settings.begins == "2026-11"
    settings.refresh()
    assert first.line.text() == "11/2026"


def test_what_is_no_month_is_refused_beside_the_field(settings: Settings, at_home: Desk) -> None:
    settings.tabs.setCurrentWidget(settings.months)
    first = settings.months.editors["begins"]
    assert isinstance(first, MonthEditor)
    QTest.keyClicks(first.line, "13/2026")
    settings.keep.click()
    assert at_home.settings.begins == ""
    assert settings.months.complaints["begins"].text()
    assert first.line.text() == "13/2026"
