"""Puts the rows of a paper's text together to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from storage.spelling import fold
from ui.paper.checker.facts import Page, Row, Run
from ui.paper.checker.head import is_centred

_INDENTED = 12.0
_FIRST_LINE = 44.0  # an indent of 1.27 cm, and what a letter's edge lacks
_GAP = 1.9  # of the size; a wider one parts paragraphs
_GROUND = ("can cu ", "theo de nghi ", "xet de nghi ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows that read on; `centred` where its only row stands in the middle."""

    rows: tuple[Row, ...]
    centred: bool

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(row.text for row in self.rows)

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.rows[0].page

    @property
    def runs(self) -> tuple[Run, ...]:
        """All its runs."""
        return tuple(run for row in self.rows for run in row.runs)

    @property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(run.font.bold for run in self.runs)

    @property
    def italic(self) -> bool:
        """Tell whether all of it is italic."""
        return all(run.font.italic for run in self.runs)


def paragraphs_of(rows: Sequence[Row], pages: Sequence[Page]) -> list[Paragraph]:
    """Begin a paragraph at an indent, at a wide gap, and where words stand in the middle."""
    if not rows:
        return []
    edge = min(row.box.left for row in rows)
    page_of = {page.number: page for page in pages}
    groups: list[list[Row]] = []
    middles: list[bool] = []
    for row in rows:
        middle = _in_middle(row, page_of[row.page], edge)
        if not groups or middle or middles[-1] or _begins(row, groups[-1][-1], edge):
            groups.append([row])
            middles.append(middle)
        else:
            groups[-1].append(row)
    return [Paragraph(tuple(g), middle) for g, middle in zip(groups, middles, strict=True)]


def grounds_of(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the Căn cứ lines at the beginning; a sentence that ends in a colon is none."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        words = fold(paragraph.text)
        if words.startswith(_GROUND if found else _GROUND[0]) and not words.endswith(":"):
            found.append(paragraph)
        elif found or not _goes_before(paragraph):
            break
    return found


def is_addressed(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """Return the words Kính gửi, where the paper has them."""
    return next((p for p in paragraphs if fold(p.text).startswith("kinh gui")), None)


def _goes_before(paragraph: Paragraph) -> bool:
    """Tell whether it may stand before the grounds: addressees, the authority that decides."""
    addressee = re.match(r"(kinh gui|[-–] )", fold(paragraph.text))
    return bool(addressee) or paragraph.centred or paragraph.text.isupper()


def _in_middle(row: Row, page: Page, edge: float) -> bool:
    return is_centred(row, page) and row.box.left - edge > _FIRST_LINE


def _begins(row: Row, before: Row, edge: float) -> bool:
    if row.box.left - edge > _INDENTED:
        return True
    apart = row.baseline - before.baseline
    return row.page == before.page and apart > _GAP * row.lines[0].size
