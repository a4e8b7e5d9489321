"""What belongs to books on a disk beside their ledger."""

from __future__ import annotations

from dataclasses import dataclass

from storage.books import Books
from storage.keystore import MasterKey
from sync.keys import KeyPlace, UnitKeys


@dataclass(frozen=True, slots=True)
class Safe:
    """Where the books lie, and the keys that open them and speak for them."""

    books: Books
    master: MasterKey
    keys: UnitKeys

    @property
    def key_place(self) -> KeyPlace:
        """Return where the keys are kept."""
        return KeyPlace(self.books.signing_keys, self.master.sub_key("sign"))
