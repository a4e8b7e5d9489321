"""Officers at the start of the program and on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.cli import main
from desktop.cli.opening import PASSPHRASE as VARIABLE
from desktop.cli.opening import open_books
from desktop.compose import found_books, opened, proposed_settings
from desktop.preferences import keep_preferences, read_preferences
from desktop.start import Start
from storage.appointing import Offices, appoint, begin
from storage.books import Books
from tests.conftest import PASSPHRASE
from tests.storage.remembering import Remembering, make_cheap
from ui.screens.unlock import Unlock
from ui.screens.window import MainWindow

POST = "ninh-binh/gia-vien/gia-thang"
LAN, PIN = "hoa sen trong dam", "294071"


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Books:
    """Make books with a chief, an officer and a reader with a PIN."""
    monkeypatch.setattr("keyring.core._keyring_backend", Remembering())
    monkeypatch.setenv("BINHYEN_HOME", str(tmp_path / "home"))
    settings = proposed_settings(POST, "post", begins="2024-03")
    made, master, _code = found_books(
        tmp_path / "so", settings, PASSPHRASE, use_keyring=True, anywhere=True
    )
    make_cheap(made.key_file, master, PASSPHRASE)
    with opened(made, master) as both:
        at = Offices(both.ledger, made, master)
        begin(at, "Trần Văn Bình", "Trưởng Công an xã")
        appoint(at, "Nguyễn Thị Lan", "", "officer", LAN)
        appoint(at, "Lê Văn Tám", "", "reader", PIN)
    return made


@pytest.fixture
def start(books: Books, qtbot: QtBot) -> Iterator[Start]:
    """Begin with the books of last time, which the keyring once opened by itself."""
    keep_preferences(read_preferences().model_copy(update={"books": books.folder}))
    start = Start()
    start.begin()
    yield start
    start.close()
    if start.window:
        start.window.close()


@pytest.mark.parametrize(
    ("secret", "who", "role"),
    [
        (PASSPHRASE, "Trần Văn Bình – Trưởng", "chief"),
        (LAN, "Nguyễn Thị Lan – Cán bộ", "officer"),
        (PIN, "Lê Văn Tám – Người xem", "reader"),
    ],
)
def test_each_opens_the_books_with_their_own_secret_and_works_in_their_own_name(
    start: Start, secret: str, who: str, role: str
) -> None:
    assert start.window
    unlock = start.window.centralWidget()
    assert isinstance(unlock, Unlock)  # the keyring did not skip the question
    unlock.passphrase.setText(secret)
    QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    assert isinstance(start.window, MainWindow)
    assert start.window.foot.who.text() == who
    assert start.window.desk.ledger.actor.role == role
    query = "SELECT actor FROM journal WHERE action = 'open' ORDER BY seq DESC LIMIT 1"
    (last,) = start.window.desk.ledger.db.execute(query).fetchone()
    assert last == start.window.desk.ledger.actor.name


def test_a_command_does_what_the_role_of_the_passphrase_covers(
    books: Books, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    close = ["close", "2024-03", "--books", str(books.folder)]
    monkeypatch.setenv(VARIABLE, LAN)
    assert main(close) == 1
    assert "SO-11" in capsys.readouterr().err
    with open_books(books.folder) as open_now:
        assert open_now.ledger.actor.role == "officer"
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    assert main(close) == 0
    monkeypatch.delenv(VARIABLE)
    assert main(close) == 1
    assert "SO-09" in capsys.readouterr().err  # the keyring opens nothing by itself
