"""Lists of people as communes have them: names, days of birth and sexes in several columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.imports import read_workbook
from storage.imports.heads import guess
from storage.ledger import Ledger
from storage.records import (
    Member,
)
from tests.storage.imports.dirty import looked_at, values, wrong, wrote
from tests.storage.registers import team


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "so.xlsx"


def test_people_are_written_as_the_books_write_them(ledger: Ledger, file: Path) -> None:
    team(ledger, name="Tổ 1")
    wrote(
        file,
        ["Họ và tên", "Năm sinh", "Tổ", "SĐT", "Chức vụ"],
        ["NGUYỄN  VĂN BÌNH", "1.965", "Tổ 1", "84912345678", "Tổ viên kiêm thủ quỹ"],
        ["Lê Hoa", 1.975, "Tổ 1", "912345678", "Tổ phó"],
    )
    found = looked_at(ledger, file, Member)
    assert values(found, "full_name", "birth_year", "phone", "role") == [
        ("Nguyễn Văn Bình", 1965, "0912345678", "member"),
        ("Lê Hoa", 1975, "0912345678", "deputy"),
    ]


@pytest.mark.parametrize(
    ("heads", "merged"),
    [
        (["STT", "Họ và tên", "", "Tổ"], ["B1:C1"]),
        (["STT", "Họ đệm", "Tên", "Tổ"], []),
        (["STT", "Họ và tên đệm", "Tên", "Tổ"], []),
    ],
)
def test_a_name_in_two_columns_is_one_name(
    ledger: Ledger, file: Path, heads: list[str], merged: list[str]
) -> None:
    team(ledger, name="Tổ 1")
    rows = [[1, "Nguyễn Văn", "An", "Tổ 1"], [2, "LÊ THỊ", "HOA", "Tổ 1"]]
    found = looked_at(ledger, wrote(file, heads, *rows, merged=merged), Member)
    assert values(found, "full_name") == ["Nguyễn Văn An", "Lê Thị Hoa"]


def test_a_column_of_names_alone_needs_no_other(ledger: Ledger, file: Path) -> None:
    team(ledger, name="Tổ 1")
    found = looked_at(ledger, wrote(file, ["Tên", "Tổ"], ["Nguyễn Văn An", "Tổ 1"]), Member)
    assert values(found, "full_name") == ["Nguyễn Văn An"]


def test_of_a_day_of_birth_in_three_columns_the_year_is_taken_for_both_sexes(
    ledger: Ledger, file: Path
) -> None:
    team(ledger, name="Tổ 1")
    wrote(
        file,
        ["Họ và tên", "Ngày sinh", "", "", "Giới tính", "Tổ"],
        ["", "Ngày", "Tháng", "Năm", "", ""],
        ["Lê Thị Hoa", 12, 5, 1975, "Nữ", "Tổ 1"],
        merged=["A1:A2", "B1:D1", "E1:E2", "F1:F2"],
    )
    found = looked_at(ledger, file, Member)
    assert wrong(found) == []
    assert values(found, "birth_year", "sex") == [(1975, "female")]


def test_the_word_for_year_is_not_the_word_for_men(file: Path) -> None:
    columns = guess(
        read_workbook(wrote(file, ["Họ và tên", "Năm", "Nam", "NU"]))[0], Member
    ).columns
    assert dict(columns) == {
        0: "full_name",
        1: "birth_year",
        2: "birth_year.male",
        3: "birth_year.female",
    }
