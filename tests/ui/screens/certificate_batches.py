"""Certificates and awards for the screens that print them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from PIL import Image

from storage.records import Award
from tests.conftest import UNIT
from tests.ui.paper.certificates.samples import certificate
from ui.paper.certificates import Certificate

DECIDED = date(2022, 12, 5)


def batch() -> list[Certificate]:
    """Return three people and a collective, without anybody who signs."""
    unsigned: dict[str, Any] = {"signer_title": "", "signer_name": "", "book_number": ""}
    return [
        certificate("Trần Quang Nghĩa", **unsigned),
        certificate("Đỗ Thị Ánh", **unsigned),
        certificate("Tổ liên gia số 3", subject="collective", **unsigned),
        certificate("Bùi Văn Ổn", **unsigned),
    ]


def award(name: str = "Trần Quang Nghĩa", **more: Any) -> Award:
    """Return an award by the commune's chair."""
    values: dict[str, Any] = {
        "unit": UNIT,
        "decided_on": DECIDED,
        "number": "45/QĐ-UBND",
        "form": "certificate",
        "authority": "commune_chair",
        "subject": "individual",
        "name": name,
        "occasion": "Phong trào năm 2022",
    }
    return Award.model_validate(values | more)


def picture() -> bytes:
    """Return a picture of stock."""
    made = BytesIO()
    Image.new("RGB", (297, 210), "#ffe9b0").save(made, "JPEG")
    return made.getvalue()
