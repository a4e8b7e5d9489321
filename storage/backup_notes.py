"""What is remembered of the copies, beside them: a restored ledger has forgotten it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from storage.backup import folder_of
from storage.books import Books
from storage.files import write_whole


class Trial(BaseModel):
    """How it went when a copy was opened again; `code` is that of the error, "" for well."""

    model_config = ConfigDict(frozen=True)

    name: str
    at: AwareDatetime
    code: str = ""

    @property
    def went_well(self) -> bool:
        """Tell whether the copy would have brought the books back."""
        return not self.code


class Carried(BaseModel):
    """The last copy that was written to the stick, and when."""

    model_config = ConfigDict(frozen=True)

    name: str
    at: AwareDatetime


class BackupNotes(BaseModel):
    """`place` is the stick or folder for second copies, none for none; `failed` the last error."""

    model_config = ConfigDict(frozen=True)

    place: Path | None = None
    carried: Carried | None = None
    trial: Trial | None = None
    failed: str = ""


def read_notes(books: Books) -> BackupNotes:
    """Return what is remembered, or nothing where the file is missing or spoilt."""
    try:
        return BackupNotes.model_validate_json(_path(books).read_bytes())
    except (OSError, ValidationError):
        return BackupNotes()


def keep_notes(books: Books, **facts: object) -> BackupNotes:
    """Remember some facts beside those that are known; raises OSError."""
    notes = BackupNotes.model_validate({**read_notes(books).model_dump(), **facts})
    folder_of(books).mkdir(mode=0o700, exist_ok=True)
    write_whole(_path(books), notes.model_dump_json(indent=1).encode())
    return notes


def days_since(moment: datetime, now: datetime) -> int:
    """Return how many days ago something was, by the calendar; never less than none."""
    return max(0, (now.astimezone().date() - moment.astimezone().date()).days)


def _path(books: Books) -> Path:
    return folder_of(books) / "ghi-nho.json"
