"""Breaks words into lines by their measures; lengths in points."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ui.paper.fonts import width_of

_NO_LINE = 400  # letters that are longer than any line
_STEP = 4  # by which a narrower room is tried


@lru_cache(maxsize=50_000)
def wide(text: str, font: str, size: float) -> float:
    """Measure a line of text; the same words come again and again in a table."""
    return width_of(text, font, size)


def longest_word(text: str, font: str, size: float) -> float:
    """Measure what must fit on a line for no word to be broken."""
    return max((wide(word, font, size) for word in text.split()), default=0.0)


def wrapped(text: str, font: str, size: float, room: float) -> list[str]:
    """Break the text into lines of that length, a longer word between its letters."""
    if "\n" in text:
        return [x for line in text.splitlines() for x in wrapped(line, font, size, room)]
    if wide(text, font, size) <= room:
        return [text]
    lines: list[str] = []
    for piece in _pieces(text, font, size, room):
        longer = f"{lines[-1]} {piece}" if lines else piece
        if lines and wide(longer, font, size) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines or [""]


def balanced(text: str, font: str, size: float, room: float) -> list[str]:
    """Break into as few lines as the room allows, all of about the same length."""
    lines = wrapped(text, font, size, room)
    for narrower in range(int(room), int(room / 2), -_STEP) if len(lines) > 1 else ():
        closer = wrapped(text, font, size, narrower)
        if len(closer) > len(lines):
            break
        lines = closer
    return lines


def _pieces(text: str, font: str, size: float, room: float) -> Iterable[str]:
    """Yield the words, those longer than a line in pieces of at least one letter."""
    for word in text.split():
        rest = word
        while len(rest) > 1 and wide(rest[:_NO_LINE], font, size) > room:
            cut = 1
            while wide(rest[: cut + 1], font, size) <= room:
                cut += 1
            yield rest[:cut]
            rest = rest[cut:]
        yield rest
