"""Lists of whom a unit proposes, as they come: in Word, by parts, with every kind of dirt."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.imports import (
    carry_out,
)
from storage.ledger import Ledger
from storage.records import Nominee, Proposal
from storage.repository import find
from storage.steps import drain
from tests.storage.imports.dirty import noted, values, wrong, wrote
from tests.storage.imports.rosters import COLLECTIVES, certificates, listed, looked, person
from tests.storage.imports.word_files import ROSTER_HEAD, Listed, wrote_word

OTHER = "Đề nghị này xin «{}», dòng này xin hình thức khác."
CHAIR = "Chủ tịch Ủy ban nhân dân xã"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "danh sách.docx"


@pytest.fixture
def proposal(ledger: Ledger) -> Proposal:
    return certificates(ledger)


def test_a_roster_of_three_lists_becomes_one_batch(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    head = [["CÔNG AN XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["", ""]]
    wrote_word(
        file,
        Listed(head),
        "DANH SÁCH TRÍCH NGANG",
        "I. Tập thể: 1",
        Listed([COLLECTIVES, [1, "Tổ bảo vệ ANTT thôn 1", "Thôn 1", "Tốt", "Giấy khen"]]),
        "II. Cá nhân: 1",
        Listed([ROSTER_HEAD, person("Trần Văn An", 1970, sex="Nam")]),
        "III. Hộ gia đình: 1",
        Listed([["TT", "Họ và tên chủ hộ", "Địa chỉ"], [1, "Lê Thị Bình", "Thôn 2"]]),
    )
    plans = looked(ledger, file, proposal)
    assert [problem for one in plans for problem in one.problems] == []
    drain(carry_out(ledger, *plans))
    found = {one.name: one for one in find(ledger, Nominee, proposal=proposal.id)}
    assert {name: one.subject for name, one in found.items()} == {
        "Tổ bảo vệ ANTT thôn 1": "collective",
        "Trần Văn An": "individual",
        "Lê Thị Bình": "household",
    }
    an = found["Trần Văn An"]
    assert (an.birth_year, an.sex, an.position, an.summary) == (1970, "male", "Thôn 1", "Tốt")


def test_parts_of_one_table_say_what_their_rows_are(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    rows = [
        ["TT", "Họ và tên, đơn vị", "Chức vụ, đơn vị", "Tóm tắt thành tích"],
        ["I", "TẬP THỂ (02)", "", ""],
        ["1", "Tổ tự quản thôn 1", "", "Tốt"],
        ["2", "Chi hội Phụ nữ", "", "Tốt"],
        ["II", "CÁ NHÂN: 02 đồng chí", "", ""],
        ["", "Thôn Đông", "", ""],
        ["1", "Trần Văn An", "Thôn 1", "Tốt"],
        ["", "Cộng: 02 tập thể, 01 cá nhân", "", ""],
    ]
    wrote_word(file, Listed(rows))
    (found,) = looked(ledger, file, proposal)
    assert wrong(found) == []
    assert values(found, "name", "subject") == [
        ("Tổ tự quản thôn 1", "collective"),
        ("Chi hội Phụ nữ", "collective"),
        ("Trần Văn An", "individual"),
    ]
    assert ("B8", "Dòng tổng, được bỏ qua: phần mềm tự cộng.") in noted(found)


def test_a_row_that_may_be_anybody_is_asked_about(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    rows = [
        ["TT", "Tên tập thể, cá nhân", "Năm sinh"],
        [1, "Tổ tự quản", ""],
        [2, "Trần Văn An", 1970],
    ]
    wrote_word(file, "Danh sách tập thể, cá nhân", Listed([*rows, [3, "Hộ ông Lê Ba", ""]]))
    (found,) = looked(ledger, file, proposal)
    assert wrong(found) == [("B2", "Không rõ đây là tập thể, cá nhân hay hộ gia đình.")]
    assert values(found, "subject") == ["individual", "household"]


@pytest.mark.parametrize(
    ("form", "asked"),
    [
        ("Bằng khen", OTHER.format("Giấy khen")),
        ("Giấy khen của Giám đốc Công an tỉnh", OTHER.format("Giấy khen của " + CHAIR)),
        ("Huân chương", "Danh mục không có mục này."),
    ],
)
def test_another_form_than_the_proposal_asks_for_is_said_at_its_cell(
    ledger: Ledger, file: Path, proposal: Proposal, form: str, asked: str
) -> None:
    found = listed(ledger, file, proposal, person("Trần Văn An", form=form), person("Lê Ba"))
    assert wrong(found) == [("G2", asked)]
    assert values(found, "name") == ["Lê Ba"]


@pytest.mark.parametrize(
    "form", ["Giấy khen", "GK", "giay khen", "Giấy khen của Chủ tịch UBND xã Gia Thắng", "", "-"]
)
def test_the_form_of_the_proposal_is_known_however_it_is_written(
    ledger: Ledger, file: Path, proposal: Proposal, form: str
) -> None:
    assert wrong(listed(ledger, file, proposal, person("Trần Văn An", form=form))) == []


def test_dirt_in_a_list_of_people_is_read_or_said_at_its_cell(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    found = listed(
        ledger,
        file,
        proposal,
        person("TRẦN VĂN AN", "12/5/1970", sex="nam"),
        person("Đ/c  Lê   Thị Bình", "1.981", sex="Nữ"),
        person("Đỗ Văn Cường", "70"),
        person("Vũ Thị Dung", "31/02/1975"),
        person("", "1975"),
        ["", "", "", "", "", "", ""],
        person("Phạm Văn Em", "2075 ", sex="khác"),
        person("ngô thị giang", " 1990 "),
        ["", "Tổng cộng", "", "", "", "", "6"],
    )
    assert wrong(found) == [
        ("C4", "Năm chỉ có hai chữ số."),
        ("C5", "Tháng 2 không có ngày 31."),
        ("B6", "Ô này không được để trống."),
        ("D8", "Danh mục không có mục này."),
    ]
    assert values(found, "name", "birth_year", "sex") == [
        ("Trần Văn An", 1970, "male"),
        ("Lê Thị Bình", 1981, "female"),
        ("Ngô Thị Giang", 1990, None),
    ]


def test_years_of_birth_under_men_and_women_tell_the_sex(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    rows = [
        ["TT", "Họ và tên", "Năm sinh", "", "Thời gian tham gia", "Hình thức đã khen"],
        ["", "", "Nam", "Nữ", "", ""],
        ["1", "Trần Văn An", "1970", "", "từ năm 2015", "Giấy khen năm 2019; Bằng khen năm 2021"],
        ["2", "Lê Thị Bình", "", "1981", "3/2012 - nay", ""],
        ["3", "Đỗ Cam", "1970", "1981", "10 năm", ""],
    ]
    down = [((0, column), (1, column)) for column in (0, 1, 4, 5)]
    wrote_word(file, Listed(rows, merged=[*down, ((0, 2), (0, 3))]))
    (found,) = looked(ledger, file, proposal)
    assert values(found, "sex", "served_since", "held") == [
        ("male", 2015, "Giấy khen năm 2019\nBằng khen năm 2021"),
        ("female", 2012, ""),
    ]
    assert wrong(found) == [("E5", "Không rõ từ năm nào.")]


def test_a_long_achievement_is_kept_whole(ledger: Ledger, file: Path, proposal: Proposal) -> None:
    long = "Vận động nhân dân giao nộp vũ khí, vật liệu nổ. " * 20
    found = listed(ledger, file, proposal, person("Trần Văn An", summary=long))
    (one,) = found.records
    assert isinstance(one, Nominee)
    assert one.achievement == long.strip()
    assert 400 < len(one.summary) <= 500
    assert one.summary.endswith("…")
    assert any(cell == "F2" and "cả đoạn" in words for cell, words in noted(found))


def test_a_list_in_excel_goes_in_by_its_sheet_and_heads(
    ledger: Ledger, tmp_path: Path, proposal: Proposal
) -> None:
    path = wrote(tmp_path / "ds.xlsx", ["STT", "Họ và tên chủ hộ", "Địa chỉ"], [1, "Lê Ba", "A"])
    (found,) = looked(ledger, path, proposal)
    assert values(found, "name", "subject", "address") == [("Lê Ba", "household", "A")]
