"""A set of books: one folder with the ledger, its key file, and a lock that one program holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from resources.wording import _
from storage.errors import LedgerBusyError, LedgerPlaceError, NoLedgerError
from storage.keystore import MasterKey, make_key_file
from storage.ledger import Ledger
from storage.places import refuse_outside_place
from storage.settings import Settings


@dataclass(frozen=True, slots=True)
class Books:
    """Where the files of one set of books lie."""

    folder: Path

    @property
    def ledger(self) -> Path:
        """Return the path of the ledger."""
        return self.folder / "ledger.db"

    @property
    def key_file(self) -> Path:
        """Return the path of the key file."""
        return self.folder / "ledger.key"

    @property
    def signing_keys(self) -> Path:
        """Return the path of the keys that sign and decrypt bundles; they are in no backup."""
        return self.folder / "signing.key"

    @property
    def exist(self) -> bool:
        """Tell whether there are books in the folder."""
        return self.ledger.exists() or self.key_file.exists()

    def open(self, master: MasterKey) -> Ledger:
        """Open the ledger; raises NoLedgerError and whatever Ledger raises."""
        if not self.ledger.exists():
            raise NoLedgerError(
                _(
                    "Không có sổ trong thư mục {folder}. Hãy chọn lại thư mục hoặc lập sổ mới."
                ).format(folder=self.folder)
            )
        return Ledger(self.ledger, master.ledger_key)


def make_books(
    folder: Path,
    settings: Settings,
    passphrase: str,
    *,
    use_keyring: bool = True,
    anywhere: bool = False,
) -> tuple[Books, MasterKey, str]:
    """Make new books in a folder; return them, their master key and the code to print.

    Raises LedgerPlaceError for a stick or a network folder (unless `anywhere`) and for a folder
    that cannot be made, LedgerBusyError
    when there are books already.
    """
    books = Books(folder)
    if not anywhere:
        refuse_outside_place(folder)
    if books.exist:
        raise LedgerBusyError(
            _(
                "Thư mục này đã có một cuốn sổ. Sổ cũ vẫn nguyên; hãy mở sổ đó hoặc chọn "
                "thư mục khác."
            )
        )
    _make_folder(folder)
    try:
        master, code = make_key_file(books.key_file, passphrase, use_keyring=use_keyring)
        with Ledger(books.ledger, master.ledger_key) as ledger:
            ledger.keep_settings(settings)
    except BaseException:  # whatever it was: half-made books would be in the way of another try
        give_up(books)
        raise
    return books, master, code


def give_up(books: Books) -> None:
    """Remove books that were begun just now and could not be finished; nothing is in them yet."""
    ledger = books.ledger
    journals = [ledger.with_name(f"{ledger.name}-{end}") for end in ("wal", "shm")]
    for path in (ledger, *journals, books.signing_keys, books.key_file):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise LedgerPlaceError(
            _(
                "Không tạo được thư mục {folder}: đường dẫn sai, chỉ đọc hoặc đĩa đầy. Chưa có gì "
                "được tạo; hãy chọn thư mục khác."
            ).format(folder=folder)
        ) from error


@contextmanager
def held(books: Books) -> Iterator[None]:
    """Hold the books for this program alone; raises LedgerBusyError when another one does."""
    lock = FileLock(books.folder / "ledger.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise LedgerBusyError(
            _("Sổ đang được mở ở một cửa sổ khác. Không có gì bị mất; hãy dùng cửa sổ đó.")
        ) from error
    try:
        yield
    finally:
        lock.release()
