"""What five reviews reported in public is entered as records, and printed as it was reported."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import pytest

from desktop.compose import proposed_settings
from desktop.demo.reported import Reported, keep_reported, read_reported
from desktop.demo.reviews import REVIEWS as FOUR_REVIEWS
from desktop.demo.reviews import review
from storage.commendation.award_register import By, award_table
from storage.ledger import Ledger
from storage.records import Award, ModelSite, SecurityModel
from storage.repository import find, put
from storage.steps import drain
from tests.ui.paper.pdf import texts
from ui.paper.as_pdf import pdf_of
from ui.paper.checker import check_paper
from ui.paper.document import Cell, Grid
from ui.paper.reports.award_grids import awards_grid
from ui.paper.reports.facts import facts_of
from ui.paper.reports.report_document import document_of

HERE = Path(__file__).parent
FOUR = (
    "Bộ trưởng Bộ Công an, Chủ tịch Ủy ban nhân dân tỉnh, Giám đốc Công an tỉnh, "
    "Chủ tịch Ủy ban nhân dân huyện"
)
FACTS = {"S000": 23, "S001": 8, "S002": 7, "S003": 12, "S004": 10}  # numbered from 01


def _reviews() -> dict[str, Reported]:
    own = {path.stem: read_reported(path) for path in HERE.glob("*.toml")}
    names = ("thanh_tri", "gia_vien", "quang_nam", "thai_nguyen")
    return own | dict(zip(names, map(review, FOUR_REVIEWS), strict=True))


REVIEWS = _reviews()


@contextmanager
def _books(name: str) -> Iterator[Ledger]:
    review = REVIEWS[name]
    with Ledger() as ledger:
        ledger.keep_settings(proposed_settings(review.unit, "superior"))
        keep_reported(ledger, review)
        if name == "gia_vien":
            _found_sites(ledger)
        yield ledger


def _found_sites(ledger: Ledger) -> None:
    for kind, count in (("D01", 21), ("E05", 25)):
        (model,) = find(ledger, SecurityModel, type=kind)
        for place in range(count):
            put(ledger, ModelSite(unit=model.unit, model=model.id, name=f"Điểm {place + 1}"))


def _printed(name: str) -> str:
    review = REVIEWS[name]
    assert review.report is not None
    with _books(name) as ledger:
        facts = facts_of(ledger, review.period)
        pdf = drain(pdf_of(document_of(ledger.settings, review.report, facts)))
    assert check_paper(pdf) == []
    return " ".join(" ".join(texts(pdf)).split())


def test_each_of_the_sixty_reported_facts_has_its_record() -> None:
    kept = set().union(*(review.facts for review in REVIEWS.values()))
    assert kept == {f"{seed}-{n:02}" for seed, count in FACTS.items() for n in range(1, count + 1)}


@pytest.mark.parametrize("name", sorted(REVIEWS))
def test_what_was_reported_is_kept_whole(name: str) -> None:
    with _books(name) as ledger:
        for record in REVIEWS[name].records:
            assert find(ledger, type(record), id=record.id) == [record]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("thanh_tri", "hiện có 12 câu lạc bộ pháp luật; 123 tủ sách pháp luật"),
        ("thanh_tri", "Nhân dân cung cấp 180.756 nguồn tin (gồm: "),
        ("thanh_tri", "Tổ chức 125 lớp huấn luyện nghiệp vụ phòng cháy, chữa cháy"),
        ("thanh_tri", "Tổ chức hàng nghìn buổi tuyên truyền"),
        ("thanh_tri", "Giấy khen của Chủ tịch Ủy ban nhân dân huyện: 25 tập thể, 28 cá nhân."),
        ("gia_vien", "Câu lạc bộ phổ biến kiến thức pháp luật: 25/25 nơi (100,0%)."),
        ("gia_vien", "Tổ liên gia an toàn về phòng cháy, chữa cháy: 21/21 nơi (100,0%)."),
        ("gia_vien", "Duy trì hoạt động 10 loại: "),
        ("gia_vien", "đã điều tra, giải quyết 49/50 vụ, đạt 98,0%; không để xảy ra trọng án."),
        ("gia_vien", "Nhân dân cung cấp hàng trăm nguồn tin có giá trị."),
        ("gia_vien", "Khen thưởng 5 tập thể, 6 cá nhân."),
        ("gia_vien", f"Bằng khen, Giấy khen (chưa tách) của {FOUR}: 5 tập thể, 6 cá nhân."),
        ("quang_nam", "Hiện có 10 loại với 70 mô hình đang hoạt động."),
        ("quang_nam", "Củng cố hơn 1.000 mô hình."),
        (
            "quang_nam",
            "Bằng khen của Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh: 11 tập thể, 18 cá nhân.",
        ),
        ("quang_nam", "Giấy khen của Giám đốc Công an tỉnh: 25 tập thể, 18 cá nhân."),
        ("thai_nguyen", "tập thể (chưa nêu số lượng), cá nhân (chưa nêu số lượng)"),
        ("steering_committee", "Nâng cao chất lượng tuyên truyền."),
    ],
)
def test_the_printed_report_says_what_was_reported(name: str, words: str) -> None:
    assert words in _printed(name)


@contextmanager
def _all_awards() -> Iterator[Ledger]:
    """Open books with the awards of all reviews."""
    with Ledger() as ledger:
        unit = REVIEWS["thanh_tri"].unit
        ledger.keep_settings(proposed_settings(unit, "superior"))
        for each in REVIEWS.values():
            for award in (r for r in each.records if isinstance(r, Award)):
                put(ledger, award.model_copy(update={"unit": unit}))
        yield ledger


def test_all_awards_with_numbers_are_66_collectives_and_70_people_in_bieu_08() -> None:
    with _all_awards() as ledger:
        facts = facts_of(ledger, REVIEWS["thanh_tri"].period)
        total = awards_grid(facts).rows[-1]
        known = [facts.words("KT01"), facts.words("KT02")]
    assert [_number(total[3]), _number(total[4])] == ["66", "70"]
    assert [words.split(";")[0] for words in known] == ["66", "70"]


@pytest.mark.parametrize("by", get_args(By))
def test_the_register_counts_66_and_70_however_it_is_grouped(by: By) -> None:
    with _all_awards() as ledger:
        total = award_table(ledger, 2013, 2023, by).total.tallies
    assert (total["collective"].exact, total["individual"].exact) == (66, 70)


def test_what_four_authorities_gave_together_is_split_in_no_table() -> None:
    with _all_awards() as ledger:
        rows = award_table(ledger, 2013, 2023, "authority").rows
        printed = awards_grid(facts_of(ledger, REVIEWS["thanh_tri"].period)).rows
    (row,) = (row for row in rows if row.title == FOUR)
    assert [row.tallies[who].words for who in ("collective", "individual")] == ["5", "6"]
    assert [row[3:5] for row in printed if row[2] == FOUR] == [(5, 6)]


def test_the_tables_say_the_same_as_the_sentences() -> None:
    text = _printed("thanh_tri")
    for row in ("Tủ sách pháp luật tủ 123", "Tổng số tin 180.756", "Câu lạc bộ pháp luật"):
        assert row in text


def _number(cell: Cell) -> str:
    words = getattr(cell, "words", None)
    return str(words or cell).split(";", maxsplit=1)[0]


def test_no_table_is_without_rows() -> None:
    with _books("thanh_tri") as ledger:
        review = REVIEWS["thanh_tri"]
        assert review.report is not None
        document = document_of(ledger.settings, review.report, facts_of(ledger, review.period))
    grids = [block for annex in document.annexes for block in annex.blocks]
    assert all(grid.rows for grid in grids if isinstance(grid, Grid))
