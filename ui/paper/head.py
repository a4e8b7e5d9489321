"""The top of a paper: the two columns, number and date, kind and subject, addressees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.enums import TA_LEFT
from reportlab.platypus import Flowable, Paragraph, Spacer

from resources.wording import in_vietnamese as _
from ui.paper.blocks import BODY_SIZE, INDENT, paragraph
from ui.paper.centred import Line, Stack
from ui.paper.dispatch import Dispatch
from ui.paper.document import CoIssuer
from ui.paper.fonts import BOLD, ITALIC, REGULAR, printable, width_of
from ui.paper.outline import issuers_of, number_of, place_and_day, stand_beside
from ui.paper.sheet import WIDTH
from ui.paper.writing import listed

_COLUMNS = ((0.0, 0.41), (0.43, 1.0))  # shares of the text width
_JOINT_COLUMNS = ((0.0, 0.45), (0.46, 1.0))  # where two issue the paper, beside each other
PART_OF_LINE = 0.4  # of the text above it: the decree asks for a third to a half
TITLE_SPREAD = 0.86  # of the width: the subject
_SPACE = 18.0
_BETWEEN = 4.0  # issuers below each other


class Head(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Boxes 1 to 5b of the decree: sender, Quốc hiệu, number, place and date, V/v of a letter."""

    def __init__(
        self,
        dispatch: Dispatch,
        *,
        about: str = "",
        numbered: bool = True,
        dated: bool = True,
        others: Sequence[CoIssuer] = (),
    ) -> None:
        super().__init__()
        issuers = issuers_of(dispatch, others)
        self._beside = stand_beside(issuers)
        self._columns = _JOINT_COLUMNS if self._beside else _COLUMNS
        spread = 0.94 if self._beside else 1.0
        self._issuers = [_issuer(one.above, one.name, spread=spread) for one in issuers]
        self._nation = Stack(
            Line(_("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), BOLD, 12),
            Line(_("Độc lập - Tự do - Hạnh phúc"), BOLD, 13),
            rule=1.0,
        )
        self._about = Stack(Line(about, REGULAR, 12))
        self._number = printable(number_of(dispatch)) if numbered else ""
        self._date = printable(place_and_day(dispatch)) if dated else ""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure the columns; returns what is taken, in points."""
        self.width = width
        (_left, left_end), (right, right_end) = self._columns
        each = width * left_end / (len(self._issuers) if self._beside else 1)
        heights = [issuer.wrap(each, height)[1] for issuer in self._issuers]
        between = _BETWEEN * (len(heights) - 1)
        names = max(heights) if self._beside else sum(heights) + between
        nation = self._nation.wrap(width * (right_end - right), height)[1]
        about = self._about.wrap(width * left_end, height)[1]
        self._top = max(names, nation)
        self.height = self._top + _SPACE + 6 + (about + 6 if about else 0)
        return width, self.height

    def draw(self) -> None:
        """Draw the columns from the top; number and date share one baseline."""
        canvas, width = self.canv, self.width
        (_left, left_end), (right, right_end) = self._columns
        x, top = 0.0, self.height
        for issuer in self._issuers:
            issuer.drawOn(canvas, x, top - issuer.height)
            if self._beside:
                x += issuer.width
            else:
                top -= issuer.height + _BETWEEN
        self._nation.drawOn(canvas, width * right, self.height - self._nation.height)
        baseline = self.height - self._top - _SPACE
        canvas.setFont(REGULAR, 13)
        canvas.drawCentredString(width * left_end / 2, baseline, self._number)
        canvas.setFont(ITALIC, 13)
        canvas.drawCentredString(width * (right + right_end) / 2, baseline, self._date)
        self._about.drawOn(canvas, 0, 0)


def _issuer(above: str, name: str, *, spread: float) -> Stack:
    lines = Line(above.upper(), REGULAR, 12), Line(name.upper(), BOLD, 12)
    return Stack(*lines, rule=PART_OF_LINE, spread=spread)


def title(kind: str, subject: str) -> list[Flowable]:
    """Boxes 5a: the kind of paper in capitals and its subject, ruled below."""
    lines = (Line(kind.upper(), BOLD, BODY_SIZE), Line(subject, BOLD, BODY_SIZE))
    return [Spacer(0, 14), Stack(*lines, rule=PART_OF_LINE, spread=TITLE_SPREAD), Spacer(0, 12)]


@dataclass(frozen=True, slots=True)
class Hanging:
    """A line whose later lines stand under its own words, so far from the edge, in points."""

    lead: str
    text: str
    edge: float

    @property
    def hang(self) -> float:
        """Return how far the lead stands out, in points."""
        return width_of(self.lead, REGULAR, BODY_SIZE)


def addressees(names: tuple[str, ...]) -> list[Hanging]:
    """Box 9a: one addressee beside the words, several below them with dashes under the colon."""
    words, dash = _("Kính gửi:"), "- "
    if len(names) == 1:
        return [Hanging(f"{words} ", names[0], _middle(f"{words} {names[0]}"))]
    colon = width_of(words[:-1], REGULAR, BODY_SIZE)
    edge = min(_middle(dash + name, colon) for name in names)
    return [Hanging(words, "", edge), *(Hanging(dash, x, edge + colon) for x in listed(names))]


def addressed_to(names: tuple[str, ...]) -> list[Flowable]:
    """Set the addressees of box 9a."""
    return [*map(_hanging, addressees(names)), Spacer(0, 8)]


def _middle(text: str, before: float = 0.0) -> float:
    """Where a line begins that stands in the middle, but never left of a paragraph's indent."""
    width = before + width_of(printable(text), REGULAR, BODY_SIZE)
    return float(max((WIDTH - width) / 2, INDENT))


def _hanging(line: Hanging) -> Paragraph:
    return paragraph(
        line.lead + line.text,
        leftIndent=line.edge + line.hang,
        firstLineIndent=-line.hang,
        alignment=TA_LEFT,
        spaceAfter=0,
    )
