"""Words of a workbook are held against the catalogues and against what the books know."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from storage.ledger import Ledger
from storage.months import freeze
from storage.records import Activity, Hamlet, Member, SecurityModel, Team
from tests.storage.imports.dirty import looked_at, noted, values, wrong, wrote
from tests.storage.registers import activity, hamlet, member, model, team


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "so.xlsx"


HAMLETS = ["TT", "Tên thôn", "Số hộ"]
DONE = ["Ngày", "Loại hoạt động", "Nội dung", "Số buổi", "Lượt người dự"]


def test_codes_are_found_by_synonym_and_an_only_beginning(ledger: Ledger, file: Path) -> None:
    heads = ["Tên tổ", "Loại tổ", "Đoàn thể phối hợp"]
    rows = [
        ["A", "BVANTT", "MTTQ"],
        ["B", "to tu quan", "hội ccb"],
        ["C", "đội dân", "Công đoàn, Liên đoàn Lao động"],
    ]
    wrote(file, heads, *rows)
    assert values(looked_at(ledger, file, Team), "form", "organisation") == [
        ("security_team", "front"),
        ("self_managed", "veterans"),
        ("civil_defence", "trade_union"),
    ]


def test_an_ambiguous_word_lists_the_choices(ledger: Ledger, file: Path) -> None:
    wrote(file, ["Tên tổ", "Loại tổ"], ["A", "Tổ t"], ["B", "Tổ chim"])
    found = looked_at(ledger, file, Team)
    assert wrong(found) == [("B2", "Có nhiều mục như vậy."), ("B3", "Danh mục không có mục này.")]
    assert "«Tổ tự quản»" in found.problems[0].fix
    assert "«Tổ tuần tra nhân dân»" in found.problems[0].fix
    assert "«Đội dân phòng»" not in found.problems[0].fix


def test_places_are_found_by_short_and_bare_names(ledger: Ledger, file: Path) -> None:
    east, group = hamlet(ledger, "Thôn Đông"), hamlet(ledger, "Tổ dân phố 1", type="to_dan_pho")
    heads = [*DONE, "Thôn"]
    typed = ["thôn đông", "Đông", "TDP số 01", "Đông; TDP 1", "Toàn xã", "Thôn Đông và TDP 1"]
    wrote(file, heads, *(["1/9/2022", "Tuần tra", f"{n}", "", "", w] for n, w in enumerate(typed)))
    found = looked_at(ledger, file, Activity)
    assert wrong(found) == []
    both = (east.id, group.id)
    assert values(found, "hamlets") == [both[:1], both[:1], both[1:], both, (), both]


def test_a_number_alone_goes_on_with_the_kind_before_it(ledger: Ledger, file: Path) -> None:
    places = tuple(hamlet(ledger, f"Thôn {n}").id for n in (1, 2, 3))
    wrote(file, [*DONE, "Thôn"], ["1/9/2022", "Tuần tra", "", "", "", "Thôn 1, 2, 3"])
    assert values(looked_at(ledger, file, Activity), "hamlets") == [places]


def test_a_team_that_is_not_in_the_books_is_said(ledger: Ledger, file: Path) -> None:
    team(ledger, name="Tổ 1")
    wrote(file, ["Họ và tên", "Tổ"], ["Trần Văn An", "Tổ 9"], ["Lê Thị Bình", "tổ 1"])
    found = looked_at(ledger, file, Member)
    assert wrong(found) == [("B2", "Trong sổ chưa có tên này.")]
    assert found.problems[0].fix == "Chọn một trong: «Tổ 1»."
    assert values(found, "full_name") == ["Lê Thị Bình"]


def test_rows_said_twice_or_known_already_stay_out(ledger: Ledger, file: Path) -> None:
    hamlet(ledger, "Thôn 1")
    wrote(file, HAMLETS, [1, "thôn 01", 120], [2, "Thôn 2", 5], [3, "Thôn  2", 5])
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "name") == ["Thôn 2"]
    assert [(one.cell, one.sentence) for one in found.known] == [
        ("B2", "Đã có trong sổ."),
        ("B4", "Trùng với dòng 3."),
    ]


def test_an_activity_is_known_by_all_it_says(ledger: Ledger, file: Path) -> None:
    measures = {"sessions": 1, "attendances": 20}
    activity(ledger, "01/09/2022", title="Họp dân", measures=measures)
    rows = [
        ["1/9/2022", "Tuyên truyền", "HỌP DÂN", 1, 20],
        ["1/9/2022", "Tuyên truyền", "Họp dân", 1, 21],
    ]
    wrote(file, DONE, *rows)
    found = looked_at(ledger, file, Activity)
    assert [one.cell for one in found.known] == ["A2"]
    assert len(found.records) == 1


def test_numbers_belong_to_the_kind_of_activity(ledger: Ledger, file: Path) -> None:
    rows: list[list[object]] = [
        ["1/9/2022", "Giao nộp vũ khí", "", "", "", "Đạn các loại: 5; Súng: 1"],
        ["2/9/2022", "Phát thanh", "", 2, "", ""],
        ["3/9/2022", "Phát thanh", "", "", "", 3],
        ["4/9/2022", "Tuyên truyền", "", 1, "", "xe máy: 2"],
    ]
    wrote(file, [*DONE, "Số liệu"], *rows)
    found = looked_at(ledger, file, Activity)
    assert values(found, "measures") == [{"rounds": 5, "guns": 1}, {"broadcasts": 3}]
    assert wrong(found) == [
        ("D3", "Loại «Phát thanh» không có số liệu «Số buổi»."),
        ("F5", "Danh mục không có mục này."),
    ]


def test_a_part_is_never_more_than_its_whole(ledger: Ledger, file: Path) -> None:
    wrote(file, [*DONE, "Trong đó: nữ"], ["1/9/2022", "Tuyên truyền", "", 1, 20, 30])
    assert wrong(looked_at(ledger, file, Activity)) == [
        ("F2", "«Trong đó: nữ» lớn hơn số chung (20).")
    ]


def test_days_of_closed_months_are_listed_and_stop_nothing_else(ledger: Ledger, file: Path) -> None:
    activity(ledger, "01/09/2022")
    freeze(ledger, "2022-09")
    wrote(file, DONE, ["14/09/2022", "Tuần tra"], ["15/09/2022", "Tuần tra"])
    found = looked_at(ledger, file, Activity)
    assert wrong(found) == [("A2", "Ngày này thuộc tháng 9/2022 đã chốt.")]
    assert values(found, "happened_on") == [date(2022, 9, 15)]


def test_members_of_religious_models_are_refused_row_by_row(ledger: Ledger, file: Path) -> None:
    religious = model(ledger, "B04", name="Xứ đạo bình yên")
    team(ledger, name="Tổ xứ đạo", model=religious.id)
    team(ledger, name="Tổ 1")
    wrote(file, ["Họ và tên", "Tổ"], ["Trần Văn An", "Tổ xứ đạo"], ["Lê Thị Bình", "Tổ 1"])
    found = looked_at(ledger, file, Member)
    assert [cell for cell, _words in wrong(found)] == ["B2"]
    assert "không lập danh sách" in found.problems[0].sentence
    assert values(found, "full_name") == ["Lê Thị Bình"]


def test_a_member_in_the_books_is_known_by_name_team_and_year(ledger: Ledger, file: Path) -> None:
    one = team(ledger, name="Tổ 1")
    member(ledger, one, "Trần Văn An", birth_year=1970)
    rows = [["TRẦN VĂN AN", "Tổ 1", 1970], ["Trần Văn An", "Tổ 1", 1990]]
    wrote(file, ["Họ và tên", "Tổ", "Năm sinh"], *rows)
    found = looked_at(ledger, file, Member)
    assert [one.cell for one in found.known] == ["A2"]
    assert values(found, "birth_year") == [1990]


def test_a_model_in_several_places_is_one_model_with_several_sites(
    ledger: Ledger, file: Path
) -> None:
    hamlet(ledger, "Thôn 1")
    hamlet(ledger, "Thôn 2")
    heads = ["Tên mô hình", "Loại mô hình", "Ngày ra mắt", "Thôn", "Số thành viên"]
    rows = [
        ["Camera an ninh", "C01", "1/5/2019", "Thôn 1", 10],
        ["Camera an ninh", "C01", "1/5/2019", "Thôn 2", 12],
        ["Camera an ninh", "C01", "1/5/2019", "Thôn 2", 12],
    ]
    wrote(file, heads, *rows)
    found = looked_at(ledger, file, SecurityModel)
    assert [record.KIND for record in found.records] == [
        "security_model",
        "model_site",
        "model_site",
    ]
    assert [site.members for site in found.records[1:]] == [10, 12]  # type: ignore[attr-defined]
    assert [one.cell for one in found.known] == ["A4"]
    assert any("một điểm nữa" in words for _cell, words in noted(found))
