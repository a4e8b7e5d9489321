"""What a signature looks like on the page: drawn by us, so that the Vietnamese is clean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from reportlab.lib.colors import Color, black
from reportlab.pdfgen.canvas import Canvas

from resources.wording import in_vietnamese as _
from ui.paper.fonts import REGULAR, legible, load_fonts, width_of
from ui.paper.signing.certificates import VIETNAM, SigningCertificate
from ui.paper.wrapping import wrapped

WIDEST = 190.0  # points; a column of names has some 240
_INK = Color(0.06, 0.2, 0.5)  # a blue that a grey printer still shows
_SIZES = (10.0, 9.0, 8.0, 7.0, 6.0)
_PADDING = 4.0
_MARK_SIZE = 10.0  # Nghị định 30/2020, Phụ lục I: upright, black, no picture
_LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Stamp:
    """Lines of one size, in a frame or none, and how much room they take, in points."""

    lines: tuple[str, ...]
    size: float
    framed: bool
    width: float
    height: float


def signer_stamp(
    certificate: SigningCertificate, at: datetime, width: float, height: float
) -> Stamp:
    """Say who, of which office, when: in the largest letters that fit the room."""
    said = [_("Ký bởi: {name}").format(name=certificate.holder)]
    if certificate.organisation:
        said.append(_("Cơ quan: {name}").format(name=certificate.organisation))
    moment = f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S} +07:00"
    said.append(_("Thời gian ký: {moment}").format(moment=moment))
    stamps = [_set(said, size, min(width, WIDEST)) for size in _SIZES]
    return next((stamp for stamp in stamps if stamp.height <= height), stamps[-1])


def attachment_stamp(reference: str, at: datetime) -> Stamp:
    """Say which paper this file belongs to, and when it was signed (ISO 8601, Vietnam's time)."""
    moment = at.astimezone(VIETNAM).isoformat(timespec="seconds")
    lines = tuple(_drawable([_("Số: {reference}").format(reference=reference), moment]))
    width = max(width_of(line, REGULAR, _MARK_SIZE) for line in lines)
    return Stamp(lines, _MARK_SIZE, False, width + 1, len(lines) * _MARK_SIZE * _LEADING)  # noqa: FBT003  # fields of a value


def draw(stamp: Stamp) -> bytes:
    """Return a PDF of one page that is exactly as large as the stamp."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(stamp.width, stamp.height), invariant=1)
    load_fonts()
    canvas.setFillColor(_INK if stamp.framed else black)
    canvas.setStrokeColor(_INK)
    if stamp.framed:
        canvas.setLineWidth(0.8)
        canvas.roundRect(0.6, 0.6, stamp.width - 1.2, stamp.height - 1.2, 3)
    canvas.setFont(REGULAR, stamp.size)
    pad = _PADDING if stamp.framed else 0
    line = stamp.height - pad - stamp.size * 0.95
    for words in stamp.lines:
        if stamp.framed:
            canvas.drawString(pad, line, words)
        else:
            canvas.drawRightString(stamp.width, line, words)
        line -= stamp.size * _LEADING
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _set(said: Sequence[str], size: float, widest: float) -> Stamp:
    room = widest - 2 * _PADDING
    lines = [line for words in _drawable(said) for line in wrapped(words, REGULAR, size, room)]
    width = max(width_of(line, REGULAR, size) for line in lines) + 2 * _PADDING
    height = len(lines) * size * _LEADING + 2 * _PADDING
    return Stamp(tuple(lines), size, True, width, height)  # noqa: FBT003  # fields of a value


def _drawable(said: Sequence[str]) -> list[str]:
    """Leave out letters that the font lacks: a name of another script must stop no signature."""
    return ["".join(x for x in legible(words) if ord(x) in load_fonts()) for words in said]
