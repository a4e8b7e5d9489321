"""Files that are no paper, and papers that are no paper of the decree."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from tests.ui.paper.checker.correct import CORRECT, LEFT
from tests.ui.paper.samples import DISPATCH, RECEIPT, RECOVERY
from ui.paper.blocks import caption, paragraph
from ui.paper.checker import UnreadablePdfError, check_paper
from ui.paper.document import Column, Grid
from ui.paper.fonts import REGULAR, load_fonts
from ui.paper.grids import grid_story, numbered
from ui.paper.head import Head, addressed_to, title
from ui.paper.receipt import receipt_pdf
from ui.paper.recovery import recovery_pdf
from ui.paper.sheet import WIDTH, print_sheet
from ui.paper.signature import close


def locked(passphrase: str) -> bytes:
    load_fonts()
    out = BytesIO()
    encryption = StandardEncryption(passphrase, ownerPassword="chủ", canPrint=1)
    canvas = Canvas(out, encrypt=encryption, initialFontName=REGULAR)
    canvas.setFont(REGULAR, 14)
    canvas.drawString(LEFT, 700, "Danh sách")
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"%PDF-1.7\n", CORRECT.pdf()[:300], b"PK\x03\x04" + bytes(500)],
    ids=["empty", "words", "head alone", "cut", "another kind"],
)
def test_what_is_no_pdf_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UnreadablePdfError, match="không phải PDF hoặc đã hỏng"):
        check_paper(data)


def test_a_locked_file_is_refused_in_words() -> None:
    with pytest.raises(UnreadablePdfError, match="đặt mật khẩu"):
        check_paper(locked("bí mật"))


def test_a_file_that_only_may_not_be_changed_is_read() -> None:
    assert check_paper(locked("")) == []


def drawn(begin: Callable[[Canvas, float, float], object]) -> bytes:
    load_fonts()
    out = BytesIO()
    canvas = Canvas(out, initialFontName=REGULAR)
    for number, size in enumerate(CORRECT.sizes, start=1):
        canvas.setPageSize(size)
        begin(canvas, *size)
        CORRECT.draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_its_file_turns_is_read_as_it_is_shown(turn: int) -> None:
    def begin(canvas: Canvas, width: float, height: float) -> None:
        canvas.setPageRotation(turn)
        back = {
            90: (0, 1, -1, 0, height, 0),
            180: (-1, 0, 0, -1, width, height),
            270: (0, -1, 1, 0, 0, width),
        }
        canvas.transform(*back[turn])

    assert check_paper(drawn(begin)) == []


def test_what_lies_pale_behind_the_words_is_no_rule() -> None:
    def begin(canvas: Canvas, width: float, _height: float) -> None:
        canvas.setFillGray(0.9)
        canvas.rect(0, 100, width, 400, stroke=0, fill=1)
        canvas.setFillGray(0)

    assert check_paper(drawn(begin)) == []


def in_forms(aside: float) -> bytes:
    load_fonts()
    out = BytesIO()
    canvas = Canvas(out, initialFontName=REGULAR)
    for number, size in enumerate(CORRECT.sizes, start=1):
        canvas.setPageSize(size)
        canvas.beginForm(f"page-{number}", -aside, 0, *size)
        canvas.translate(-aside, 0)
        CORRECT.draw(canvas, number)
        canvas.endForm()
        canvas.translate(aside, 0)
        canvas.doForm(f"page-{number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_what_stands_in_a_form_is_where_the_form_is() -> None:
    assert check_paper(in_forms(100)) == []


@pytest.mark.parametrize("pdf", [receipt_pdf(RECEIPT), recovery_pdf(RECOVERY)], ids=["A5", "A4"])
def test_what_is_no_paper_of_the_decree_only_has_to_be_a_page(pdf: bytes) -> None:
    assert check_paper(pdf) == []


def test_a_list_without_a_head_may_be_of_any_size_of_letters() -> None:
    rows = numbered(("Nguyễn Thị Phương Thảo",) for _place in range(90))
    grid = Grid("", (Column("TT", 10), Column("Họ và tên", 90)), rows)
    lines = [caption("DANH SÁCH"), paragraph("Người lập", fontSize=10)]
    story = [*lines, *grid_story(grid, WIDTH, 12)]
    assert check_paper(print_sheet(story, title="x", author="x")) == []


def long_report(*end: Flowable) -> bytes:
    words = "Nhân dân các thôn tham gia phong trào toàn dân bảo vệ an ninh Tổ quốc. " * 12
    head = [Head(DISPATCH), *title("Báo cáo", "Kết quả năm 2022"), *addressed_to(("Công an tỉnh",))]
    body = [paragraph(words) for _place in range(70)]
    return print_sheet([*head, *body, *end], title="x", author="x")


def test_a_long_report_is_read_to_its_end() -> None:
    assert check_paper(long_report(*close("Hết", DISPATCH))) == []
    found = check_paper(long_report(paragraph("Hết.")))
    assert {(f.rule, f.page) for f in found} == {("F13", 21), ("F15", 21)}
