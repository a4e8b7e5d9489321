"""Reports as values: small ones to read back, and one as long as a busy month's."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.paper.samples import DISPATCH, UNITS
from ui.paper.charts import Chart, Series
from ui.paper.dispatch import Letterhead, Signer
from ui.paper.document import (
    Annex,
    Cell,
    CoIssuer,
    Column,
    Document,
    Grid,
    Heading,
    Points,
    Prose,
    Said,
)

_FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Gia Thắng"
FRONT = CoIssuer(
    above="Ủy ban MTTQ Việt Nam huyện Gia Viễn",
    name=_FRONT,
    signer=Signer(("TM. Ban Thường trực", "Chủ tịch"), "Đinh Thị Hồng Nhung"),
)
FIGURES = Grid(
    title="Biểu 01. Mô hình",
    columns=(
        Column("TT", 10, "centre"),
        Column("Nội dung", 80),
        Column("Đơn vị tính", 22, "centre"),
        Column("Số lượng", 22, "number", group="Trong kỳ"),
        Column("Tỷ lệ", 22, "percent", group="Trong kỳ"),
        Column("Số lượng", 22, "number", group="Cùng kỳ năm trước"),
        Column("Tỷ lệ", 22, "percent", group="Cùng kỳ năm trước"),
        Column("Ghi chú", 40),
    ),
    rows=(
        (1, "Số loại mô hình đang hoạt động", "loại", 10, 1, 8, 0.8, ""),
        (2, "Lượt người được tuyên truyền", "lượt người", 180756, 0.98, None, None, ""),
        (3, "Thuốc nổ", "kg", 1.5, None, 0, 0, "Năm 2022 thu hồi nhiều hơn do đợt cao điểm"),
        (4, "Nguồn tin", "tin", Said("hơn 1.000", 1000), None, Said("hàng trăm"), None, "=1+1"),
        ("", "Tổng cộng", "", 181767, None, 8, None, ""),
    ),
    total=True,
    note="Số liệu tính từ ngày 15 tháng trước đến ngày 14 tháng này.",
)
CHART = Chart(
    "Buổi tuyên truyền theo tháng",
    tuple(f"T{month}" for month in range(1, 13)),
    (
        Series("2022", (9, 12, 8, 10, 11, 14, 9, 21, 10, 12, 9, None)),
        Series("2021", (7, 8, 8, 9, 10, 9, 9, 14, 8, 9, 7, 8)),
    ),
    unit="buổi",
)
REPORT = Document(
    dispatch=replace(
        DISPATCH,
        letterhead=Letterhead(
            "Công an huyện Gia Viễn", "Công an xã Gia Thắng", "Gia Thắng", "BC-CAX"
        ),
    ),
    kind="Báo cáo",
    about="Kết quả công tác xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc năm 2022; "
    "phương hướng, nhiệm vụ năm 2023",
    addressees=("Công an huyện Gia Viễn", "Ủy ban nhân dân xã Gia Thắng"),
    opening="Thực hiện chế độ báo cáo định kỳ, Công an xã Gia Thắng báo cáo kết quả như sau:",
    body=(
        Heading("Tình hình"),
        Prose("Tình hình an ninh, trật tự ổn định, không phát sinh điểm nóng.\nNhân dân yên tâm."),
        Heading("Kết quả thực hiện"),
        Heading("Công tác tham mưu", 2),
        Points(("Ban hành 02 kế hoạch.", "Sơ kết 06 tháng đầu năm ở 9/9 thôn, tổ dân phố.")),
        Heading("Xây dựng mô hình", 2),
        FIGURES,
        Heading("Phương hướng"),
        Heading("Nhiệm vụ chung", 2),
        Prose("Duy trì, củng cố mô hình “Xã không có tệ nạn ma túy”."),
    ),
    closing="Trên đây là báo cáo kết quả năm 2022 của Công an xã Gia Thắng",
    annexes=(
        Annex("Số liệu năm 2022", (FIGURES,)),
        Annex("Số liệu từng xã", (Prose("Số liệu của các đơn vị báo cáo."),)),
    ),
)
JOINT = replace(REPORT, with_issuers=(FRONT,), annexes=())
WOMEN = CoIssuer("", "Hội Liên hiệp Phụ nữ xã", Signer(("Chủ tịch",), "Bùi Ổn"))
THREE = replace(JOINT, with_issuers=(FRONT, WOMEN))


def wide(columns: int, value: int, rows: int = 12) -> Grid:
    """Stand a column for each unit beside the content, as a superior's tables do."""
    units = [f"Xã {UNITS[at % len(UNITS)].removeprefix('Thị trấn ')}" for at in range(columns)]
    return Grid(
        title="Biểu 02. Số liệu theo đơn vị",
        columns=(
            Column("TT", 9, "centre"),
            Column("Nội dung", 52),
            Column("Đơn vị tính", 17, "centre"),
            Column("Tổng", 14, "number"),
            *(Column(unit, 10, "number") for unit in units),
        ),
        rows=tuple(
            (at, f"Lượt người được tuyên truyền đợt {at}", "lượt người", value * columns)
            + (value,) * columns
            for at in range(1, rows + 1)
        ),
        name="Theo đơn vị",
    )


def busy(tables: int = 10, rows: int = 200) -> Document:
    """Make a month of a busy post: the body and that many annex tables."""
    kept = "Tổ liên gia an toàn về phòng cháy, chữa cháy số {at}, thôn Trung Đồng"
    grids = [
        Annex(
            f"Danh sách số {table}",
            (
                replace(
                    FIGURES,
                    title=f"Biểu {table:02d}. Danh sách",
                    rows=tuple(_long_row(kept.format(at=at), at) for at in range(1, rows + 1)),
                ),
            ),
        )
        for table in range(1, tables + 1)
    ]
    return replace(REPORT, annexes=tuple(grids))


def _long_row(name: str, at: int) -> tuple[Cell, ...]:
    return (at, name, "lượt người", at * 37, 0.5, None, None, "Duy trì sinh hoạt hằng tháng")
