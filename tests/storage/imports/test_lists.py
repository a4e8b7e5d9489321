"""Lists as communes have them: parts under titles, diaries, signatures, words for numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from storage.imports import best_sheet, plan, read_workbook
from storage.imports.heads import guess
from storage.ledger import Ledger
from storage.records import (
    Activity,
    Hamlet,
    Member,
    ModelSite,
    PastFigure,
    SecurityModel,
    Team,
)
from tests.storage.imports.dirty import looked_at, noted, values, write, wrong, wrote
from tests.storage.registers import hamlet, team

SIGNED = [
    [],
    ["", "", "Gia Thắng, ngày 12 tháng 5 năm 2022"],
    ["", "NGƯỜI LẬP", "TRƯỞNG CÔNG AN XÃ"],
    ["", "(Ký, ghi rõ họ tên)"],
    [],
    ["", "Trung úy Nguyễn Văn Nam", "Thiếu tá Lê Văn Hùng"],
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "so.xlsx"


def test_those_who_signed_a_list_are_not_on_it(ledger: Ledger, file: Path) -> None:
    wrote(file, ["TT", "Tên thôn", "Ghi chú"], [1, "Thôn 1", ""], [2, "Thôn 2", ""], *SIGNED)
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "name") == ["Thôn 1", "Thôn 2"]
    assert wrong(found) == []
    assert noted(found) == [("C5", "Từ dòng này trở xuống là phần ký tên, không đọc.")]


def test_a_date_in_the_middle_of_a_long_list_ends_nothing(ledger: Ledger, file: Path) -> None:
    days = [["", "Gia Thắng, ngày 2 tháng 5 năm 2022"]]
    wrote(file, ["TT", "Tên thôn"], *days, *([n, f"Thôn {n}"] for n in range(1, 31)))
    assert len(looked_at(ledger, file, Hamlet).ready) == 30


def test_titles_between_rows_tell_the_team_of_those_below(ledger: Ledger, file: Path) -> None:
    first = team(ledger, name="Tổ bảo vệ ANTT thôn 1")
    second = team(ledger, name="Tổ tự quản xóm Đông")
    wrote(
        file,
        ["STT", "Họ và tên", "Năm sinh"],
        ["I", "Tổ bảo vệ ANTT thôn I (02 đồng chí)"],
        [1, "Trần Văn An", 1970],
        [2, "Lê Thị Bình", 1981],
        ["TỔ TỰ QUẢN XÓM ĐÔNG"],
        [1, "Phạm Cam", 1975],
    )
    found = looked_at(ledger, file, Member)
    assert values(found, "team") == [first.id, first.id, second.id]
    assert noted(found)[0] == ("B2", "Tiêu đề: các dòng dưới được ghi theo tên này.")


def test_below_a_title_that_names_no_team_nobody_is_put_into_the_one_before(
    ledger: Ledger, file: Path
) -> None:
    team(ledger, name="Tổ 1")
    heads = ["STT", "Họ và tên"]
    wrote(file, heads, ["I", "Tổ 1"], [1, "Trần Văn An"], ["II", "Tổ 9"], [1, "Lê Thị Bình"])
    found = looked_at(ledger, file, Member)
    assert values(found, "full_name") == ["Trần Văn An"]
    assert wrong(found) == [("5", "Tiêu đề phía trên dòng này không nêu «Tổ» nào có trong sổ.")]


def test_each_sheet_tells_its_team_in_its_title(ledger: Ledger, file: Path) -> None:
    teams = [team(ledger, name=f"Tổ bảo vệ ANTT thôn {n}") for n in (1, 10)]
    sheets: dict[str, list[list[Any]]] = {
        f"Thôn {n}": [[f"DANH SÁCH TỔ BẢO VỆ ANTT THÔN {n}"], ["TT", "Họ tên"], [1, f"Lê Văn {n}"]]
        for n in (1, 10)
    }
    write(file, sheets)
    assert [values(looked_at(ledger, file, Member, n), "team") for n in (0, 1)] == [
        [teams[0].id],
        [teams[1].id],
    ]


def test_the_sheet_proposed_is_the_one_with_what_is_imported(file: Path) -> None:
    teams: list[list[Any]] = [
        ["Tên tổ", "Loại tổ", "Số thành viên", "Nữ"],
        ["Tổ 1", "Tổ tự quản", 5, 1],
    ]
    write(file, {"Tổ": teams, "Thành viên": [["Họ và tên", "Năm sinh"], ["Lê An", 1970]]})
    sheets = read_workbook(file)
    assert best_sheet(sheets, Member).name == "Thành viên"
    assert best_sheet(sheets, Team).name == "Tổ"


def test_a_diary_tells_its_kinds_by_how_its_words_begin(ledger: Ledger, file: Path) -> None:
    wrote(
        file,
        ["Ngày", "Nội dung công việc"],
        ["15/11/22", "Tuyên truyền phòng chống lừa đảo qua mạng"],
        ["16/11/22", "Tuần tra đêm"],
        ["17/11/22", "Tập huấn PCCC cho các tổ"],
        ["18/11/22", "Đi chợ"],
    )
    found = looked_at(ledger, file, Activity)
    assert values(found, "kind") == ["propaganda", "patrol", "fire_training"]
    assert wrong(found) == [("B5", "Không rõ loại hoạt động.")]
    assert "Tuần tra" in noted(found)[1][1]


def test_a_number_that_is_not_exact_stands_apart_so_that_the_others_add_up(
    ledger: Ledger, file: Path
) -> None:
    heads = ["Ngày", "Loại", "Số người dự"]
    wrote(file, heads, ["15/11/2022", "Tuyên truyền", "khoảng 50 người"])
    found = looked_at(ledger, file, Activity)
    assert values(found, "measures", "precision") == [
        ({"sessions": 1}, "exact"),
        ({"attendances": 50}, "about"),
    ]
    assert noted(found) == [("C2", "Số ước chừng, được ghi thành một mục riêng: khoảng 50.")]


def test_a_part_and_its_whole_are_both_counted_or_not_at_all(ledger: Ledger, file: Path) -> None:
    heads = ["Ngày", "Loại", "Số người dự", "Nữ"]
    rows = [["1/11/2022", "Tuyên truyền", 50, "hơn 20"], ["1/11/2022", "Tuyên truyền", "~50", 20]]
    assert wrong(looked_at(ledger, wrote(file, heads, *rows), Activity)) == [
        ("D2", "Đây là số ước chừng; phần của một số khác phải là số đếm được."),
        ("D3", "Không ghi được «Trong đó: nữ»: số chung chỉ là ước chừng."),
    ]


def test_elsewhere_a_number_that_is_not_exact_is_refused_with_what_to_type(
    ledger: Ledger, file: Path
) -> None:
    found = looked_at(ledger, wrote(file, ["Tên thôn", "Số hộ"], ["Thôn 1", "~120"]), Hamlet)
    (problem,) = found.problems
    assert problem.fix == "Gõ 120 nếu chấp nhận số ấy, hoặc để trống."


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("từ 21 đến 25/11/22", "2022-11-21"),
        ("21-25/11/2022", "2022-11-21"),
        ("30/11-2/12/2022", "2022-11-30"),
        ("20/11/2022 19h30", "2022-11-20"),
        ("19 giờ", ""),
        ("25-21/11/2022", ""),
    ],
)
def test_days_of_a_diary_are_read_as_people_say_them(
    ledger: Ledger, file: Path, said: str, day: str
) -> None:
    found = looked_at(ledger, wrote(file, ["Ngày", "Loại"], [said, "Tuần tra"]), Activity)
    assert [str(each) for each in values(found, "happened_on")] == [day][: len(day)]


def test_a_day_without_its_year_is_of_the_year_in_the_title(ledger: Ledger, file: Path) -> None:
    heads = ["Ngày", "Loại"]
    wrote(file, ["NHẬT KÝ CÔNG TÁC NĂM 2021"], heads, ["16/11", "Tuần tra"], ["31/2", "Tuần tra"])
    found = looked_at(ledger, file, Activity)
    assert values(found, "happened_on") == [date(2021, 11, 16)]
    assert noted(found) == [("A3", "Không ghi năm, được hiểu là năm 2021 như ở tiêu đề.")]
    assert wrong(found) == [("A4", "Tháng 2 không có ngày 31.")]


def test_indicators_may_stand_side_by_side_and_years_below_each_other(
    ledger: Ledger, file: Path
) -> None:
    wrote(
        file,
        ["Năm", "Số buổi tuyên truyền", "Hòa giải thành", "Đẹp"],
        [2013, 12, "-", 1],
        ["Năm 2014", "hơn 1.000 buổi", 5, 2],
    )
    found = looked_at(ledger, file, PastFigure)
    assert values(found, "indicator", "first", "value", "precision") == [
        ("TT01", date(2013, 1, 1), 12, "exact"),
        ("TT01", date(2014, 1, 1), 1000, "at_least"),
        ("HG02", date(2014, 1, 1), 5, "exact"),
    ]


def test_years_side_by_side_are_not_counted_again_by_their_sum(ledger: Ledger, file: Path) -> None:
    heads = ["Nội dung", 2013, 2014, "Tổng số"]
    found = looked_at(ledger, wrote(file, heads, ["Tờ rơi", 5, 6, 11]), PastFigure)
    assert values(found, "first", "value") == [(date(2013, 1, 1), 5), (date(2014, 1, 1), 6)]


def test_an_indicator_that_is_not_known_is_answered_with_those_most_like_it(
    ledger: Ledger, file: Path
) -> None:
    found = looked_at(
        ledger, wrote(file, ["Nội dung", 2013], ["Tin báo có giá trị", 5]), PastFigure
    )
    assert found.problems[0].fix.startswith("Chọn một trong: «Trong đó: tin có giá trị»")


def test_places_are_found_however_their_number_is_written(ledger: Ledger, file: Path) -> None:
    third = hamlet(ledger, "Thôn 3")
    rows = [[f"Tổ tự quản số {n}", said] for n, said in enumerate(["thôn3", "Thôn III", "THÔN 03"])]
    found = looked_at(ledger, wrote(file, ["Tên tổ", "Thôn"], *rows), Team)
    assert values(found, "hamlets") == [(third.id,)] * 3
    (again,) = looked_at(ledger, wrote(file, ["Tên thôn"], ["thôn3"]), Hamlet).known
    assert again.value == "thôn3"
    assert values(looked_at(ledger, wrote(file, ["Tên thôn"], ["thôn2"]), Hamlet), "name") == [
        "Thôn 2"
    ]


def test_a_model_in_several_hamlets_has_a_place_in_each_and_its_numbers_once(
    ledger: Ledger, file: Path
) -> None:
    for name in ("Thôn 1", "Thôn 2"):
        hamlet(ledger, name)
    heads = ["Tên mô hình", "Thôn", "Số thành viên", "Kinh phí"]
    wrote(file, heads, ["Camera an ninh", "Thôn 1, 2", 30, "18 triệu"])
    found = looked_at(ledger, file, SecurityModel)
    sites = [one for one in found.records if isinstance(one, ModelSite)]
    assert [(one.name, one.members) for one in sites] == [("Thôn 1", 30), ("Thôn 2", 0)]
    assert [one.funding for one in found.records if isinstance(one, SecurityModel)] == [18_000_000]


def test_a_title_in_one_cell_is_no_upper_row_of_a_head(ledger: Ledger, file: Path) -> None:
    wrote(file, ["(Thôn 1)"], ["TT", "Tên thôn"], [1, "Thôn 1"])
    sheet = read_workbook(file)[0]
    matching = guess(sheet, Hamlet)
    assert (matching.head, matching.numbering) == (1, 0)
    assert values(plan(ledger, sheet, matching), "name") == ["Thôn 1"]
