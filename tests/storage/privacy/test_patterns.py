"""Patterns of what free words should not hold: found where they are, and not where they are not."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from resources.catalogues import words
from storage.privacy.patterns import newly_suspected, patterns_in
from storage.records import Activity, Member
from tests.conftest import UNIT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CCCD 037089001234", ("identity",)),
        ("số 037 089 001 234.", ("identity",)),
        ("CMND số 164123456", ("identity",)),
        ("gọi 0912345678 để hỏi", ("phone",)),
        ("gọi 0912 345 678, 091.234.5678", ("phone",)),
        ("+84 912 345 678", ("phone",)),
        ("máy bàn 0229 3871 234", ("phone",)),
        ("Công văn TUYỆT MẬT", ("secrecy",)),
        ("theo kế hoạch tối mật", ("secrecy",)),
        ("Đóng dấu: MẬT", ("secrecy",)),
        ("một đặc tình báo", ("secrecy",)),
        ("037089001234, 0912345678", ("identity", "phone")),
    ],
)
def test_what_should_not_be_written_is_seen(text: str, found: tuple[str, ...]) -> None:
    assert patterns_in(text) == found
    assert patterns_in(unicodedata.normalize("NFD", text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Quyết định số 164/QĐ-UBND ngày 03/10/2022",
        "từ 03.10.2022 12 buổi, 03-10-2022 12 buổi",
        "thưởng 123.456.789.012 đồng",
        "thưởng 1.000.000.000 đồng",
        "Tuyên truyền Luật Bảo vệ bí mật nhà nước",
        "TUYÊN TRUYỀN BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "BẢO MẬT THÔNG TIN, MẬT KHẨU, MẬT ONG",
        "mật độ dân cư, thân mật, mật thiết",
        "năm 2021, 2022; 45 lượt 120 người",
        "16412345",
        "mã hồ sơ 164123456",
        "Số: 12/KH-CAX 2022-2023",
        "tài liệu mật mã",
    ],
)
def test_ordinary_words_raise_no_alarm(text: str) -> None:
    assert patterns_in(text) == ()


def test_a_field_that_is_made_for_it_is_left_alone() -> None:
    one = Member(unit=UNIT, team="a" * 32, full_name="An", phone="0912345678")
    assert newly_suspected(one, None) == []
    written = one.model_copy(update={"training": "gọi 0912345678"})
    (found,) = newly_suspected(written, one)
    assert (found.field, found.patterns) == ("training", ("phone",))


def test_what_was_there_before_is_not_asked_about_again() -> None:
    one = Activity(unit=UNIT, kind="talk", happened_on=date(2022, 12, 1), title="gọi 0912345678")
    assert newly_suspected(one, one.model_copy(update={"note": "x"})) == []
    assert newly_suspected(one, None)


def test_every_pattern_has_its_words() -> None:
    assert set(words("text_patterns")) == {"identity", "phone", "secrecy"}
