"""What every courier can do; none of them reads what it carries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol


class Courier(Protocol):
    """A way for files to travel; putting is safe to repeat and never deletes."""

    def put(
        self, unit: str, name: str, data: bytes, check: Callable[[bytes], object] = ...
    ) -> Path:
        """Leave a file for or from a unit, read it back and check it; say where it lies."""
        ...

    def fetch(self, suffix: str, unit: str | None = None) -> Sequence[Path]:
        """Return the files of one kind that wait here, of one unit or of all."""
        ...
