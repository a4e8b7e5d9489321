"""Rows that were refused come back as a workbook that can be corrected and imported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from storage.imports import (
    guess,
    plan,
    read_workbook,
    rejected_workbook,
)
from storage.ledger import Ledger
from storage.months import freeze
from storage.records import Activity, Hamlet, Member
from tests.storage.imports.dirty import looked_at, values, wrong, wrote
from tests.storage.registers import activity, hamlet, team

DONE = ["Ngày", "Loại hoạt động", "Nội dung", "Lượt người dự"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "so.xlsx"


def test_rejected_rows_come_back_to_be_corrected_and_imported(
    ledger: Ledger, file: Path, tmp_path: Path
) -> None:
    hamlet(ledger, "Thôn 1")
    heads = ["TT", *DONE, "Thôn"]
    rows = [
        [1, "31/02/2022", "Tuyên truyền", "Họp", "x", "Thôn 1"],
        [2, "3/9/2022", "Tuyên truyền", "Họp", 20, "Thôn 1"],
        [3, date(2022, 9, 4), "Nhảy dù", "=1+1", 30, "Thôn 1"],
    ]
    wrote(file, ["SỔ HOẠT ĐỘNG"], heads, *rows)
    found = looked_at(ledger, file, Activity)
    assert len(found.records) == 1
    again = tmp_path / "dong loi.xlsx"
    again.write_bytes(rejected_workbook(found))
    (sheet,) = read_workbook(again)
    assert [row[0] for row in sheet.rows[:2]] == ["SỔ HOẠT ĐỘNG", "TT"]
    assert sheet.rows[1] == (*heads, "Lỗi cần sửa")
    assert [row[:6] for row in sheet.rows[2:]] == [tuple(rows[0]), tuple(rows[2])]
    assert str(sheet.rows[2][6]).splitlines() == [
        "Ngày: Tháng 2 không có ngày 31. Tháng 2 chỉ đến ngày 28; xem lại ngày.",
        "Lượt người dự: Không phải một số. Gõ một số nguyên, chỉ gồm chữ số.",
    ]
    matching = guess(sheet, Activity)
    assert 6 not in matching.columns
    cells = [list(row) for row in sheet.rows]
    cells[2][1], cells[2][4], cells[3][2] = "28/02/2022", 5, "Tuần tra"
    mended = replace(sheet, rows=tuple(tuple(row) for row in cells))
    assert wrong(plan(ledger, mended, matching)) == []
    titles = values(plan(ledger, mended, matching), "happened_on", "title")
    assert titles == [(date(2022, 2, 28), "Họp"), (date(2022, 9, 4), "=1+1")]


def test_rejected_rows_come_back_under_the_titles_that_spoke_for_them(
    ledger: Ledger, file: Path, tmp_path: Path
) -> None:
    team(ledger, name="Tổ 1")
    second = team(ledger, name="Tổ 2")
    rows: list[list[Any]] = [
        ["I", "Tổ 1"],
        [1, "Lê An", 1970],
        ["II", "Tổ 2"],
        [1, "Lê Ba", "x/1970"],
    ]
    wrote(file, ["STT", "Họ và tên", "Năm sinh"], *rows)
    again = tmp_path / "dong loi.xlsx"
    again.write_bytes(rejected_workbook(looked_at(ledger, file, Member)))
    (sheet,) = read_workbook(again)
    cells = [list(row) for row in sheet.rows]
    assert [row[1] for row in cells] == ["Họ và tên", "Tổ 2", "Lê Ba"]
    cells[2][2] = 1970
    mended = replace(sheet, rows=tuple(tuple(row) for row in cells))
    assert values(plan(ledger, mended, guess(mended, Member)), "team") == [second.id]


def test_a_day_that_is_refused_comes_back_as_a_day(
    ledger: Ledger, file: Path, tmp_path: Path
) -> None:
    day = date(2022, 9, 5)
    activity(ledger, "5/9/2022")
    freeze(ledger, "2022-09")
    again = tmp_path / "dong loi.xlsx"
    found = looked_at(ledger, wrote(file, DONE, [day, "Tuần tra", "Họp", 5]), Activity)
    again.write_bytes(rejected_workbook(found))
    assert read_workbook(again)[0].at(1, 0) == day


def test_words_that_stood_for_every_row_come_back_in_a_column(
    ledger: Ledger, file: Path, tmp_path: Path
) -> None:
    first = team(ledger, name="Tổ 1")
    sheet = read_workbook(wrote(file, ["Họ và tên", "Năm sinh"], ["Lê An", "x/1970"]))[0]
    found = plan(ledger, sheet, replace(guess(sheet, Member), fixed={"team": "Tổ 1"}))
    again = tmp_path / "dong loi.xlsx"
    again.write_bytes(rejected_workbook(found))
    cells = [list(row) for row in read_workbook(again)[0].rows]
    cells[1][1] = 1970
    mended = replace(sheet, rows=tuple(tuple(row) for row in cells))
    assert values(plan(ledger, mended, guess(mended, Member)), "team") == [first.id]


def test_refused_formulas_are_refused_again_when_nothing_was_corrected(
    ledger: Ledger, file: Path, tmp_path: Path
) -> None:
    from tests.storage.imports.dirty import Formula  # noqa: PLC0415

    wrote(file, ["Tên thôn", "Số hộ"], [Formula("=A9", "#REF!"), 5])
    again = tmp_path / "dong loi.xlsx"
    again.write_bytes(rejected_workbook(looked_at(ledger, file, Hamlet)))
    assert wrong(looked_at(ledger, again, Hamlet)) == [("A2", "Công thức bị lỗi #REF!.")]
