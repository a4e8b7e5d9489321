from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.ui.paper.pdf import Page, Word, needs_poppler, pages, rules, texts
from tests.ui.paper.samples import DISPATCH, PROPOSAL
from ui.paper.as_pdf import printed
from ui.paper.dispatch import Dispatch, Letterhead
from ui.paper.head import Head, addressed_to
from ui.paper.proposals import proposal_document
from ui.paper.sheet import print_sheet

LONG = Letterhead(
    "Công an thành phố trực thuộc trung ương Đà Nẵng",
    "Công an đặc khu Hoàng Sa và các đảo, bãi đá phụ cận thuộc quyền quản lý",
    "Hoàng Sa",
    "BC-CAĐK",
)


def head(dispatch: Dispatch, about: str = "") -> bytes:
    return print_sheet([Head(dispatch, about=about)], title="x", author="x")


def width(words: list[Word]) -> float:
    return max(word.right for word in words) - min(word.left for word in words)


def half(page: Page, line: list[Word], *, right: bool) -> list[Word]:
    middle = 85 + (page.width - 127.6) * 0.42
    return [word for word in line if (word.left > middle) == right]


@needs_poppler
def test_number_and_date_stand_on_one_baseline() -> None:
    page = pages(printed(proposal_document(DISPATCH, PROPOSAL)))[0]
    line = " ".join(word.text for word in sorted(page.line("05/TTr-CAX"), key=lambda w: w.left))
    assert line == "Số: 05/TTr-CAX Gia Thắng, ngày 05 tháng 02 năm 2023"


@needs_poppler
@pytest.mark.parametrize("letterhead", [DISPATCH.letterhead, LONG], ids=["short", "long"])
def test_rules_are_as_long_as_the_decree_asks(letterhead: Letterhead) -> None:
    pdf = printed(proposal_document(replace(DISPATCH, letterhead=letterhead), PROPOSAL))
    page, drawn = pages(pdf)[0], rules(pdf)
    assert len(drawn) == 3
    motto = half(page, page.line("Độc"), right=True)
    rule = max(drawn, key=lambda r: r[0])
    assert rule[1] - rule[0] == pytest.approx(width(motto), abs=3)
    sender, subject = sorted((r for r in drawn if r != rule), key=lambda r: r[0])
    if letterhead is not LONG:
        unit = half(page, page.line("XÃ"), right=False)
        assert 1 / 3 <= (sender[1] - sender[0]) / width(unit) <= 1 / 2
    about = page.line("Về")
    assert 1 / 3 - 0.01 <= (subject[1] - subject[0]) / width(about) <= 1 / 2 + 0.01


@needs_poppler
def test_rules_never_touch_the_words_above() -> None:
    pdf = printed(proposal_document(DISPATCH, PROPOSAL))
    baselines = {page_word.bottom for page_word in pages(pdf)[0].words}
    for _left, _right, top in rules(pdf):
        above = max(bottom for bottom in baselines if bottom < top + 6)
        assert top - above > -1  # poppler's boxes reach below the descenders


@needs_poppler
def test_long_names_wrap_in_their_column() -> None:
    page = pages(head(replace(DISPATCH, letterhead=LONG)))[0]
    left = [word for word in page.words if word.right < 85 + 467 * 0.42]
    assert {"CÔNG", "TRUNG", "HOÀNG", "QUẢN", "LÝ", "05/BC-CAĐK"} <= {word.text for word in left}
    nation = [word for word in page.words if word.left > 85 + 467 * 0.42]
    assert " ".join(word.text for word in nation).startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")


def test_a_draft_has_room_for_number_and_date() -> None:
    [text] = texts(head(replace(DISPATCH, number=None, day=None)))
    assert "Số: /TTr-CAX" in " ".join(text.split())
    assert text.endswith("Gia Thắng, ngày tháng năm")


@pytest.mark.parametrize(("number", "words"), [(5, "05/"), (10, "10/"), (123, "123/")])
def test_numbers_below_ten_take_a_nought(number: int, words: str) -> None:
    [text] = texts(head(replace(DISPATCH, number=number, day=date(2026, 3, 1))))
    assert f"Số: {words}TTr-CAX" in text
    assert "ngày 01 tháng 3 năm 2026" in text


@needs_poppler
def test_what_a_letter_is_about_stands_below_its_number() -> None:
    page = pages(head(DISPATCH, "V/v phối hợp tổ chức Ngày hội toàn dân bảo vệ an ninh Tổ quốc"))[0]
    about, number = page.line("V/v")[0], page.line("05/TTr-CAX")[0]
    assert about.top > number.bottom - 1
    assert about.right < page.width / 2


def test_one_addressee_stands_beside_the_words() -> None:
    [text] = texts(print_sheet(addressed_to(("Công an tỉnh",)), title="x", author="x"))
    assert text == "Kính gửi: Công an tỉnh"


@needs_poppler
def test_several_addressees_stand_below_with_dashes_under_the_colon() -> None:
    names = ("Công an tỉnh Ninh Bình", "Ủy ban nhân dân huyện " + "Gia Viễn " * 12, "Mặt trận")
    pdf = print_sheet(addressed_to(names), title="x", author="x")
    assert texts(pdf)[0].startswith("Kính gửi: - Công an tỉnh Ninh Bình; - Ủy ban nhân dân")
    assert texts(pdf)[0].endswith("; - Mặt trận.")
    words = pages(pdf)[0].words
    colon = next(word for word in words if word.text == "gửi:")
    for dash in (word for word in words if word.text == "-"):
        assert dash.left == pytest.approx(colon.right - 4, abs=2)
