from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.paper.pdf import needs_poppler, pages, texts
from tests.ui.paper.samples import DISPATCH, PROPOSAL
from ui.paper.as_pdf import printed
from ui.paper.document import Column, Grid
from ui.paper.grids import grid_story, numbered
from ui.paper.proposals import proposal_document
from ui.paper.sheet import WIDTH, print_sheet


def test_a_table_repeats_its_head_on_each_page() -> None:
    columns = (Column("TT", 1), Column("Tên mô hình", 8))
    rows = numbered([(f"Mô hình số {place}",) for place in range(1, 121)])
    story = grid_story(Grid("Biểu 01", columns, rows), WIDTH, 12)
    found = texts(print_sheet(story, title="x", author="x"))
    assert len(found) > 2
    for text in found:
        assert "TT Tên mô hình" in text
    assert all(f"Mô hình số {place}" in " ".join(found) for place in range(1, 121))


@settings(max_examples=30, deadline=None)
@given(cells=st.lists(st.text("aăâbc đ\n", max_size=3000), min_size=1, max_size=4))
def test_no_cell_is_too_long_to_print(cells: list[str]) -> None:
    columns = (Column("TT", 1), Column("Tóm tắt thành tích", 4), Column("Ghi chú", 4))
    rows = tuple((1, text, "") for text in cells)
    found = texts(
        print_sheet(grid_story(Grid("", columns, rows), WIDTH, 12), title="x", author="x")
    )
    printed = "".join("".join(found).split())
    assert printed.count("ă") == "".join(cells).count("ă")


@needs_poppler
def test_the_roster_names_everybody_on_landscape_pages() -> None:
    pdf = printed(proposal_document(DISPATCH, PROPOSAL))
    turned = [page for page in pages(pdf) if page.width > page.height]
    said = " ".join(word.text for page in turned for word in page.words)
    assert "DANH SÁCH TRÍCH NGANG" in said
    assert "Kèm theo Tờ trình số 05/TTr-CAX ngày 05 tháng 02 năm 2023" in said
    names = [who.name for who in PROPOSAL.collectives] + [who.name for who in PROPOSAL.individuals]
    for word in {word for name in names for word in name.split()}:
        assert word in said


def test_a_proposal_counts_and_names_whom_it_proposes() -> None:
    body = texts(printed(proposal_document(DISPATCH, PROPOSAL)))[0]
    assert "tặng Giấy khen cho 05 tập thể, 06 cá nhân đã có thành tích xuất sắc" in body
    assert "1. Tập thể: 05 - Tổ liên gia" in body
    assert "2. Cá nhân: 06 - Nguyễn Thị Phương Thảo, Chi hội trưởng" in body
    assert "hộ gia đình" not in body


def test_a_proposal_of_many_counts_them_and_names_them_in_the_roster() -> None:
    many = replace(PROPOSAL, collectives=PROPOSAL.collectives * 5)
    body, *rest = texts(printed(proposal_document(DISPATCH, many)))
    assert "- Tập thể: 25; - Cá nhân: 06." in body
    assert PROPOSAL.collectives[0].name not in body
    assert PROPOSAL.collectives[0].name in " ".join(rest)
