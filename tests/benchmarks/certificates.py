"""A batch of 500 giấy khen beside the raw work that is in it: reportlab drawing the same lines.

Run: python3 dev.py bench
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from storage.records import CertificateTemplate
from storage.steps import drain
from tests.benchmarks.sample_year import timed
from ui.paper.certificates import Certificate, certificates_pdf, defaults
from ui.paper.certificates.setting import SetText, set_texts
from ui.paper.fonts import load_fonts

_BATCH = 500
_MERIT = (
    "Đã có thành tích xuất sắc trong phong trào toàn dân bảo vệ an ninh Tổ quốc, vận động nhân "
    "dân tham gia tự quản về an ninh, trật tự, phòng cháy, chữa cháy ở cơ sở; "
) * 3
_FAMILIES = ("Nguyễn Văn", "Trần Thị", "Công Tằng Tôn Nữ", "Đặng Xuân", "Bùi")
_GIVEN = ("Khuê", "Quỳnh Uyển", "Ổn", "Nghĩa", "Mỹ Duyên", "Phương Thảo", "Ánh")


def measure() -> str:
    """Print the batch, then draw its lines again with nothing around; return a line of figures."""
    template = defaults("ninh-binh/gia-vien/gia-thang")[0]
    batch = [a_certificate(place) for place in range(_BATCH)]
    load_fonts()
    whole, pdf = _best_print(template, batch)
    lines = [set_texts(template, one) for one in batch]
    raw = min(timed(lambda: _draw(template, lines))[0] for _each in range(3))
    return (
        f"{_BATCH} giấy khen: {1000 * whole:.0f} ms, {len(pdf) // 1024} KB, thô {1000 * raw:.0f}, "
        f"tỉ số {whole / raw:.1f}"
    )


def a_certificate(place: int) -> Certificate:
    """Make one of the batch."""
    return Certificate(
        name=f"{_FAMILIES[place % 5]} {_GIVEN[place % 7]}",
        head="Chủ tịch Ủy ban nhân dân xã Gia Thắng",
        address=f"Tổ trưởng Tổ liên gia số {place}, thôn Trung Đồng, xã Gia Thắng",
        achievement=_MERIT[: 80 + place % 400],
        number="45/QĐ-UBND",
        decided_on=date(2022, 12, 5),
        book_number=str(place),
        place="Gia Thắng",
        day=date(2022, 12, 5),
        signer_title="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        signer_name="Phạm Ngọc Ánh",
    )


def _best_print(template: CertificateTemplate, batch: Sequence[Certificate]) -> tuple[float, bytes]:
    found = [timed(lambda: drain(certificates_pdf(template, batch))) for _each in range(3)]
    return min(seconds for seconds, _pdf in found), found[0][1]


def _draw(template: CertificateTemplate, batch: Sequence[Sequence[SetText]]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(template.width * mm, template.height * mm), pageCompression=1)
    for texts in batch:
        for text in texts:
            canvas.setFont(text.font, text.size)
            for line in text.lines:
                canvas.drawString(line.x * mm, (template.height - line.y) * mm, line.text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
