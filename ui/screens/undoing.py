"""How the last change is taken back."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records import Record


@dataclass(frozen=True, slots=True)
class Undo:
    """How to take the last change back: records to write again, records to remove again."""

    words: str
    write: tuple[Record, ...] = ()
    drop: tuple[Record, ...] = ()
