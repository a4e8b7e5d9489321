"""Copies are made, carried and tried without anybody asking; what went wrong is said."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from storage.backup import backups_in, folder_of
from storage.backup_care import OLD, PLACE_OLD, look_after, standing_of, try_newest
from storage.backup_errors import NoBackupError
from storage.backup_file import now
from storage.backup_notes import keep_notes, read_notes
from storage.backup_place import begin_place, carried_there, place_of
from storage.backup_trial import EVERY, is_trial_due
from storage.steps import drain
from tests.conftest import UNIT, NewBooks
from tests.storage.backing_up import backed_up, open_ledger, write_something


def test_a_day_without_changes_makes_no_copy(books: NewBooks) -> None:
    write_something(books, "Họp dân")
    with open_ledger(books) as ledger:
        first = drain(look_after(ledger))
        again = drain(look_after(ledger, at=now() + timedelta(days=2)))
        assert first.made
        assert first.tried
        assert not again.made
        assert not again.tried
        assert drain(look_after(ledger, wanted=True)).made


def test_the_newest_copy_is_opened_again_each_week_and_leaves_nothing_behind(
    books: NewBooks,
) -> None:
    write_something(books, "Họp dân")
    made = backed_up(books)
    with open_ledger(books) as ledger:
        before = set(folder_of(books.books).iterdir())
        trial = drain(try_newest(ledger))
        assert trial.went_well
        assert set(folder_of(books.books).iterdir()) - before == {made.path.parent / "ghi-nho.json"}
        standing = standing_of(ledger)
        assert standing.notes.trial == trial
    assert not is_trial_due([made], standing.notes, trial.at + timedelta(days=EVERY - 1))
    assert is_trial_due([made], standing.notes, trial.at + timedelta(days=EVERY))
    assert is_trial_due([made], standing.notes, trial.at - timedelta(days=9)), "the clock went back"


def test_a_copy_that_rots_is_found_by_the_trial(books: NewBooks) -> None:
    write_something(books, "Họp dân")
    made = backed_up(books)
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2] ^= 1
    made.path.write_bytes(data)
    with open_ledger(books) as ledger:
        assert drain(try_newest(ledger)).code == "BS-01"
        assert standing_of(ledger).trial_failed
        assert drain(look_after(ledger, wanted=True)).tried, "a fresh copy is tried at once"
        assert not standing_of(ledger).trial_failed


def test_copies_go_to_the_stick_when_it_is_there(books: NewBooks, tmp_path: Path) -> None:
    write_something(books, "Họp dân")
    stick = tmp_path / "usb"
    begin_place(stick, UNIT)
    backed_up(books)
    keep_notes(books.books, place=stick)
    with open_ledger(books) as ledger:
        shutil.move(stick, tmp_path / "rút ra")
        care = drain(look_after(ledger))
        assert not care.carried
        assert care.refused is None, "a stick in the drawer disturbs nobody"
        assert not standing_of(ledger).place_is_there
        assert standing_of(ledger).place_is_old
        shutil.move(tmp_path / "rút ra", stick)
        assert drain(look_after(ledger)).carried
        assert not drain(look_after(ledger)).carried, "it is there already"
        here, there = backups_in(folder_of(books.books)), carried_there(stick, UNIT)
        assert here[0].path.read_bytes() == there[0].path.read_bytes()
        later = now() + timedelta(days=PLACE_OLD + 1)
        assert not standing_of(ledger).place_is_old
        assert standing_of(ledger, later).place_is_old


def test_what_others_keep_on_the_stick_stays(books: NewBooks, tmp_path: Path) -> None:
    begin_place(tmp_path / "usb", UNIT)
    other = place_of(tmp_path / "usb", "ninh-binh/gia-vien/gia-van")
    other.mkdir()
    for path in (other / "x.bysl", tmp_path / "usb" / "thư.docx"):
        path.write_text("của người khác", "utf-8")
    keep_notes(books.books, place=tmp_path / "usb")
    with open_ledger(books) as ledger:
        assert drain(look_after(ledger, wanted=True)).carried
    assert (other / "x.bysl").exists()
    assert (tmp_path / "usb" / "thư.docx").exists()


def test_a_full_disk_is_told_once_and_forgotten_when_it_is_well(books: NewBooks) -> None:
    write_something(books, "Họp dân")
    folder_of(books.books).write_text("chắn đường", "utf-8")
    with open_ledger(books) as ledger:
        refused = drain(look_after(ledger)).refused
        assert refused is not None
        assert refused.CODE == "BS-02"
        folder_of(books.books).unlink()
        assert drain(look_after(ledger)).made
        assert not read_notes(books.books).failed


def test_a_copy_is_old_only_if_there_is_something_new(books: NewBooks) -> None:
    write_something(books, "Họp dân")
    with open_ledger(books) as ledger:
        assert standing_of(ledger).is_old, "there is none yet"
        with pytest.raises(NoBackupError):
            drain(try_newest(ledger))
    backed_up(books)
    later = now() + timedelta(days=OLD + 1)
    with open_ledger(books) as ledger:
        assert not standing_of(ledger, later).is_old
    write_something(books, "Tuần tra")
    with open_ledger(books) as ledger:
        assert not standing_of(ledger).is_old
        assert standing_of(ledger, later).is_old
