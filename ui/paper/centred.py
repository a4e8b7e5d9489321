"""Centred lines with a rule below them, as names and subjects stand in the head of a paper."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable

from ui.paper.fonts import load_fonts, printable, width_of

_RULE_GAP = 6.0  # below the descenders, in points
_SINGLE = 1.15


@dataclass(frozen=True, slots=True)
class Line:
    """Words set in one face and size, in points."""

    text: str
    font: str
    size: float


class Stack(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Centred lines, wrapped where too long, with a rule as a share of the last line's length."""

    def __init__(self, *lines: Line, rule: float = 0.0, spread: float = 1.0) -> None:
        super().__init__()
        load_fonts()
        self._lines = [
            Line(printable(line.text), line.font, line.size) for line in lines if line.text
        ]
        self._rule = rule
        self._spread = spread

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Break the lines for the width; returns what is taken, in points."""
        room = width * self._spread
        self.width = width
        self._pieces = [
            Line(piece, line.font, line.size)
            for line in self._lines
            for piece in _balanced(line, room)
        ]
        self._rule_width = self._rule * self._width_of_last(room)
        text = sum(piece.size * _SINGLE for piece in self._pieces)
        self.height = text + (_RULE_GAP if self._rule_width else 0)
        return width, self.height

    def draw(self) -> None:
        """Draw the lines from the top, then the rule."""
        canvas, middle, top = self.canv, self.width / 2, self.height
        for piece in self._pieces:
            canvas.setFont(piece.font, piece.size)
            canvas.drawCentredString(middle, top - piece.size, piece.text)
            top -= piece.size * _SINGLE
        if self._rule_width:
            canvas.setLineWidth(0.7)
            half = self._rule_width / 2
            canvas.line(middle - half, top - 4, middle + half, top - 4)

    def _width_of_last(self, room: float) -> float:
        if not self._lines:
            return 0.0
        last = self._lines[-1]
        return max(width_of(piece, last.font, last.size) for piece in _balanced(last, room))


def _balanced(line: Line, room: float) -> list[str]:
    """Break a line into as few pieces as the room allows, of about the same length."""
    pieces: list[str] = simpleSplit(line.text, line.font, line.size, room)
    if len(pieces) == 1:
        return pieces
    for narrower in range(int(room), int(room / 2), -4):
        closer = simpleSplit(line.text, line.font, line.size, narrower)
        if len(closer) > len(pieces):
            break
        pieces = closer
    return pieces
