from __future__ import annotations

from datetime import date

from storage.records import Activity, Team, fields_of
from ui.screens.words import count_words, measures_words, moment_words, name_of, value_words

UNIT = "ninh-binh/gia-vien/gia-thang"


def test_thousands_have_dots() -> None:
    assert count_words(180756) == "180.756"


def test_a_moment_is_on_no_day_after_that_of_practice_books() -> None:
    kept = "2026-11-22T10:20:00+00:00"
    assert moment_words(kept).endswith("22/11/2026")
    assert moment_words(kept, date(2023, 1, 10)).endswith(" 10/01/2023")
    assert moment_words(kept, date(2026, 12, 1)) == moment_words(kept)
    assert moment_words(None, date(2023, 1, 10)) == ""


def test_measures_are_said_in_the_order_of_their_kind_and_zeros_are_not_said() -> None:
    said = measures_words("propaganda", {"attendances": 1200, "sessions": 2, "female": 0})
    assert said == "2 buổi, 1.200 lượt người"


def test_numbers_of_one_unit_are_told_apart_by_their_names() -> None:
    said = measures_words("propaganda", {"sessions": 1, "attendances": 80, "female": 30})
    assert said == "1 buổi, 80 lượt người, nữ 30"
    said = measures_words("weapon_handover", {"guns": 1, "detonators": 2, "support_tools": 3})
    assert said == "1 khẩu, kíp nổ 2, công cụ hỗ trợ 3"
    said = measures_words("tips", {"crime": 2, "drugs": 3, "valuable": 1})
    assert said == "5 tin: tội phạm hình sự 2, ma túy 3, tin có giá trị, chưa chia loại 1"


def test_numbers_of_an_unknown_kind_are_shown_as_they_came() -> None:
    assert measures_words("of_next_year", {"rockets": 3}) == "3 rockets"


def test_an_activity_without_a_title_is_called_by_its_kind() -> None:
    activity = Activity(unit=UNIT, kind="mediation", happened_on=date(2022, 12, 1))
    assert name_of(activity) == "Hòa giải"


def test_a_reference_is_said_by_name_and_a_code_by_its_word() -> None:
    team = Team(unit=UNIT, name="Tổ 1", form="mediation", hamlets=("a" * 32, "b" * 32))
    fields = {field.name: field for field in fields_of(Team)}
    names = {"hamlet": {"a" * 32: "Thôn Đoài", "b" * 32: "Thôn Trung"}}
    assert value_words(fields["hamlets"], team, names) == "Thôn Đoài, Thôn Trung"
    assert value_words(fields["form"], team, {}) == "Tổ hòa giải"
