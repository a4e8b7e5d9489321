"""The list of a decision is held against whom a proposal names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from storage.imports import read_workbook
from storage.imports.decided import match_decision
from storage.imports.errors import EmptyWorkbookError
from storage.ledger import Ledger
from storage.records import Nominee
from tests.storage.imports.dirty import wrote
from tests.storage.imports.word_files import Listed, wrote_word
from tests.storage.registers import nominee, proposal


@pytest.fixture
def named(ledger: Ledger) -> list[Nominee]:
    one = proposal(ledger)
    people = [("Trần Văn An", 1970), ("Trần Văn An", 1981), ("Lê Thị Hòa", None), ("Đỗ Ba", 1990)]
    found = [nominee(ledger, one, name=name, birth_year=year) for name, year in people]
    return [*found, nominee(ledger, one, name="Tổ tự quản 1", subject="collective")]


def test_those_named_are_found_by_name_and_year(named: list[Nominee], tmp_path: Path) -> None:
    path = wrote_word(
        tmp_path / "qd.docx",
        "Căn cứ Quyết định số 9/QĐ-UBND ngày 01/01/2020;",
        "(Kèm theo Quyết định số 123/QĐ-UBND ngày 15 tháng 12 năm 2022)",
        "I. Tập thể",
        Listed([["TT", "Tên tập thể"], [1, "TỔ TỰ QUẢN 1"]]),
        "II. Cá nhân",
        Listed(
            [
                ["TT", "Họ và tên", "Năm sinh"],
                [1, "Ông Trần Văn An", "12/5/1970"],
                [2, "LÊ THỊ HOÀ", "?"],
                [3, "Lê Thị Hoa", ""],
                [4, "Đỗ Ba", 1991],
                ["", "Tổng cộng", ""],
            ]
        ),
    )
    match = match_decision(named, read_workbook(path))
    assert [(one.name, one.birth_year) for one in match.named] == [
        ("Trần Văn An", 1970), ("Lê Thị Hòa", None), ("Tổ tự quản 1", None),
    ]  # fmt: skip
    assert [(one.name, one.birth_year) for one in match.missing] == [
        ("Trần Văn An", 1981), ("Đỗ Ba", 1990),
    ]  # fmt: skip
    assert [(one.cell, one.value, one.sentence) for one in match.problems] == [
        ("B4", "Lê Thị Hoa", "Tên này không có trong đề nghị."),
        ("B5", "Đỗ Ba", "Tên này không có trong đề nghị."),
    ]
    assert (match.number, match.decided_on) == ("123/QĐ-UBND", date(2022, 12, 15))


def test_two_of_one_name_are_not_guessed(named: list[Nominee], tmp_path: Path) -> None:
    path = wrote(
        tmp_path / "qd.xlsx", ["TT", "Họ và tên"], [1, "Trần Văn An"], [2, "Đỗ Ba"], [3, "Đỗ Ba"]
    )
    match = match_decision(named, read_workbook(path))
    assert [one.name for one in match.named] == ["Đỗ Ba"]
    assert [(one.cell, one.sentence) for one in match.problems] == [
        ("B2", "Nhiều người trong đề nghị cùng tên này."),
        ("B4", "Tên này đã có ở dòng trên."),
    ]


def test_a_file_without_names_is_refused_in_words(named: list[Nominee], tmp_path: Path) -> None:
    path = wrote(tmp_path / "qd.xlsx", ["Số hộ", "Số khẩu"], [1, 2])
    with pytest.raises(EmptyWorkbookError, match="Sổ không đổi"):
        match_decision(named, read_workbook(path))
