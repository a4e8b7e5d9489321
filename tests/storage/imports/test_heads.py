from __future__ import annotations

from pathlib import Path

import pytest

from storage.imports import best_sheet, guess, plan, read_workbook
from storage.ledger import Ledger
from storage.records import Activity, Hamlet, Member, PastFigure, Record, SecurityModel, Team
from tests.storage.imports.dirty import looked_at, noted, values, write, wrong, wrote
from tests.storage.registers import hamlet, team


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "so.xlsx"


def test_titles_above_the_head_are_stepped_over(ledger: Ledger, file: Path) -> None:
    wrote(
        file,
        ["CÔNG AN XÃ GIA THẮNG"],
        [],
        ["DANH SÁCH THÔN, TỔ DÂN PHỐ"],
        ["(kèm theo Báo cáo số 12/BC-CAX)"],
        ["TT", "Tên thôn", "Số hộ", "Nhân khẩu"],
        [1, "Thôn 1", 120, 450],
    )
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "name", "households", "residents") == [("Thôn 1", 120, 450)]
    assert wrong(found) == noted(found) == []


def test_a_head_of_two_rows_under_merged_cells_is_read_as_one(ledger: Ledger, file: Path) -> None:
    wrote(
        file,
        ["TT", "Tên tổ", "Số thành viên", "", "Ghi chú"],
        ["", "", "Tổng", "Nữ", ""],
        [1, "Tổ tự quản số 1", 12, 5, "tốt"],
        merged=["A1:A2", "B1:B2", "C1:D1", "E1:E2"],
    )
    found = looked_at(ledger, file, Team)
    assert values(found, "name", "headcount", "women", "note") == [
        ("Tổ tự quản số 1", 12, 5, "tốt")
    ]
    assert wrong(found) == []


def test_a_head_of_two_rows_without_merged_cells_is_read_as_one(ledger: Ledger, file: Path) -> None:
    team(ledger, name="Tổ 1")
    wrote(
        file,
        ["STT", "Họ và tên", "Năm sinh", "", "Tên tổ"],
        ["", "", "Nam", "Nữ", ""],
        [1, "Trần Văn An", 1970, "", "Tổ 1"],
        [2, "Lê Thị Bình", "", 1985, "Tổ 1"],
    )
    found = looked_at(ledger, file, Member)
    assert values(found, "full_name", "birth_year", "sex") == [
        ("Trần Văn An", 1970, "male"),
        ("Lê Thị Bình", 1985, "female"),
    ]


def test_a_row_that_numbers_the_columns_is_no_record(ledger: Ledger, file: Path) -> None:
    wrote(
        file,
        ["TT", "Tên thôn", "Số hộ"],
        ["(1)", "(2)", "(3)"],
        [1, "Thôn 1", 120],
    )
    assert values(looked_at(ledger, file, Hamlet), "name") == ["Thôn 1"]


def test_columns_are_known_without_marks_and_by_other_words(ledger: Ledger, file: Path) -> None:
    hamlet(ledger, "Thôn 1")
    wrote(
        file,
        ["stt", "HO VA TEN (*)", "NĂM SINH:", "Tổ dân phố", "SĐT", "Chức vụ", "Tổ, đội"],
        [1, "Trần Văn An", 1970, "Thôn 1", "0912345678", "Tổ trưởng", "Tổ 1"],
    )
    sheet = read_workbook(file)[0]
    assert dict(guess(sheet, Member).columns) == {
        1: "full_name",
        2: "birth_year",
        3: "hamlet",
        4: "phone",
        5: "role",
        6: "team",
    }


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        (["Tên thôn", "Số hộ", "Nhân khẩu"], Hamlet),
        (["Tên mô hình", "Loại mô hình", "Ngày ra mắt", "Số thành viên"], SecurityModel),
        (["Tên tổ", "Loại tổ", "Số thành viên", "Trong đó nữ"], Team),
        (["Họ và tên", "Năm sinh", "Tên tổ", "Chức danh"], Member),
        (["Ngày", "Loại hoạt động", "Nội dung", "Lượt người dự"], Activity),
        (["Chỉ tiêu", "Năm", "Số liệu", "Nguồn"], PastFigure),
    ],
)
def test_the_kind_of_a_sheet_is_guessed_from_its_head(
    file: Path, heads: list[str], kind: type[Record]
) -> None:
    wrote(file, heads, ["x"] * len(heads))
    assert guess(read_workbook(file)[0]).kind is kind


def test_of_several_sheets_the_one_with_a_list_is_proposed(ledger: Ledger, file: Path) -> None:
    write(
        file,
        {
            "Bìa": [["SỔ THEO DÕI"], ["Năm 2022"]],
            "Nháp": [["Tên thôn", "Số hộ"], ["Thôn 9", 9]],
            "Thôn": [["Tên thôn", "Số hộ"], ["Thôn 1", 120]],
        },
        hidden_sheets=["Nháp"],
    )
    sheets = read_workbook(file)
    assert [sheet.name for sheet in sheets if sheet.hidden] == ["Nháp"]
    best = best_sheet(sheets)
    assert best.name == "Thôn"
    assert values(plan(ledger, best, guess(best)), "name") == ["Thôn 1"]


def test_sensitive_columns_are_left_out_and_named(ledger: Ledger, file: Path) -> None:
    team(ledger, name="Tổ 1")
    wrote(
        file,
        ["Họ và tên", "Ngày sinh", "Dân tộc", "Tôn giáo", "Số CCCD", "Đảng viên", "Tổ"],
        ["Trần Văn An", "12/3/1970", "Kinh", "Không", "037070001234", "x", "Tổ 1"],
    )
    found = looked_at(ledger, file, Member)
    assert values(found, "full_name", "birth_year") == [("Trần Văn An", 1970)]
    said = dict(noted(found))
    assert said["C1"] == "Cột «Dân tộc» không được nhập: dân tộc không cần cho việc này."
    assert {"C1", "D1", "E1", "F1", "B1"} == said.keys()
    assert "chỉ lấy năm sinh" in said["B1"]
    assert "037070001234" not in repr(found.records)


def test_peoples_is_left_out_and_telephone_is_not(file: Path) -> None:
    matching = guess(read_workbook(wrote(file, ["Họ và tên", "DT", "ĐT"]))[0], Member)
    assert matching.columns[2] == "phone"
    assert matching.left_out == {1: "dân tộc không cần cho việc này"}


def test_a_column_that_must_be_there_is_asked_for(ledger: Ledger, file: Path) -> None:
    wrote(file, ["Họ và tên", "Năm sinh"], ["Trần Văn An", 1970])
    found = looked_at(ledger, file, Member)
    assert wrong(found) == [("", "Chưa có cột nào là «Tổ».")]
    assert found.records == []


def test_one_word_may_stand_for_a_whole_column(ledger: Ledger, file: Path) -> None:
    from dataclasses import replace  # noqa: PLC0415

    first = team(ledger, name="Tổ tự quản số 1")
    wrote(file, ["Họ và tên", "Năm sinh"], ["Trần Văn An", 1970])
    sheet = read_workbook(file)[0]
    matching = replace(guess(sheet, Member), fixed={"team": "to tu quan 1"})
    assert values(plan(ledger, sheet, matching), "team") == [first.id]


def test_two_columns_never_fill_one_field(ledger: Ledger, file: Path) -> None:
    wrote(file, ["Tên thôn", "Số hộ", "Tổng số hộ"], ["Thôn 1", 120, 130])
    columns = guess(read_workbook(file)[0], Hamlet).columns
    assert sorted(columns.values()) == ["households", "name"]
    assert columns[1] == "households"
