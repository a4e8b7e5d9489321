"""Cells as they are compared and kept: one spelling of each letter, whole numbers, bare days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from storage.imports.cells import Cell
from storage.spelling import composed


def tidy(rows: Iterable[Iterable[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Return cells in one spelling of each letter, without what is not seen around them."""
    said: dict[str, str] = {}
    return tuple(tuple(_cell(cell, said) for cell in row) for row in rows)


def _cell(value: Cell, said: dict[str, str]) -> Cell:
    if isinstance(value, str):
        if value not in said:
            said[value] = composed(value).replace("\u200b", "").replace("\ufeff", "").strip()
        return said[value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date()
    return value
