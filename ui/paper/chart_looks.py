"""The colours and letters of a chart: on paper, which may be grey, and on a screen."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import category

from storage.spelling import composed
from ui.paper.fonts import BOLD, REGULAR, load_face, printable
from ui.paper.wrapping import longest_word, wide, wrapped

_BLACK, _WHITE = "#000000", "#ffffff"


@dataclass(frozen=True, slots=True)
class Face:
    """A family of letters: how it is called for measuring and in SVG."""

    regular: str
    bold: str
    family: str


PAPER_FACE = Face(REGULAR, BOLD, "Liberation Serif")
SCREEN_FACE = Face("NotoSans-Regular", "NotoSans-Bold", "Noto Sans")


@dataclass(frozen=True, slots=True)
class Pen:
    """What letters are written with."""

    font: str
    size: float
    colour: str

    def __post_init__(self) -> None:
        """Load the face: a drawing fails on one that nobody has measured yet."""
        load_face(self.font)

    def width(self, words: str) -> float:
        """Measure a line, in units of the drawing."""
        return wide(words, self.font, self.size)

    def longest_word(self, words: str) -> float:
        """Measure what must fit on a line for no word to be broken."""
        return longest_word(words, self.font, self.size)

    def wrapped(self, words: str, room: float) -> list[str]:
        """Break into lines of at most this length, within a word only where it alone is longer."""
        return wrapped(words, self.font, self.size, room)


@dataclass(frozen=True, slots=True)
class Paint:
    """A filling, told apart by lightness and, where `hatch` names a colour, by slanting lines."""

    fill: str
    edge: str
    hatch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a chart looks: its letters (on a screen `size` is in pixels), colours as #rrggbb."""

    face: Face = SCREEN_FACE
    size: float
    text: str
    muted: str
    line: str
    base: str  # what the chart lies on
    strong: str  # the first series, the darkest (on dark screens: lightest) square

    def clean(self, words: str) -> str:
        """Make one line of what a user wrote; raises `MissingLetterError` for paper.

        The screen finds letters that our family lacks in another.
        """
        if self.face == PAPER_FACE:
            return " ".join(printable(words).split())
        drawn = " ".join(composed(words).split())
        return "".join(letter for letter in drawn if category(letter)[0] != "C")

    @property
    def leading(self) -> float:
        """The distance of lines."""
        return self.size * 1.3

    def pen(self, *, bold: bool = False, muted: bool = False) -> Pen:
        """Return what words are written with."""
        font = self.face.bold if bold else self.face.regular
        return Pen(font, self.size, self.muted if muted else self.text)

    def paint(self, series: int) -> Paint:
        """Return the filling of the first or the second series."""
        if not series:
            return Paint(self.strong, self.strong)
        return Paint(mixed(self.base, self.strong, 0.12), self.strong, self.strong)

    def shade(self, share: float) -> Paint:
        """Return the filling of a square; 0 is empty, 1 the most."""
        return Paint(mixed(self.base, self.strong, share), self.muted)


PAPER = Look(
    face=PAPER_FACE,
    size=11,
    text=_BLACK,
    muted="#404040",
    line="#c8c8c8",
    base=_WHITE,
    strong="#404040",
)


def mixed(one: str, other: str, share: float) -> str:
    """Mix a share of the other colour into one."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1 (WCAG 2.1, relative luminance)."""
    low, gamma = 0.04045, 2.4
    red, green, blue = (
        share / 12.92 if share <= low else ((share + 0.055) / 1.055) ** gamma
        for share in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return how far two colours stand apart, from 1 to 21 (WCAG 2.1, contrast ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str) -> str:
    """Return black or white, whichever stands out from the colour (always above 4.5:1)."""
    return max(_BLACK, _WHITE, key=lambda ink: contrast(ink, colour))


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
