from __future__ import annotations

from dataclasses import replace

import pytest

from resources.catalogues import indicators
from tests.ui.paper.pdf import texts
from tests.ui.paper.samples import (
    COLLECTIVE,
    DISPATCH,
    INDIVIDUAL,
    MONTHLY,
    PROPOSAL,
    RECEIPT,
    RECOVERY,
)
from ui.paper.figures import FigureRow
from ui.paper.merit import AwardHeld
from ui.paper.merits import collective_merit_pdf, individual_merit_pdf
from ui.paper.monthly import MonthlyReport, ReportWords, monthly_pdf
from ui.paper.proposals import proposal_pdf
from ui.paper.receipt import receipt_pdf
from ui.paper.recovery import recovery_pdf


def said(report: MonthlyReport) -> str:
    return " ".join(texts(monthly_pdf(DISPATCH, report)))


def test_a_month_is_told_in_the_usual_outline() -> None:
    text = said(MONTHLY)
    heads = [
        "tháng 12/2022; phương hướng, nhiệm vụ tháng 01/2023",
        "số liệu từ ngày 15/11/2022 đến ngày 14/12/2022",
        "I. TÌNH HÌNH",
        "II. KẾT QUẢ THỰC HIỆN",
        "3. Xây dựng, củng cố, nhân rộng mô hình",
        "III. ĐÁNH GIÁ",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
        "Biểu 01. Mô hình",
    ]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)


def test_figures_stand_in_text_and_table_with_what_they_compare_to() -> None:
    text = said(MONTHLY)
    assert "- Lượt người được tuyên truyền: 1.240 lượt người (lũy kế 18.756; cùng kỳ" in text
    assert "Lượt người được tuyên truyền lượt người 1.240 18.756 1.102 +138 (+12,5%)" in text
    assert "Thuốc nổ kg 1,5 12,25 2 −0,5 (−25,0%)" in text
    assert "- Trọng án" not in text  # nought is told in the table alone
    assert "Trọng án vụ 0 0 0 0" in text


def test_what_was_told_inexactly_is_said_in_its_own_words() -> None:
    row = FigureRow(code="TB10", name="Tin có giá trị", unit="tin", value=0, note="hàng trăm")
    assert "- Tin có giá trị: hàng trăm tin." in said(replace(MONTHLY, figures=(row,)))
    more = replace(row, value=1200, note="hơn 1.000")
    assert "- Tin có giá trị: 1.200; hơn 1.000 tin." in said(replace(MONTHLY, figures=(more,)))


def test_every_indicator_is_told_and_tabled() -> None:
    rows = tuple(
        FigureRow(code=code, name=f"«{code}»", unit=indicator.unit, value=3)
        for code, indicator in indicators().items()
    )
    text = said(replace(MONTHLY, figures=rows))
    for code in indicators():
        assert text.count(f"«{code}»") == 2


def test_an_empty_month_says_that_nothing_happened() -> None:
    text = said(replace(MONTHLY, figures=(), words=ReportWords()))
    assert text.count("Trong kỳ không phát sinh.") == 9
    assert "I. KẾT QUẢ THỰC HIỆN" in text
    assert "ĐÁNH GIÁ" not in text


def test_the_report_of_a_collective_tells_its_standing_merit_and_awards() -> None:
    text = " ".join(texts(collective_merit_pdf(DISPATCH, COLLECTIVE)))
    for words in (
        "BÁO CÁO THÀNH TÍCH Đề nghị tặng Giấy khen của Chủ tịch",
        "I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH",
        "II. THÀNH TÍCH ĐẠT ĐƯỢC",
        "TT Nội dung Đơn vị tính Năm 2021 Năm 2022",
        "2 Lượt người được huấn luyện lượt người 0 1.036",
        "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG",
        "Số 118/QĐ-UBND",
        "XÁC NHẬN CỦA CẤP TRÌNH KHEN THƯỞNG",
        "THỦ TRƯỞNG ĐƠN VỊ",
        "Trần Quang Nghĩa",
    ):
        assert words in text
    assert "Số: " not in text  # a report of merit bears no number


def test_the_report_of_a_person_has_three_places_to_sign() -> None:
    merit = replace(INDIVIDUAL, titles_held=(AwardHeld(2021, "Lao động tiên tiến", "Số 9/QĐ"),))
    text = " ".join(texts(individual_merit_pdf(DISPATCH, merit)))
    for words in (
        "Họ và tên: Công Tằng Tôn Nữ Quỳnh Uyển",
        "1. Danh hiệu thi đua",
        "Giấy khen của Chủ tịch UBND xã năm 2020.",
        "THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN",
        "NGƯỜI BÁO CÁO THÀNH TÍCH",
        "XÁC NHẬN CỦA CẤP TRÌNH KHEN THƯỞNG",
    ):
        assert words in text
    assert "Bí danh" not in text


def test_who_holds_no_award_yet_is_said_to_hold_none() -> None:
    text = " ".join(texts(individual_merit_pdf(DISPATCH, replace(INDIVIDUAL, held=()))))
    assert "Chưa được khen thưởng." in text


@pytest.mark.parametrize(
    ("occasion", "words"),
    [
        ("Phong trào năm 2022", "có thành tích trong phong trào năm 2022"),
        ("Có thành tích xuất sắc năm 2022", "có thành tích xuất sắc năm 2022"),
        ("đột xuất trong chữa cháy", "có thành tích đột xuất trong chữa cháy"),
    ],
)
def test_an_occasion_reads_as_part_of_the_sentence(occasion: str, words: str) -> None:
    text = " ".join(texts(proposal_pdf(DISPATCH, replace(PROPOSAL, occasion=occasion))))
    assert text.count(words) == 2


def test_the_recovery_sheet_shows_the_code_whole() -> None:
    [text] = texts(recovery_pdf(replace(RECOVERY, code="2320-NSG7-MYTQ-5HQN-1VNM-NV0Y-M1A0")))
    assert "2320 NSG7 MYTQ 5HQN 1VNM NV0Y M1A0" in text


def test_the_slip_of_a_receipt_is_one_page_of_a5_that_tells_the_answer() -> None:
    pdf = receipt_pdf(replace(RECEIPT, reasons=RECEIPT.reasons * 5))
    [text] = texts(pdf)
    assert "BIÊN NHẬN SỐ 212" in text
    assert "NHẬN CÓ LƯU Ý" in text
    assert "hoạt động: 34" in text
    assert RECEIPT.bundle_id in text.replace(" ", "")
