"""The words of a chart, broken into lines that are never cut."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from storage.spelling import composed
from ui.paper.chart_looks import PAPER_FACE, Look, Pen
from ui.paper.fonts import printable


def clean(words: str, look: Look) -> str:
    """Make one line of what a user wrote; raises `MissingLetterError` for paper.

    The screen finds letters that our family lacks in another.
    """
    if look.face == PAPER_FACE:
        return " ".join(printable(words).split())
    drawn = " ".join(composed(words).split())
    return "".join(letter for letter in drawn if category(letter)[0] != "C")


def wrapped(words: str, width: float, pen: Pen) -> list[str]:
    """Break into lines of at most this width, within a word only where it alone is longer."""
    lines: list[str] = []
    for piece in (piece for word in words.split() for piece in _pieces(word, width, pen)):
        longer = f"{lines[-1]} {piece}" if lines else piece
        if lines and pen.width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def longest_word(words: str, pen: Pen) -> float:
    """Measure what must fit on a line for no word to be broken."""
    return max((pen.width(word) for word in words.split()), default=0.0)


def _pieces(word: str, width: float, pen: Pen) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and pen.width(piece + letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece
