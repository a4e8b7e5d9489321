"""What is done to books that nobody has open: growing up from an older version, and coming back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import copytree

from desktop.compose import found_books
from storage.backup import backups_in, folder_of, make_backup
from storage.backup_restoring import Wanted, stage_restore
from storage.backup_swap import finish_restore, finish_waiting
from storage.books import Books
from storage.journal import check_journal
from storage.keystore import MasterKey, unlock_with_passphrase
from storage.ledger import Ledger
from storage.records import Activity
from storage.repository import find
from storage.steps import drain
from sync.keys import UnitKeys
from tests.conftest import PASSPHRASE, UNIT, post_settings
from tests.faults.acts import content_at, content_of
from tests.storage.registers import activity

SAMPLES = Path(__file__).parents[1] / "samples" / "ledgers"
VERSIONS = ("0.1.0", "0.4.0")
COPY = ".truoc-nang-cap"
LATER = "Ghi sau khi sao lưu"


@dataclass(frozen=True, slots=True)
class Apart:
    """Something done to closed books of a folder, and what must hold however it ended."""

    does: Callable[[Path], None]
    holds: Callable[[Path], None]


def lay_apart(folder: Path) -> dict[str, Apart]:
    """Lay older books, and books with a copy to bring back; return what is done to them."""
    acts = {}
    for version in VERSIONS:
        books = Books(copytree(SAMPLES / version / "post", folder / version))
        key = unlock_with_passphrase(books.key_file, PASSPHRASE).ledger_key
        before = content_at(books.ledger, key)
        acts[f"migrate-{version}"] = Apart(
            partial(_grow, version, key), partial(_grown_or_not, version, key, before)
        )
    books = Books(copytree(SAMPLES / VERSIONS[-1] / "post", folder / "restored"))
    master = unlock_with_passphrase(books.key_file, PASSPHRASE)
    with books.open(master) as ledger:
        drain(make_backup(ledger))
        activity(ledger, "22/12/2022", title=LATER, measures={"sessions": 1})
    acts["found"] = Apart(_found, _founded_or_not)
    acts["restore"] = Apart(partial(_restore, master), partial(_restored_or_not, master))
    return acts


def _found(live: Path) -> None:
    """Make new books, unless they are there already."""
    if not Books(live / "new").exist:
        found_books(live / "new", post_settings(), PASSPHRASE, use_keyring=False, anywhere=True)


def _founded_or_not(live: Path) -> None:
    _found(live)
    books = Books(live / "new")
    master = unlock_with_passphrase(books.key_file, PASSPHRASE)
    assert UnitKeys.load(books.signing_keys, master.sub_key("sign"))
    with books.open(master) as ledger:
        assert ledger.settings == post_settings()


def _grow(version: str, key: bytes, live: Path) -> None:
    with Ledger(live / version / "ledger.db", key):
        pass


def _grown_or_not(version: str, key: bytes, before: str, live: Path) -> None:
    """Hold older books to be as they were, or grown up with a whole copy beside them."""
    older = live / version / "ledger.db"
    now, copy = content_at(older, key), older.with_suffix(COPY)
    assert now == before or copy.exists()
    assert not copy.exists() or content_at(copy, key) == before
    with Ledger(older, key) as ledger:
        ledger.check_pages()
        check_journal(ledger.db)
        assert now in {before, content_of(ledger.connection)}
    assert content_at(copy, key) == before


def _restore(master: MasterKey, live: Path) -> None:
    books = Books(live / "restored")
    (copy,) = backups_in(folder_of(books))
    wanted = Wanted(copy.path, copy.said, master)
    drain(stage_restore(books, wanted, lambda *_said: None, unit=UNIT))
    finish_restore(books)


def _restored_or_not(master: MasterKey, live: Path) -> None:
    """Hold books to be those of before or those that came back; none is lost."""
    books = Books(live / "restored")
    finish_waiting(books)  # as every start does
    if LATER in _titles(books.ledger, master):
        _restore(master, live)
    assert LATER not in _titles(books.ledger, master)
    aside = books.folder.glob("ledger.truoc-khoi-phuc/*/ledger.db")
    assert any(LATER in _titles(path, master) for path in aside)


def _titles(path: Path, master: MasterKey) -> set[str]:
    with Ledger(path, master.ledger_key) as ledger:
        ledger.check_pages()
        check_journal(ledger.db)
        return {each.title for each in find(ledger, Activity)}
