"""Giấy xác nhận đã xóa: what was erased, when, on what ground, by whom; never of whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from resources.catalogues import words
from resources.wording import official
from storage.privacy.erasing import Done, copies_end
from ui.paper.dispatch import Dispatch
from ui.paper.document import Block, Column, Document, Grid, Heading, HeadStyle, Points
from ui.paper.privacy.wording import said
from ui.paper.writing import short_date


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """What a certificate of erasure says, in words."""

    number: str
    day: date
    ground: str
    by: str
    records: tuple[tuple[str, str], ...]
    """What each was, and its identity."""
    copies_end: date


def certificate_of(done: Done) -> CertificatePaper:
    """Say an erasure in words."""
    subjects = words("erasure_subjects")
    return CertificatePaper(
        done.number,
        done.day,
        words("erasure_grounds").get(done.ground, done.ground),
        done.by,
        tuple((subjects.get(one.of, one.of), one.record) for one in done.tombstones),
        copies_end(done.day),
    )


@official
def certificate_document(dispatch: Dispatch, paper: CertificatePaper) -> Document:
    """Lay out the certificate."""
    unit = dispatch.letterhead.unit_name
    return Document(
        dispatch=replace(dispatch, day=dispatch.day or paper.day),
        kind=said("certificate", "kind"),
        about=said("certificate", "about").format(number=paper.number),
        head=HeadStyle(),
        opening=said("certificate", "opening").format(unit=unit),
        body=tuple(_blocks(paper, unit)),
        closing=said("certificate", "closing"),
    )


def _blocks(paper: CertificatePaper, unit: str) -> Iterator[Block]:
    by = "by" if paper.by else "by_machine"
    yield Heading(said("certificate", "done"), 2)
    yield Points(
        (
            said("certificate", "ground").format(ground=paper.ground),
            said("certificate", "day").format(day=short_date(paper.day)),
            said("certificate", by).format(name=paper.by, unit=unit),
            said("certificate", "also"),
        )
    )
    yield Heading(said("certificate", "kept_title"), 2)
    yield Points(
        (
            said("certificate", "awards"),
            said("certificate", "copies").format(day=short_date(paper.copies_end)),
            said("certificate", "above"),
        )
    )
    yield Heading(said("certificate", "records"), 2)
    yield Grid("", _columns(), tuple((at, *one) for at, one in enumerate(paper.records, 1)))


def _columns() -> tuple[Column, ...]:
    return (
        Column(said("certificate", "place"), 12, "centre"),
        Column(said("certificate", "subject"), 60),
        Column(said("certificate", "identity"), 90),
    )
