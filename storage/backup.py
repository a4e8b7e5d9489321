"""Copies of the live books: made while writing goes on, checked before they count, kept a while.

A copy holds all that the ledger holds, photos included, as it was at one moment. It lies beside
the ledger, in a folder of its own; a second one may go to a stick (`storage.backup_place`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from resources.wording import _
from storage.backup_errors import BackupNotWrittenError
from storage.backup_file import (
    PARTIAL,
    SUFFIX,
    BackupManifest,
    backup_name,
    now,
    pack,
    read_backup,
    spoilt,
)
from storage.backup_keeping import to_drop
from storage.books import Books
from storage.driver import Connection, Database, DatabaseError, copy_live, open_copy
from storage.errors import KnownError, LedgerDamagedError
from storage.journal import journal_head
from storage.key_file import read_key_file
from storage.ledger import Ledger
from storage.migrations import LEDGER
from storage.officer_slots import portable
from storage.records import KINDS
from storage.steps import Step, Steps

_SCRATCH = ".dang-lam-"  # folders of work in hand; one that was left lying is removed next time
_AHEAD = timedelta(hours=1)
_ALL = 100
HERE = "sao-luu"  # the folder of the copies beside a ledger
_COPIED, _CHECKED = 40, 60  # percent of the work that is done after each part

Tell = Callable[[Step], object]


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy that lies somewhere, whole as far as its container tells."""

    path: Path
    said: BackupManifest
    size: int

    @property
    def made_at(self) -> datetime:
        """When it was made, on the clock of this computer."""
        return self.said.made_at.astimezone()


def folder_of(books: Books) -> Path:
    """Return the folder of the copies that lie beside a ledger."""
    return books.folder / HERE


def backups_in(folder: Path) -> list[Backup]:
    """Return the copies in a folder, the newest first; what is none, or unfinished, is left out.

    Those of a day that has not come yet were made while the clock was wrong: they come last.
    """
    found, soon = [], now() + _AHEAD
    for path in folder.glob(f"*{SUFFIX}"):
        try:
            seen = path.stat()
            said = _known(path, seen.st_mtime_ns, seen.st_size)
            found.append(Backup(path, said, seen.st_size))
        except (KnownError, OSError):
            continue  # a newer program's, or spoilt: choosing it by hand says which
    return sorted(found, key=lambda one: _order(one, soon), reverse=True)


