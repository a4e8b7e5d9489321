"""Every paper of a proposal keeps the decree and says the same in Word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph
from python_calamine import CalamineWorkbook

from tests.ui.paper.commendations import (
    CHECKLIST,
    DECISION,
    DOCUMENTS,
    HOUSEHOLD,
    HUNDRED_AWARDED,
    LABEL,
    LONG,
    MERITS,
    MINUTES,
    OFFICE,
)
from tests.ui.paper.pdf import needs_poppler, pages, texts
from tests.ui.paper.samples import COLLECTIVE, DISPATCH, INDIVIDUAL, PROPOSAL
from ui.paper.as_pdf import printed
from ui.paper.as_word import word_of
from ui.paper.as_workbook import workbook_of
from ui.paper.checker import check_paper
from ui.paper.commendation.checklist import checklist_document
from ui.paper.commendation.decision import decision_document
from ui.paper.commendation.label import label_document
from ui.paper.commendation.minutes import minutes_document
from ui.paper.dispatch import Dispatch, Marks
from ui.paper.document import Document
from ui.paper.merits import merit_document
from ui.paper.proposals import roster_document

every_document = pytest.mark.parametrize("make", DOCUMENTS.values(), ids=DOCUMENTS.keys())
_SIGNED = "Phạm Ngọc Ánh"


def said(document: Document) -> str:
    return " ".join(texts(printed(document)))


def in_word(document: Document) -> list[str]:
    """Read all words of the Word file, its tables too."""
    made = docx.Document(BytesIO(word_of(document)))
    lines: list[str] = []
    for block in made.iter_inner_content():
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [cell.text for row in block.rows for cell in row.cells]
    return " ".join(lines).split()


@every_document
def test_every_paper_keeps_the_decree(make: Callable[[Dispatch], Document]) -> None:
    assert check_paper(printed(make(DISPATCH))) == []
    marks = Marks(form="Mẫu số 02", internal=True, practice=True)
    draft = replace(DISPATCH, number=None, day=None, marks=marks)
    assert check_paper(printed(make(draft))) == []


@every_document
def test_word_says_what_the_pdf_says(make: Callable[[Dispatch], Document]) -> None:
    document = make(DISPATCH)
    found = texts(printed(document))
    on_paper, in_file = set(" ".join(found).split()), set(in_word(document))
    beside = {str(number) for number in range(1, len(found) + 1)} | {"DỰ", "THẢO"}
    assert in_file - on_paper == set()
    assert on_paper - in_file <= beside


@needs_poppler
@every_document
def test_no_word_stands_over_another(make: Callable[[Dispatch], Document]) -> None:
    for page in pages(printed(make(DISPATCH)))[:4]:
        lines: dict[int, list[tuple[float, float]]] = {}
        for word in page.words:
            lines.setdefault(round(word.bottom), []).append((word.left, word.right))
        for spans in lines.values():
            ordered = sorted(spans)
            for (_left, right), (left, _right) in pairwise(ordered):
                assert left > right - 1


@pytest.mark.parametrize("people", range(1, 14))
def test_a_roster_never_ends_in_a_lone_signature(people: int) -> None:
    paper = replace(PROPOSAL, individuals=(PROPOSAL.individuals * 3)[:people])
    last = texts(printed(roster_document(DISPATCH, paper)))[-1]
    assert last.index("Danh sách này có 05 tập thể,") < last.index(_SIGNED)
    assert "Gia Thắng, ngày 05 tháng 02 năm 2023 TRƯỞNG CÔNG AN XÃ" in last


def test_a_roster_counts_women_and_people_who_work_directly_where_that_is_known() -> None:
    assert "Trong đó: nữ 03/06 (50,0%)." in said(roster_document(DISPATCH, PROPOSAL))
    known = tuple(replace(each, direct=at > 0) for at, each in enumerate(PROPOSAL.individuals))
    text = said(roster_document(DISPATCH, replace(PROPOSAL, individuals=known)))
    assert "nữ 03/06 (50,0%); trực tiếp làm nhiệm vụ, lao động 05/06 (83,3%)." in text
    unknown = tuple(replace(each, sex="") for each in PROPOSAL.individuals)
    assert "Trong đó" not in said(roster_document(DISPATCH, replace(PROPOSAL, individuals=unknown)))


def test_a_roster_is_a_workbook_with_a_sheet_for_each_list() -> None:
    data = workbook_of(roster_document(DISPATCH, PROPOSAL))
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    assert book.sheet_names == ["Báo cáo", "Tập thể", "Cá nhân"]
    rows = book.get_sheet_by_name("Cá nhân").to_python()
    assert [row[1] for row in rows[4:10]] == [each.name for each in PROPOSAL.individuals]


def test_a_roster_that_another_confirms_has_two_places_to_sign() -> None:
    text = said(roster_document(DISPATCH, PROPOSAL, ("Xác nhận của", "nơi làm việc")))
    assert "XÁC NHẬN CỦA" in text
    assert "NƠI LÀM VIỆC" in text


def test_sudden_merit_tells_what_nobody_could_foresee_then_what_was_done() -> None:
    for subject in ("collective", "individual", "household"):
        text = said(merit_document(DISPATCH, MERITS[f"unexpected {subject}"]))
        assert "vì có thành tích đột xuất" in text
        assert "II. THÀNH TÍCH ĐỘT XUẤT 1. Tình huống bất ngờ" in text
        assert text.index("nước sông Hoàng Long") < text.index("Gõ kẻng") < text.index("Đưa 17")
        assert "CÁC HÌNH THỨC ĐÃ" not in text


def test_merit_in_a_theme_is_held_against_its_aims() -> None:
    for subject in ("collective", "individual", "household"):
        text = said(merit_document(DISPATCH, MERITS[f"theme {subject}"]))
        assert "Thời gian thực hiện: từ ngày 15/11/2022 đến ngày 15/02/2023." in text
        assert "1 Hộ ký cam kết hộ 460 465 101,1%" in text
        assert "2 Súng tự chế giao nộp khẩu 5 4 80,0%" in text
        assert "3 Pháo các loại giao nộp kg hơn 10 –" in text


def test_a_household_reports_in_the_name_of_its_householder() -> None:
    text = said(merit_document(DISPATCH, HOUSEHOLD))
    for words in ("Họ và tên chủ hộ: Bùi Văn Sáu.", "ĐẠI DIỆN HỘ GIA ĐÌNH", "TRƯỞNG THÔN"):
        assert words in text


def test_a_type_without_a_form_of_its_own_takes_the_usual_one() -> None:
    tenure = merit_document(DISPATCH, replace(INDIVIDUAL, award_type="tenure"))
    assert tenure == merit_document(DISPATCH, INDIVIDUAL)


def test_a_report_stands_on_nothing_that_was_not_given() -> None:
    bare = replace(COLLECTIVE, measures="", compliance="", targets=(), awards_held=())
    text = said(merit_document(DISPATCH, bare))
    assert "Biện pháp" not in text
    assert "Chưa ghi nhận hình thức khen thưởng nào trong sổ" in text


def test_minutes_have_a_number_and_no_day_in_their_head() -> None:
    first = texts(printed(minutes_document(DISPATCH, MINUTES)))[0]
    assert "Số: 05/TTr-CAX BIÊN BẢN" in first
    assert "Gia Thắng, ngày" not in first
    assert "Thời gian bắt đầu: 08 giờ 00 phút, ngày 30 tháng 01 năm 2023." in first


def test_minutes_tell_the_votes_and_why_a_warning_was_passed_over() -> None:
    text = said(minutes_document(DISPATCH, MINUTES))
    assert "bỏ phiếu kín đối với từng trường hợp; số người bỏ phiếu: 09." in text
    assert "Tập thể Giấy khen 9 9 100,0%" in text
    assert "Cá nhân Giấy khen 7 8 87,5%" in text
    assert "IV. NHỮNG ĐIỂM CẦN LƯU Ý VÀ LÝ DO VẪN ĐỀ NGHỊ" in text
    assert "Hai người cùng làm một việc trong một tổ" in text
    assert text.index("THƯ KÝ") < text.index("CHỦ TỌA")
    assert text.index("Quỳnh Uyển Phạm Ngọc Ánh") > text.index("kết thúc vào hồi 10 giờ 15")
    assert "NHỮNG ĐIỂM CẦN LƯU Ý" not in said(
        minutes_document(DISPATCH, replace(MINUTES, overridden=(), secret=False))
    )


@needs_poppler
def test_the_secretary_signs_left_of_the_chair() -> None:
    last = pages(printed(minutes_document(DISPATCH, MINUTES)))[-1]
    line = last.line("THƯ")
    assert [word.text for word in sorted(line, key=lambda w: w.left)] == ["THƯ", "KÝ", "CHỦ", "TỌA"]
    assert line[0].right < last.width / 2 < line[-1].left
    name = next(word for word in last.words if word.text == "Ngọc")
    assert name.top - line[0].bottom > 75  # room for signature and seal


def test_a_decision_gives_each_amount_and_the_whole_in_words() -> None:
    assert DECISION.total == 2 * 1_404_000 + 3 * 702_000
    text = said(decision_document(replace(OFFICE, number=7), DECISION))
    for words in (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ GIA THẮNG Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Theo đề nghị của Trưởng Công an xã Gia Thắng tại Tờ trình số 05/TTr-CAX",
        "QUYẾT ĐỊNH: Điều 1. Tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã Gia Thắng cho 02 tập",
        "- 02 tập thể, mỗi tập thể 1.404.000 đồng: 2.808.000 đồng;",
        "- 03 cá nhân, mỗi cá nhân 702.000 đồng: 2.106.000 đồng.",
        "4.914.000 đồng (bằng chữ: Bốn triệu chín trăm mười bốn nghìn đồng)",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        "- Như Điều 3;",
    ):
        assert words in text
    assert "DỰ THẢO" not in text


def test_a_decision_without_a_number_is_a_draft_on_each_page() -> None:
    for text in texts(printed(decision_document(OFFICE, HUNDRED_AWARDED))):
        assert "DỰ THẢO" in text


def test_many_names_stand_in_a_list_behind_the_decision() -> None:
    first, *rest = texts(printed(decision_document(OFFICE, HUNDRED_AWARDED)))
    assert "(có danh sách kèm theo)" in first
    assert HUNDRED_AWARDED.individuals[0].name not in first
    assert "Cá nhân: 72" in " ".join(rest)
    assert "(Kèm theo Quyết định số" in rest[0] + rest[1]


def test_an_amount_that_is_not_known_is_left_blank() -> None:
    unknown = replace(DECISION, individual_amount=None)
    assert unknown.total is None
    assert "mỗi cá nhân ……" in said(decision_document(OFFICE, unknown))


@needs_poppler
@pytest.mark.parametrize("occasion", [LABEL.occasion, LONG[:200]])
def test_a_label_is_half_a_sheet(occasion: str) -> None:
    [page] = pages(printed(label_document(DISPATCH, replace(LABEL, occasion=occasion))))
    assert max(word.bottom for word in page.words) < page.height / 2
    assert {"KHEN", "2022", "05/TTr-CAX"} <= {word.text for word in page.words}


def test_a_checklist_says_how_many_papers_are_missing() -> None:
    text = said(checklist_document(DISPATCH, CHECKLIST))
    assert "còn thiếu 01 loại giấy tờ" in text
    there = tuple(replace(each, there=True) for each in CHECKLIST.papers)
    full = said(checklist_document(DISPATCH, replace(CHECKLIST, papers=there)))
    assert "Hồ sơ có đủ giấy tờ theo yêu cầu./." in full
