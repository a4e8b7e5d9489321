"""What every file of a document says in words of its own: numbers of headings, names of annexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from resources.wording import _
from ui.paper.dispatch import Dispatch
from ui.paper.document import Block, Document, Heading
from ui.paper.writing import long_date, roman


def numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Put the numbers before the headings: I., II. and, anew under each, 1., 2."""
    sections = parts = 0
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
        elif block.level == 1:
            sections, parts = sections + 1, 0
            yield replace(block, text=f"{roman(sections)}. {block.text.upper()}")
        else:
            parts += 1
            yield replace(block, text=f"{parts}. {block.text}")


def name_of(document: Document) -> str:
    """Name a paper as its file is called inside: its kind and what it is about."""
    return f"{document.kind}: {document.about}" if document.about else document.kind


def annex_name(document: Document, place: int) -> str:
    """Name the annex at that place, from 1; one alone has no number."""
    if len(document.annexes) == 1:
        return _("Phụ lục")
    return _("Phụ lục {place}").format(place=roman(place))


def belongs_to(dispatch: Dispatch, kind: str) -> str:
    """Say which paper an annex comes with."""
    return _("(Kèm theo {kind} số {reference} {day} của {unit})").format(
        kind=kind,
        reference=dispatch.reference,
        day=long_date(dispatch.day),
        unit=dispatch.letterhead.unit_name,
    )
