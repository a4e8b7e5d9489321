from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.paper.pdf import needs_poppler, pages, texts
from tests.ui.paper.samples import DISPATCH
from ui.paper.blocks import paragraph
from ui.paper.dispatch import Signer
from ui.paper.document import Spot
from ui.paper.sheet import print_sheet
from ui.paper.signature import close, close_with

NAME = "Phạm Ngọc Ánh"


@settings(max_examples=60, deadline=None)
@given(before=st.integers(0, 45), words=st.integers(1, 900))
def test_a_signature_never_begins_a_page_alone(before: int, words: int) -> None:
    story = [paragraph(f"Dòng {place}.") for place in range(before)]
    text = " ".join(f"từ{place}" for place in range(words))
    found = texts(print_sheet([*story, *close(text, DISPATCH)], title="x", author="x"))
    signed = next(page for page in found if NAME in page)
    assert found[-1] == signed
    assert signed.index("./.") < signed.index("Nơi nhận") < signed.index(NAME)
    assert min(words, 10) <= signed.count("từ")  # whole lines came along
    assert " ".join(found).count("từ") == words  # and none was lost or doubled


@needs_poppler
def test_recipients_stand_left_and_level_with_the_signer() -> None:
    page = pages(print_sheet(close("Hết", DISPATCH), title="x", author="x"))[0]
    line = page.line("TRƯỞNG")
    assert {"Nơi", "nhận:", "TRƯỞNG", "CÔNG"} <= {
        w.text for w in page.words if abs(w.bottom - line[0].bottom) < 3
    }
    left = next(word for word in page.words if word.text == "Nơi").left
    name = next(word for word in page.words if word.text == "Phạm")
    assert left == pytest.approx(85, abs=1)
    assert name.left > page.width / 2
    assert name.top - line[0].bottom > 75  # room for signature and seal


def test_each_recipient_ends_in_a_semicolon_and_the_last_in_a_full_stop() -> None:
    dispatch = replace(DISPATCH, recipients=("- Như trên;", "UBND xã", "Lưu: VT."))
    [text] = texts(print_sheet(close("Hết.", dispatch), title="x", author="x"))
    assert text.startswith("Hết./.")
    assert "- Như trên; - UBND xã; - Lưu: VT." in text


def test_as_above_is_left_out_where_nobody_is_addressed() -> None:
    pdf = print_sheet(close("Hết", DISPATCH, addressed=False), title="x", author="x")
    assert "Như trên" not in texts(pdf)[0]


def test_the_rank_stands_before_the_name_only_where_it_is_given() -> None:
    lines = ("KT. Trưởng Công an xã", "Phó Trưởng Công an xã")
    for rank, shown in (("Đại úy", f"Đại úy {NAME}"), ("", f"PHÓ TRƯỞNG CÔNG AN XÃ {NAME}")):
        dispatch = replace(DISPATCH, signer=Signer(lines, NAME, rank), recipients=())
        [text] = texts(print_sheet(close("Hết", dispatch), title="x", author="x"))
        assert "KT. TRƯỞNG CÔNG AN XÃ" in text
        assert text.endswith(shown)


@needs_poppler
def test_a_place_to_sign_in_a_row_of_its_own_stands_in_the_middle() -> None:
    rows = ((Spot(("Trái",)), Spot(("Phải",))), (Spot(("Giữa",)), None))
    page = pages(print_sheet(close_with("Hết", rows), title="x", author="x"))[0]
    at = {word.text: word for word in page.words}
    left, right, middle = at["TRÁI"], at["PHẢI"], at["GIỮA"]
    assert left.right < middle.left < middle.right < right.left
    assert (middle.left + middle.right) / 2 == pytest.approx(85 + 467.7 / 2, abs=1)
