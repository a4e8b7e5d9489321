"""The end of a paper: last words, Nơi nhận, signer; never alone on a page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from resources.wording import in_vietnamese as _
from ui.paper.blocks import BODY_SIZE, GAP, paragraph
from ui.paper.dispatch import Dispatch
from ui.paper.document import CoIssuer, Prose, Signing, Spot
from ui.paper.fonts import BOLD, BOLD_ITALIC, ITALIC
from ui.paper.outline import last_words, recipients_of, signing_of, signs_alone
from ui.paper.sheet import WIDTH
from ui.paper.spacing import SINGLE, USUAL, Spacing

SPACE_TO_SIGN = 28 * mm  # signature and seal
ROW_GAP = 8.0  # points between rows of places to sign, and above Nơi nhận
_LINE = BODY_SIZE * SINGLE
_KEPT = 2  # lines of text that go with the signature to a new page


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

    @property
    def can_part(self) -> bool:
        """Tell whether the text is so long that a part of it can stay behind; once measured."""
        return bool(self._text_height >= 2 * self._kept)

    @property
    def _kept(self) -> float:
        return float(_KEPT * self._text.style.leading)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Leave on this page what can stay, and take the last lines along with the block."""
        self.wrap(width, height)
        room = min(height, self._text_height - self._kept)
        if room < self._kept:
            return []
        pieces = self._text.split(width, room)
        if len(pieces) != 2:  # noqa: PLR2004  # what stays and what goes
            return []
        return [pieces[0], Closing(pieces[1], self._block)]

    def draw(self) -> None:
        """Draw the text on top, the block below."""
        self._text.drawOn(self.canv, 0, self.height - self._text_height)
        self._block.drawOn(self.canv, 0, 0)


def close(  # noqa: PLR0913  # the end of any paper: its words, who issues it and who signs
    text: str | Prose,
    dispatch: Dispatch,
    *,
    others: Sequence[CoIssuer] = (),
    addressed: bool = True,
    signing: Signing = (),
    width: float = WIDTH,
    spacing: Spacing = USUAL,
) -> list[Closing]:
    """End the body with ./. and the signature, with Nơi nhận on its left.

    Where others issue the paper too, all sign in the order of the head, Nơi nhận below them; so
    with other places to sign.
    """
    told = _recipients(recipients_of(dispatch, addressed=addressed))
    rows = signing_of(dispatch, others, signing)
    last = _last(text, spacing)
    if signs_alone(others, signing):
        return [Closing(last, _side_by_side([(told, _stacked(rows[0][0]))], width=width))]
    return [Closing(last, _levels(rows, told, width))]


def close_with(text: str, rows: Signing) -> list[Closing]:
    """End the body with ./. and rows of places to sign; a row of one stands in the middle."""
    return [Closing(_last(text, USUAL), _levels(rows, [], WIDTH))]


def _levels(rows: Signing, told: list[Flowable], width: float) -> Table:
    """Set places to sign so that those beside each other stand level, Nơi nhận below them."""
    cells: list[tuple[list[Flowable], list[Flowable]]] = []
    alone: list[int] = []
    for left, right in rows:
        if cells:
            cells.append(([Spacer(0, ROW_GAP)], []))
        beside = _spot(right) if right else ([], [])
        if right is None:
            alone += (len(cells), len(cells) + 1)
        cells += zip(_spot(left), beside, strict=True)
    if told:
        alone.append(len(cells))
        cells.append(([Spacer(0, ROW_GAP), *told], []))
    return _side_by_side(cells, alone, width=width)


def _last(closing: str | Prose, spacing: Spacing) -> Paragraph:
    last = last_words(closing)
    return paragraph(last.text, lead=last.lead, **spacing.look)


def _side_by_side(
    rows: Sequence[tuple[list[Flowable], list[Flowable]]],
    alone: Sequence[int] = (),
    *,
    width: float,
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
    return Table(list(rows), colWidths=[width * 0.48, width * 0.52], style=style)


def _stacked(spot: Spot) -> list[Flowable]:
    return [flowable for part in _spot(spot) for flowable in part]


def _spot(spot: Spot) -> tuple[list[Flowable], list[Flowable]]:
    """Set the words of a place to sign, and the name with the room above it."""
    words = [_centred(spot.above, ITALIC)] if spot.above else []
    words += [_centred(line.upper(), BOLD) for line in spot.words]
    if spot.hint:
        words.append(_centred(f"({spot.hint})", ITALIC, 13))
    return words, [Spacer(0, SPACE_TO_SIGN), _centred(spot.name or "\u00a0", BOLD)]


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
