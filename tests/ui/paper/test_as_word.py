from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.ui.paper.office import needs_office, opened
from tests.ui.paper.pdf import needs_poppler, pages, texts
from tests.ui.paper.reports import CHART, FIGURES, JOINT, REPORT, THREE, wide
from tests.ui.paper.samples import DISPATCH
from ui.paper.as_word import word_of
from ui.paper.checker import check_paper
from ui.paper.dispatch import Marks
from ui.paper.document import Annex, Column, Document, Grid, Prose
from ui.paper.fonts import MissingLetterError

WHOLE = replace(
    REPORT,
    body=(*REPORT.body, CHART),
    annexes=(
        Annex("Số liệu năm 2022", (replace(FIGURES, rows=FIGURES.rows * 12, total=False),)),
        Annex("Theo đơn vị", (wide(25, 12), wide(25, 134055))),
    ),
)


def reread(document: Document) -> WordFile:
    return docx.Document(BytesIO(word_of(document)))


def test_the_text_reads_as_in_the_paper() -> None:
    lines = [paragraph.text for paragraph in reread(REPORT).paragraphs]
    order = [
        "BÁO CÁO",
        REPORT.about,
        "Kính gửi:",
        "- Công an huyện Gia Viễn;",
        "- Ủy ban nhân dân xã Gia Thắng.",
        REPORT.opening,
        "I. TÌNH HÌNH",
        "Nhân dân yên tâm.",
        "II. KẾT QUẢ THỰC HIỆN",
        "1. Công tác tham mưu",
        "- Ban hành 02 kế hoạch.",
        "2. Xây dựng mô hình",
        "Biểu 01. Mô hình",
        "III. PHƯƠNG HƯỚNG",
        "1. Nhiệm vụ chung",
        "Trên đây là báo cáo kết quả năm 2022 của Công an xã Gia Thắng./.",
        "Phụ lục I",
        "SỐ LIỆU NĂM 2022",
        "Phụ lục II",
    ]
    found = [lines.index(words) for words in order]
    assert found == sorted(found)


def test_headings_are_headings_that_word_lists() -> None:
    styles = {x.text: x.style.name for x in reread(REPORT).paragraphs if x.style}
    assert styles["II. KẾT QUẢ THỰC HIỆN"] == "Heading 1"
    assert styles["1. Công tác tham mưu"] == "Heading 2"
    assert styles["Nhân dân yên tâm."] == "Body Text"


def test_pages_have_the_margins_of_the_decree_and_annexes_lie_with_pages_of_their_own() -> None:
    body, *annexes = reread(REPORT).sections
    assert (round(body.page_width or 0, -4), round(body.page_height or 0, -4)) == (
        round(Mm(210), -4),
        round(Mm(297), -4),
    )
    for section in (body, *annexes):
        assert section.left_margin == pytest.approx(Mm(30), abs=10_000)
        assert section.right_margin == pytest.approx(Mm(15), abs=10_000)
        assert section.top_margin == pytest.approx(Mm(20), abs=10_000)
        assert section.different_first_page_header_footer
    assert body.first_page_header.paragraphs[0].text == ""
    assert " PAGE " in body.header._element.xml
    assert len(annexes) == 2
    for section in annexes:
        assert section.orientation == WD_ORIENT.LANDSCAPE
        assert section.page_width is not None
        assert section.page_height is not None
        assert section.page_width > section.page_height
        start = section._sectPr.find(qn("w:pgNumType"))
        assert start is not None
        assert start.get(qn("w:start")) == "1"


def test_a_table_repeats_its_two_lines_of_heads_and_sets_numbers_right() -> None:
    table = reread(REPORT).tables[1]
    heads = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows]
    assert heads == [True, True, *[False] * len(FIGURES.rows)]
    assert [cell.text for cell in table.rows[3].cells] == [
        "2",
        "Lượt người được tuyên truyền",
        "lượt người",
        "180.756",
        "98,0%",
        "–",
        "–",
        "",
    ]
    number = table.rows[3].cells[3].paragraphs[0]
    assert number.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert table.rows[0].cells[3].text == table.rows[0].cells[4].text == "Trong kỳ"
    assert table.rows[0].cells[1].text == table.rows[1].cells[1].text == "Nội dung"
    assert all(run.bold for cell in table.rows[-1].cells for run in cell.paragraphs[0].runs)


def test_two_issuers_stand_beside_each_other_and_both_sign() -> None:
    tables = reread(JOINT).tables
    first = [cell.text.split("\n") for cell in tables[0].rows[0].cells]
    assert first[0][:2] == ["CÔNG AN HUYỆN GIA VIỄN", "CÔNG AN XÃ"]
    assert first[1][0] == "ỦY BAN MTTQ VIỆT NAM HUYỆN GIA VIỄN"
    assert first[2][0] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    last = tables[-1]
    assert [cell.text for cell in last.rows[1].cells] == [
        "Thiếu tá Phạm Ngọc Ánh",
        "Đinh Thị Hồng Nhung",
    ]
    assert last.rows[2].cells[0].text.startswith("Nơi nhận:\n- Như trên;")


