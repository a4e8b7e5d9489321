"""Each week the newest copy is opened again in a scratch place: only then is it known to help."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from storage.backup import Backup, check_copy, scratch
from storage.backup_errors import BackupSpoiltError
from storage.backup_file import now, read_backup, spoilt, unpack
from storage.backup_notes import BackupNotes, Trial, days_since
from storage.errors import KnownError
from storage.journal import check_journal
from storage.key_file import read_key_file
from storage.ledger import Ledger
from storage.steps import Step, Steps

EVERY = 7  # days


def is_trial_due(backups: list[Backup], notes: BackupNotes, on: datetime) -> bool:
    """Tell whether a copy should be opened again: never tried, a week ago, or badly then."""
    if not backups:
        return False
    last = notes.trial
    if last is None or last.at > on:  # the clock went back: what was said then is no help
        return True
    if not last.went_well:
        return last.name != backups[0].path.name or days_since(last.at, on) > 0
    return days_since(last.at, on) >= EVERY


def try_backup(path: Path, key: bytes, folder: Path) -> Steps[Trial]:
    """Restore a copy into a scratch place, look through all of it, and remove it again.

    Pages, guards, journal and counts are looked at; `key` is that of the ledger. What is wrong is
    in the Trial that is returned, never raised. Raises OSError where there is no room to try.
    """
    code = ""
    try:
        with scratch(folder) as place:
            yield from restored_into(path, key, place)
    except KnownError as error:
        code = error.CODE
    return Trial(name=path.name, at=now(), code=code)


def restored_into(path: Path, key: bytes, place: Path) -> Steps[None]:
    """Put the ledger and the key file of a copy into an empty folder, and look through them.

    Raises BackupSpoiltError, BackupTooNewError, LedgerTooNewError and what a ledger raises that is
    damaged.
    """
    said = read_backup(path)
    yield from unpack(path, said, place)
    if read_key_file(place / "ledger.key").books != said.books:
        raise spoilt(path)
    check_copy(place / "ledger.db", key, said)
    yield Step(1, 2)
    with Ledger(place / "ledger.db", key) as ledger:  # compares the guards, grows an older one up
        if ledger.settings.unit != said.unit:
            raise BackupSpoiltError(spoilt(path).message)
        check_journal(ledger.db)
    yield Step(2, 2)
