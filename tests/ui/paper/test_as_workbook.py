from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from tests.ui.paper.office import needs_office, opened
from tests.ui.paper.pdf import needs_poppler, texts
from tests.ui.paper.reports import CHART, FIGURES, REPORT, wide
from tests.ui.paper.samples import DISPATCH
from ui.paper.as_workbook import workbook_of
from ui.paper.charts import Chart, Series
from ui.paper.dispatch import Marks
from ui.paper.document import Annex, Column, Document, Grid, Prose

_GROUPS = Chart(
    "Mô hình theo nhóm",
    ("Địa bàn dân cư tự quản", "Dòng họ, tôn giáo, dân tộc"),
    (Series("", (40, 12)),),
    "bars",
    "mô hình",
)


def sheets(document: Document) -> dict[str, list[list[object]]]:
    """Read every sheet of the workbook back from its first cell on."""
    book = CalamineWorkbook.from_filelike(BytesIO(workbook_of(document)))
    return {
        name: [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in book.sheet_names
    }


def parts(document: Document) -> dict[str, str]:
    """Unpack the workbook: each part's name and text."""
    with ZipFile(BytesIO(workbook_of(document))) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def with_grid(grid: Grid) -> Document:
    return replace(REPORT, body=(grid,), annexes=())


def test_the_first_sheet_holds_the_text_of_the_paper() -> None:
    (name, lines), *_others = sheets(REPORT).items()
    assert name == "Báo cáo"
    text = [str(row[0]) for row in lines]
    order = [
        "CÔNG AN XÃ GIA THẮNG",
        "Số: 05/BC-CAX",
        "BÁO CÁO",
        "I. TÌNH HÌNH",
        "Nhân dân yên tâm.",
        "1. Công tác tham mưu",
        "- Ban hành 02 kế hoạch.",
        "Biểu 01. Mô hình (xem trang tính “Biểu 01. Mô hình”)",
        "Trên đây là báo cáo kết quả năm 2022 của Công an xã Gia Thắng./.",
        "Phụ lục I. Số liệu năm 2022",
        "Số liệu của các đơn vị báo cáo.",
    ]
    found = [text.index(words) for words in order]
    assert found == sorted(found)


def test_numbers_are_numbers_and_words_are_words() -> None:
    rows = sheets(REPORT)["Biểu 01. Mô hình"]
    assert rows[3][:5] == ["TT", "Nội dung", "Đơn vị tính", "Trong kỳ", ""]
    assert rows[4][3:5] == ["Số lượng", "Tỷ lệ"]
    assert rows[6] == [2, "Lượt người được tuyên truyền", "lượt người", 180756, 0.98, "–", "–", ""]
    assert rows[7][3:7] == [1.5, "–", 0, 0]
    assert rows[8][3:] == ["hơn 1.000", "–", "hàng trăm", "–", "=1+1"]
    assert rows[11][0] == FIGURES.note


def test_cells_say_how_a_number_is_written() -> None:
    styles = parts(REPORT)["xl/styles.xml"]
    assert 'formatCode="0.0%"' in styles
    assert 'formatCode="#,##0.0"' in styles
    assert 'formatCode="#,##0"' in styles


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@a", '=HYPERLINK("http://a","b")', "{=1}"])
def test_nothing_that_was_written_becomes_an_order_to_excel(text: str) -> None:
    grid = Grid(text, (Column(text, 1),), ((text,),), note=text, name="Biểu")
    document = with_grid(grid)
    made = parts(replace(document, body=(Prose(text), grid)))
    assert not any("<f>" in part for name, part in made.items() if "worksheets" in name)
    assert not any(
        "http" in part for name, part in made.items() if name.endswith("sheet2.xml.rels")
    )
    rows = sheets(document)["Biểu"]
    assert [row[0] for row in rows if row[0]][-2:] == [text, text]


def test_heads_stay_in_sight_and_are_printed_on_each_page() -> None:
    made = parts(with_grid(FIGURES))
    grid = made["xl/worksheets/sheet2.xml"]
    assert '<pane xSplit="3" ySplit="5" topLeftCell="D6"' in grid
    assert 'orientation="landscape"' in grid
    assert 'fitToHeight="0"' in grid
    assert "$4:$5" in made["xl/workbook.xml"]


def test_every_sheet_has_a_name_that_excel_takes() -> None:
    titles = (
        "[Biểu]: a/b?*\\",
        "'Biểu'",
        "",
        "BÁO CÁO",
        "History",
        "x" * 60,
        "X" * 60,
        "Một",
        "một",
    )
    grids = tuple(Grid(title, (Column("A", 1),), ((1,),)) for title in titles)
    names = list(sheets(replace(REPORT, body=grids, annexes=())))
    assert len(names) == len({name.casefold() for name in names}) == len(titles) + 1
    assert names[1] == "Biểu a b"
    assert names[4] == "BÁO CÁO (2)"
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name


def test_a_chart_is_excels_own_and_stands_beside_its_numbers() -> None:
    document = replace(REPORT, body=(CHART, _GROUPS), annexes=())
    rows = sheets(document)[CHART.title]
    assert rows[3][:3] == ["Nội dung", "2022", "2021"]
    assert rows[11][:3] == ["T8", 21, 14]
    assert rows[15][:3] == ["T12", "", 8]
    made = parts(document)
    assert "'Buổi tuyên truyền theo tháng'!$B$5:$B$16" in made["xl/charts/chart1.xml"]
    assert 'barDir val="bar"' in made["xl/charts/chart2.xml"]
    assert "T8: 2022 21, 2021 14" in made["xl/drawings/drawing1.xml"]


def test_a_chart_of_nothing_known_has_its_sheet_and_no_picture() -> None:
    empty = Chart("Chưa có", ("T1",), (Series("", (None,)),))
    made = parts(replace(REPORT, body=(empty,), annexes=()))
    assert not any("charts/" in name for name in made)


def test_the_file_says_who_wrote_it() -> None:
    made = parts(REPORT)["docProps/core.xml"]
    assert "<dc:creator>Công an xã Gia Thắng</dc:creator>" in made
    assert f"<dc:title>Báo cáo: {REPORT.about}</dc:title>" in made
    assert "2023-02-05" in made


def test_the_same_document_gives_the_same_bytes() -> None:
    draft = replace(REPORT, dispatch=replace(DISPATCH, number=None, day=None))
    assert workbook_of(draft) == workbook_of(draft)


def test_what_no_file_may_hold_is_left_out_and_a_very_long_text_is_cut_with_a_sign() -> None:
    grid = Grid("Biểu", (Column("A", 1),), (("a\x01b\ufffec",), ("đ" * 40_000,)))
    rows = sheets(with_grid(grid))["Biểu"]
    assert rows[4][0] == "abc"
    assert str(rows[5][0]).endswith("đ…")


@needs_office
@needs_poppler
def test_libreoffice_prints_a_sheet_as_broad_as_the_page_or_on_two_where_it_is_too_broad(
    tmp_path: Path,
) -> None:
    marked = replace(DISPATCH, marks=Marks(internal=True, practice=True))
    annexes = (Annex("Theo đơn vị", (wide(25, 134055),)),)
    report = replace(REPORT, dispatch=marked, body=(FIGURES, CHART, _GROUPS), annexes=annexes)
    found = texts(opened(workbook_of(report), "report.xlsx", tmp_path))
    assert len(found) == 6
    assert all("LƯU HÀNH NỘI BỘ" in text and "TẬP DƯỢT" in text for text in found)
    assert "hơn 1.000" in found[1]
    assert CHART.title in found[2]
    for part in found[4:]:
        assert "Nội dung Đơn vị tính" in part
        assert "Lượt người được tuyên truyền đợt 12" in part
    assert sum(part.count("134.055") + part.count("134,055") for part in found[4:]) == 300
