"""A small paper that keeps the decree, drawn piece by piece, so that a test can spoil one piece."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ui.paper.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, load_fonts, width_of

LEFT, RIGHT = 85.04, 552.76  # 30 and 15 mm
SENDER, NATION, MIDDLE, SIGNER = 180.0, 419.0, 318.9, 430.0
TURNED = (LEFT + 841.89 - 42.52) / 2
INDENT = LEFT + 36
COLUMNS = (LEFT, 120.0, 500.0, 799.0)


@dataclass(frozen=True)
class Text:
    """Words on a page; `x` is their beginning, or their middle when centred."""

    page: int
    x: float
    y: float
    words: str
    font: str = REGULAR
    size: float = 14
    centred: bool = False
    angle: float = 0


@dataclass(frozen=True)
class Rule:
    """A level line on a page, as long as a part of the words of a text, below it."""

    below: str
    part: float
    aside: float = 0


@dataclass(frozen=True)
class Rows:
    """A ruled table; the first row is its head."""

    page: int
    top: float
    rows: tuple[tuple[str, ...], ...]
    size: float = 11


@dataclass(frozen=True)
class Drawn:
    """All pieces of a paper by name."""

    texts: dict[str, Text]
    rules: dict[str, Rule]
    tables: dict[str, Rows]
    sizes: tuple[tuple[float, float], ...] = field(default=(A4, A4, landscape(A4), landscape(A4)))

    def change(self, name: str, **changes: Any) -> Drawn:
        """Spoil one piece."""
        if name in self.texts:
            return replace(self, texts=self.texts | {name: replace(self.texts[name], **changes)})
        if name in self.rules:
            return replace(self, rules=self.rules | {name: replace(self.rules[name], **changes)})
        return replace(self, tables=self.tables | {name: replace(self.tables[name], **changes)})

    def add(self, name: str, piece: Text) -> Drawn:
        """Add words that do not belong there."""
        return replace(self, texts=self.texts | {name: piece})

    def without(self, *names: str) -> Drawn:
        """Leave pieces out."""
        texts = {name: text for name, text in self.texts.items() if name not in names}
        rules = {name: rule for name, rule in self.rules.items() if name not in names}
        tables = {name: table for name, table in self.tables.items() if name not in names}
        return replace(self, texts=texts, rules=rules, tables=tables)

    def moved(self, page: int, *names: str) -> Drawn:
        """Put words on another page."""
        moved = {name: replace(self.texts[name], page=page) for name in names}
        return replace(self, texts=self.texts | moved)

    def pdf(self) -> bytes:
        """Draw it."""
        load_fonts()
        out = BytesIO()
        canvas = Canvas(out, invariant=1, initialFontName=REGULAR)
        for number, size in enumerate(self.sizes, start=1):
            canvas.setPageSize(size)
            self.draw(canvas, number)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def draw(self, canvas: Canvas, number: int) -> None:
        """Draw one page of it."""
        height = self.sizes[number - 1][1]
        for text in self.texts.values():
            if text.page == number:
                _write(canvas, text, height)
        canvas.setLineWidth(0.7)
        for rule in self.rules.values():
            above = self.texts.get(rule.below)
            if above and above.page == number:
                half = rule.part * width_of(above.words, above.font, above.size) / 2
                y, middle = height - above.y - 5, above.x + rule.aside
                canvas.line(middle - half, y, middle + half, y)
        for table in self.tables.values():
            if table.page == number:
                _rule(canvas, table, height)


def _write(canvas: Canvas, text: Text, height: float) -> None:
    canvas.saveState()
    canvas.translate(text.x, height - text.y)
    canvas.rotate(text.angle)
    canvas.setFont(text.font, text.size)
    draw = canvas.drawCentredString if text.centred else canvas.drawString
    draw(0, 0, text.words)
    canvas.restoreState()


def _rule(canvas: Canvas, table: Rows, height: float) -> None:
    canvas.setLineWidth(0.5)
    canvas.setFont(REGULAR, table.size)
    top = height - table.top
    bottom = top - 20 * len(table.rows)
    for at, row in enumerate(table.rows):
        canvas.line(COLUMNS[0], top - 20 * at, COLUMNS[-1], top - 20 * at)
        for x, cell in zip(COLUMNS, row, strict=False):
            canvas.drawString(x + 3, top - 20 * at - 14, cell)
    canvas.line(COLUMNS[0], bottom, COLUMNS[-1], bottom)
    for x in COLUMNS:
        canvas.line(x, top, x, bottom)


def _head(x: float, y: float, words: str, font: str, size: float) -> Text:
    return Text(1, x, y, words, font, size, centred=True)


_LINE = "trật tự trên địa bàn ổn định, Nhân dân tích cực tham gia phong trào"
_HEAD = ("TT", "Nội dung", "Kết quả")
CORRECT = Drawn(
    texts={
        "superior": _head(SENDER, 69, "CÔNG AN TỈNH NINH BÌNH", REGULAR, 12),
        "issuer": _head(SENDER, 83, "CÔNG AN XÃ ĐẠI HOÀNG", BOLD, 12),
        "nation": _head(NATION, 69, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD, 12),
        "motto": _head(NATION, 83, "Độc lập - Tự do - Hạnh phúc", BOLD, 13),
        "number": _head(SENDER, 109, "Số: 05/BC-CAX", REGULAR, 13),
        "date": _head(NATION, 109, "Đại Hoàng, ngày 05 tháng 02 năm 2026", ITALIC, 13),
        "kind": _head(MIDDLE, 143, "BÁO CÁO", BOLD, 14),
        "subject": _head(MIDDLE, 160, "Kết quả công tác tháng 01/2026", BOLD, 14),
        "addressed": Text(1, 200, 195, "Kính gửi: Công an tỉnh Ninh Bình"),
        "ground": Text(1, INDENT, 225, "Căn cứ Luật Thi đua, khen thưởng;", ITALIC),
        "last ground": Text(1, INDENT, 250, "Căn cứ Kế hoạch số 12/KH-CAT.", ITALIC),
        "heading": Text(1, INDENT, 280, "I. TÌNH HÌNH", BOLD),
        "text": Text(1, INDENT, 305, "Trong tháng, tình hình an ninh, trật tự"),
        "on": Text(1, LEFT, 323, _LINE),
        "part": Text(1, INDENT, 348, "1. Mô hình", BOLD),
        "dash": Text(1, INDENT, 373, "- Duy trì 10 loại mô hình tự quản;"),
        "page 2": Text(2, MIDDLE, 33, "2", REGULAR, 13, centred=True),
        "last": Text(2, INDENT, 75, "Trên đây là kết quả tháng 01/2026, Công an xã Đại Hoàng"),
        "end": Text(2, LEFT, 93, "kính báo cáo Công an tỉnh theo dõi./."),
        "to": Text(2, LEFT, 130, "Nơi nhận:", BOLD_ITALIC, 12),
        "above": Text(2, LEFT, 144, "- Như trên;", REGULAR, 11),
        "also": Text(2, LEFT, 157, "- UBND xã Đại Hoàng;", REGULAR, 11),
        "filed": Text(2, LEFT, 170, "- Lưu: VT.", REGULAR, 11),
        "authority": Text(2, SIGNER, 132, "TRƯỞNG CÔNG AN XÃ", BOLD, 14, centred=True),
        "name": Text(2, SIGNER, 240, "Phạm Ngọc Ánh", BOLD, 14, centred=True),
        "annex": Text(3, TURNED, 71, "Phụ lục", BOLD, 14, centred=True),
        "annex title": Text(3, TURNED, 90, "SỐ LIỆU THÁNG 01/2026", BOLD, 14, centred=True),
        "of": Text(
            3,
            TURNED,
            110,
            "(Kèm theo Báo cáo số 05/BC-CAX ngày 05 tháng 02 năm 2026 của Công an xã Đại Hoàng)",
            ITALIC,
            centred=True,
        ),
        "page 2 of annex": Text(4, TURNED, 33, "2", REGULAR, 13, centred=True),
    },
    rules={
        "rule of issuer": Rule("issuer", 0.4),
        "rule of motto": Rule("motto", 1),
        "rule of subject": Rule("subject", 0.4),
    },
    tables={
        "table": Rows(3, 130, (_HEAD, *((str(n), "Buổi tuyên truyền", "12") for n in range(19)))),
        "table on": Rows(4, 60, (_HEAD, *((str(n), "Vụ hòa giải", "7") for n in range(3)))),
    },
)
