"""A copy takes the place of the books: whole or not at all, and what was there is kept."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from storage import backup_swap
from storage.backup import Backup, make_backup
from storage.backup_errors import BackupOfOthersError, BackupSpoiltError
from storage.backup_restoring import Restored, stage_restore, unlock_backup
from storage.backup_swap import finish_restore
from storage.books import Books, make_books
from storage.errors import LedgerTooNewError, WrongSecretError
from storage.journal import check_journal
from storage.keystore import change_passphrase, unlock_with_code, unlock_with_passphrase
from storage.records import Activity
from storage.repository import find
from storage.steps import drain
from tests.conftest import PASSPHRASE, UNIT, NewBooks, post_settings
from tests.storage.backing_up import backed_up, open_ledger, write_something

ASIDE = "ledger.truoc-khoi-phuc"


@pytest.fixture
def made(books: NewBooks) -> Backup:
    """Give a copy of books in which something was written since."""
    write_something(books, "Trước")
    copy = backed_up(books)
    write_something(books, "Sau")
    return copy


def restore(books: Books, path: Path, unit: str = "", **secret: str) -> Restored:
    """Bring a copy back, as screen and command do."""
    wanted = unlock_backup(path, books.folder, **(secret or {"passphrase": PASSPHRASE}))
    staged = drain(stage_restore(books, wanted, lambda *_said: None, unit=unit))
    assert finish_restore(books)
    assert not finish_restore(books)
    return staged


def titles(books: Books, passphrase: str = PASSPHRASE) -> set[str]:
    """Open books with the passphrase alone and tell what activities they hold."""
    master = unlock_with_passphrase(books.key_file, passphrase)
    with books.open(master) as ledger:
        ledger.check_pages()
        check_journal(ledger.db)
        return {one.title for one in find(ledger, Activity)}


@pytest.mark.parametrize("by", ["passphrase", "code"])
def test_the_books_are_as_they_were_and_those_of_before_are_kept(
    books: NewBooks, made: Backup, by: str
) -> None:
    secret = {"passphrase": PASSPHRASE} if by == "passphrase" else {"code": books.code}
    restored = restore(books.books, made.path, UNIT, **secret)
    assert titles(books.books) == {"Trước"}
    assert restored.aside is not None
    assert titles(Books(restored.aside)) == {"Trước", "Sau"}
    names = {path.name for path in books.books.folder.iterdir()}
    assert names == {"ledger.db", "ledger.key", ASIDE, "sao-luu"}


def test_another_computer_gets_the_books_with_nothing_but_the_file(
    books: NewBooks, made: Backup, tmp_path: Path
) -> None:
    other = Books(tmp_path / "máy mới")
    assert restore(other, made.path).aside is None
    assert titles(other) == {"Trước"}
    assert not any((other.folder / ASIDE).iterdir())


def test_damaged_books_come_back_and_a_journal_left_beside_them_spoils_nothing(
    books: NewBooks, made: Backup
) -> None:
    folder = books.books.folder
    books.books.ledger.write_bytes(b"rot" * 4000)
    (folder / "ledger.db-wal").write_bytes(b"stale" * 5000)
    (folder / "ledger.db-shm").write_bytes(b"stale" * 5000)
    restore(books.books, made.path)
    assert titles(books.books) == {"Trước"}
    (aside,) = (folder / ASIDE).iterdir()
    assert {path.name for path in aside.iterdir()} == {
        *("ledger.db", "ledger.db-wal", "ledger.db-shm", "ledger.key")
    }


def test_a_wrong_secret_a_spoilt_file_and_others_books_change_nothing(
    books: NewBooks, made: Backup, tmp_path: Path
) -> None:
    half = tmp_path / "nua.bysl"
    half.write_bytes(made.path.read_bytes()[:-500])
    bent = bytearray(made.path.read_bytes())
    bent[len(bent) // 3] ^= 8
    (tmp_path / "cong.bysl").write_bytes(bent)
    other = make_books(
        tmp_path / "khác",
        post_settings(unit="ninh-binh/gia-vien/gia-van"),
        PASSPHRASE,
        use_keyring=False,
        anywhere=True,
    )
    foreign = backed_up(NewBooks(*other))
    for path, secret, unit, error in (
        (made.path, {"passphrase": "không phải mật khẩu"}, UNIT, WrongSecretError),
        (made.path, {"code": other[2]}, UNIT, WrongSecretError),
        (half, {"passphrase": PASSPHRASE}, UNIT, BackupSpoiltError),
        (tmp_path / "cong.bysl", {"passphrase": PASSPHRASE}, UNIT, BackupSpoiltError),
        (foreign.path, {"passphrase": PASSPHRASE}, UNIT, BackupOfOthersError),
        (foreign.path, {"passphrase": PASSPHRASE}, "", BackupOfOthersError),
    ):
        with pytest.raises(error):
            restore(books.books, path, unit, **secret)
        assert not finish_restore(books.books)
        assert titles(books.books) == {"Trước", "Sau"}


def test_a_ledger_of_a_later_program_is_refused(books: NewBooks) -> None:
    write_something(books, "Trước")
    later = "INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('ledger', 'm9999_later')"
    with open_ledger(books) as ledger:
        ledger.db.execute(later)
        copy = drain(make_backup(ledger))
        ledger.db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm9999_later'")
    with pytest.raises(LedgerTooNewError):
        restore(books.books, copy.path)
    assert not finish_restore(books.books)
    assert titles(books.books) == {"Trước"}


def test_books_made_anew_for_the_same_unit_give_way_and_their_signing_keys_too(
    books: NewBooks, made: Backup, tmp_path: Path
) -> None:
    other = make_books(
        tmp_path / "lập lại", post_settings(), PASSPHRASE, use_keyring=False, anywhere=True
    )
    other[0].signing_keys.write_bytes(b"of the books that go")
    books.books.signing_keys.write_bytes(b"of the books that stay")
    aside = restore(other[0], made.path, UNIT).aside
    assert aside
    assert (aside / "signing.key").exists()
    assert not other[0].signing_keys.exists()
    assert titles(other[0]) == {"Trước"}
    restore(books.books, made.path, UNIT)
    assert books.books.signing_keys.exists()


@pytest.mark.parametrize("moves", range(7))
def test_a_plug_pulled_while_files_are_swapped_is_made_good_at_the_next_start(
    books: NewBooks, made: Backup, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    wanted = unlock_backup(made.path, books.books.folder, passphrase=PASSPHRASE)
    staged = drain(stage_restore(books.books, wanted, lambda *_said: None, unit=UNIT))
    move, left = backup_swap._move, iter(range(moves))

    class PulledError(BaseException):
        pass

    def pulled(*arguments: Path, **more: Path) -> None:
        if next(left, None) is None:
            raise PulledError
        move(*arguments, **more)

    with monkeypatch.context() as patch, suppress(PulledError):
        patch.setattr(backup_swap, "_move", pulled)
        finish_restore(books.books)
    finish_restore(books.books)
    assert titles(books.books) == {"Trước"}
    assert staged.aside is not None
    assert titles(Books(staged.aside)) == {"Trước", "Sau"}


def test_the_passphrase_is_that_of_the_day_of_the_copy(books: NewBooks, made: Backup) -> None:
    later = "mật khẩu mới hơn"
    change_passphrase(books.books.key_file, books.master, later)
    with pytest.raises(WrongSecretError):
        restore(books.books, made.path, passphrase=later)
    restore(books.books, made.path)
    assert titles(books.books) == {"Trước"}
    assert unlock_with_code(books.books.key_file, books.code) == books.master
