"""A group of fields of a form."""

from __future__ import annotations

from dataclasses import dataclass

Row = str | tuple[str, ...]  # one field, or several side by side


@dataclass(frozen=True, slots=True)
class Section:
    """A group of fields in the order people fill them in; a folded one opens by its title."""

    title: str
    rows: tuple[Row, ...]
    folded: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of the fields, row by row."""
        return tuple(
            name for row in self.rows for name in ((row,) if isinstance(row, str) else row)
        )
