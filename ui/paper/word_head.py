"""The top and the end of a paper as Word holds them, of the same boxes as in the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from resources.wording import in_vietnamese as _
from ui.paper.blocks import BODY_SIZE
from ui.paper.document import Document, Spot
from ui.paper.fonts import BOLD, printable, width_of
from ui.paper.head import PART_OF_LINE, TITLE_SPREAD, addressees
from ui.paper.outline import (
    issuers_of,
    last_words,
    number_of,
    place_and_day,
    recipients_of,
    signing_of,
    signs_alone,
    stand_beside,
)
from ui.paper.sheet import APPENDIX_WIDTH, WIDTH
from ui.paper.signature import ROW_GAP, SPACE_TO_SIGN
from ui.paper.word_markup import Look, paragraph, rule
from ui.paper.word_tables import plain_table
from ui.paper.wrapping import balanced

_ALONE, _JOINT = 0.42, 0.46  # of the width: who issues the paper
_LEFT = 0.48  # of the width: Nơi nhận
_EDGE = 0.03  # of the column, beside the names of who issues the paper
_SLACK = 2.0  # points
_BETWEEN: Final = paragraph("", Look(style="Thin", before=4))


def head_markup(document: Document) -> str:
    """Write boxes 1 to 5 of the decree, and whom the paper addresses."""
    lines = (
        paragraph(
            line.lead + line.text,
            Look(left=line.edge + line.hang, first=-line.hang),
        )
        for line in (addressees(document.addressees) if document.addressees else [])
    )
    columns = _columns(document) if document.head.sender else ""
    title = _title(document) if document.head.titled else ""
    return "".join((columns, title, *lines, paragraph("", Look(style="Thin", before=8))))


def end_markup(document: Document) -> str:
    """Write the last words, the signers and Nơi nhận, none of them parted from the others."""
    if not document.closing:
        return ""
    dispatch, closing = document.dispatch, last_words(document.closing)
    last = paragraph(closing.text, Look(style="BodyText", kept=True), lead=closing.lead)
    signing = signing_of(dispatch, document.with_issuers, document.signing)
    told = recipients_of(dispatch, addressed=bool(document.addressees))
    below = _recipients(told) if told else paragraph("", Look())
    if signs_alone(document.with_issuers, document.signing):
        spot = signing[0][0]
        rows = [[(below, 1), (_words(spot) + _name(spot), 1)]]
    else:
        rows = [row for left, right in signing for row in _pair(left, right)]
        rows += [[(below, 2)]] if told else []
    width = APPENDIX_WIDTH if document.landscape else WIDTH
    return last + plain_table((width * _LEFT, width * (1 - _LEFT)), rows)


def _columns(document: Document) -> str:
    dispatch = document.dispatch
    names = issuers_of(dispatch, document.with_issuers)
    beside = stand_beside(names)
    left = WIDTH * (_JOINT if beside else _ALONE)
    across = len(names) if beside else 1
    each, right = left / across, WIDTH - left
    issuers = [_issuer(one.above, one.name, each) for one in names]
    cells = issuers if beside else [_BETWEEN.join(issuers)]
    box = Look(align="center", size=13, before=6)
    number = number_of(dispatch) if document.head.numbered else ""
    day = place_and_day(dispatch) if document.head.dated else ""
    below = [
        (paragraph(number, box), across),
        (paragraph(day, replace(box, italic=True)), 1),
    ]
    above = [*((cell, 1) for cell in cells), (_nation(right), 1)]
    return plain_table([*[each] * across, right], [above, below])


def _issuer(above: str, name: str, width: float) -> str:
    edge = width * _EDGE
    lines = balanced(printable(name.upper()), BOLD, 12, width - 2 * edge)
    look = Look(align="center", size=12, left=edge, right=edge)
    superior = paragraph(above.upper(), look) if above else ""
    issuer = paragraph("\n".join(lines), replace(look, bold=True))
    return superior + issuer + _rule_below(lines, 12, width, PART_OF_LINE)


def _nation(width: float) -> str:
    motto = _("Độc lập - Tự do - Hạnh phúc")
    return (
        paragraph(_("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), Look(align="center", size=12, bold=True))
        + paragraph(motto, Look(align="center", size=13, bold=True))
        + _rule_below([motto], 13, width, 1.0)
    )


def _title(document: Document) -> str:
    lines = balanced(printable(document.about), BOLD, BODY_SIZE, WIDTH * TITLE_SPREAD)
    longest = max(width_of(line, BOLD, BODY_SIZE) for line in lines)
    edge = (WIDTH - longest) / 2 - _SLACK  # Word breaks the lines where we do
    return (
        paragraph(document.kind.upper(), Look(align="center", bold=True, before=14))
        + paragraph(document.about, Look(align="center", bold=True, left=edge, right=edge))
        + _rule_below(lines, BODY_SIZE, WIDTH, PART_OF_LINE)
        + paragraph("", Look(style="Thin", before=10))
    )


def _rule_below(lines: Sequence[str], size: float, width: float, part: float) -> str:
    """Draw a line below words, as long as that part of their longest line."""
    longest = max(width_of(line, BOLD, size) for line in lines)
    edge = (width - part * longest) / 2
    return rule(edge, edge)


def _pair(left: Spot, right: Spot | None) -> list[list[tuple[str, int]]]:
    """Set two places to sign so that their names stand level, or one in the middle."""
    spots, span = ((left, right), 1) if right else ((left,), 2)
    return [[(part(spot), span) for spot in spots] for part in (_words, _name)]


def _words(spot: Spot) -> str:
    look = Look(align="center", bold=True, kept=True)
    italic = replace(look, bold=False, italic=True)
    above = paragraph(spot.above, italic) if spot.above else ""
    hint = paragraph(f"({spot.hint})", replace(italic, size=13)) if spot.hint else ""
    words = "".join(paragraph(line.upper(), look) for line in spot.words)
    return above + words + hint or paragraph("", look)


def _name(spot: Spot) -> str:
    look = Look(align="center", bold=True, kept=True, before=SPACE_TO_SIGN, after=6 + ROW_GAP)
    return paragraph(spot.name or "\u00a0", look)


def _recipients(lines: Sequence[str]) -> str:
    head = Look(align="left", bold=True, italic=True, size=12, kept=True)
    item = Look(align="left", size=11, left=7, first=-7, kept=True)
    items = [paragraph(f"- {line}", item) for line in lines]
    return "".join([paragraph(_("Nơi nhận:"), head), *items])
