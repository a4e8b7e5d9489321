"""The A5 slip of a receipt: what the superior said to one bundle, to be kept with the month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.graphics.barcode.qr import QrCode
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from resources.wording import in_vietnamese as _
from resources.wording import official
from ui.paper.blocks import caption, paragraph
from ui.paper.fonts import BOLD, REGULAR
from ui.paper.sheet import SLIP_WIDTH, print_slip
from ui.paper.writing import figure, long_date

_QR_SIDE = 30 * mm


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSlip:
    """A receipt in people's words; the signed file is what counts, the slip only tells of it."""

    number: int
    superior_name: str
    unit_name: str
    subject: str
    """What the bundle held: tháng 12/2022, bản 1."""
    seq: int
    bundle_id: str
    answer: str
    reasons: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    """How many records of each kind were read."""
    next_seq: int
    written_on: date
    spoken_code: str = ""
    """The ten letters that can be read over the telephone."""
    practice: bool = False


@official
def receipt_pdf(slip: ReceiptSlip) -> bytes:
    """Print the slip, with the bundle's identity as a QR code; raises `MissingLetterError`."""
    name = _("Biên nhận số {number}").format(number=slip.number)
    story: list[Flowable] = [
        _plain(slip.superior_name.upper(), fontName=BOLD),
        Spacer(0, 6),
        caption(name.upper()),
        _facts(slip),
        Spacer(0, 10),
        *[_plain(f"- {reason}") for reason in slip.reasons],
        Spacer(0, 6),
        _foot(slip),
    ]
    return print_slip(story, title=name, author=slip.superior_name, practice=slip.practice)


def _facts(slip: ReceiptSlip) -> Table:
    counts = "; ".join(f"{label}: {figure(count)}" for label, count in slip.counts)
    told = (
        (_("Đơn vị gửi"), slip.unit_name),
        (_("Gói số"), f"{slip.seq} ({slip.subject})"),
        (_("Kết quả"), slip.answer.upper()),
        (_("Đã đọc"), counts),
        (_("Gói tiếp theo"), _("số {seq}").format(seq=slip.next_seq)),
        (_("Mã đọc qua điện thoại"), slip.spoken_code),
        (_("Ngày lập"), long_date(slip.written_on)),
        (_("Mã gói"), slip.bundle_id),
    )
    rows = [[_cell(label), _cell(value, fontName=BOLD)] for label, value in told if value]
    style = [
        ("FONT", (0, 0), (-1, -1), REGULAR, 12),
        ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    label_width = SLIP_WIDTH * 32 / 118
    return Table(rows, colWidths=[label_width, SLIP_WIDTH - label_width], style=style)


def _cell(text: str, **changes: object) -> Paragraph:
    return _plain(text, leading=13.2, spaceAfter=0, **changes)


def _foot(slip: ReceiptSlip) -> Table:
    words = _plain(
        _(
            "Phiếu này để lưu cùng hồ sơ tháng. Chỉ tệp biên nhận có chữ ký của cấp trên, mở được "
            "trong sổ, mới làm tháng thành “đã nhận”."
        )
    )
    code = QrCode(slip.bundle_id, width=_QR_SIDE, height=_QR_SIDE)
    style = [
        ("FONT", (0, 0), (-1, -1), REGULAR, 11),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ]
    widths = [SLIP_WIDTH - _QR_SIDE - 6, _QR_SIDE + 6]
    return Table([[words, code]], colWidths=widths, style=style)


def _plain(text: str, **changes: object) -> Paragraph:
    usual = {"fontSize": 11, "leading": 14, "alignment": TA_LEFT, "firstLineIndent": 0}
    return paragraph(text, **(usual | {"spaceAfter": 2} | changes))
