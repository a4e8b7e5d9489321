"""The joint list of several units: everybody once, totals that add up, the decree kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from storage.commendation.comparing import Comparison
from storage.commendation.decisions import Verdict
from storage.commendation.rules import rulebook_of
from storage.settings import Settings
from tests.sync.proposals import honoree, nominate
from tests.sync.reviewed import NAMES, Posts, names_one
from ui.paper.as_pdf import printed
from ui.paper.as_word import word_of
from ui.paper.as_workbook import workbook_of
from ui.paper.checker import check_paper
from ui.paper.commendation.joint_roster import joint_roster
from ui.paper.document import Document, Grid

SETTINGS = Settings(
    unit="ninh-binh/gia-vien",
    unit_name="Công an huyện Gia Viễn",
    role="superior",
    superior_name="Công an tỉnh Ninh Bình",
    place="Gia Viễn",
    symbol="CAH",
    signer_title="TRƯỞNG CÔNG AN HUYỆN",
    signer_name="Đinh Văn Tám",
)
DAY = date(2022, 12, 28)


@pytest.fixture
def comparison() -> Comparison:
    posts = Posts()
    first = names_one(posts.one, "Nguyễn Văn Út", summary="")
    nominate(posts.one, first, honoree(posts.one, "Nguyễn Văn An"))
    nominate(posts.one, first, honoree(posts.one, "Đã Rút Tên"), result="withdrawn")
    posts.send(posts.one, first)
    posts.send(posts.other, names_one(posts.other, "Tổ liên gia 3", subject="collective"))
    return posts.compared()


def listed(comparison: Comparison) -> Document:
    return joint_roster(
        SETTINGS,
        comparison,
        rulebook_of((), DAY),
        units=NAMES,
        forms={"certificate": "Giấy khen"},
        authorities={"commune_chair": "Chủ tịch Ủy ban nhân dân xã"},
        day=DAY,
    )


def grids(document: Document) -> dict[str, Grid]:
    return {block.name: block for block in document.body if isinstance(block, Grid)}


def test_units_are_counted_and_added_up_with_their_money(comparison: Comparison) -> None:
    sums = grids(listed(comparison))["Tổng hợp theo đơn vị"]
    names = [row[1] for row in sums.rows]
    assert names == ["Công an xã Gia Thắng", "Công an xã Gia Vân", "Tổng cộng"]
    assert [row[2:6] for row in sums.rows] == [(0, 2, 0, 2), (1, 0, 0, 1), (1, 2, 0, 3)]
    money = [row[6] for row in sums.rows]
    assert all(isinstance(amount, int) and amount for amount in money)
    assert money[0] + money[1] == money[2]  # type: ignore[operator]


def test_people_stand_by_given_name_and_who_withdrew_is_left_out(comparison: Comparison) -> None:
    people = grids(listed(comparison))["Cá nhân"]
    assert [row[2] for row in people.rows] == ["Nguyễn Văn An", "Nguyễn Văn Út"]


def test_whoever_was_refused_stands_there_without_money(comparison: Comparison) -> None:
    before = grids(listed(comparison))["Tổng hợp theo đơn vị"].rows[-1]
    rows = [
        replace(row, verdict=Verdict("refused", "Trùng")) if "Út" in row.nominee.name else row
        for row in comparison.rows
    ]
    document = listed(replace(comparison, rows=tuple(rows)))
    after = grids(document)["Tổng hợp theo đơn vị"].rows[-1]
    assert after[5] == before[5]
    assert after[6] < before[6]  # type: ignore[operator]
    assert grids(document)["Cá nhân"].rows[-1][-1] == "Không đạt: Trùng"


def test_the_list_keeps_the_decree(comparison: Comparison) -> None:
    assert check_paper(printed(listed(comparison))) == []


def test_word_and_excel_say_the_same(comparison: Comparison) -> None:
    document = listed(comparison)
    assert word_of(document).startswith(b"PK")
    book = CalamineWorkbook.from_filelike(BytesIO(workbook_of(document)))
    assert {"Tổng hợp theo đơn vị", "Tập thể", "Cá nhân"} <= set(book.sheet_names)


def test_units_stand_in_the_order_of_the_alphabet(comparison: Comparison) -> None:
    names = {"ninh-binh/gia-vien/gia-thang": "Xã Tân", "ninh-binh/gia-vien/gia-van": "Xã Thanh"}
    assert set(names) == set(NAMES)
    document = joint_roster(
        SETTINGS, comparison, rulebook_of((), DAY), units=names, forms={}, authorities={}, day=DAY
    )
    rows = grids(document)["Tổng hợp theo đơn vị"].rows
    assert [row[1] for row in rows[:-1]] == ["Xã Tân", "Xã Thanh"]


def test_awards_held_have_a_column_only_where_somebody_holds_one(comparison: Comparison) -> None:
    def heads(one: Comparison) -> list[str]:
        return [column.title for column in grids(listed(one))["Cá nhân"].columns]

    holding = replace(
        comparison, rows=tuple(replace(row, held=("Giấy khen",)) for row in comparison.rows)
    )
    assert "Đã được khen" not in heads(comparison)
    assert "Đã được khen" in heads(holding)
