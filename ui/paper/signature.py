"""The end of a paper: last words, Nơi nhận, signer; never alone on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from resources.wording import _
from ui.paper.blocks import BODY_SIZE, GAP, LEADING, paragraph
from ui.paper.dispatch import Dispatch, Signer
from ui.paper.document import CoIssuer
from ui.paper.fonts import BOLD, BOLD_ITALIC, ITALIC
from ui.paper.outline import issuers_of, last_words, recipients_of
from ui.paper.sheet import WIDTH

SPACE_TO_SIGN = 28 * mm  # signature and seal
_LINE = BODY_SIZE * 1.15
_KEPT = 2  # lines of text that go with the signature to a new page


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to sign: the words above it, a hint in brackets, the name below."""

    words: tuple[str, ...]
    hint: str = ""
    name: str = ""


class Closing(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The last paragraph together with the block below it, so that neither begins a page alone."""

    def __init__(self, text: Paragraph, block: Flowable) -> None:
        super().__init__()
        self._text, self._block = text, block

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure both; returns what is taken, in points."""
        self._text_height = self._text.wrap(width, height)[1]
        self._block_height = self._block.wrap(width, height)[1]
        self.width, self.height = width, self._text_height + 2 * GAP + self._block_height
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Leave on this page what can stay, and take the last lines along with the block."""
        self.wrap(width, height)
        room = min(height, self._text_height - _KEPT * LEADING)
        if room < _KEPT * LEADING:
            return []
        pieces = self._text.split(width, room)
        if len(pieces) != 2:  # noqa: PLR2004  # what stays and what goes
            return []
        return [pieces[0], Closing(pieces[1], self._block)]

    def draw(self) -> None:
        """Draw the text on top, the block below."""
        self._text.drawOn(self.canv, 0, self.height - self._text_height)
        self._block.drawOn(self.canv, 0, 0)


def close(
    text: str, dispatch: Dispatch, *, others: Sequence[CoIssuer] = (), addressed: bool = True
) -> list[Flowable]:
    """End the body with ./. and the signature, with Nơi nhận on its left.

    Where others issue the paper too, all sign in the order of the head, Nơi nhận below them.
    """
    told = _recipients(recipients_of(dispatch, addressed=addressed))
    spots = [spot_of(issuer.signer) for issuer in issuers_of(dispatch, others)]
    if not others:
        return [Closing(_last(text), _side_by_side([(told, _spot(spots[0]))]))]
    rows = [row for at in range(0, len(spots), 2) for row in _level(spots[at : at + 2])]
    alone = [at for at, (_left, right) in enumerate(rows) if not right]
    return [Closing(_last(text), _side_by_side([*rows, (told, [])], alone))]


def _level(spots: Sequence[Spot]) -> list[tuple[list[Flowable], list[Flowable]]]:
    """Set two places to sign so that their names stand level, whatever stands above."""
    words: list[list[Flowable]] = [
        [_centred(line.upper(), BOLD) for line in spot.words] for spot in spots
    ]
    names: list[list[Flowable]] = [
        [Spacer(0, SPACE_TO_SIGN), _centred(spot.name or "\u00a0", BOLD)] for spot in spots
    ]
    return [(cells[0], cells[1] if len(cells) > 1 else []) for cells in (words, names)]


def close_with(text: str, rows: Sequence[tuple[Spot, Spot | None]]) -> list[Flowable]:
    """End the body with ./. and rows of places to sign; a row of one stands in the middle."""
    alone = [at for at, (_left, right) in enumerate(rows) if right is None]
    cells = [(_spot(left), _spot(right) if right else []) for left, right in rows]
    return [Closing(_last(text), _side_by_side(cells, alone))]


def spot_of(signer: Signer) -> Spot:
    """Return the signer's place, with the rank before the name where it is given."""
    return Spot(signer.lines, name=f"{signer.rank} {signer.name}".strip())


def _last(text: str) -> Paragraph:
    return paragraph(last_words(text))


def _side_by_side(
    rows: Sequence[tuple[list[Flowable], list[Flowable]]], alone: Sequence[int] = ()
) -> Table:
    style: list[tuple[object, ...]] = [
        *(("SPAN", (0, at), (1, at)) for at in alone),
        ("FONT", (0, 0), (-1, -1), BOLD, BODY_SIZE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
    return Table(list(rows), colWidths=[WIDTH * 0.48, WIDTH * 0.52], style=style)


def _spot(spot: Spot) -> list[Flowable]:
    parts = [_centred(line.upper(), BOLD) for line in spot.words]
    if spot.hint:
        parts.append(_centred(f"({spot.hint})", ITALIC, 13))
    return [*parts, Spacer(0, SPACE_TO_SIGN), _centred(spot.name or "\u00a0", BOLD)]


def _centred(text: str, font: str, size: float = BODY_SIZE) -> Paragraph:
    return paragraph(
        text,
        fontName=font,
        fontSize=size,
        leading=_LINE,
        alignment=TA_CENTER,
        firstLineIndent=0,
        spaceAfter=0,
    )


def _recipients(lines: Sequence[str]) -> list[Flowable]:
    flush = {"alignment": TA_LEFT, "spaceAfter": 0}
    if not lines:
        return []
    head = paragraph(
        _("Nơi nhận:"), fontName=BOLD_ITALIC, fontSize=12, leading=_LINE, firstLineIndent=0, **flush
    )
    item = {"fontSize": 11, "leading": 13, "leftIndent": 7, "firstLineIndent": -7, **flush}
    return [head, *(paragraph(f"- {line}", **item) for line in lines)]
