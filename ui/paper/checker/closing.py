"""Finds the end of a paper: Nơi nhận, the lines of authority, the names (boxes 7 and 9b)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.spelling import fold
from ui.paper.checker.facts import Line, Row

_LEVEL = 10.0  # Nơi nhận stands level with the signer, though not on one baseline
_NEXT_ITEM = 36.0


@dataclass(frozen=True, slots=True)
class Closing:
    """The rows from the first place to sign on; `recipients` are the lines of Nơi nhận."""

    rows: tuple[Row, ...]
    title: Line | None
    """The words Nơi nhận themselves."""
    recipients: tuple[Line, ...]
    signed: tuple[Line, ...]
    """Authority, hints and names."""

    @property
    def items(self) -> list[str]:
        """The recipients, one a line that begins with a dash."""
        found: list[str] = []
        for line in self.recipients:
            if line.text.startswith(("-", "–")) or not found:
                found.append(line.text)
            else:
                found[-1] += f" {line.text}"
        return found


def closing_of(rows: Sequence[Row]) -> Closing:
    """Go back from the end to where the last sentence stands."""
    title = next(
        (line for row in rows for line in row.lines if fold(line.text).startswith("noi nhan")), None
    )
    first = _place_of(title, rows) if title else len(rows)
    while first > 0 and _may_be_signed(rows[first - 1], title):
        first -= 1
    closing = tuple(rows[first:])
    lines = [line for row in closing for line in row.lines]
    recipients = _recipients(title, rows) if title else ()
    signed = tuple(line for line in lines if line is not title and line not in recipients)
    return Closing(closing, title, recipients, signed)


def _place_of(line: Line, rows: Sequence[Row]) -> int:
    return next(at for at, row in enumerate(rows) if line in row.lines)


def _may_be_signed(row: Row, title: Line | None) -> bool:
    if title and abs(row.baseline - title.baseline) < _LEVEL and row.box.left > title.box.right:
        return True
    return all(
        line.bold or line.text.isupper() or (line.text.startswith("(") and line.italic)
        for line in row.lines
    )


def _recipients(title: Line, rows: Sequence[Row]) -> tuple[Line, ...]:
    """Take the lines below the words, down to the full stop."""
    place = _place_of(title, rows)
    page, middle = rows[place].page, (title.box.left + 180)
    found: list[Line] = []
    above = title.baseline
    for row in rows[place + 1 :]:
        left = row.lines[0]
        if row.page != page or left.box.left > middle or left.bold:
            continue
        if left.baseline - above > _NEXT_ITEM or (found and _ends(found[-1], left)):
            break
        found.append(left)
        above = left.baseline
    return tuple(found)


def _ends(last: Line, following: Line) -> bool:
    return last.text.endswith(".") and not following.text.startswith(("-", "–"))
