from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from resources.catalogues import words
from storage.errors import BadRecordError
from storage.ledger import Ledger
from storage.repository import put
from storage.safety import AREA, missing_subjects
from tests.storage.registers import hamlet
from tests.storage.safety_subjects import assess, assessed, said_of, subject
from tests.ui.paper.pdf import needs_poppler, pages, texts
from ui.paper.checker import check_paper
from ui.paper.safety import (
    minutes_of,
    minutes_pdf,
    registration_of,
    registration_pdf,
    request_of,
    request_pdf,
)
from ui.paper.safety.wording import forms

DECEMBER = date(2022, 12, 8)
HELD = date(2022, 11, 5)


def area(ledger: Ledger, name: str = "Thôn Đoài") -> str:
    """Put the commune and one hamlet into the list; return the identity of the latter."""
    hamlet(ledger, name, households=150)
    for one in missing_subjects(ledger):
        put(ledger, one)
        last = one
    return last.id


def registration(ledger: Ledger) -> bytes:
    return registration_pdf(*registration_of(ledger, area(ledger), 2022, DECEMBER))


def minutes(ledger: Ledger) -> bytes:
    answers = said_of(AREA, kdc_force=False)
    put(ledger, assessed(subject=(of := area(ledger)), assessed_on=HELD, answers=answers))
    return minutes_pdf(*minutes_of(ledger, of, 2022, DECEMBER))


def request(ledger: Ledger) -> bytes:
    put(ledger, assessed(subject=area(ledger), assessed_on=HELD, minutes_paper="03/BB"))
    assess(ledger, subject(ledger, "Trường THCS Gia Thắng", "school"), assessed_on=HELD)
    assess(ledger, subject(ledger, "Thôn chậm"))
    return request_pdf(*request_of(ledger, 2022, DECEMBER))


@needs_poppler
@pytest.mark.parametrize("paper", [registration, minutes, request])
def test_the_layout_keeps_the_decree(ledger: Ledger, paper: Callable[[Ledger], bytes]) -> None:
    assert check_paper(paper(ledger)) == []


def test_a_registration_promises_each_criterion_in_the_subject_s_own_name(ledger: Ledger) -> None:
    said = " ".join(texts(registration(ledger)))
    assert said.startswith("XÃ GIA THẮNG")
    assert "THÔN ĐOÀI" in said
    assert "Tổng số hộ 150, trong đó 0 hộ đăng ký." in said
    assert "Lực lượng bảo vệ an ninh, trật tự ở cơ sở hoàn thành nhiệm vụ" in said
    assert "Mâu thuẫn, tranh chấp phức tạp kéo dài" in said
    assert "TRƯỞNG KHU DÂN CƯ" in said


def test_minutes_say_each_answer_and_conclude_from_them(ledger: Ledger) -> None:
    said = " ".join(texts(minutes(ledger)))
    assert "Ngày 05 tháng 11 năm 2022, tại" in said
    assert "Đã đăng ký ngày 10/03/2022." in said
    assert said.count("Không xảy ra") == 4
    assert "Thôn Đoài chưa đủ điều kiện đạt tiêu chuẩn" in said


def test_minutes_of_what_was_done_well_ask_for_recognition(ledger: Ledger) -> None:
    put(ledger, assessed(subject=(of := area(ledger)), assessed_on=HELD))
    said = " ".join(texts(minutes_pdf(*minutes_of(ledger, of, 2022, DECEMBER))))
    assert "Thôn Đoài đủ điều kiện; cuộc họp thống nhất đề nghị Ủy ban nhân dân xã" in said


def test_the_submission_lists_who_assessed_itself_and_nobody_else(ledger: Ledger) -> None:
    first, *_, last = texts(request(ledger))
    assert "có 03 khu dân cư, cơ quan, doanh nghiệp, cơ sở giáo dục thuộc diện xét" in first
    assert "quyết định công nhận 02 đối tượng đạt tiêu chuẩn" in first
    assert "- Khu dân cư: 01; - Cơ sở giáo dục: 01." in first
    assert "Thôn Đoài" in last
    assert "03/BB" in last
    assert "Trường THCS Gia Thắng" in last
    assert "Thôn chậm" not in last


@needs_poppler
def test_the_list_stands_on_a_landscape_page(ledger: Ledger) -> None:
    last = pages(request(ledger))[-1]
    assert last.width > last.height


def test_a_submission_for_nobody_is_refused_in_words(ledger: Ledger) -> None:
    with pytest.raises(BadRecordError, match="Chưa có đối tượng nào tự đánh giá"):
        request_of(ledger, 2022, DECEMBER)


def test_every_kind_of_subject_has_somebody_to_sign() -> None:
    assert set(forms()["signers"]) == set(words("safety_subjects"))
