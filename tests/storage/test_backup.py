"""Copies of the live books: consistent, whole or not there, opened by what opens the books."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from storage.backup import backups_in, folder_of, is_due, make_backup
from storage.backup_errors import BackupNotWrittenError, BackupSpoiltError, BackupTooNewError
from storage.backup_file import now, read_backup
from storage.errors import LedgerDamagedError
from storage.keystore import unlock_with_code, unlock_with_passphrase
from storage.ledger import Ledger
from storage.records import Activity
from storage.repository import find
from storage.steps import Step, drain
from tests.conftest import PASSPHRASE, UNIT, NewBooks
from tests.storage.backing_up import backed_up, open_ledger, write_something
from tests.storage.registers import activity


def test_a_copy_opens_anywhere_with_the_passphrase_or_the_code(
    books: NewBooks, tmp_path: Path
) -> None:
    write_something(books, "Họp dân", "Tuần tra")
    made = backed_up(books)
    with ZipFile(made.path) as container:
        container.extractall(tmp_path / "máy khác")
    key = tmp_path / "máy khác" / "ledger.key"
    assert unlock_with_passphrase(key, PASSPHRASE) == unlock_with_code(key, books.code)
    master = unlock_with_passphrase(key, PASSPHRASE)
    with Ledger(tmp_path / "máy khác" / "ledger.db", master.ledger_key) as copy:
        copy.check_pages()
        assert {one.title for one in find(copy, Activity)} == {"Họp dân", "Tuần tra"}


def test_what_is_written_while_it_is_made_is_not_in_it_and_not_lost(books: NewBooks) -> None:
    write_something(books, "Trước")
    told: list[Step] = []

    def write_on(step: Step) -> None:
        told.append(step)
        with open_ledger(books) as other:
            activity(other, "21/11/2022", title=f"Trong lúc {len(told)}")

    with open_ledger(books) as ledger:
        made = drain(make_backup(ledger, write_on))
        assert len(find(ledger, Activity)) == 1 + len(told) > 1
    assert made.said.counts["activity"] == 1


def test_no_personal_word_and_no_key_of_this_computer_lies_open_in_it(books: NewBooks) -> None:
    write_something(books, "Tên mật của dân")
    made = backed_up(books)
    assert "Tên mật".encode() not in made.path.read_bytes()
    with ZipFile(made.path) as container:
        assert json.loads(container.read("ledger.key"))["slots"]["keyring"] is None
        assert container.namelist() == ["ledger.db", "ledger.key", "manifest.json"]
    assert made.path.stat().st_mode & 0o077 == 0


def test_a_copy_that_is_given_up_leaves_nothing(books: NewBooks) -> None:
    write_something(books, "Họp dân")

    class GivenUpError(Exception):
        pass

    def give_up(_step: Step) -> None:
        raise GivenUpError

    for at in (give_up, bool):
        with open_ledger(books) as ledger, pytest.raises(GivenUpError):
            drain(make_backup(ledger, at), give_up)
        assert list(folder_of(books.books).iterdir()) == []


def test_a_disk_that_takes_nothing_is_said_and_the_books_go_on(books: NewBooks) -> None:
    folder_of(books.books).write_text("đây là tệp", "utf-8")
    with pytest.raises(BackupNotWrittenError):
        backed_up(books)
    write_something(books, "Vẫn ghi được")


def test_books_that_rot_are_said_to_and_cost_no_good_copy(books: NewBooks) -> None:
    write_something(books, *(f"Việc {number}" for number in range(200)))
    good = backed_up(books)
    with open_ledger(books) as ledger:
        ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        data = bytearray(books.books.ledger.read_bytes())
        for page in range(40, len(data) // 4096):
            data[page * 4096 + 100] ^= 255
        with books.books.ledger.open("r+b") as file:
            file.write(data)
    with pytest.raises((LedgerDamagedError, BackupSpoiltError)):
        backed_up(books)
    assert [one.path for one in backups_in(folder_of(books.books))] == [good.path]


def test_half_a_file_a_strange_file_and_a_later_one_are_not_taken_for_copies(
    books: NewBooks,
) -> None:
    made = backed_up(books)
    data, folder = made.path.read_bytes(), made.path.parent
    half, strange = folder / "nua.bysl", folder / "la.bysl"
    half.write_bytes(data[: len(data) // 2])
    strange.write_bytes(b"x" * 2000)
    (folder / "dang.bysl.dang-ghi").write_bytes(data)
    for path in (half, strange, folder / "khong-co.bysl"):
        with pytest.raises(BackupSpoiltError):
            read_backup(path)
    later = folder / "moi.bysl"
    with ZipFile(made.path) as old, ZipFile(later, "w") as new:
        for name in old.namelist():
            said = old.read(name)
            new.writestr(name, said.replace(b'"format": 1', b'"format": 2'))
    with pytest.raises(BackupTooNewError):
        read_backup(later)
    assert [one.path for one in backups_in(folder)] == [made.path]


def test_one_is_due_once_a_day_and_only_when_something_changed(books: NewBooks) -> None:
    write_something(books, "Một")
    made = backed_up(books)
    known = [made.said]
    with open_ledger(books) as ledger:
        assert is_due(ledger, [], now())
        assert not is_due(ledger, known, now() + timedelta(days=3))
        activity(ledger, "21/11/2022", title="Hai")
        assert not is_due(ledger, known, made.said.made_at)
        assert is_due(ledger, known, now() + timedelta(days=3))


def test_of_one_day_the_newest_stays_and_two_in_one_second_are_told_apart(books: NewBooks) -> None:
    first, second = backed_up(books), backed_up(books)
    assert first.path != second.path
    found = backups_in(folder_of(books.books))
    assert [(one.path, one.said.unit) for one in found] == [(second.path, UNIT)]


def test_a_name_in_a_copy_that_is_no_text_spoils_that_copy_alone(books: NewBooks) -> None:
    write_something(books, "Một")
    copy = backed_up(books)
    bent = bytearray(copy.path.read_bytes())
    entry = bent.rindex(b"PK\x01\x02")
    bent[entry + 9] |= 8  # its name is UTF-8, it says
    bent[entry + 46] = 0xFB
    strange = copy.path.with_name("la.bysl")
    strange.write_bytes(bent)
    with pytest.raises(BackupSpoiltError):
        read_backup(strange)
    assert [one.path for one in backups_in(copy.path.parent)] == [copy.path]
