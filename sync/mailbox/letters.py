"""Letters: which file goes from whom to whom, announced before its bytes come, waiting after.

Keys in the store, `.` standing for `/` in codes of units:

    announced/<sender>/<sha256>/<size>_<recipient>    what the sender said of it
    files/<sender>/<sha256>                           the bytes, whole and checked
    waiting/<recipient>/<sha256>                      what the recipient is shown

Each step may be done again after a crash, and the order of steps is such that a letter is rather
shown twice than lost.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from storage.records.base import UnitCode
from sync.document import Digest, Value
from sync.mailbox.store import Store, Stored

SHOWN = 1000  # letters in one list; who takes them gets the next

_REMEMBERED = 20_000


class Letter(Value):
    """One file on its way; the name helps people and is never a path here."""

    sha256: Digest
    size: Annotated[int, Field(ge=1)]
    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$")]
    sender: UnitCode
    recipient: UnitCode
    at: str  # when it was announced, by the mailbox's clock

    @property
    def announced_key(self) -> str:
        """Return where the sender's announcement lies."""
        return f"{announced_under(self.sender, self.sha256)}/{self.size}_{_folder(self.recipient)}"

    @property
    def file_key(self) -> str:
        """Return where the bytes lie."""
        return f"files/{_folder(self.sender)}/{self.sha256}"

    @property
    def waiting_key(self) -> str:
        """Return where the recipient finds it."""
        return f"waiting/{_folder(self.recipient)}/{self.sha256}"


class Letters:
    """The letters of a store; all calls block, for a thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: OrderedDict[tuple[str, str], Letter] = OrderedDict()

    def announce(self, letter: Letter) -> None:
        """Note that this file is going to come."""
        self._store.write(letter.announced_key, letter.model_dump_json().encode())

    def announced(self, sender: str, sha256: str) -> list[Letter]:
        """Return for whom the sender announced the file, most often for one."""
        return list(self._letters(self._store.listed(announced_under(sender, sha256))))

    def outstanding(self, sender: str) -> dict[str, int]:
        """Return the sizes of what the sender announced and nobody has taken: SHA-256 → bytes."""
        keys = (one.key.split("/") for one in self._store.listed(f"announced/{_folder(sender)}"))
        return {sha256: int(said.split("_")[0]) for *_, sha256, said in keys}

    def deliver(self, letters: list[Letter], path: Path | None = None) -> None:
        """Let the recipients find the file, adopted from `path` unless it is there already."""
        if path:
            self._store.adopt(letters[0].file_key, path)
        for letter in letters:
            if not self._store.stat(letter.waiting_key):
                self._store.write(letter.waiting_key, letter.model_dump_json().encode())

    def has_arrived(self, letter: Letter) -> bool:
        """Tell whether the bytes are here, whole."""
        return self._store.stat(letter.file_key) is not None

    def waiting(self, recipient: str) -> list[Letter]:
        """Return what waits for a recipient, the oldest first, at most SHOWN."""
        stored = self._store.listed(f"waiting/{_folder(recipient)}")
        return sorted(self._letters(stored[:SHOWN]), key=lambda letter: letter.at)

    def waiting_one(self, recipient: str, sha256: str) -> Letter | None:
        """Return the letter that waits for this recipient under this name, if it does."""
        stored = self._store.stat(f"waiting/{_folder(recipient)}/{sha256}")
        return next(self._letters([stored]), None) if stored else None

    def blocks(self, letter: Letter, start: int, end: int) -> Iterator[bytes]:
        """Return some of the bytes of a file."""
        return self._store.blocks(letter.file_key, start, end)

    def remove(self, letter: Letter) -> None:
        """Forget a letter that was taken or is too old, and its bytes with the last of them."""
        self._store.remove(letter.announced_key)
        self._store.remove(letter.waiting_key)
        if not self._store.listed(announced_under(letter.sender, letter.sha256)):
            self._store.remove(letter.file_key)

    def _letters(self, stored: list[Stored]) -> Iterator[Letter]:
        for one in stored:
            known = self._read.get((one.key, one.mark))
            if not known:
                data = self._store.read(one.key)
                if data is None:  # taken meanwhile
                    continue
                known = self._read[one.key, one.mark] = Letter.model_validate_json(data)
                while len(self._read) > _REMEMBERED:
                    self._read.popitem(last=False)
            yield known


def announced_under(sender: str, sha256: str) -> str:
    """Return the path under which a sender's announcements of one file lie."""
    return f"announced/{_folder(sender)}/{sha256}"


def _folder(unit: str) -> str:
    return unit.replace("/", ".")
