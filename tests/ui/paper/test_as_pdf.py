from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.steps import Step, drain
from tests.ui.paper.chart_samples import FORTY, GROUPS, HAMLETS
from tests.ui.paper.pdf import contents, needs_poppler, pages, rules, texts
from tests.ui.paper.reports import CHART, FIGURES, JOINT, REPORT, THREE, busy, wide
from tests.ui.paper.samples import DISPATCH
from ui.paper.as_pdf import first_page_pdf, pdf_of
from ui.paper.charts import Chart
from ui.paper.dispatch import Marks
from ui.paper.document import Annex, Column, Document, Grid, Heading, Kind, Prose


def printed(document: Document) -> bytes:
    return drain(pdf_of(document))


def test_headings_are_numbered_anew_under_each_section() -> None:
    whole = " ".join(texts(printed(REPORT)))
    order = [
        "BÁO CÁO Kết quả công tác",
        "I. TÌNH HÌNH",
        "II. KẾT QUẢ THỰC HIỆN",
        "1. Công tác tham mưu",
        "- Ban hành 02 kế hoạch.",
        "2. Xây dựng mô hình",
        "III. PHƯƠNG HƯỚNG",
        "1. Nhiệm vụ chung",
        "của Công an xã Gia Thắng./.",
        "Phụ lục I SỐ LIỆU NĂM 2022",
        "(Kèm theo Báo cáo số 05/BC-CAX ngày 05 tháng 02 năm 2023 của Công an xã Gia Thắng)",
        "Phụ lục II SỐ LIỆU TỪNG XÃ",
    ]
    found = [whole.find(words) for words in order]
    assert -1 not in found
    assert found == sorted(found)


def test_a_grid_is_printed_as_vietnamese_papers_write_numbers() -> None:
    annex = next(text for text in texts(printed(REPORT)) if "Phụ lục I " in text)
    assert "TT Nội dung Đơn vị tính Trong kỳ" in annex
    assert "2 Lượt người được tuyên truyền lượt người 180.756 98,0% – –" in annex
    assert "Thuốc nổ kg 1,5 – 0 0,0%" in annex
    assert "tin hơn 1.000 – hàng trăm – =1+1" in annex
    assert "Tổng cộng 181.767 – 8 –" in annex
    assert "Số liệu tính từ ngày 15 tháng trước" in annex


def test_a_year_in_a_column_of_words_takes_no_dot() -> None:
    columns = (Column("Năm", 1, "centre"), Column("Buổi", 1, "number"))
    grid = Grid("Theo năm", columns, ((2013, 2013),))
    (page,) = texts(printed(replace(REPORT, body=(grid,), annexes=())))
    assert "2013 2.013" in page


@needs_poppler
def test_annexes_lie_on_landscape_pages_that_count_for_themselves() -> None:
    long = replace(FIGURES, rows=FIGURES.rows * 12, total=False)
    report = replace(REPORT, annexes=(Annex("Một", (long,)), Annex("Hai", (long,))))
    found = [page for page in pages(printed(report)) if page.width > page.height]
    numbers = [page.words[0].text for page in found]
    assert numbers[:2] == ["Phụ", "2"]
    again = numbers.index("Phụ", 1)
    assert numbers[again : again + 2] == ["Phụ", "2"]
    for text in texts(printed(report))[-len(found) :]:
        assert "Trong kỳ Cùng kỳ năm trước" in text
        assert "Số lượng Tỷ lệ Số lượng Tỷ lệ" in text


@needs_poppler
def test_numbers_stand_at_the_right_edge_of_their_column() -> None:
    annex = next(page for page in pages(printed(REPORT)) if page.width > page.height)
    edges = [word.right for word in annex.words if word.text in ("180.756", "1,5", "181.767")]
    assert len(edges) == 3
    assert max(edges) - min(edges) < 1


@needs_poppler
@pytest.mark.parametrize("value", [17, 1340, 134055, 20_134_055])
def test_25_units_stand_within_the_page_with_the_content_beside_them(value: int) -> None:
    report = replace(REPORT, body=(), annexes=(Annex("Theo đơn vị", (wide(25, value),)),))
    found = pages(printed(report))
    words = [word for page in found for word in page.words]
    dotted = f"{value:,}".replace(",", ".")
    assert [word.text for word in words].count(dotted) == 25 * 12
    for page in found:
        assert all(word.right < page.width - 40 for word in page.words)
    parts = sum(word.text == "TT" for word in words)
    contents = sum(word.text == "Nội" for word in words)
    assert parts == contents  # whatever is repeated, is repeated whole


def test_a_grid_too_broad_for_a_page_says_which_part_of_it_this_is() -> None:
    report = replace(REPORT, body=(), annexes=(Annex("A", (wide(25, 20_134_055),)),))
    whole = " ".join(texts(printed(report)))
    assert "Biểu 02. Số liệu theo đơn vị (phần 1/2)" in whole
    assert "Biểu 02. Số liệu theo đơn vị (phần 2/2)" in whole


