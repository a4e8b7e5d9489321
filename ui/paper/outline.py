"""What every file of a paper says in the same words: its boxes, its headings, its annexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from resources.wording import in_vietnamese as _
from ui.paper.dispatch import Dispatch, Signer
from ui.paper.document import Block, CoIssuer, Document, Heading, Prose, Signing, Spot
from ui.paper.writing import listed, long_date, roman

_BESIDE = 2  # the names of more would read into each other


def issuers_of(dispatch: Dispatch, others: Sequence[CoIssuer] = ()) -> tuple[CoIssuer, ...]:
    """Return all who issue a paper, the unit first."""
    letterhead = dispatch.letterhead
    unit = CoIssuer(letterhead.superior_name, letterhead.unit_name, dispatch.signer)
    return (unit, *others)


def stand_beside(issuers: Sequence[CoIssuer]) -> bool:
    """Tell whether the names stand beside each other in the head: of three on, below each other."""
    return len(issuers) == _BESIDE


def number_of(dispatch: Dispatch) -> str:
    """Write box 3 of the decree: Số: 05/BC-CAX."""
    return _("Số: {reference}").format(reference=dispatch.reference)


def place_and_day(dispatch: Dispatch) -> str:
    """Write box 4: Gia Viễn, ngày 05 tháng 02 năm 2026."""
    return f"{dispatch.letterhead.place}, {long_date(dispatch.day)}"


def recipients_of(dispatch: Dispatch, *, addressed: bool) -> list[str]:
    """Write the lines of box 9b, with “Như trên” only where the paper addresses somebody."""
    lines = (line.strip().lstrip("- ") for line in dispatch.recipients)
    return listed(x for x in lines if addressed or x.strip("; .") != _("Như trên"))


def last_words(closing: str | Prose) -> Prose:
    """End the text of a paper as the decree asks."""
    last = Prose(closing) if isinstance(closing, str) else closing
    return replace(last, text=f"{last.text.strip().rstrip('./ ')}./.")


def spot_of(signer: Signer) -> Spot:
    """Return the signer's place, with the rank before the name where it is given."""
    return Spot(signer.lines, name=f"{signer.rank} {signer.name}".strip())


def signing_of(dispatch: Dispatch, others: Sequence[CoIssuer], signing: Signing) -> Signing:
    """Return the rows of places to sign: those asked for, or of all issuers, two in a row."""
    spots = [spot_of(one.signer) for one in issuers_of(dispatch, others)]
    pairs = (spots[at : at + 2] for at in range(0, len(spots), 2))
    return signing or tuple((pair[0], pair[1] if len(pair) > 1 else None) for pair in pairs)


def signs_alone(others: Sequence[CoIssuer], signing: Signing) -> bool:
    """Tell whether one person signs, beside Nơi nhận; others stand in rows above it."""
    return not others and not signing


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
