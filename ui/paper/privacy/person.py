"""Bản in dữ liệu cá nhân: all that the books hold of a person, in plain words, for that person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resources.wording import official
from ui.paper.dispatch import Dispatch
from ui.paper.document import Block, Column, Document, Grid, Heading, HeadStyle, Prose
from ui.paper.privacy.wording import said

Facts = tuple[tuple[str, str], ...]
"""What a field is called, and what it says."""


@dataclass(frozen=True, slots=True)
class HeldPaper:
    """One record: what it is, its fields in words, and why it is kept."""

    title: str
    facts: Facts
    kept: str = ""


@dataclass(frozen=True, slots=True)
class PersonPaper:
    """What is held of a person, what may be theirs, and what else says the name."""

    name: str
    sure: tuple[HeldPaper, ...]
    perhaps: tuple[HeldPaper, ...] = ()
    mentions: Facts = ()


@official
def person_document(dispatch: Dispatch, paper: PersonPaper) -> Document:
    """Lay out what is held of a person."""
    marks = replace(dispatch.marks, internal=True)
    return Document(
        dispatch=replace(dispatch, marks=marks, recipients=()),
        kind=said("person", "kind"),
        about=said("person", "about").format(name=paper.name),
        head=HeadStyle(numbered=False),
        opening=said("person", "opening").format(unit=dispatch.letterhead.unit_name),
        body=tuple(_blocks(paper)),
        closing=said("person", "closing"),
    )


def _blocks(paper: PersonPaper) -> Iterator[Block]:
    for part, records in (("sure", paper.sure), ("perhaps", paper.perhaps)):
        if records:
            yield Heading(said("person", part))
            for record in records:
                yield from _record(record)
    if paper.mentions:
        yield Heading(said("person", "mentions"))
        yield _grid(paper.mentions)
    if not paper.sure:
        yield Prose(said("person", "nothing"))
    yield Heading(said("person", "rights"))
    yield Prose(said("person", "rights_text"))


def _record(record: HeldPaper) -> Iterator[Block]:
    yield Heading(record.title, 2)
    yield _grid(record.facts)
    if record.kept:
        yield Prose(said("person", "kept").format(why=record.kept))


def _grid(facts: Sequence[tuple[str, str]]) -> Grid:
    columns = (Column(said("person", "field"), 52), Column(said("person", "value"), 110))
    return Grid("", columns, tuple(facts))
