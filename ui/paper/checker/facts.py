"""What stands on the pages of a finished PDF, in points from the top left of the page."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
A4_SIDES = (210 * MM, 297 * MM)
A5_SIDES = (148 * MM, 210 * MM)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, `top` above `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Where its middle is across the page."""
        return (self.left + self.right) / 2

    @property
    def centre(self) -> float:
        """Where its middle is down the page."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """How long it is across the page."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.bottom - self.top

    def holds(self, x: float, y: float, around: float = 0.0) -> bool:
        """Tell whether a point lies in it, or within `around` of it."""
        across = self.left - around <= x <= self.right + around
        return across and self.top - around <= y <= self.bottom + around


@dataclass(frozen=True, slots=True)
class Font:
    """A font as the file names it, without the tag of its subset."""

    name: str
    embedded: bool

    @property
    def bold(self) -> bool:
        """Tell whether its name says bold."""
        return "bold" in self.name.casefold()

    @property
    def italic(self) -> bool:
        """Tell whether its name says italic."""
        return any(word in self.name.casefold() for word in ("italic", "oblique"))


@dataclass(frozen=True, slots=True)
class Run:
    """Text set at once in one font and size, at an angle in degrees."""

    text: str
    font: Font
    size: float
    box: Box
    baseline: float
    angle: int


@dataclass(frozen=True, slots=True)
class Line:
    """Runs beside each other on one baseline, without a gap as between columns."""

    runs: tuple[Run, ...]
    text: str
    box: Box
    baseline: float

    @property
    def size(self) -> float:
        """The largest size in it."""
        return max(run.size for run in self.runs)

    @property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(run.font.bold for run in self.runs)

    @property
    def italic(self) -> bool:
        """Tell whether all of it is italic."""
        return all(run.font.italic for run in self.runs)


@dataclass(frozen=True, slots=True)
class Row:
    """All lines on one baseline, from left to right."""

    page: int
    lines: tuple[Line, ...]

    @property
    def baseline(self) -> float:
        """Where its letters stand."""
        return self.lines[0].baseline

    @property
    def text(self) -> str:
        """Its words, with a space between lines."""
        return " ".join(line.text for line in self.lines)

    @property
    def box(self) -> Box:
        """What its letters cover."""
        boxes = [line.box for line in self.lines]
        return Box(
            boxes[0].left, min(b.top for b in boxes), boxes[-1].right, max(b.bottom for b in boxes)
        )

    @property
    def runs(self) -> tuple[Run, ...]:
        """All its runs."""
        return tuple(run for line in self.lines for run in line.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of rules: where its columns are parted, what stands in it and in its first row."""

    box: Box
    columns: tuple[float, ...]
    runs: tuple[Run, ...]
    head: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `rows` is its text outside tables, pictures, stamps and the top margin."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rows: tuple[Row, ...]
    margin: tuple[Line, ...]
    """What stands in the top margin, and a number in the bottom one."""
    stamps: tuple[Line, ...]
    """Marks of secrecy or haste, which stand beside the text."""
    strokes: tuple[Box, ...]
    """Level rules, each in the middle of its thickness."""
    tables: tuple[Table, ...]

    @property
    def landscape(self) -> bool:
        """Tell whether the page lies on its side."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Paper:
    """All pages of a PDF."""

    pages: tuple[Page, ...]
