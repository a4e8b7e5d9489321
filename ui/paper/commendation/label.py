"""Nhãn hồ sơ: what stands on the folder, in large letters on the upper half of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ui.paper.commendation.wording import said
from ui.paper.dispatch import Dispatch
from ui.paper.document import Centred, Document, HeadStyle
from ui.paper.fonts import BOLD, ITALIC, printable
from ui.paper.roster import counted_whom
from ui.paper.sheet import WIDTH
from ui.paper.wrapping import balanced
from ui.paper.writing import long_date

_LONG = 150  # letters, above which an occasion is set smaller


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelPaper:
    """What a folder is called by; what is left out is not printed."""

    award: str
    """Giấy khen của Chủ tịch Ủy ban nhân dân xã Gia Thắng."""
    occasion: str
    year: int
    award_type: str = ""
    """In words: Đột xuất."""
    collectives: int = 0
    individuals: int = 0
    households: int = 0
    reference: str = ""
    """Number and symbol of the submission: 05/TTr-CAX."""
    submitted_on: date | None = None
    retention: str = ""
    """How long it is kept: 10 năm, Vĩnh viễn."""


def label_document(dispatch: Dispatch, paper: LabelPaper) -> Document:
    """Lay out the label; nobody signs it and it has no head."""
    return Document(
        dispatch=replace(dispatch, recipients=()),
        kind=said("label", "kind"),
        about=paper.occasion,
        head=HeadStyle(sender=False, titled=False),
        body=tuple(_levelled(line) for line in _lines(dispatch, paper) if line.text),
    )


def _levelled(line: Centred) -> Centred:
    """Break it into lines of about the same length: large letters leave no word alone."""
    face = ITALIC if line.italic else BOLD
    pieces = balanced(printable(line.text), face, line.size, WIDTH)
    return replace(line, text="\n".join(pieces))


def _lines(dispatch: Dispatch, paper: LabelPaper) -> Iterator[Centred]:
    letterhead = dispatch.letterhead
    yield Centred(letterhead.superior_name.upper(), size=13)
    yield Centred(letterhead.unit_name.upper(), size=16)
    yield Centred(said("label", "title"), size=24)
    yield Centred(paper.award, size=18)
    yield Centred(paper.occasion, size=16 if len(paper.occasion) < _LONG else 13)
    if paper.award_type:
        yield Centred(said("label", "type", type=paper.award_type), italic=True, size=15)
    whom = counted_whom(paper.collectives, paper.individuals, paper.households)
    yield Centred(whom, size=18)
    yield Centred(said("label", "year", year=paper.year), size=22)
    if paper.reference:
        day = long_date(paper.submitted_on) if paper.submitted_on else ""
        words = said("label", "request", reference=paper.reference, day=day)
        yield Centred(words.strip(), italic=True, size=14)
    if paper.retention:
        yield Centred(said("label", "kept", retention=paper.retention), italic=True, size=14)
