"""How far two colours stand out from each other, as WCAG 2.2 counts it."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor

_DARK_END = 0.04045


@cache
def light_of(name: str) -> float:
    """Return the relative luminance of a colour, 0 to 1."""
    paint = QColor(name)
    red, green, blue = (_linear(part) for part in (paint.redF(), paint.greenF(), paint.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the ratio of two colours, 1 to 21."""
    dark, light = sorted((light_of(one), light_of(other)))
    return (light + 0.05) / (dark + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARK_END else float(((part + 0.055) / 1.055) ** 2.4)
