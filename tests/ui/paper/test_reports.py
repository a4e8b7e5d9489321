from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ui.paper.pdf import texts
from tests.ui.paper.samples import (
    COLLECTIVE,
    DISPATCH,
    INDIVIDUAL,
    PROPOSAL,
    RECEIPT,
    RECOVERY,
)
from ui.paper.as_pdf import printed
from ui.paper.merit import AwardHeld
from ui.paper.merits import merit_document
from ui.paper.proposals import proposal_document
from ui.paper.receipt import receipt_pdf
from ui.paper.recovery import recovery_pdf


def test_the_report_of_a_collective_tells_its_standing_merit_and_awards() -> None:
    text = " ".join(texts(printed(merit_document(DISPATCH, COLLECTIVE))))
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
    text = " ".join(texts(printed(merit_document(DISPATCH, merit))))
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


def test_of_who_holds_no_award_in_the_books_nothing_more_is_claimed() -> None:
    text = " ".join(texts(printed(merit_document(DISPATCH, replace(INDIVIDUAL, held=())))))
    assert "Chưa ghi nhận hình thức khen thưởng nào trong sổ" in text
    assert "Chưa được khen" not in text


@pytest.mark.parametrize(
    ("occasion", "words"),
    [
        ("Phong trào năm 2022", "có thành tích trong phong trào năm 2022"),
        ("Có thành tích xuất sắc năm 2022", "có thành tích xuất sắc năm 2022"),
        ("đột xuất trong chữa cháy", "có thành tích đột xuất trong chữa cháy"),
    ],
)
def test_an_occasion_reads_as_part_of_the_sentence(occasion: str, words: str) -> None:
    text = " ".join(
        texts(printed(proposal_document(DISPATCH, replace(PROPOSAL, occasion=occasion))))
    )
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
