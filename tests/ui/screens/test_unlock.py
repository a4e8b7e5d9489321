from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage.books import Books, make_books
from storage.keystore import unlock_with_passphrase
from storage.settings import Settings
from tests.storage.remembering import Remembering
from ui.screens.unlock import Unlock

OLD, NEW = "mật khẩu cũ đây", "mật khẩu mới đây"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Books, bytes, str]:
    folder = tmp_path_factory.mktemp("books")
    settings = Settings(unit="ninh-binh/dai-hoang", unit_name="Công an xã Đại Hoàng")
    books, _master, code = make_books(folder, settings, OLD, use_keyring=False)
    return books, books.key_file.read_bytes(), code


@pytest.fixture
def unlock(made: tuple[Books, bytes, str], qtbot: QtBot, tmp_path: Path) -> Unlock:
    books, key_file, _code = made
    copied = Books(tmp_path)
    copied.key_file.write_bytes(key_file)
    copied.ledger.write_bytes(books.ledger.read_bytes())
    screen = Unlock(copied)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def test_the_passphrase_opens_the_books(unlock: Unlock, qtbot: QtBot) -> None:
    unlock.passphrase.setText(OLD)
    with qtbot.waitSignal(unlock.unlocked) as opened:
        QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    assert opened.args is not None
    with unlock.books.open(opened.args[0]) as ledger:
        assert ledger.settings.unit_name == "Công an xã Đại Hoàng"


def test_a_wrong_passphrase_is_said_in_words(unlock: Unlock, qtbot: QtBot) -> None:
    unlock.passphrase.setText("không phải nó")
    with qtbot.assertNotEmitted(unlock.unlocked):
        QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    assert "không đúng" in unlock.complaint.text()


def test_the_printed_code_opens_and_asks_for_a_new_passphrase(
    unlock: Unlock, made: tuple[Books, bytes, str], qtbot: QtBot
) -> None:
    unlock.code.setText(made[2].lower())
    QTest.keyClick(unlock.code, Qt.Key.Key_Return)
    unlock.anew.first.setText(NEW)
    unlock.anew.second.setText(NEW)
    with qtbot.waitSignal(unlock.unlocked) as opened:
        unlock.keep.click()
    assert opened.args == [unlock_with_passphrase(unlock.books.key_file, NEW), None]


def test_a_mistyped_code_is_said_in_words(unlock: Unlock, qtbot: QtBot) -> None:
    unlock.code.setText("2320")
    QTest.keyClick(unlock.code, Qt.Key.Key_Return)
    assert "7 nhóm 4 ký tự" in unlock.complaint.text()


def test_a_computer_that_remembers_opens_without_a_question(
    unlock: Unlock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembering = Remembering()
    monkeypatch.setattr(keyring.core, "_keyring_backend", remembering)
    assert not unlock.open_if_remembered()
    unlock.remember.setChecked(True)
    unlock.passphrase.setText(OLD)
    QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    with qtbot.waitSignal(unlock.unlocked):
        assert unlock.open_if_remembered()
