from __future__ import annotations

from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument
from reportlab.platypus import Flowable

from tests.ui.paper.pdf import needs_poppler, pages
from tests.ui.paper.samples import DISPATCH
from tests.ui.paper.signing.signed import NAME, TITLE, signed
from ui.paper.blocks import paragraph
from ui.paper.dispatch import Marks, Signer
from ui.paper.document import Spot
from ui.paper.sheet import begin_appendix, print_sheet
from ui.paper.signature import close, close_with
from ui.paper.signing.means import WithFile
from ui.paper.signing.order import Place, Role
from ui.paper.signing.places import place_for_mark, place_to_sign


def sheet(*parts: Flowable, marks: Marks | None = None) -> bytes:
    return print_sheet(list(parts), title="x", author="x", marks=marks or Marks())


def words_in(pdf: bytes, place: Place) -> str:
    """Read what stands where the stamp would stand."""
    document = PdfDocument(pdf)
    page = document[place.page].get_textpage()
    found = page.get_text_bounded(place.left, place.bottom, place.right, place.top)
    page.close()
    document.close()
    return str(found).strip()


@needs_poppler
@pytest.mark.parametrize(("title", "name"), [(TITLE, NAME), (TITLE, ""), ("", NAME)])
def test_the_place_is_the_room_that_the_paper_leaves(title: str, name: str, paper: bytes) -> None:
    place = place_to_sign(paper, title, name)
    page = pages(paper)[1]
    heads, names = page.line("TRƯỞNG"), page.line("Ánh")
    assert place.page == 1
    assert page.height - place.top >= heads[-1].bottom
    assert page.height - place.bottom <= names[0].top
    assert place.height > 60
    middle = (place.left + place.right) / 2
    assert middle == pytest.approx((heads[-4].left + heads[-1].right) / 2, abs=40)
    assert words_in(paper, place) == ""


def test_room_stays_for_a_name_that_is_not_printed_yet() -> None:
    dispatch = replace(DISPATCH, signer=Signer(("KT. Trưởng Công an xã", "Phó Trưởng Công an xã")))
    place = place_to_sign(sheet(*close("Hết", dispatch)), "Phó Trưởng Công an xã", "")
    assert place.page == 0
    assert 60 < place.height < 90


def test_a_hint_below_the_title_is_stepped_over() -> None:
    hint = "Ký, ghi rõ họ tên"
    rows = ((Spot(("Thư ký",), hint, "Bùi Văn Ổn"), Spot(("Chủ tọa",), hint, NAME)),)
    pdf = sheet(*close_with("Hết", rows))
    left, right = place_to_sign(pdf, "Thư ký", ""), place_to_sign(pdf, "CHỦ TỌA", "")
    assert left.left < right.left
    assert left.height > 60
    assert words_in(pdf, left) == words_in(pdf, right) == ""


def test_the_last_place_of_the_words_counts_and_appendices_come_last() -> None:
    again = [*begin_appendix(), *close_with("Danh sách", ((Spot((TITLE,), name=NAME), None),))]
    pdf = sheet(*close("Một", DISPATCH), *close("Hai", DISPATCH), *again)
    first = place_to_sign(sheet(*close("Một", DISPATCH)), TITLE, NAME)
    place = place_to_sign(pdf, TITLE, NAME)
    assert place.page == 0
    assert place.top < first.bottom


def test_the_second_signer_gets_free_room(paper: bytes, with_file: WithFile) -> None:
    once = signed(paper, with_file)
    first, second = place_to_sign(paper, TITLE, NAME), place_to_sign(once, TITLE, NAME)
    third = place_to_sign(signed(once, with_file, Role.CHAIR), TITLE, NAME)
    boxes = [first, second, third]
    for at, one in enumerate(boxes):
        assert words_in(paper, one) == ""
        for other in boxes[at + 1 :]:
            apart = one.page != other.page or one.top <= other.bottom or other.top <= one.bottom
            assert apart or one.right <= other.left or other.right <= one.left


def test_a_paper_that_names_nobody_is_signed_at_its_lower_right() -> None:
    place = place_to_sign(sheet(paragraph("Ngắn.")), TITLE, NAME)
    assert place.page == 0
    assert place.right == pytest.approx(595.3 - 42.5, abs=1)
    assert place.bottom == pytest.approx(56.7, abs=1)


def test_the_word_across_a_sheet_of_practice_stands_in_nobodys_way() -> None:
    marks = Marks(practice=True)
    plain, marked = sheet(paragraph("a")), sheet(paragraph("a"), marks=marks)
    assert place_to_sign(marked, TITLE, NAME) == place_to_sign(plain, TITLE, NAME)


@needs_poppler
def test_a_full_sheet_is_signed_where_no_letter_is_lost() -> None:
    pdf = sheet(*(paragraph("đầy chữ " * 8) for _line in range(29)))
    assert len(pages(pdf)) == 1
    place = place_to_sign(pdf, TITLE, NAME)
    assert words_in(pdf, place) == ""


def test_a_mark_stands_beside_what_is_in_the_top_margin(paper: bytes) -> None:
    marked = sheet(paragraph("Danh sách"), marks=Marks(internal=True))
    alone, beside = place_for_mark(paper, 130, 24), place_for_mark(marked, 130, 24)
    assert alone.right > beside.right
    assert words_in(marked, beside) == ""
    assert beside.left > 56
