"""What is done for the copies without being asked, and how they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from resources.wording import _
from storage.backup import (
    Backup,
    Tell,
    backups_in,
    folder_of,
    has_changed,
    is_due,
    make_backup,
    not_written,
)
from storage.backup_errors import NoBackupError
from storage.backup_file import now
from storage.backup_notes import BackupNotes, Trial, days_since, keep_notes, read_notes
from storage.backup_place import carried_there, carry, is_there
from storage.backup_trial import is_trial_due, try_backup
from storage.books import Books
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.steps import Steps

OLD = 7  # days after which a copy is called old, if the books are in use
PLACE_OLD = 30  # the same for the one on the stick


@dataclass(frozen=True, slots=True)
class Care:
    """What was done: the copy that was made, the one that is on the stick; what went wrong."""

    made: Backup | None = None
    carried: bool = False
    tried: bool = False
    refused: KnownError | None = None


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """How the copies of books stand at a moment."""

    at: datetime
    here: list[Backup]
    notes: BackupNotes = field(default_factory=BackupNotes)
    place_is_there: bool = False
    changed: bool = False  # something was written since the newest copy

    @property
    def newest(self) -> Backup | None:
        """Return the newest copy on this computer."""
        return self.here[0] if self.here else None

    @property
    def is_old(self) -> bool:
        """Tell whether something was written that no copy of the last days holds."""
        newest = self.newest
        return newest is None or (self.changed and days_since(newest.made_at, self.at) > OLD)

    @property
    def place_is_old(self) -> bool:
        """Tell whether the stick has seen no copy for long."""
        notes = self.notes
        if notes.place is None:
            return False
        return notes.carried is None or days_since(notes.carried.at, self.at) > PLACE_OLD

    @property
    def trial_failed(self) -> bool:
        """Tell whether a copy could not be opened again when it was tried."""
        return self.notes.trial is not None and not self.notes.trial.went_well


def standing_of(ledger: Ledger, at: datetime | None = None) -> BackupStanding:
    """Return how the copies of these books stand; it reads some thirty small entries."""
    assert ledger.path is not None
    books, moment = Books(ledger.path.parent), at or now()
    here, notes = backups_in(folder_of(books)), read_notes(books)
    here = [one for one in here if one.said.unit == ledger.settings.unit]
    there = notes.place is not None and is_there(notes.place, ledger.settings.unit)
    changed = has_changed(ledger, [one.said for one in here])
    return BackupStanding(moment, here, notes, there, changed)


def look_after(
    ledger: Ledger, tell: Tell = bool, *, wanted: bool = False, at: datetime | None = None
) -> Steps[Care]:
    """Make a copy if one is due (or wanted), carry it to the stick, try the newest each week.

    A stick that is not there is no error: the copy follows when it is. What the disk refuses is
    remembered and told in the result, and the books go on.
    """
    assert ledger.path is not None
    books, made, moment = Books(ledger.path.parent), None, at or now()
    carried = tried = False
    try:
        known = [one.said for one in backups_in(folder_of(books))]
        if wanted or is_due(ledger, known, moment):
            made = yield from make_backup(ledger, tell)
        carried = yield from carry_newest(ledger)
        if is_trial_due(backups_in(folder_of(books)), read_notes(books), moment):
            yield from try_newest(ledger)
            tried = True
        if read_notes(books).failed:
            keep_notes(books, failed="")
    except KnownError as error:
        _remember_failure(books, error.CODE)
        return Care(made, carried, tried, error)
    return Care(made, carried, tried)


def try_newest(ledger: Ledger) -> Steps[Trial]:
    """Open the newest copy again in a scratch place and remember how it went.

    Raises NoBackupError or BackupNotWrittenError.
    """
    assert ledger.path is not None
    books = Books(ledger.path.parent)
    here = backups_in(folder_of(books))
    if not here:
        raise NoBackupError(_("Chưa có bản sao lưu nào. Sổ không đổi; hãy bấm «Sao lưu ngay»."))
    try:
        trial = yield from try_backup(here[0].path, ledger.key, folder_of(books))
        keep_notes(books, trial=trial)
    except OSError as error:
        raise not_written(folder_of(books)) from error
    return trial


def carry_newest(ledger: Ledger) -> Steps[bool]:
    """Carry the newest copy to the stick if it is there and lacks it; tell whether it was."""
    assert ledger.path is not None
    books, unit = Books(ledger.path.parent), ledger.settings.unit
    place = read_notes(books).place
    here = [one for one in backups_in(folder_of(books)) if one.said.unit == unit]
    if place is None or not here or not is_there(place, unit):
        return False
    if here[0].path.name in {one.path.name for one in carried_there(place, unit)}:
        return False
    target = yield from carry(here[0], place)
    try:
        keep_notes(books, carried={"name": target.name, "at": now()})
    except OSError as error:
        raise not_written(folder_of(books)) from error
    return True


def _remember_failure(books: Books, code: str) -> None:
    try:
        keep_notes(books, failed=code)
    except OSError:
        return  # the same disk refuses this too; it is said now and tried again next time
