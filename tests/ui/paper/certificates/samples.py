"""Certificates of invented people, the templates that ship, and where letters stand on a page."""

from __future__ import annotations

from ctypes import c_double
from dataclasses import dataclass
from datetime import date
from typing import Any

from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDFText_GetCharOrigin

from storage.records import CertificateSpot, CertificateTemplate
from storage.steps import drain
from tests.conftest import UNIT
from ui.paper.certificates import Certificate, certificates_pdf, defaults

MM = 72 / 25.4
A4, A3, OLD = defaults(UNIT)
LONG_NAME = (
    "Nhóm tự quản về an ninh trật tự, vệ sinh môi trường và phòng cháy, chữa cháy liên thôn Đông "
    "Thượng – Kính Chúc – Mưỡu Giáp – Vĩnh Ninh thuộc Chi hội Cựu chiến binh và Hội Liên hiệp Phụ "
    "nữ xã Gia Thắng"
)
LONG_MERIT = ("Đã có nhiều thành tích trong phong trào toàn dân bảo vệ an ninh Tổ quốc; " * 8)[:500]


def certificate(name: str = "Trần Quang Nghĩa", **more: Any) -> Certificate:
    """Return a certificate that says everything."""
    values: dict[str, Any] = {
        "name": name,
        "head": "Chủ tịch Ủy ban nhân dân xã Gia Thắng",
        "address": "Tổ trưởng Tổ liên gia số 3, thôn Trung Đồng",
        "achievement": "Đã có thành tích xuất sắc trong phong trào bảo vệ an ninh Tổ quốc.",
        "number": "45/QĐ-UBND",
        "decided_on": date(2023, 2, 5),
        "book_number": "12",
        "place": "Gia Thắng",
        "day": date(2023, 2, 5),
        "signer_title": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        "signer_name": "Phạm Ngọc Ánh",
    }
    return Certificate(**(values | more))


def template(*spots: CertificateSpot, **more: Any) -> CertificateTemplate:
    """Return a template with these spots."""
    return CertificateTemplate(unit=UNIT, name="Mẫu thử", spots=spots, **more)


def spot(part: str = "name", **more: Any) -> CertificateSpot:
    """Return a spot in the upper half of an A4 sheet."""
    values = {"part": part, "x": 40, "y": 60, "width": 200} | more
    return CertificateSpot.model_validate(values)


def printed(on: CertificateTemplate, *certificates: Certificate, **asked: Any) -> bytes:
    """Return the PDF of some certificates."""
    return drain(certificates_pdf(on, certificates, **asked))


@dataclass(frozen=True)
class Letter:
    """A letter: where its pen began, and the ink around it; mm from the upper left corner."""

    text: str
    x: float
    y: float
    ink: tuple[float, float, float, float]


def letters(pdf: bytes, place: int = 0) -> list[Letter]:
    """Find each letter of a page."""
    document = PdfDocument(pdf)
    page = document[place]
    high, textpage = page.get_height(), page.get_textpage()
    found = []
    for index in range(textpage.count_chars()):
        text = textpage.get_text_range(index, 1)
        if not text.strip():
            continue
        x, y = c_double(), c_double()
        FPDFText_GetCharOrigin(textpage, index, x, y)
        left, bottom, right, top = textpage.get_charbox(index)
        ink = (left / MM, (high - top) / MM, right / MM, (high - bottom) / MM)
        found.append(Letter(text, x.value / MM, (high - y.value) / MM, ink))
    document.close()
    return found
