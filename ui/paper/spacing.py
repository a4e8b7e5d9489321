"""How close the text of a body is set, within what the decree allows.

Nghị định 30/2020/NĐ-CP, Phụ lục I: letters of 13 to 14, from single to one and a half lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SINGLE = 1.15  # a line of this family, in sizes of its letters


@dataclass(frozen=True, slots=True)
class Spacing:
    """The size of letters in points, and from line to line in single lines."""

    size: float
    lines: float

    @property
    def leading(self) -> float:
        """From line to line in points."""
        return self.size * SINGLE * self.lines

    @property
    def look(self) -> dict[str, Any]:
        """What a paragraph of the body is given."""
        return {"fontSize": self.size, "leading": self.leading}


USUAL = Spacing(14.0, 1.15)
SPACINGS = (USUAL, Spacing(14.0, 1.0), Spacing(13.0, 1.0))
"""From the best to read to the closest, which may save a page that would hold the end alone."""
