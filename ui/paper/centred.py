"""Centred lines with a rule below them, as names and subjects stand in the head of a paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.platypus import Flowable

from ui.paper.fonts import printable
from ui.paper.wrapping import balanced, wide

_RULE_GAP = 6.0  # below the descenders, in points
_SINGLE = 1.15


@dataclass(frozen=True, slots=True)
class Line:
    """Words set in one face and size, in points."""

    text: str
    font: str
    size: float

    def broken(self, room: float) -> list[Line]:
        """Break it into lines of at most that length, in points."""
        pieces = balanced(self.text, self.font, self.size, room)
        return [replace(self, text=piece) for piece in pieces]

    @property
    def width(self) -> float:
        """Its length, in points."""
        return wide(self.text, self.font, self.size)


class Stack(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Centred lines, wrapped where too long, with a rule as a share of the last line's length."""

    def __init__(self, *lines: Line, rule: float = 0.0, spread: float = 1.0) -> None:
        super().__init__()
        self._lines = [replace(line, text=printable(line.text)) for line in lines if line.text]
        self._rule = rule
        self._spread = spread

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Break the lines for the width; returns what is taken, in points."""
        self.width = width
        broken = [line.broken(width * self._spread) for line in self._lines]
        self._pieces = [piece for pieces in broken for piece in pieces]
        longest = max((piece.width for piece in broken[-1]), default=0.0) if broken else 0.0
        self._rule_width = self._rule * longest
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
