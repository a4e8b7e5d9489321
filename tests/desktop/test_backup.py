"""Copies of the books by commands: made, tried, carried to a stick, brought back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.cli.backup import CODE
from desktop.cli.opening import PASSPHRASE, open_books
from desktop.start import Start
from storage.books import Books
from storage.keystore import unlock_with_passphrase
from storage.records import Activity
from storage.repository import find
from storage.steps import drain
from tests.desktop.test_cli import POST, Commands, run
from tests.storage.registers import activity
from ui.screens.backup_restoring import restored
from ui.screens.unlock import Unlock
from ui.screens.window import MainWindow

__all__ = ["run"]


def titles(folder: Path) -> set[str]:
    with open_books(folder) as books:
        return {one.title for one in find(books.ledger, Activity)}


def write(folder: Path, title: str) -> None:
    with open_books(folder) as books:
        activity(books.ledger, "20/11/2022", unit=POST, title=title)


def test_a_copy_comes_back_on_another_computer_by_the_code_on_paper(
    run: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, stick, other = run.books("xã"), tmp_path / "usb", run.books("máy mới")
    made = run.values("init", "--unit", POST, "--books", here, "--no-keyring")
    write(here, "Họp dân")
    run("backup", "place", "--books", here, stick)
    assert run.values("backup", "make", "--books", here)["carried"]
    assert "mở lại tốt" in run("backup", "check", "--books", here)
    (kept,) = run.values("backup", "list", "--books", here)
    (carried,) = stick.rglob("*.bysl")
    assert Path(kept["path"]).read_bytes() == carried.read_bytes()
    monkeypatch.setenv(CODE, made["recovery_code"])
    said = run.values("restore", carried, "--books", other, "--code")
    assert (said["unit"], said["aside"]) == (POST, None)
    assert titles(other) == {"Họp dân"}


def test_a_copy_that_is_wanted_at_the_desk_is_there_when_the_books_open_again(
    run: Commands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = run.books("xã")
    monkeypatch.setenv("BINHYEN_HOME", str(here.parent / "home"))
    run("init", "--unit", POST, "--books", here, "--no-keyring")
    write(here, "Trước")
    path = Path(run.values("backup", "make", "--books", here)["path"])
    write(here, "Sau")
    secret = os.environ[PASSPHRASE]
    start = Start()
    start.open_books(Books(here), unlock_with_passphrase(here / "ledger.key", secret))
    window = start.window
    assert isinstance(window, MainWindow)
    drain(restored(Books(here), path, {"passphrase": secret}, POST, is_open=True))
    window.desk.restored.emit()
    locked = start.window
    assert locked
    page = locked.centralWidget()
    assert isinstance(page, Unlock)
    page.passphrase.setText(secret)
    page.passphrase.returnPressed.emit()
    again = start.window
    assert isinstance(again, MainWindow)
    assert {one.title for one in find(again.desk.ledger, Activity)} == {"Trước"}
    start.close()
    again.close()


def test_what_is_restored_over_is_kept_and_a_wrong_passphrase_changes_nothing(
    run: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = run.books("xã")
    run("init", "--unit", POST, "--books", here, "--no-keyring")
    write(here, "Trước")
    path = run.values("backup", "make", "--books", here)["path"]
    write(here, "Sau")
    with monkeypatch.context() as patch:
        patch.setenv(PASSPHRASE, "không phải mật khẩu")
        assert "SO-02" in run("restore", path, "--books", here, code=1)
    assert titles(here) == {"Trước", "Sau"}
    aside = Path(run.values("restore", path, "--books", here)["aside"])
    assert titles(here) == {"Trước"}
    assert "BS-01" in run("restore", here / "signing.key", "--books", here, code=1)
    assert (aside / "ledger.db").exists()


def test_a_copy_that_would_not_help_ends_with_one(run: Commands) -> None:
    here = run.books("xã")
    run("init", "--unit", POST, "--books", here, "--no-keyring")
    assert "BS-06" in run("backup", "check", "--books", here, code=1)
    run("backup", "--books", here)
    (path,) = here.rglob("*.bysl")
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.write_bytes(data)
    run("backup", "check", "--books", here, code=1)
