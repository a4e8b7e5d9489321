from __future__ import annotations

import pytest

from tests.ui.paper.certificates.samples import (
    A4,
    LONG_MERIT,
    LONG_NAME,
    certificate,
    spot,
    template,
)
from ui.paper.certificates import fitting
from ui.paper.certificates.setting import LEAST_SHARE, set_texts
from ui.paper.certificates.words import for_people


def words(*found: object) -> str:
    return " ".join(str(getattr(one, "words", "")) for one in found)


def test_what_fits_is_said_nothing_of() -> None:
    assert fitting(A4, certificate()) == ()


def test_letters_are_made_smaller_within_limits_without_a_word() -> None:
    on = template(spot("achievement", y=60, size=20), spot("place_day", y=95, size=14))
    (text, _other) = set_texts(on, certificate(achievement=LONG_MERIT[:400]))
    assert LEAST_SHARE * 20 <= text.size < 20
    assert fitting(on, certificate(achievement=LONG_MERIT[:400])) == ()


def test_letters_that_get_too_small_are_told_with_their_size() -> None:
    on = template(spot("name", y=60, size=24), spot("address", y=70, size=16))
    (found,) = fitting(on, certificate(LONG_NAME))
    assert (found.part, found.stops) == ("name", False)
    assert "Tên tập thể, cá nhân" in found.words
    assert "cỡ" in found.words


def test_a_text_without_any_room_stops_the_printing() -> None:
    on = template(spot("name", y=60, width=20), spot("address", y=62))
    assert any(one.stops for one in fitting(on, certificate(LONG_NAME)))


def test_a_text_moved_off_the_sheet_stops_the_printing() -> None:
    on = template(spot(x=0, width=40, align="left"), shift_x=-50)
    (found,) = fitting(on, certificate())
    assert found.stops
    assert "ra ngoài tờ giấy" in found.words


def test_texts_upon_each_other_are_told() -> None:
    on = template(spot("name", y=60), spot("address", y=60))
    assert "đè lên nhau" in words(*fitting(on, certificate()))


def test_a_word_longer_than_its_line_is_told_and_whole() -> None:
    on = template(spot(width=30))
    one = certificate("Nguyễn" * 20)
    assert "ngắt giữa từ" in words(*fitting(on, one)) or "thu nhỏ" in words(*fitting(on, one))
    (text,) = set_texts(on, one)
    assert "".join(line.text for line in text.lines) == one.name


@pytest.mark.parametrize("pattern", ["{chức}", "Tặng {Name}"])
def test_a_blank_that_nothing_fills_stops_the_printing(pattern: str) -> None:
    (found,) = fitting(template(spot("words", text=pattern)), certificate())
    assert found.stops
    assert "{" in found.words


def test_words_of_the_template_stand_in_place_of_the_usual_ones() -> None:
    on = template(spot("signer_name", text="Đinh Văn Ổn"), spot("words", y=80, text="Tặng: {name}"))
    said = ["".join(line.text for line in text.lines) for text in set_texts(on, certificate())]
    assert said == ["Đinh Văn Ổn", "Tặng: Trần Quang Nghĩa"]


def test_blanks_are_written_in_vietnamese() -> None:
    (text,) = set_texts(template(spot("words", text="Tặng {tên}, {địa danh}")), certificate())
    assert text.lines[0].text == "Tặng Trần Quang Nghĩa, Gia Thắng"
    assert for_people("Quyết định số {number}") == "Quyết định số {số quyết định}"


def test_capitals_and_faces_are_those_of_the_spot() -> None:
    (text,) = set_texts(template(spot(upper=True, bold=True, italic=True)), certificate("Đặng Ổn"))
    assert (text.lines[0].text, text.font) == ("ĐẶNG ỔN", "LiberationSerif-BoldItalic")


def test_a_certificate_without_a_name_and_one_with_a_foreign_letter_are_told() -> None:
    assert "Chưa có tên" in words(*fitting(A4, certificate("")))
    (found,) = fitting(A4, certificate("Nguyễn 漢"))
    assert found.stops
    assert "漢" in found.words
