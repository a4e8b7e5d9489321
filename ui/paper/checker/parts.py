"""Parts of a paper: what is sent, its appendices, and what is no paper of the decree.

A paper says what it is by its own words: one that carries Quốc hiệu, Tiêu ngữ or a number is a
paper of the decree and is held to all rules; pages from “Phụ lục” on are an appendix of their own;
anything else (a list, a receipt slip, the recovery sheet) only has to be a page that can be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from storage.spelling import fold
from ui.paper.checker.closing import Closing, closing_of
from ui.paper.checker.facts import Page, Paper, Row
from ui.paper.checker.head import Head, is_centred, read_head
from ui.paper.checker.paragraphs import Paragraph, paragraphs_of

_ANNEX = re.compile(r"phu luc( [ivxlc]+| \d+)?")


@dataclass(frozen=True)
class Part:
    """Pages that are numbered together; `head` stands only on a paper of the decree."""

    pages: tuple[Page, ...]
    head: Head | None
    annex: bool

    @cached_property
    def closing(self) -> Closing:
        """Where it is signed."""
        return closing_of(self._below_head if self.head else [])

    @cached_property
    def body(self) -> list[Row]:
        """Its text, without head and signatures."""
        signed = set(map(id, self.closing.rows))
        return [row for row in self._below_head if id(row) not in signed]

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Its text in paragraphs."""
        return paragraphs_of(self.body, self.pages)

    @cached_property
    def _below_head(self) -> list[Row]:
        rows = [row for page in self.pages for row in page.rows]
        if self.head is None:
            return rows
        end, first = self.head.end, self.pages[0].number
        return [row for row in rows if row.page != first or row.baseline > end]


def parts_of(paper: Paper) -> list[Part]:
    """Part the pages where an appendix begins, or a list after the signatures."""
    parts: list[Part] = []
    pages: list[Page] = []
    for page in paper.pages:
        if pages and (_names_annex(page) or (_lists(page) and _is_signed(pages))):
            parts.append(_part(pages, first=not parts))
            pages = []
        pages.append(page)
    return [*parts, _part(pages, first=not parts)] if pages else parts


def _part(pages: Sequence[Page], *, first: bool) -> Part:
    annex = _names_annex(pages[0])
    head = read_head(pages[0]) if first and not annex else None
    return Part(tuple(pages), head, annex=annex or not first)


def _names_annex(page: Page) -> bool:
    return bool(page.rows) and bool(_ANNEX.fullmatch(fold(page.rows[0].text)))


def _lists(page: Page) -> bool:
    """Tell whether a page begins with the title of a list."""
    first = page.rows[0] if page.rows else None
    return first is not None and first.text.isupper() and is_centred(first, page)


def _is_signed(pages: Sequence[Page]) -> bool:
    return any(
        fold(line.text).startswith("noi nhan") for row in pages[-1].rows for line in row.lines
    )