def make_backup(ledger: Ledger, tell: Tell = bool) -> Steps[Backup]:
    """Copy the ledger while others write to it, check the copy, put it away, drop what is old.

    The ledger has a connection of its own (a job's). The copying itself is one long step, told to
    `tell`, which may raise to give up. Raises BackupNotWrittenError (disk full, not writable),
    LedgerDamagedError, BackupSpoiltError (what was copied is not whole), KeyFileDamagedError.
    """
    assert ledger.path is not None
    books = Books(ledger.path.parent)
    folder = folder_of(books)
    with _said(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        with scratch(folder) as place:
            manifest = _copy(ledger, books, place / "ledger.db", tell)
            yield Step(_COPIED, _ALL)
            check_copy(place / "ledger.db", ledger.key, manifest)
            yield Step(_CHECKED, _ALL)
            key = portable_key(books.key_file, place)
            target = _free(folder / backup_name(manifest.unit, manifest.made_at.astimezone()))
            with closing(pack(place / "ledger.db", key, manifest, target)) as packing:
                for step in packing:
                    yield Step(_CHECKED + (_ALL - _CHECKED) * step.done // step.total, _ALL)
        drop_old(folder, target.name, manifest.unit)
    return Backup(target, read_backup(target), target.stat().st_size)


def has_changed(ledger: Ledger, since: Iterable[BackupManifest]) -> bool:
    """Tell whether something was written that none of the copies holds."""
    head = journal_head(ledger.db).hash
    return all(one.head != head for one in since)


def is_due(ledger: Ledger, made: Collection[BackupManifest], today: datetime) -> bool:
    """Tell whether something changed since the last copy and none was made today."""
    day = today.astimezone().date()
    none_today = all(one.made_at.astimezone().date() != day for one in made)
    return none_today and has_changed(ledger, made)


def check_copy(path: Path, key: bytes, manifest: BackupManifest) -> None:
    """Read a copy from end to end and count what is in it; raises BackupSpoiltError."""
    try:
        with closing(open_copy(path, key)) as copy:
            found = copy.execute("PRAGMA cipher_integrity_check").fetchall()
            found += copy.execute("PRAGMA integrity_check").fetchall()
            whole = found == [("ok",)] and counts_of(copy) == manifest.counts
            head = journal_head(Database(copy, execute_plugins=False))
    except DatabaseError as error:
        raise spoilt(path) from error
    if not whole or (head.seq, head.hash) != (manifest.journal, manifest.head):
        raise spoilt(path)


def counts_of(connection: Connection) -> dict[str, int]:
    """Count what people would miss: the records of each kind, photos, months, bundles."""
    tables = [kind.KIND for kind in KINDS]
    tables += ["photo", "closed_month", "outgoing", "received", "journal"]
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    counted = (name for name in tables if name in known)
    query = "SELECT count(*) FROM [{}]"
    return {name: connection.execute(query.format(name)).fetchone()[0] for name in counted}


def numbers_sent(connection: Connection) -> dict[int, int]:
    """Return the last number that was used in each epoch of the exchange."""
    query = "SELECT epoch, max(seq) FROM outgoing GROUP BY epoch"
    return {int(epoch): int(seq) for epoch, seq in connection.execute(query)}


def portable_key(path: Path, place: Path) -> bytes:
    """Return the key file without what only this computer opens; raises KeyFileDamagedError."""
    portable(read_key_file(path)).write(place / "ledger.key")
    return (place / "ledger.key").read_bytes()


def drop_old(folder: Path, fresh: str, unit: str) -> None:
    """Remove a unit's copies that are kept no longer; never the one that was made just now."""
    mine, soon = [one for one in backups_in(folder) if one.said.unit == unit], now() + _AHEAD
    for strange in (False, True):  # what a wrong clock dated must not push out what is newer
        dated = {one.path.name: one.made_at for one in mine if (one.made_at > soon) == strange}
        for name in to_drop(dated, fresh):
            (folder / name).unlink(missing_ok=True)
    for left in folder.glob(f"*{SUFFIX}{PARTIAL}"):
        left.unlink(missing_ok=True)


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """Give a folder for work in hand, encrypted as all is; what a power cut left lying goes too."""
    for left in folder.glob(f"{_SCRATCH}*"):
        shutil.rmtree(left, ignore_errors=True)
    place = Path(mkdtemp(prefix=_SCRATCH, dir=folder))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _order(one: Backup, soon: datetime) -> tuple[bool, datetime, str]:
    return one.said.made_at <= soon, one.said.made_at, one.path.name


@lru_cache(maxsize=128)  # the first screen asks often, and a copy never changes
def _known(path: Path, _changed: int, _size: int) -> BackupManifest:
    return read_backup(path)


def _copy(ledger: Ledger, books: Books, target: Path, tell: Tell) -> BackupManifest:
    """Copy what the ledger holds at this moment, and say what that is."""
    connection, settings = ledger.connection, ledger.settings

    def copied(left: int, total: int) -> None:
        tell(Step(_COPIED * (total - left) // max(total, 1), _ALL))

    connection.execute("BEGIN")
    try:
        head = journal_head(ledger.db)  # from here on the moment is held
        manifest = BackupManifest(
            books=read_key_file(books.key_file).books,
            unit=settings.unit,
            unit_name=settings.unit_name,
            made_at=now(),
            version=max(step.name for step in LEDGER.applied(ledger.db)),
            journal=head.seq,
            head=head.hash,
            counts=counts_of(connection),
            sent=numbers_sent(connection),
            size=512,
            sha256="0" * 64,
        )
        copy_live(connection, target, ledger.key, copied)
    finally:
        connection.rollback()
    return manifest


def _free(path: Path) -> Path:
    """Return a name that no copy bears yet: two may be made in one second."""
    number, free = 2, path
    while free.exists():
        free, number = path.with_name(f"{path.stem}_{number}{SUFFIX}"), number + 1
    return free


@contextmanager
def _said(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, DatabaseError) as error:
        if type(error) is DatabaseError:  # its subclasses tell of the disk
            raise _damaged() from error
        raise not_written(folder) from error


def _damaged() -> LedgerDamagedError:
    return LedgerDamagedError(
        _(
            "Tệp sổ bị hỏng nên không sao lưu được nữa. Các bản sao lưu cũ vẫn còn nguyên; hãy "
            "khôi phục bản gần nhất."
        )
    )


def not_written(folder: Path) -> BackupNotWrittenError:
    """Say that a disk or a stick did not take a copy."""
    return BackupNotWrittenError(
        _(
            "Chưa ghi được bản sao lưu vào {folder}: đĩa đầy, chỉ đọc hoặc đã bị rút. Sổ không mất "
            "gì và các bản sao lưu cũ vẫn còn; hãy dọn bớt đĩa hoặc cắm lại USB rồi sao lưu lại."
        ).format(folder=folder)
    )
