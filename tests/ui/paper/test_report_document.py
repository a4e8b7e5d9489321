"""A report as a paper: its outline, its opening, its tables, and the same figures in every file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from resources.catalogues import entries
from storage.ledger import Ledger
from storage.records import Report
from storage.records.report import SectionText
from storage.report_period import Period, month_period, quarter_period, year_period, years_period
from storage.repository import put
from storage.steps import drain
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity
from tests.ui.paper.pdf import texts
from tests.ui.paper.report_books import UNITS_BELOW, post_books, superior_books
from ui.paper.cells import table_words
from ui.paper.checker import check_paper
from ui.paper.document import Asked, Document, Grid, Prose
from ui.paper.reports.facts import facts_of, short_names
from ui.paper.reports.making import (
    FORMS,
    file_name,
    form_of,
    fresh_report,
    made_document,
    report_on,
    written,
)
from ui.paper.reports.report_document import grids_of

DECEMBER = month_period("2022-12")
PERIODS = {
    "month": DECEMBER,
    "quarter": quarter_period(2022, 4),
    "half_year": Period("2022-07", "2022-12"),
    "year": year_period(2022),
    "term": years_period(2013, 2022),
    "theme": year_period(2022),
    "programme": years_period(2013, 2022),
}


@pytest.fixture
def post() -> Iterator[Ledger]:
    with post_books() as ledger:
        yield ledger


@pytest.fixture
def superior() -> Iterator[Ledger]:
    with superior_books() as ledger:
        yield ledger


def report_of(ledger: Ledger, form: str) -> Report:
    topics = ("propaganda", "tips") if form == "theme" else ()
    programme = "p09" if form == "programme" else None
    unit = ledger.settings.unit
    return fresh_report(unit, form, PERIODS[form], programme=programme, topics=topics)


def grids(document: Document) -> list[Grid]:
    return [b for annex in document.annexes for b in annex.blocks if isinstance(b, Grid)]


def printed(ledger: Ledger, report: Report) -> str:
    document = made_document(ledger, report)
    return " ".join(" ".join(texts(drain(written(document, "pdf")))).split())


def test_every_form_of_report_has_its_file() -> None:
    assert {entry.code for entry in entries("report_forms")} == set(FORMS) == set(PERIODS)


@pytest.mark.parametrize("form", FORMS)
def test_every_report_of_a_post_keeps_the_decree(post: Ledger, form: str) -> None:
    report = report_of(post, form)
    if form == "programme":
        report = report.model_copy(update={"joint": "Ủy ban MTTQ xã", "joint_signer": "Chủ tịch"})
    document = made_document(post, report)
    assert check_paper(drain(written(document, "pdf"))) == []
    assert all(grid.rows for grid in grids(document))


@pytest.mark.parametrize("form", FORMS)
def test_every_report_of_a_superior_keeps_the_decree(superior: Ledger, form: str) -> None:
    document = made_document(superior, report_of(superior, form), UNITS_BELOW)
    assert check_paper(drain(written(document, "pdf"))) == []


def test_a_month_is_told_in_the_usual_outline(post: Ledger) -> None:
    report = report_of(post, "month").model_copy(
        update={"texts": (SectionText(section="strengths", text="Nhân dân đồng tình."),)}
    )
    text = printed(post, report)
    heads = [
        "tháng 12/2022; phương hướng, nhiệm vụ tháng 01/2023",
        "Kính gửi: Công an huyện Gia Viễn",
        "số liệu từ ngày 15/11/2022 đến ngày 14/12/2022",
        "II. KẾT QUẢ THỰC HIỆN",
        "1. Công tác tuyên truyền, vận động",
        "2. Xây dựng, nhân rộng mô hình",
        "III. ĐÁNH GIÁ 1. Ưu điểm Nhân dân đồng tình.",
        "Biểu 01. Tổng hợp mô hình",
        "Biểu 11.",
    ]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)


def test_an_empty_month_says_that_nothing_happened(ledger: Ledger) -> None:
    document = made_document(ledger, fresh_report(UNIT, "month", DECEMBER))
    assert Prose("Trong kỳ không phát sinh.") in document.body


def test_a_programme_goes_by_content_then_by_organisation_and_two_sign(post: Ledger) -> None:
    update = {"joint": "Ủy ban MTTQ xã Gia Thắng", "joint_signer": "TM. BAN\nCHỦ TỊCH\nLê Nga"}
    report = report_of(post, "programme").model_copy(update=update)
    text = printed(post, report)
    heads = [
        "Thực hiện Chương trình phối hợp số 09/CTr-BCA-MTTW ngày 01/08/2013",
        "Công an xã Gia Thắng và Ủy ban MTTQ xã Gia Thắng báo cáo",
        "KẾT QUẢ THỰC HIỆN CÁC NỘI DUNG PHỐI HỢP 1. Phối hợp tuyên truyền",
        "KẾT QUẢ PHỐI HỢP THEO TỪNG TỔ CHỨC - Ủy ban Mặt trận Tổ quốc",
        "Lê Nga",
        "Biểu 09.",
        "Biểu 01.",
    ]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)


def test_a_joint_report_is_proposed_with_the_front_of_the_same_place(post: Ledger) -> None:
    report = report_on(post, "programme", PERIODS["programme"], programme="p09")
    assert report.joint == "Ủy ban Mặt trận Tổ quốc Việt Nam xã Gia Thắng"
    (beside,) = made_document(post, report).with_issuers
    assert (beside.signer.lines, beside.signer.name) == (("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"), "")
    assert check_paper(drain(written(made_document(post, report), "pdf"))) == []


def test_grounds_that_were_written_open_the_report(post: Ledger) -> None:
    texts_ = (SectionText(section="basis", text="Kế hoạch số 12/KH-UBND;\nCông văn số 3/CV."),)
    report = report_of(post, "month").model_copy(update={"texts": texts_})
    opening = made_document(post, report).opening
    assert opening.startswith("Thực hiện Kế hoạch số 12/KH-UBND; Công văn số 3/CV, Công an xã")


def test_a_theme_has_only_its_tables(post: Ledger) -> None:
    names = [grid.name for grid in grids(made_document(post, report_of(post, "theme")))]
    assert names == ["Biểu 03", "Biểu 03 chủ đề", "Biểu 04"]


def test_a_figure_stands_beside_what_it_is_compared_with(post: Ledger) -> None:
    activity(post, "20/10/2022", measures={"sessions": 2})
    outreach = grids_of(facts_of(post, DECEMBER))[2]
    assert table_words(outreach)[0][1:5] == ["Buổi tuyên truyền", "buổi", "3", "5"]


def test_the_table_of_a_superior_names_units_shortly_and_loses_none(superior: Ledger) -> None:
    document = made_document(superior, report_of(superior, "month"), UNITS_BELOW)
    outreach = next(grid for grid in grids(document) if grid.name == "Biểu 03")
    heads = [column.title for column in outreach.columns]
    assert heads[3:] == [*short_names(UNITS_BELOW).values(), "Tổng"]
    row = table_words(outreach)[0]
    assert row[3:] == [f"10.{at:03d}" for at in range(21)] + ["210.210"]


def test_two_units_of_one_name_are_told_apart() -> None:
    names = {"a": "Công an xã Gia Hòa", "b": "Công an phường Gia Hòa", "c": "Công an thị trấn Me"}
    assert list(short_names(names).values()) == ["Xã Gia Hòa", "Phường Gia Hòa", "Thị trấn Me"]


def test_what_a_superior_keeps_itself_has_a_column_of_its_own(superior: Ledger) -> None:
    activity(superior, "20/11/2022", unit="ninh-binh/gia-vien", measures={"sessions": 4})
    facts = facts_of(superior, DECEMBER, UNITS_BELOW)
    assert next(iter(facts.units.values())) == "Huyện Gia Viễn"
    outreach = next(grid for grid in grids_of(facts) if grid.name == "Biểu 03")
    assert table_words(outreach)[0][-1] == "210.214"


def test_every_figure_of_the_tables_knows_what_is_behind_it(post: Ledger) -> None:
    for grid in grids_of(facts_of(post, DECEMBER)):
        assert grid.sources, grid.title
        for (row, column), source in grid.sources.items():
            assert row < len(grid.rows)
            assert column < len(grid.columns)
            if isinstance(source, Asked):
                assert source.when in ("now", "so_far", "before")


def test_the_saved_report_of_a_period_is_the_one_that_is_printed(post: Ledger) -> None:
    fresh = report_on(post, "month", DECEMBER)
    assert fresh.texts == ()
    kept = fresh.model_copy(update={"title": "Trích yếu của xã"})
    put(post, kept)
    put(post, fresh_report(UNIT, "quarter", quarter_period(2022, 4)))
    assert report_on(post, "month", DECEMBER).title == "Trích yếu của xã"
    assert report_on(post, "month", month_period("2022-11")).title != "Trích yếu của xã"


def test_files_are_called_by_form_and_period() -> None:
    named = {form: file_name(fresh_report(UNIT, form, PERIODS[form]), "pdf") for form in FORMS}
    assert named["month"] == "bao-cao-thang-2022-12.pdf"
    assert named["quarter"] == "bao-cao-quy-2022-10_2022-12.pdf"
    assert named["year"] == "bao-cao-nam-2022.pdf"
    assert named["programme"] == "bao-cao-chuong-trinh-2013-2022.pdf"
    assert [form_of(PERIODS[form]) for form in ("month", "quarter", "half_year", "year")] == [
        "month",
        "quarter",
        "half_year",
        "year",
    ]
    assert form_of(Period("2022-01", "2022-09")) == "term"


_KINDS = {
    "propaganda": ("sessions", "attendances"),
    "tips": ("crime", "drugs"),
    "mediation": ("received",),
}
_WORK = st.lists(
    st.sampled_from(sorted(_KINDS)).flatmap(
        lambda kind: st.tuples(
            st.just(kind),
            st.fixed_dictionaries({code: st.integers(0, 99_999) for code in _KINDS[kind]}),
        )
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=8)
@given(work=_WORK)
def test_pdf_word_and_workbook_have_the_figures_that_the_ledger_has(
    work: list[tuple[str, dict[str, int]]],
) -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        for kind, measures in work:
            activity(ledger, "20/11/2022", kind, measures=measures)
        document = made_document(ledger, fresh_report(UNIT, "month", DECEMBER))
    text = " ".join(" ".join(texts(drain(written(document, "pdf")))).split())
    word = docx.Document(BytesIO(drain(written(document, "docx"))))
    in_word = {tuple(cell.text for cell in row.cells) for t in word.tables for row in t.rows}
    book = CalamineWorkbook.from_filelike(BytesIO(drain(written(document, "xlsx"))))
    for grid in grids(document):
        sheet = book.get_sheet_by_name(grid.name).to_python()
        for words, cells in zip(table_words(grid), grid.rows, strict=True):
            assert tuple(words) in in_word
            assert words[1] in text
            wanted = [float(cell) if isinstance(cell, int) else cell for cell in cells]
            assert any([*row] == _as_sheet(wanted, words) for row in sheet), words
    told = {"sessions": "TT01", "attendances": "TT02"}
    for measure, code in told.items():
        whole = sum(measures.get(measure, 0) for _kind, measures in work)
        outreach = next(grid for grid in grids(document) if grid.name == "Biểu 03")
        (row,) = [r for r in outreach.rows if r[1] == _NAMES[code]]
        assert row[3] == whole
        if whole:
            assert f"{whole:,}".replace(",", ".") in text


_NAMES = {"TT01": "Buổi tuyên truyền", "TT02": "Lượt người được tuyên truyền"}


def _as_sheet(cells: Sequence[object], words: list[str]) -> list[object]:
    """Return a row as a workbook holds it: numbers as numbers, all else as its words."""
    return [
        cell if isinstance(cell, float) else word for cell, word in zip(cells, words, strict=True)
    ]
