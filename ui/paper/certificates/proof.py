"""The proof sheet: all texts of a batch as they will print, to be read and signed off on plain A4.

What is the same on every sheet stands once, above; each row is one sheet of stock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.records import CertificateTemplate
from ui.paper.blocks import caption, note, paragraph
from ui.paper.certificates.certificate import Certificate
from ui.paper.certificates.fitting import fitting
from ui.paper.certificates.setting import face_of
from ui.paper.certificates.words import said
from ui.paper.dispatch import Marks
from ui.paper.fonts import BOLD, ITALIC, REGULAR
from ui.paper.sheet import WIDTH, print_sheet

_NUMBER, _CHECK = 12 * mm, 22 * mm
_LETTERS = 11.5
_SIGNED = 24 * mm


@dataclass(frozen=True, slots=True)
class _Told:
    """One sheet of stock: its texts, each with the face it is set in, and what is wrong."""

    texts: tuple[tuple[str, str], ...]
    wrong: tuple[str, ...]


@official
def proof_pdf(
    template: CertificateTemplate, certificates: Sequence[Certificate], *, practice: bool = False
) -> bytes:
    """Print the proof sheet of a batch of at least one; raises `MissingLetterError`."""
    told = [_told(template, one) for one in certificates]
    common = _common(told)
    story: list[Flowable] = [
        caption(_("TỜ SOÁT GIẤY KHEN TRƯỚC KHI IN")),
        note(_("Mẫu: {name}; {count} tờ").format(name=template.name, count=len(told))),
        *([caption(_("Chữ chung cho mọi tờ"), fontSize=12)] if common else []),
        *(line for text in common for line in _lines(*text)),
        Spacer(0, 8),
        _table(told, common),
        Spacer(0, 10),
        _signatures(),
    ]
    marks = Marks(practice=practice, internal=True)
    return print_sheet(story, title=_("Tờ soát giấy khen"), author=template.name, marks=marks)


def _told(template: CertificateTemplate, certificate: Certificate) -> _Told:
    spots = sorted(template.spots, key=lambda spot: (spot.y, spot.x))
    texts = ((said(spot, certificate).strip(), face_of(spot)) for spot in spots)
    wrong = tuple(one.words for one in fitting(template, certificate))
    return _Told(tuple(each for each in texts if each[0]), wrong)


def _common(told: Sequence[_Told]) -> list[tuple[str, str]]:
    """Return what all sheets say alike; a batch of one has nothing in common."""
    if len(told) == 1:
        return []
    return [text for text in told[0].texts if all(text in one.texts for one in told)]


def _table(told: Sequence[_Told], common: Sequence[tuple[str, str]]) -> Table:
    heads = [_lines(words, BOLD) for words in (_("Tờ"), _("Chữ sẽ in"), _("Đã soát đúng"))]
    rows = [
        [_lines(str(place), REGULAR), _cell(one, common), ""]
        for place, one in enumerate(told, start=1)
    ]
    widths = [_NUMBER, WIDTH - _NUMBER - _CHECK, _CHECK]
    return Table([heads, *rows], colWidths=widths, style=_STYLE, repeatRows=1)


def _cell(one: _Told, common: Sequence[tuple[str, str]]) -> list[Flowable]:
    own = [line for text in one.texts if text not in common for line in _lines(*text)]
    warnings = (_lines(_("Lưu ý: {words}").format(words=words), ITALIC) for words in one.wrong)
    return [*own, *(line for said_of in warnings for line in said_of)]


def _signatures() -> Table:
    titles = [_lines(words, BOLD) for words in (_("NGƯỜI LẬP"), _("NGƯỜI SOÁT"))]
    font = [("FONT", (0, 0), (-1, -1), REGULAR, _LETTERS)]
    return Table([titles, ["", ""]], [WIDTH / 2] * 2, [None, _SIGNED], style=font)


def _lines(text: str, font: str) -> list[Flowable]:
    return [
        paragraph(
            line,
            fontName=font,
            fontSize=_LETTERS,
            leading=_LETTERS * 1.25,
            alignment=TA_CENTER,
            firstLineIndent=0,
            spaceAfter=1,
        )
        for line in text.splitlines()
    ]


_STYLE = [
    ("FONT", (0, 0), (-1, -1), REGULAR, _LETTERS),
    ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]
