"""The one moment of a restore: what was made ready takes the place of the books.

Its folder beside the ledger waits until nobody has the books open; each start looks for one.
"""

from __future__ import annotations

import json
from pathlib import Path
from shutil import rmtree

from resources.wording import _
from storage.backup_errors import BackupNotWrittenError
from storage.books import Books, held
from storage.files import flush_folder

READY = ".khoi-phuc"  # a folder: a restored ledger that waits to be swapped in
ASIDE = "ledger.truoc-khoi-phuc"  # a folder: the books of before, a folder for each time
PLAN = "ke-hoach.json"


def finish_waiting(books: Books) -> None:
    """Swap in what waits, before books are opened; raises what `held` and the swap raise."""
    if (books.folder / READY).is_dir():
        with held(books):
            finish_restore(books)


def finish_restore(books: Books) -> bool:
    """Swap in what was made ready, if anything was; tell whether it was.

    Nobody may have the books open. Called again after a power cut it goes on where it stood.
    Raises BackupNotWrittenError when a file is held by another program; then it waits there.
    """
    ready = books.folder / READY
    if not ready.is_dir():
        return False
    try:
        plan = json.loads((ready / PLAN).read_bytes())
        aside = books.folder / ASIDE / plan["aside"]
        aside.mkdir(parents=True, exist_ok=True, mode=0o700)
        if (ready / "ledger.db").exists():  # until it is swapped in, what lies here is old
            for end in ("", "-wal", "-shm"):  # a journal of the old one would spoil the new
                _move(books.ledger.with_name(books.ledger.name + end), aside)
            if not plan["signing_stays"]:
                _move(books.signing_keys, aside)
            _move(books.key_file, aside, only_if=ready / "ledger.key")
            flush_folder(books.folder)
            _move(ready / "ledger.key", books.folder)
            _move(ready / "ledger.db", books.folder)
        flush_folder(books.folder)
        rmtree(ready)
        if not any(aside.iterdir()):
            aside.rmdir()
    except OSError as error:
        raise no_room(books.folder) from error
    return True


def no_room(folder: Path) -> BackupNotWrittenError:
    """Say that the disk refused, and that nothing was lost."""
    return BackupNotWrittenError(
        _(
            "Chưa khôi phục được vào {folder}: đĩa đầy, chỉ đọc, hoặc tệp đang bị phần mềm khác "
            "giữ. Sổ cũ vẫn còn nguyên; hãy dọn bớt đĩa, đóng phần mềm kia rồi làm lại."
        ).format(folder=folder)
    )


def _move(path: Path, folder: Path, *, only_if: Path | None = None) -> None:
    if path.exists() and (only_if is None or only_if.exists()):
        path.replace(folder / path.name)
