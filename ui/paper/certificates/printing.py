"""Prints certificates onto stock: nothing but text, each at its place in mm.

Emblem and border are the stock's; a page of the PDF has the size of the sheet, so that printing at
100% puts every line where the template has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from resources.wording import _, official
from storage.errors import KnownError
from storage.records import CertificateTemplate
from storage.steps import Step, Steps
from ui.paper.certificates.certificate import Certificate
from ui.paper.certificates.fitting import outside
from ui.paper.certificates.setting import FLOOR, SetText, set_texts
from ui.paper.fonts import BOLD, REGULAR, load_fonts, printable

_INK = {"black": (0, 0, 0), "red": (0.78, 0, 0)}
_PALE = 0.88
_FRAME = 0.55  # grey
_ACROSS = 0.18  # of the width of the sheet: the letters of TẬP DƯỢT, in points a mm


class CertificateTooLongError(KnownError):
    """A text that has no room on the sheet at any size; nothing was printed."""

    CODE = "GK-01"


@official
def certificates_pdf(
    template: CertificateTemplate,
    certificates: Sequence[Certificate],
    *,
    backdrop: bytes | None = None,
    framed: bool = False,
    practice: bool = False,
) -> Steps[bytes]:
    """Print a page for each certificate, at least one, in the order given.

    `backdrop` is a picture of the stock for looking at only; `framed` draws the edge of the sheet
    and the width of each text, for a trial on plain paper. Raises `CertificateTooLongError`, and
    `MissingLetterError` for what the font cannot draw.
    """
    out = BytesIO()
    canvas = begin_canvas(out, template, _("Giấy khen"))
    picture = ImageReader(BytesIO(backdrop)) if backdrop else None
    for done, certificate in enumerate(certificates):
        yield Step(done, len(certificates), certificate.name)
        texts = set_texts(template, certificate)
        _refuse_unfit(template, certificate, texts)
        if picture:
            canvas.drawImage(picture, 0, 0, template.width * mm, template.height * mm)
        if practice:
            draw_practice(canvas, template)
        if framed:
            _draw_frames(canvas, template)
        draw_texts(canvas, template, texts)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def begin_canvas(out: BytesIO, template: CertificateTemplate, title: str) -> Canvas:
    """Begin a PDF of sheets of stock, which readers are asked to print at 100%."""
    load_fonts()
    canvas = Canvas(
        out,
        pagesize=(template.width * mm, template.height * mm),
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
        lang="vi-VN",
    )
    canvas.setTitle(printable(f"{title} – {template.name}"))
    canvas.setCreator(_("Bình Yên"))
    canvas.setProducer(_("Bình Yên"))
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


def draw_texts(canvas: Canvas, template: CertificateTemplate, texts: Sequence[SetText]) -> None:
    """Draw the lines of all texts, moved by the offsets of the printer."""
    across, down = template.shift_x / 10, template.shift_y / 10
    for text in texts:
        canvas.setFont(text.font, text.size)
        canvas.setFillColorRGB(*_INK[text.spot.colour])
        for line in text.lines:
            up = template.height - line.y - down
            canvas.drawString((line.x + across) * mm, up * mm, line.text)


def draw_practice(canvas: Canvas, template: CertificateTemplate) -> None:
    """Draw TẬP DƯỢT across the sheet, as on every paper from sample books."""
    canvas.saveState()
    canvas.setFillGray(_PALE)
    canvas.translate(template.width * mm / 2, template.height * mm / 2)
    canvas.rotate(30)
    canvas.setFont(BOLD, _ACROSS * template.width * mm / 3)
    canvas.drawCentredString(0, 0, _("TẬP DƯỢT"))
    canvas.restoreState()


def _draw_frames(canvas: Canvas, template: CertificateTemplate) -> None:
    across, down = template.shift_x / 10, template.shift_y / 10
    canvas.saveState()
    canvas.setStrokeGray(_FRAME)
    canvas.setLineWidth(0.4)
    inset = 5.0
    width, height = template.width - 2 * inset, template.height - 2 * inset
    canvas.rect(inset * mm, inset * mm, width * mm, height * mm)
    canvas.setDash(2, 2)
    for spot in template.spots:
        left, up = spot.x + across, template.height - spot.y - down
        canvas.line(left * mm, up * mm, (left + spot.width) * mm, up * mm)
    canvas.restoreState()


def _refuse_unfit(
    template: CertificateTemplate, certificate: Certificate, texts: Sequence[SetText]
) -> None:
    if any(text.size <= FLOOR < text.spot.size or outside(text, template) for text in texts):
        sentence = _(
            "Giấy khen của “{name}” có câu không đủ chỗ trên tờ giấy nên chưa in tờ nào. Sổ không "
            "mất gì. Hãy rút ngắn câu đó, hoặc chỉnh vị trí trong mẫu rồi in lại."
        )
        raise CertificateTooLongError(sentence.format(name=certificate.name))
