"""The sheets with a code, to be kept in a safe and nowhere else: for the books, for a spare key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from resources.wording import in_vietnamese as _
from resources.wording import official
from ui.paper.blocks import caption, heading, paragraph
from ui.paper.dispatch import Marks
from ui.paper.fonts import BOLD, REGULAR
from ui.paper.sheet import WIDTH, print_sheet
from ui.paper.writing import long_date

_CODE_SIZE = 28.0
_A_LINE = 4


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """Whose books the code opens, the code in groups parted by “-”, and the day it was made.

    With the name of a file the code is that of the superior's spare key in this file instead.
    """

    unit_name: str
    code: str
    made_on: date
    spare_file: str = ""
    practice: bool = False


@official
def recovery_pdf(sheet: RecoverySheet) -> bytes:
    """Print the sheet; it is drawn in memory alone and should never be stored."""
    spare = bool(sheet.spare_file)
    kind = _("Phiếu mã chìa dự phòng") if spare else _("Phiếu mã khôi phục")
    story: list[Flowable] = [
        caption(kind.upper()),
        caption(_("Sổ Bình Yên của {unit}").format(unit=sheet.unit_name)),
        Spacer(0, 18),
        _framed(sheet.code),
        Spacer(0, 18),
        *heading(_("Phiếu này để làm gì")),
        *(_spare_use(sheet) if spare else _use()),
        *heading(_("Cách giữ")),
        *_numbered(_spare_rules() if spare else _rules()),
        Spacer(0, 18),
        paragraph(_("Mã được tạo {day}.").format(day=long_date(sheet.made_on))),
        paragraph(_("Người giữ phiếu: …………………………………………")),
        paragraph(_("Ký nhận: …………………………………………………")),
    ]
    marks = Marks(practice=sheet.practice)
    return print_sheet(story, title=kind, author=sheet.unit_name, marks=marks)


def _use() -> list[Flowable]:
    words = _(
        "Khi quên mật khẩu hoặc máy tính hỏng, chọn “Quên mật khẩu – dùng mã khôi phục” "
        "rồi gõ đúng dãy chữ và số ở trên. Ai có mã này và tệp sổ thì đọc được toàn bộ sổ."
    )
    return [paragraph(words)]


def _spare_use(sheet: RecoverySheet) -> list[Flowable]:
    words = _(
        "Mã này mở tệp chìa dự phòng “{file}” đã ghi ra USB. Khi máy của đơn vị bị mất, hỏng hoặc "
        "nghi có người dùng trộm khóa: vào Thiết lập, mục «Mật khẩu, khóa của máy», chọn “Dùng "
        "chìa dự phòng”, mở tệp rồi gõ mã. Các đơn vị cấp dưới không phải ghép đôi lại."
    )
    again = _(
        "Khi máy mất hẳn: lập sổ mới của đơn vị trên máy khác, rồi dùng chìa dự phòng cùng tệp sổ "
        "đơn vị mới nhất lấy từ USB của một xã; các xã sẽ gửi lại gói còn thiếu."
    )
    return [paragraph(words.format(file=sheet.spare_file)), paragraph(again)]


def _rules() -> tuple[str, ...]:
    return (
        _("Cất phiếu trong tủ có khóa, không để cùng chỗ với máy tính."),
        _("Không chụp ảnh, không nhập mã vào tệp hay tin nhắn, không gửi qua mạng."),
        _("Bàn giao phiếu khi thay người phụ trách, có ký nhận."),
        _("Nghi mã bị lộ: vào Cài đặt, tạo mã mới; mã cũ hết hiệu lực, hủy phiếu này."),
    )


def _spare_rules() -> tuple[str, ...]:
    return (
        _("Cất phiếu và USB ở hai tủ có khóa khác nhau, không để cùng chỗ với máy tính."),
        _("Ai có cả phiếu và USB thì thay được khóa của đơn vị: chỉ lãnh đạo được giữ."),
        _("Không chụp ảnh, không nhập mã vào tệp hay tin nhắn, không gửi qua mạng."),
        _("Đã dùng, hoặc đã tạo chìa mới, thì chìa này hết hiệu lực: hủy phiếu, xóa tệp."),
    )


def _numbered(rules: Sequence[str]) -> list[Flowable]:
    return [paragraph(f"{place}. {words}") for place, words in enumerate(rules, start=1)]


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
