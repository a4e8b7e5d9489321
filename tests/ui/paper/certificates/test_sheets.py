"""The calibration sheet and the proof sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from tests.ui.paper.certificates.samples import A3, A4, LONG_MERIT, MM, certificate, spot, template
from tests.ui.paper.pdf import texts
from ui.paper.certificates import calibration_pdf, corrected, proof_pdf
from ui.paper.checker import check_paper


def strokes(pdf: bytes) -> tuple[set[float], set[float]]:
    """Return where upright lines stand from the left and level ones from the top, in mm."""
    document = PdfDocument(pdf)
    page = document[0]
    upright, level = set(), set()
    for drawn in page.get_objects(filter=[FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = drawn.get_bounds()
        if right - left < 3:
            upright.add(round((left + right) / 2 / MM, 1))
        if top - bottom < 3:
            level.add(round((page.get_height() - (top + bottom) / 2) / MM, 1))
    document.close()
    return upright, level


@pytest.mark.parametrize("on", [A4, A3], ids=["a4", "a3"])
def test_crosses_stand_twenty_millimetres_from_each_edge_and_in_the_middle(on: object) -> None:
    assert on in (A4, A3)
    sheet = A4 if on is A4 else A3
    upright, level = strokes(calibration_pdf(sheet))
    assert {20, sheet.width - 20, round(sheet.width / 2, 1)} <= upright
    assert {20, sheet.height - 20, round(sheet.height / 2, 1)} <= level


def test_the_crosses_move_with_the_offsets() -> None:
    upright, level = strokes(calibration_pdf(A4.model_copy(update={"shift_x": 15, "shift_y": -7})))
    assert 21.5 in upright
    assert 19.3 in level


def test_the_sheet_says_at_which_size_it_is_printed_and_what_it_makes_up_for() -> None:
    said = texts(calibration_pdf(A4.model_copy(update={"shift_x": 15})))[0]
    assert "đúng cỡ 100%, không co giãn" in said
    assert "297 × 210 mm" in said
    assert "ngang +1,5 mm, dọc 0 mm" in said


@given(moved=st.integers(-40, 40), before=st.integers(-40, 40))
def test_what_is_measured_brings_the_cross_to_its_place(moved: int, before: int) -> None:
    """A printer that moves everything by so many tenths is made up for in one go."""
    measured = 20 + (before + moved) / 10
    assert corrected(before, measured) == -moved


def test_the_proof_has_every_text_and_what_is_common_only_once() -> None:
    batch = [certificate(f"Người thứ {n}", achievement=f"Thành tích {n}") for n in range(1, 31)]
    pages = texts(proof_pdf(A4, batch))
    said = " ".join(pages)
    assert len(pages) < 10
    for one in batch:
        assert said.count(f"{one.name} ") == 1
        assert one.achievement in said
    assert said.count("Quyết định số 45/QĐ-UBND ngày 05 tháng 02 năm 2023") == 1
    assert "NGƯỜI SOÁT" in said
    assert "30 tờ" in said


def test_the_proof_warns_where_a_text_does_not_fit() -> None:
    on = template(spot("name"), spot("achievement", y=68, size=20), spot("address", y=75))
    said = " ".join(texts(proof_pdf(on, [certificate(), certificate(achievement=LONG_MERIT)])))
    assert said.count("Lưu ý:") == 1


def test_a_proof_of_one_says_everything_in_its_row() -> None:
    said = texts(proof_pdf(A4, [certificate()]))[0]
    assert "Chữ chung" not in said
    assert "Phạm Ngọc Ánh" in said


def test_the_proof_keeps_to_the_page_of_papers() -> None:
    batch = [certificate(f"Người thứ {n}") for n in range(60)]
    assert [one for one in check_paper(proof_pdf(A4, batch)) if "F01" in str(one)] == []
