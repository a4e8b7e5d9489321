"""Sets a text into its spot: breaks it into lines, makes it smaller until it has room.

Measures in mm from the upper left corner of the sheet, sizes of letters in points. The offsets of
a printer are not in them: they are applied when the page is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from resources.wording import official
from storage.records import CertificateSpot, CertificateTemplate
from ui.paper.certificates.certificate import Certificate
from ui.paper.certificates.words import said
from ui.paper.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, printable, width_of

POINT = 25.4 / 72  # mm
LEADING = 1.22  # from line to line, in sizes of the letters
ASCENT, DESCENT = 0.98, 0.22  # of a capital with two marks, of a g; in sizes of the letters
LEAST_SHARE = 0.6  # of its size that a text is made smaller without a word
LEAST = 9.0  # points, the same
FLOOR = 4.0  # points; below, nobody can read it
EDGE = 4.0  # mm of the sheet that printers cannot reach
_STEP = 0.5  # points
_EM = 1000.0
_FACES = {
    (False, False): REGULAR,
    (True, False): BOLD,
    (False, True): ITALIC,
    (True, True): BOLD_ITALIC,
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words: where it begins, its baseline, its length."""

    text: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class SetText:
    """A spot with its words in lines, as large as they have room; `broken`: within a word."""

    spot: CertificateSpot
    font: str
    size: float
    lines: tuple[Line, ...]
    broken: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of what is printed."""
        left = min(line.x for line in self.lines)
        right = max(line.x + line.width for line in self.lines)
        top = self.lines[0].y - ASCENT * self.size * POINT
        return left, top, right, self.lines[-1].y + DESCENT * self.size * POINT

    @property
    def squeezed(self) -> bool:
        """Tell whether the letters are smaller than a template bargains for."""
        return self.size < least_size(self.spot)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    em: float  # its length, in sizes of the letters


_Lines = list[list[_Word]]


@official
def set_texts(template: CertificateTemplate, certificate: Certificate) -> tuple[SetText, ...]:
    """Set all that a certificate says; what is empty is left out; raises `MissingLetterError`."""
    told = [(spot, printable(said(spot, certificate)).strip("\n")) for spot in template.spots]
    full = [(spot, text) for spot, text in told if text.strip()]
    spots = [spot for spot, _text in full]
    return tuple(_set(spot, text, _floor_of(spot, spots, template)) for spot, text in full)


def face_of(spot: CertificateSpot) -> str:
    """Return the face of the family of papers that a spot is set in."""
    return _FACES[spot.bold, spot.italic]


def least_size(spot: CertificateSpot) -> float:
    """Return down to which size a text may be made smaller without a word, in points."""
    return min(spot.size, max(LEAST, LEAST_SHARE * spot.size))


def _floor_of(
    spot: CertificateSpot, spots: Sequence[CertificateSpot], template: CertificateTemplate
) -> float:
    """Return how far down its lines may reach: to the next text below, or to the sheet's edge."""
    below = (
        other.y - ASCENT * other.size * POINT
        for other in spots
        if other.y > spot.y and _side_by_side(spot, other)
    )
    return min(below, default=template.height - EDGE)


def _side_by_side(one: CertificateSpot, other: CertificateSpot) -> bool:
    return one.x < other.x + other.width and other.x < one.x + one.width


def _set(spot: CertificateSpot, text: str, floor: float) -> SetText:
    font = face_of(spot)
    paragraphs = [_words(line, font) for line in text.split("\n")]
    longest = max((word.em for words in paragraphs for word in words), default=0.0)
    room, space = spot.width / POINT, _em(" ", font)
    lines: _Lines = []
    for size in _sizes(spot):
        if longest * size > room:
            continue
        lines = _wrapped(paragraphs, room / size, space)
        if spot.y + _depth(len(lines), size) <= floor:
            return _laid(spot, font, size, _levelled(spot, lines, paragraphs, room / size, space))
    return _cramped(spot, font, paragraphs, floor)


def _cramped(
    spot: CertificateSpot, font: str, paragraphs: Sequence[Sequence[_Word]], floor: float
) -> SetText:
    """Set a text that has no room at any size: words are broken, letters as small as need be."""
    room, space = spot.width / POINT, _em(" ", font)
    size, lines = FLOOR, _Lines()
    for size in _sizes(spot):
        pieces = [
            [p for word in one for p in _pieces(word, room / size, font)] for one in paragraphs
        ]
        lines = _wrapped(pieces, room / size, space)
        if spot.y + _depth(len(lines), size) <= floor:
            break
    return _laid(spot, font, size, lines, broken=True)


def _sizes(spot: CertificateSpot) -> Iterator[float]:
    size = spot.size
    while size > FLOOR:
        yield size
        size -= _STEP
    yield FLOOR


def _depth(count: int, size: float) -> float:
    """Return how far below its first baseline so many lines reach, in mm."""
    return ((count - 1) * LEADING + DESCENT) * size * POINT


def _levelled(
    spot: CertificateSpot,
    lines: _Lines,
    paragraphs: Sequence[Sequence[_Word]],
    room: float,
    space: float,
) -> _Lines:
    """Make the lines of a centred text about as long as each other, or one word is left alone."""
    if spot.align != "center" or len(lines) <= len(paragraphs):
        return lines
    narrow, wide = room / 2, room
    while wide - narrow > 1:  # em
        middle = (narrow + wide) / 2
        closer = _wrapped(paragraphs, middle, space)
        fits = len(closer) == len(lines) and all(word.em <= middle for x in closer for word in x)
        narrow, wide = (narrow, middle) if fits else (middle, wide)
        lines = closer if fits else lines
    return lines


def _wrapped(paragraphs: Sequence[Sequence[_Word]], room: float, space: float) -> _Lines:
    """Break words into lines; lengths in sizes of the letters."""
    lines: _Lines = []
    for words in paragraphs:
        taken = room + 1
        if not words:
            lines.append([])
        for word in words:
            if taken + space + word.em > room:
                lines.append([word])
                taken = word.em
            else:
                lines[-1].append(word)
                taken += space + word.em
    return lines


def _laid(
    spot: CertificateSpot, font: str, size: float, lines: _Lines, *, broken: bool = False
) -> SetText:
    laid = []
    for place, words in enumerate(lines):
        text = " ".join(word.text for word in words)
        width = _em(text, font) * size * POINT
        spare = spot.width - width
        x = spot.x + {"left": 0.0, "center": spare / 2, "right": spare}[spot.align]
        laid.append(Line(text, x, spot.y + place * LEADING * size * POINT, width))
    return SetText(spot, font, size, tuple(laid), broken=broken)


def _words(line: str, font: str) -> list[_Word]:
    return [_Word(word, _em(word, font)) for word in line.split(" ") if word]


def _pieces(word: _Word, room: float, font: str) -> Iterator[_Word]:
    """Yield a word, one that is longer than a line in pieces of at least one letter."""
    rest = word.text
    while len(rest) > 1 and _em(rest, font) > room:
        cut = next((n for n in range(2, len(rest)) if _em(rest[:n], font) > room), len(rest)) - 1
        yield _Word(rest[:cut], _em(rest[:cut], font))
        rest = rest[cut:]
    yield _Word(rest, _em(rest, font))


@lru_cache(maxsize=50_000)
def _em(text: str, font: str) -> float:
    return width_of(text, font, _EM) / _EM