@needs_poppler
def test_two_issuers_stand_beside_each_other_and_both_sign() -> None:
    found = pages(printed(JOINT))
    first, last = found[0].words, found[-1].words
    police = next(word for word in first if word.text == "CÔNG")
    front = next(word for word in first if word.text == "ỦY")
    nation = next(word for word in first if word.text == "CỘNG")
    assert police.top == pytest.approx(front.top, abs=1)
    assert police.right < front.left < nation.left
    names = {word.text: word for word in last if word.text in ("Ánh", "Nhung", "Nơi")}
    assert names["Ánh"].top == pytest.approx(names["Nhung"].top, abs=1)
    assert names["Ánh"].right < names["Nhung"].left
    assert names["Nơi"].top > names["Ánh"].bottom
    assert len(rules(printed(JOINT))) >= 4  # under both issuers, the motto and the title


@needs_poppler
def test_the_names_of_three_issuers_stand_below_each_other() -> None:
    first = pages(printed(THREE))[0].words
    police = next(word for word in first if word.text == "CÔNG")
    front = next(word for word in first if word.text == "ỦY")
    women = next(word for word in first if word.text == "HỘI" and word.top > front.top)
    number = next(word for word in first if word.text == "Số:")
    assert police.bottom < front.top < women.top < number.top
    assert len(rules(printed(THREE))) >= 5  # under each issuer, the motto and the title


def test_three_issuers_sign_two_beside_each_other_and_one_below() -> None:
    whole = " ".join(texts(printed(THREE)))
    assert whole.index("Phạm Ngọc Ánh") < whole.index("Đinh Thị Hồng Nhung") < whole.index("Bùi Ổn")


@pytest.mark.parametrize("block", [FIGURES, CHART, GROUPS, FORTY, HAMLETS], ids=lambda b: b.title)
def test_no_heading_is_left_behind_by_what_it_stands_over(block: Grid | Chart) -> None:
    titles = Heading("Kết quả"), Heading("Mô hình", 2)
    for lines in range(6, 30, 3):
        body = (Prose("Nhân dân yên tâm.\n" * lines), *titles, block)
        report = replace(REPORT, body=body, annexes=())
        assert not any(page.endswith("1. Mô hình") for page in texts(printed(report)))
        assert not any(page.endswith(block.title) for page in texts(printed(report)))


def test_the_contents_beside_the_pages_lead_to_headings_and_annexes() -> None:
    assert contents(printed(REPORT)) == [
        (0, "I. TÌNH HÌNH", 1),
        (0, "II. KẾT QUẢ THỰC HIỆN", 1),
        (1, "1. Công tác tham mưu", 1),
        (1, "2. Xây dựng mô hình", 1),
        (0, "III. PHƯƠNG HƯỚNG", 2),
        (1, "1. Nhiệm vụ chung", 2),
        (0, "Phụ lục I. Số liệu năm 2022", 3),
        (0, "Phụ lục II. Số liệu từng xã", 4),
    ]


def test_a_chart_is_drawn_with_its_title() -> None:
    found = " ".join(texts(printed(replace(REPORT, body=(CHART,), annexes=()))))
    assert CHART.title in found
    assert "2021" in found


def test_the_first_page_is_the_same_as_in_the_whole_and_comes_alone() -> None:
    (first,) = texts(first_page_pdf(REPORT))
    assert first == texts(printed(REPORT))[0]
    (start,) = texts(first_page_pdf(busy(tables=2, rows=30)))
    assert start == first
    (short,) = texts(first_page_pdf(replace(REPORT, body=(), annexes=())))
    assert "Phạm Ngọc Ánh" in short


def test_the_first_page_of_a_long_table_in_the_body_comes_alone() -> None:
    long = replace(FIGURES, rows=FIGURES.rows * 400)
    report = replace(REPORT, body=(long,), annexes=())
    (first,) = texts(first_page_pdf(report))
    assert first == texts(printed(report))[0]


def test_pages_are_counted_while_they_are_laid_out_and_work_stops_when_asked() -> None:
    steps: list[Step] = []
    drain(pdf_of(busy(tables=2, rows=60)), steps.append)
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done < steps[-1].total
    assert len({step.note for step in steps}) > 8
    work = pdf_of(busy(tables=2, rows=60))
    next(work)
    work.close()
    with pytest.raises(StopIteration):
        next(work)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert printed(REPORT) == printed(REPORT)


def test_marks_of_the_paper_stand_on_body_and_annex_alike() -> None:
    marked = replace(DISPATCH, marks=Marks(internal=True, practice=True))
    for text in texts(printed(replace(REPORT, dispatch=marked))):
        assert "LƯU HÀNH NỘI BỘ" in text
        assert "TẬP DƯỢT" in text


_KINDS: tuple[Kind, ...] = ("text", "centre", "number", "percent")
_WORDS = st.text("aăâ đêộ-.\n", max_size=600)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_grid_can_be_printed(data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.sampled_from(_KINDS), min_size=1))
    groups = data.draw(st.lists(st.sampled_from(("", "A", "Bđ")), min_size=len(kinds)))
    columns = tuple(
        Column(data.draw(_WORDS), 1 + at % 3, kind, group)
        for at, (kind, group) in enumerate(zip(kinds, groups, strict=False))
    )
    cells = st.one_of(st.none(), _WORDS, st.integers(-(10**9), 10**12), st.floats(0, 10))
    row = st.tuples(*[cells] * len(columns))
    rows = tuple(data.draw(st.lists(row, max_size=5)))
    grid = Grid("Biểu", columns, rows, total=data.draw(st.booleans()), note=data.draw(_WORDS))
    report = replace(REPORT, body=(Heading("A"), grid), annexes=(Annex("B", (grid, Prose("C"))),))
    assert texts(printed(report))
