"""The one family that papers are set in, the text that may be set in it, and its measures."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from threading import RLock
from unicodedata import category
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import (
    getFont,
    getRegisteredFontNames,
    registerFont,
    registerFontFamily,
    stringWidth,
)
from reportlab.pdfbase.ttfonts import TTFont

from resources import file
from resources.wording import _
from storage.errors import KnownError
from storage.spelling import composed

REGULAR = "LiberationSerif"
BOLD = "LiberationSerif-Bold"
ITALIC = "LiberationSerif-Italic"
BOLD_ITALIC = "LiberationSerif-BoldItalic"

_FILES = {REGULAR: "LiberationSerif-Regular"}  # the others are named as their files
_ONE_AT_A_TIME = RLock()
_UNSEEN = ("Cc", "Cf", "Cn", "Cs")  # controls, formats, no letters at all


class MissingLetterError(KnownError):
    """The text holds a character that the font cannot draw; on paper it would be a blank."""

    CODE = "IN-01"


@cache
def load_face(name: str) -> frozenset[int]:
    """Make a face known to the printer, and return the code points that it can draw."""
    with _ONE_AT_A_TIME:
        if name not in getRegisteredFontNames():
            font = TTFont(name, str(file("fonts", f"{_FILES.get(name, name)}.ttf")))
            font.face.makeSubset = _alone(font.face.makeSubset)
            registerFont(font)
        return frozenset(getFont(name).face.charToGlyph)


def _alone(make: Callable[[object], bytes]) -> Callable[[object], bytes]:
    """Return what takes letters out of a face, for one thread at a time.

    A face is read like a tape: of two papers made at once one would get wrong letters.
    """

    def make_alone(letters: object) -> bytes:
        with _ONE_AT_A_TIME:
            return make(letters)

    return make_alone


@cache
def load_fonts() -> frozenset[int]:
    """Make the four faces of papers known, and return the code points all of them can draw."""
    drawable = [load_face(name) for name in (REGULAR, BOLD, ITALIC, BOLD_ITALIC)]
    registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)
    return frozenset.intersection(*drawable)


@lru_cache(maxsize=10_000)
def printable(text: str) -> str:
    """Compose the marks (NFC), drop what is invisible; raises `MissingLetterError`."""
    seen = "".join(letter for letter in _spelt(text) if category(letter) != "Cf")
    missing = sorted({x for x in seen if x != "\n" and ord(x) not in load_fonts()})
    if missing:
        shown = ", ".join(f"“{x}” (U+{ord(x):04X})" for x in missing)
        sentence = _(
            "Không in được vì phông chữ không có ký tự {letters}, trong câu “{start}…”. "
            "Số liệu không mất gì. Hãy sửa câu đó rồi in lại."
        )
        raise MissingLetterError(sentence.format(letters=shown, start=seen.strip()[:40]))
    return seen


def legible(text: str) -> str:
    """Compose the marks (NFC), drop what nobody sees and no file may hold, whatever the font."""
    shown = (x for x in _spelt(text) if x == "\n" or category(x) not in _UNSEEN)
    return "".join(shown)


def _spelt(text: str) -> str:
    return composed(text).replace("\r\n", "\n").replace("\t", " ")


def markup(text: str) -> str:
    """Write data as the paragraph language of the printer, so that no sign in it is an order."""
    return escape(printable(text))


def width_of(text: str, font: str, size: float) -> float:
    """Measure a line of text, in points."""
    load_face(font)
    return float(stringWidth(text, font, size))
