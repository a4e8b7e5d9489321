"""One table of a Word file as a grid of cells, however its lines were moved and its cells merged.

WordprocessingML: ECMA-376 part 1 §17.4 (tables), §17.13.5 (words that were deleted or put in).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from storage.imports.cells import Place

MOST_COLUMNS = 63  # what Word itself allows
_SLIVER = 170  # twips (3 mm): a column that narrow is a line that somebody moved
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {f"{_W}del", f"{_W}moveFrom"}  # deleted or moved away, with changes tracked
_GONE.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_AROUND = {f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")}
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}


class TooLargeError(Exception):
    """The file claims more than any text has; it never leaves the reading of a file."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The words of a table's cells, and which of them lie under others."""

    rows: tuple[tuple[str, ...], ...]
    merged: dict[Place, Place]

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return max((len(row) for row in self.rows), default=0)

    def then(self, below: Grid) -> Grid:
        """Return the grid with another one below it, which goes on where it ends."""
        down = len(self.rows)
        moved = {(r + down, c): (top + down, left) for (r, c), (top, left) in below.merged.items()}
        return Grid((*self.rows, *below.rows), self.merged | moved)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One cell as it stands in the file: the lines left and right of it, and what it says."""

    left: int
    right: int
    words: str
    continues: bool  # it belongs to the one above


def grid_of(table: BaseOxmlElement) -> Grid:
    """Read a table; raises TooLargeError where it claims more columns than Word has."""
    rows = [_pieces(row) for row in parts_of(table, f"{_W}tr") if not _is_deleted(row)]
    places = _columns(rows, _lines(table))
    above: dict[int, Place] = {}  # column → the cell that what continues below belongs to
    merged: dict[Place, Place] = {}
    written = []
    width = max(places.values(), default=0)
    for at, pieces in enumerate(rows):
        words = [""] * width
        for piece in pieces:
            first, last = places[piece.left], max(places[piece.right], places[piece.left] + 1)
            origin = above.get(first, (at, first)) if piece.continues else (at, first)
            words[first] = "" if origin[0] < at else piece.words
            merged |= {(at, c): origin for c in range(first, last) if (at, c) != origin}
            above |= dict.fromkeys(range(first, last), origin)
        written.append(tuple(words))
    return Grid(tuple(written), merged)


def words_of(element: BaseOxmlElement) -> str:
    """Return what is read there, a line for each paragraph; without what was deleted."""
    return "\n".join("".join(line).strip() for line in _paragraphs(element)).strip()


def parts_of(element: BaseOxmlElement, *tags: str) -> Iterator[BaseOxmlElement]:
    """Give the parts of an element with one of the tags, also those inside a frame of controls."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _AROUND:
            yield from parts_of(child, *tags)


def _paragraphs(element: BaseOxmlElement) -> Iterator[list[str]]:
    if element.tag == f"{_W}p":
        yield list(_text(element))
        return
    for child in element:
        if child.tag not in _GONE:
            yield from _paragraphs(child)


def _text(element: BaseOxmlElement) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _GONE:
            yield from _text(child)


def _pieces(row: BaseOxmlElement) -> list[_Piece]:
    at = _number(row, "trPr", "gridBefore", 0)
    found = []
    for cell in parts_of(row, f"{_W}tc"):
        span = max(_number(cell, "tcPr", "gridSpan", 1), 1)
        if at + span > MOST_COLUMNS:
            raise TooLargeError
        down = cell.find(f"{_W}tcPr/{_W}vMerge")
        continues = down is not None and down.get(qn("w:val")) != "restart"
        found.append(_Piece(at, at + span, words_of(cell), continues))
        at += span
    return found


def _number(element: BaseOxmlElement, of: str, name: str, usual: int) -> int:
    said = element.find(f"{_W}{of}/{_W}{name}")
    value = "" if said is None else str(said.get(qn("w:val"), ""))
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else usual  # noqa: PLR2004  # no number of columns is longer


def _is_deleted(row: BaseOxmlElement) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _lines(table: BaseOxmlElement) -> list[int]:
    """Return where the lines between the columns stand, in twips; nothing if that is not said."""
    widths = [str(c.get(qn("w:w"), "")) for c in table.findall(f"{_W}tblGrid/{_W}gridCol")]
    if len(widths) > MOST_COLUMNS or not all(w.isascii() and w.isdigit() for w in widths):
        return []
    return [sum(int(w) for w in widths[:at]) for at in range(len(widths) + 1)]


def _columns(rows: Sequence[Sequence[_Piece]], lines: Sequence[int]) -> dict[int, int]:
    """Return the column that begins at each line; lines that were only moved a little are one."""
    used = sorted({line for row in rows for one in row for line in (one.left, one.right)})
    begins = {one.left for row in rows for one in row}
    if used and used[-1] < len(lines):
        near = _numbered(used, begins, lines)
        if all(near[one.left] < near[one.right] for row in rows for one in row):
            return near
    return _numbered(used, begins, [])


def _numbered(used: Sequence[int], begins: set[int], lines: Sequence[int]) -> dict[int, int]:
    """Count the lines at which some cell begins; those near the one before count with it."""
    found = dict.fromkeys(used[:1], 0)
    for before, line in pairwise(used):
        is_near = bool(lines) and lines[line] - lines[before] < _SLIVER
        is_last = line == used[-1]
        found[line] = found[before] + (not is_near and (line in begins or is_last))
    return found
