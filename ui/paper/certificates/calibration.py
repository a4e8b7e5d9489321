"""The calibration sheet: shows on plain paper how far a printer moves what it prints.

A cross stands 20 mm from each corner and one in the middle, each in a grid of millimetres; where
the texts of the template will stand is drawn too, to be held against the light upon the stock.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.records import CertificateSpot, CertificateTemplate
from ui.paper.certificates.fitting import figure_of
from ui.paper.certificates.printing import begin_canvas, draw_practice
from ui.paper.certificates.words import part_name
from ui.paper.fonts import BOLD, ITALIC, REGULAR, printable
from ui.paper.wrapping import wrapped

CROSS = 20  # mm from both edges of the sheet to the middle of a cross
_REACH = 10  # mm of grid on each side of it
_PALE, _DARK, _FRAME = 0.78, 0.25, 0.5  # greys
_TOP, _LEAD = 12.0, 5.2  # mm
_USUAL = 297  # mm across a sheet; on larger ones words are larger


@official
def calibration_pdf(template: CertificateTemplate, *, practice: bool = False) -> bytes:
    """Print the calibration sheet with the offsets that the template has now."""
    out = BytesIO()
    canvas = begin_canvas(out, template, _("Tờ căn chỉnh"))
    if practice:
        draw_practice(canvas, template)
    for x, y in _crosses(template):
        _draw_cross(canvas, template, x, y)
    for spot in template.spots:
        _draw_place(canvas, template, spot)
    _draw_words(canvas, template)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def corrected(shift: int, measured: float) -> int:
    """Return the offset (1/10 mm) that brings a cross to its 20 mm, from where it was measured.

    `shift` is the offset the sheet was printed with, `measured` mm from the edge of the paper.
    """
    return shift + round((CROSS - measured) * 10)


def _crosses(template: CertificateTemplate) -> Iterator[tuple[float, float]]:
    for x in (CROSS, template.width - CROSS):
        for y in (CROSS, template.height - CROSS):
            yield x, y
    yield template.width / 2, template.height / 2


def _draw_cross(canvas: Canvas, template: CertificateTemplate, x: float, y: float) -> None:
    left, up = _on_page(template, x, y)
    canvas.saveState()
    canvas.translate(left * mm, up * mm)
    reach = _REACH * mm
    canvas.setStrokeGray(_PALE)
    for at in range(-_REACH, _REACH + 1):
        canvas.setLineWidth(0.5 if at % 5 == 0 else 0.2)
        canvas.line(at * mm, -reach, at * mm, reach)
        canvas.line(-reach, at * mm, reach, at * mm)
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.9)
    canvas.line(0, -reach, 0, reach)
    canvas.line(-reach, 0, reach, 0)
    canvas.setFillGray(0)
    canvas.setFont(REGULAR, 8)
    canvas.drawCentredString(0, -reach - 3.2 * mm, figure_of(x))
    canvas.drawString(reach + 0.8 * mm, -1 * mm, figure_of(y))
    canvas.restoreState()


def _draw_place(canvas: Canvas, template: CertificateTemplate, spot: CertificateSpot) -> None:
    left, up = _on_page(template, spot.x, spot.y)
    high = spot.size * 25.4 / 72
    canvas.saveState()
    canvas.setStrokeGray(_FRAME)
    canvas.setFillGray(_DARK)
    canvas.setLineWidth(0.4)
    canvas.line(left * mm, up * mm, (left + spot.width) * mm, up * mm)
    canvas.setDash(1.5, 2)
    canvas.rect(left * mm, (up - 0.22 * high) * mm, spot.width * mm, 1.1 * high * mm)
    canvas.setFont(ITALIC, 8)
    name = printable(spot.text.split("\n")[0] if spot.part == "words" else part_name(spot.part))
    canvas.drawString((left + 1) * mm, (up + 0.8) * mm, name[:60])
    canvas.restoreState()


def _draw_words(canvas: Canvas, template: CertificateTemplate) -> None:
    room = (template.width - 2 * (CROSS + _REACH + 6)) * mm
    larger = max(1.0, template.width / _USUAL)
    y = template.height - _TOP
    canvas.setFillGray(0)
    for place, sentence in enumerate(_sentences(template)):
        font, size = (BOLD, 12 * larger) if place == 0 else (REGULAR, 10 * larger)
        for line in wrapped(printable(sentence), font, size, room):
            canvas.setFont(font, size)
            canvas.drawCentredString(template.width / 2 * mm, y * mm, line)
            y -= _LEAD * larger


def _sentences(template: CertificateTemplate) -> Iterator[str]:
    yield _("TỜ CĂN CHỈNH – in lên giấy trắng khổ {width} × {height} mm").format(
        width=template.width, height=template.height
    )
    yield _("In đúng cỡ 100%, không co giãn, đặt giấy vào máy như khi đặt phôi.")
    yield _(
        "Ở góc trên bên trái, đo từ mép trái và từ mép trên của giấy đến hai nét đậm của chữ thập; "
        "đúng là {cross} mm. Gõ hai số đo được vào ô “Lệch máy in”."
    ).format(cross=CROSS)
    yield _("Đặt chồng lên phôi, soi ra ánh sáng: chữ sẽ nằm trong các khung nét đứt.")
    yield _("Tờ này đã bù: ngang {across} mm, dọc {down} mm.").format(
        across=_signed(template.shift_x), down=_signed(template.shift_y)
    )


def _signed(tenths: int) -> str:
    said = figure_of(abs(tenths) / 10)
    return f"+{said}" if tenths > 0 else f"−{said}" if tenths < 0 else said


def _on_page(template: CertificateTemplate, x: float, y: float) -> tuple[float, float]:
    return x + template.shift_x / 10, template.height - y - template.shift_y / 10
