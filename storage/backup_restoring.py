"""A copy takes the place of the books: looked through first, then swapped in, whatever happens.

Everything is made ready in a folder beside the ledger. Its appearing is the one decisive moment:
before it nothing happened, after it `finish_restore` swaps the files in at the next opening, and
goes on where a power cut stopped it. The books of before are kept, key file and all.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from typing import Any
from zipfile import ZipFile

from resources.wording import _
from storage.backup import backups_in, folder_of, scratch
from storage.backup_errors import BackupOfOthersError
from storage.backup_file import NO_ZIP, BackupManifest, now, read_backup, spoilt
from storage.backup_notes import read_notes
from storage.backup_place import carried_there
from storage.backup_swap import ASIDE, PLAN, READY, no_room
from storage.backup_trial import restored_into
from storage.books import Books
from storage.driver import DatabaseError, open_copy
from storage.errors import KnownError
from storage.files import flush_folder, write_whole
from storage.key_file import read_key_file
from storage.keystore import MasterKey, unlock_with_code, unlock_with_passphrase
from storage.ledger import Ledger
from storage.officers import as_since
from storage.privacy.erasing import erase_again
from storage.records import Erasure, fields_of
from storage.records.base import UnitCode
from storage.steps import Steps


@dataclass(frozen=True, slots=True)
class Wanted:
    """A copy that somebody wants back, and the key that its own passphrase or code opened."""

    path: Path
    said: BackupManifest
    master: MasterKey


@dataclass(frozen=True, slots=True)
class Restored:
    """What was swapped in, and where the books of before are kept; none if there were none."""

    said: BackupManifest
    aside: Path | None
    used: dict[int, int]


Prepare = Callable[[Ledger, dict[int, int], BackupManifest], object]


def unlock_backup(path: Path, place: Path, *, passphrase: str = "", code: str = "") -> Wanted:
    """Open a copy with its passphrase or its recovery code.

    `place` is a folder to work in. Raises WrongSecretError, KeyFileDamagedError,
    BackupSpoiltError, BackupTooNewError, BackupNotWrittenError.
    """
    said = read_backup(path)
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        with scratch(place) as work, ZipFile(path) as container:
            (work / "ledger.key").write_bytes(container.read("ledger.key"))
            if code:
                return Wanted(path, said, unlock_with_code(work / "ledger.key", code))
            return Wanted(path, said, unlock_with_passphrase(work / "ledger.key", passphrase))
    except NO_ZIP as error:
        raise spoilt(path) from error
    except OSError as error:
        raise no_room(place) from error


def stage_restore(
    books: Books, wanted: Wanted, prepare: Prepare, *, unit: UnitCode = ""
) -> Steps[Restored]:
    """Look through a copy and make it ready; `finish_restore` swaps it in.

    `unit` is whose books are open here, "" if they are shut. `prepare` writes into the restored
    ledger what has to be known there: which numbers were used since, as far as can be found out.
    Raises BackupOfOthersError, BackupSpoiltError, LedgerTooNewError, BackupNotWrittenError; the
    books of before stand as they are then.
    """
    _refuse_others(books, wanted, unit)
    used = numbers_used(books, wanted)
    ready = books.folder / READY
    aside = _aside_name(books, now().astimezone())
    try:
        with scratch(books.folder) as place:
            yield from restored_into(wanted.path, wanted.master.ledger_key, place)
            with Ledger(place / "ledger.db", wanted.master.ledger_key) as ledger:
                prepare(ledger, used, wanted.said)
                _carry_over(books, wanted, ledger)
            for left in place.iterdir():  # a copy from before it grew up, of no use here
                if left.name not in ("ledger.db", "ledger.key"):
                    left.unlink()
            own_signing = _same_key(books, wanted)
            plan = {"aside": aside.name, "signing_stays": own_signing}
            write_whole(place / PLAN, json.dumps(plan).encode())
            rmtree(ready, ignore_errors=True)
            place.replace(ready)
        flush_folder(books.folder)
    except OSError as error:
        raise no_room(books.folder) from error
    return Restored(wanted.said, aside if books.exist else None, used)


def numbers_used(books: Books, wanted: Wanted) -> dict[int, int]:
    """Return the last number known to be used in each epoch of the exchange.

    It asks the ledger that is replaced, if it can still be read, and what other copies say.
    """
    unit, found = wanted.said.unit, [dict(wanted.said.sent)]
    notes = read_notes(books)
    known = backups_in(folder_of(books))
    known += carried_there(notes.place, unit) if notes.place else []
    found += [dict(one.said.sent) for one in known if one.said.unit == unit]
    here = _asked_here(books, wanted, "SELECT epoch, max(seq) FROM outgoing GROUP BY epoch")
    found.append({int(epoch): int(seq) for epoch, seq in here})
    return {
        epoch: max(each.get(epoch, 0) for each in found)
        for epoch in sorted({epoch for each in found for epoch in each})
    }


def _carry_over(books: Books, wanted: Wanted, ledger: Ledger) -> None:
    """Keep what an older copy must not undo: who was erased, and ends and roles of officers."""
    names = [one.name for one in fields_of(Erasure)]
    query = f"SELECT {', '.join(f'[{name}]' for name in names)} FROM erasure"
    rows = _asked_here(books, wanted, query)
    erase_again(ledger, [Erasure.model_validate(dict(zip(names, r, strict=True))) for r in rows])
    rows = _asked_here(books, wanted, "SELECT id, role, ended_at FROM officer")
    as_since(ledger, {who: (role, ended) for who, role, ended in rows})


def _asked_here(books: Books, wanted: Wanted, query: str) -> list[Any]:
    """Ask the ledger that is replaced, if it can still be read; nothing if it cannot."""
    if not books.ledger.exists():
        return []
    try:
        with closing(open_copy(books.ledger, wanted.master.ledger_key, look_only=True)) as here:
            return list(here.execute(query).fetchall())
    except DatabaseError:
        return []  # damaged, of an older version, or other books' key


def _refuse_others(books: Books, wanted: Wanted, unit: UnitCode) -> None:
    same = wanted.said.unit == unit if unit else _fits(books, wanted)
    if not same:
        raise BackupOfOthersError(
            _(
                "Bản sao lưu này của “{name}”, không phải của sổ đang ở đây. Không có gì thay đổi; "
                "hãy chọn bản sao lưu đúng, hoặc khôi phục vào thư mục khác."
            ).format(name=wanted.said.unit_name)
        )


def _fits(books: Books, wanted: Wanted) -> bool:
    """Tell whether a copy belongs to books that are shut: their key file, if it can be read."""
    if not books.key_file.exists():
        return True
    try:
        return read_key_file(books.key_file).books == wanted.said.books
    except KnownError:
        return True  # damaged: what is there is put aside in any case


def _same_key(books: Books, wanted: Wanted) -> bool:
    try:
        return read_key_file(books.key_file).books == wanted.said.books
    except KnownError:
        return not books.key_file.exists() or not books.ledger.exists()


def _aside_name(books: Books, moment: datetime) -> Path:
    name, number = f"{moment:%Y-%m-%d_%H%M%S}", 2
    place = books.folder / ASIDE / name
    while place.exists():
        place, number = place.with_name(f"{name}_{number}"), number + 1
    return place
