"""The sheet with the recovery code, to be kept in a safe and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from resources.wording import _
from ui.paper.blocks import caption, heading, paragraph
from ui.paper.fonts import BOLD, REGULAR
from ui.paper.sheet import WIDTH, print_sheet
from ui.paper.writing import long_date

_CODE_SIZE = 28.0
_A_LINE = 4


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """Whose books the code opens, the code in groups parted by “-”, and the day it was made."""

    unit_name: str
    code: str
    made_on: date


def recovery_pdf(sheet: RecoverySheet) -> bytes:
    """Print the sheet; it is drawn in memory alone and should never be stored."""
    kind = _("Phiếu mã khôi phục")
    story: list[Flowable] = [
        caption(kind.upper()),
        caption(_("Sổ Bình Yên của {unit}").format(unit=sheet.unit_name)),
        Spacer(0, 18),
        _framed(sheet.code),
        Spacer(0, 18),
        *heading(_("Phiếu này để làm gì")),
        paragraph(
            _(
                "Khi quên mật khẩu hoặc máy tính hỏng, chọn “Quên mật khẩu – dùng mã khôi phục” "
                "rồi gõ đúng dãy chữ và số ở trên. Ai có mã này và tệp sổ thì đọc được toàn bộ sổ."
            )
        ),
        *heading(_("Cách giữ")),
        *(paragraph(f"{place}. {words}") for place, words in enumerate(_rules(), start=1)),
        Spacer(0, 18),
        paragraph(_("Mã được tạo {day}.").format(day=long_date(sheet.made_on))),
        paragraph(_("Người giữ phiếu: …………………………………………")),
        paragraph(_("Ký nhận: …………………………………………………")),
    ]
    return print_sheet(story, title=kind, author=sheet.unit_name)


def _rules() -> tuple[str, ...]:
    return (
        _("Cất phiếu trong tủ có khóa, không để cùng chỗ với máy tính."),
        _("Không chụp ảnh, không nhập mã vào tệp hay tin nhắn, không gửi qua mạng."),
        _("Bàn giao phiếu khi thay người phụ trách, có ký nhận."),
        _("Nghi mã bị lộ: vào Cài đặt, tạo mã mới; mã cũ hết hiệu lực, hủy phiếu này."),
    )


def _framed(code: str) -> Table:
    style = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), REGULAR, 12),
            ("BOX", (0, 0), (-1, -1), 1.2, (0, 0, 0)),
            ("TOPPADDING", (0, 0), (-1, -1), 16),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 18),
        ]
    )
    return Table([[_large(code)]], colWidths=[WIDTH], style=style)


def _large(code: str) -> list[Flowable]:
    """Set the code in large letters, four groups to a line."""
    groups = code.strip().split("-")
    return [
        paragraph(
            "  ".join(groups[at : at + _A_LINE]).replace(" ", "\u00a0"),
            fontName=BOLD,
            fontSize=_CODE_SIZE,
            leading=_CODE_SIZE * 1.5,
            alignment=TA_CENTER,
            firstLineIndent=0,
            spaceAfter=0,
        )
        for at in range(0, len(groups), _A_LINE)
    ]
