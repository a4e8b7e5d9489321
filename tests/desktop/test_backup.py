"""Copies of the books by commands: made, tried, carried to a stick, brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli.backup import CODE
from desktop.cli.opening import PASSPHRASE, open_books
from storage.records import Activity
from storage.repository import find
from tests.desktop.test_cli import POST, Commands, run
from tests.storage.registers import activity

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