def test_the_names_of_three_issuers_stand_below_each_other() -> None:
    head = reread(THREE).tables[0].rows[0].cells
    assert len(head) == 2
    names = [line for line in head[0].text.split("\n") if line]
    assert names[:2] == ["CÔNG AN HUYỆN GIA VIỄN", "CÔNG AN XÃ GIA THẮNG"]
    assert names[-1] == "HỘI LIÊN HIỆP PHỤ NỮ XÃ"
    assert head[1].text.startswith("CỘNG HÒA")


def test_the_signature_stays_with_the_last_words() -> None:
    made = reread(REPORT)
    closing = next(x for x in made.paragraphs if x.text.endswith("./."))
    assert closing.paragraph_format.keep_with_next
    table = next(x for x in made.tables if "Nơi nhận:" in x.rows[0].cells[0].text)
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)


def test_a_chart_is_a_picture_that_can_be_heard() -> None:
    made = reread(replace(REPORT, body=(CHART,)))
    (picture,) = made.inline_shapes
    said = picture._inline.docPr.get("descr") or ""
    assert said.startswith(CHART.title)
    assert "T8: 2022 21, 2021 14" in said


def test_annexes_stand_beside_the_headings_in_navigation() -> None:
    found = [x for x in reread(REPORT).paragraphs if x.text.startswith("Phụ lục I")]
    assert [x.text for x in found] == ["Phụ lục I", "Phụ lục II"]
    for paragraph in found:
        assert paragraph.style
        assert paragraph.style.name == "Phụ lục"
        assert paragraph.style.element.xpath("./w:pPr/w:outlineLvl/@w:val") == ["0"]


def test_no_empty_line_parts_a_table_from_the_annex_that_follows() -> None:
    annexes = tuple(Annex(name, (wide(3, 12),)) for name in ("Một", "Hai", "Ba"))
    body = reread(replace(REPORT, body=(), annexes=annexes)).element.body
    ends = body.xpath("./w:p[w:pPr/w:sectPr]")
    assert len(ends) == 3
    assert [end.getprevious().tag for end in ends] == [qn("w:tbl")] * 3  # or a page stays empty


def test_a_table_says_its_title_to_who_hears_it() -> None:
    grid = replace(FIGURES, title='Biểu "01" & <02>')
    table = reread(replace(REPORT, body=(grid,))).tables[1]
    assert table._tbl.xpath("./w:tblPr/w:tblCaption/@w:val") == [grid.title]


def test_a_mark_stands_in_a_frame() -> None:
    marked = replace(REPORT, dispatch=replace(DISPATCH, marks=Marks(internal=True)))
    mark = reread(marked).sections[0].first_page_header.paragraphs[0]
    assert mark.text == "LƯU HÀNH NỘI BỘ"
    assert mark.runs[0]._r.xpath("./w:rPr/w:bdr")


def test_the_file_says_who_wrote_it_and_nothing_in_english() -> None:
    data = word_of(WHOLE)
    made = docx.Document(BytesIO(data))
    said = made.core_properties
    assert said.title == f"Báo cáo: {REPORT.about}"
    assert said.author == "Công an xã Gia Thắng"
    assert said.language == "vi-VN"
    with ZipFile(BytesIO(data)) as package:
        everything = b"".join(package.read(name) for name in package.namelist()).decode("latin-1")
    for foreign in ("python-docx", "Microsoft Macintosh", "en-US", "Calibri", "Heading 3"):
        assert foreign not in everything


def test_the_same_document_gives_the_same_bytes() -> None:
    assert word_of(WHOLE) == word_of(WHOLE)


def test_what_looks_like_markup_stays_text() -> None:
    text = "<w:br/> & “a < b” ]]>"
    grid = Grid(text, (Column(text, 1),), ((text,),), note=text)
    made = reread(replace(REPORT, body=(Prose(text), grid), annexes=(Annex("A", ()),)))
    assert [x.text for x in made.paragraphs].count(text) == 3
    assert [cell.text for cell in made.tables[1].columns[0].cells] == [text, text]


def test_a_letter_that_no_file_may_hold_is_refused_in_words() -> None:
    with pytest.raises(MissingLetterError):
        word_of(replace(REPORT, body=(Prose("a\x01b"),)))


@needs_office
@needs_poppler
def test_libreoffice_opens_it_as_the_same_paper(tmp_path: Path) -> None:
    marked = replace(WHOLE, dispatch=replace(DISPATCH, marks=Marks(internal=True, practice=True)))
    pdf = opened(word_of(marked), "report.docx", tmp_path)
    assert check_paper(pdf) == []
    found, read = pages(pdf), texts(pdf)
    assert "I. TÌNH HÌNH" in read[0]
    upright = [page for page in found if page.width < page.height]
    annexes = [page for page in found if page.width > page.height]
    assert len(upright) == 2
    assert len(annexes) >= 6
    numbers = [text.split()[4] for text in read]  # after the mark: a number, or the first word
    assert numbers[1] == "2"
    first = len(upright)
    assert numbers[first : first + 3] == ["Phụ", "2", "3"]
    assert all("Trong kỳ" in text for text in read[first : first + 3])
    for page in found:
        assert all(word.right < page.width - 40 for word in page.words)
    for text in read:
        assert "LƯU HÀNH NỘI BỘ" in text
        assert "TT" in text or "CÔNG AN" in text
