"""Lists of whom a unit proposes, as they come: in Word, by parts, with every kind of dirt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from storage.imports import (
    Plan,
    carry_out,
    guess,
    plan,
    planned_together,
    read_workbook,
    rejected_workbook,
    undo,
)
from storage.imports.errors import UndoRefusedError
from storage.imports.heads import alike
from storage.ledger import Ledger
from storage.records import Honoree, Nominee, Proposal
from storage.repository import count, find, put
from storage.steps import drain
from tests.conftest import UNIT
from tests.storage.imports.dirty import noted, values, wrong, wrote
from tests.storage.imports.word_files import ROSTER_HEAD, Listed, wrote_word
from tests.storage.registers import nominee

OTHER = "Đề nghị này xin «{}», dòng này xin hình thức khác."
CHAIR = "Chủ tịch Ủy ban nhân dân xã"
COLLECTIVES = ["TT", "Tên tập thể", "Địa chỉ", "Tóm tắt thành tích", "Hình thức đề nghị"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "danh sách.docx"


@pytest.fixture
def proposal(ledger: Ledger) -> Proposal:
    values = {"occasion": "Tổng kết", "form": "certificate", "authority": "commune_chair"}
    made = Proposal.model_validate({"unit": UNIT} | values)
    put(ledger, made)
    return made


def looked(ledger: Ledger, path: Path, into: Proposal) -> list[Plan]:
    """Plan the import of all lists of a file into a proposal."""
    sheets = read_workbook(path)
    lists = alike([one for one in sheets if not one.hidden], sheets[0], Nominee)
    fixed = {"proposal": into.id}
    pairs = [(each, replace(guess(each, Nominee), fixed=fixed)) for each in lists]
    return drain(planned_together(ledger, pairs))


def listed(ledger: Ledger, path: Path, into: Proposal, *rows: Sequence[Any]) -> Plan:
    """Plan the import of one table of people."""
    wrote_word(path, "Cá nhân", Listed([ROSTER_HEAD, *rows]))
    (found,) = looked(ledger, path, into)
    return found


def person(name: str, year: Any = "", form: str = "Giấy khen", **more: str) -> list[Any]:
    return ["1", name, year, more.get("sex", ""), "Thôn 1", more.get("summary", "Tốt"), form]


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


def test_whoever_is_in_the_proposal_already_is_left_out(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    nominee(ledger, proposal, name="Trần Văn An", birth_year=1970)
    nominee(ledger, proposal, name="Hoàng Thị Hoa", birth_year=1971)
    found = listed(
        ledger,
        file,
        proposal,
        person("TRẦN VĂN AN", 1970),
        person("Trần Văn An"),
        person("Trần Văn An", 1988),
        person("Hoàng Thị Hoà", 1971),
        person("Lê Ba", 1960),
        person("Lê Ba"),
    )
    assert [(one.cell, one.sentence) for one in found.known] == [
        ("B2", "Đã có trong sổ."),
        ("B3", "Đã có trong sổ."),
        ("B7", "Trùng với dòng 6."),
    ]
    assert values(found, "name", "birth_year") == [
        ("Trần Văn An", 1988), ("Hoàng Thị Hoà", 1971), ("Lê Ba", 1960),
    ]  # fmt: skip


def test_those_imported_get_pages_and_lose_them_with_the_import(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    kept = Honoree(unit=UNIT, subject="individual", name="Trần Văn An", position="Thôn 1")
    put(ledger, kept)
    found = listed(ledger, file, proposal, person("Trần Văn An", 1970), person("Lê Ba", 1960))
    batch = drain(carry_out(ledger, found))
    pages = {page.name: page for page in find(ledger, Honoree)}
    assert {one.name: one.honoree for one in find(ledger, Nominee)} == {
        "Trần Văn An": kept.id,
        "Lê Ba": pages["Lê Ba"].id,
    }
    assert pages["Trần Văn An"].birth_year == 1970
    drain(undo(ledger, batch))
    assert count(ledger, Nominee) == 0
    assert [(page.id, page.birth_year) for page in find(ledger, Honoree)] == [(kept.id, None)]


def test_a_page_that_somebody_else_needs_keeps_its_import(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    found = listed(ledger, file, proposal, person("Lê Ba", 1960))
    batch = drain(carry_out(ledger, found))
    (page,) = find(ledger, Honoree)
    nominee(ledger, proposal, name="Lê Ba", honoree=page.id)
    with pytest.raises(UndoRefusedError):
        drain(undo(ledger, batch))
    assert count(ledger, Nominee) == 2


def test_refused_rows_come_back_in_excel_with_the_titles_of_the_word_file(
    ledger: Ledger, file: Path, proposal: Proposal, tmp_path: Path
) -> None:
    wrote_word(
        file, "DANH SÁCH", "I. Tập thể: 1", Listed([COLLECTIVES, [1, "Tổ 1", "", "", "Bằng khen"]])
    )
    again = tmp_path / "loi.xlsx"
    again.write_bytes(rejected_workbook(*looked(ledger, file, proposal)))
    (sheet,) = read_workbook(again)
    assert [row[0] for row in sheet.rows[:3]] == ["DANH SÁCH", "I. Tập thể: 1", "TT"]
    assert not any("proposal" in str(cell) or proposal.id in str(cell) for cell in sheet.rows[2])
    mended = [list(row) for row in sheet.rows]
    mended[3][4] = "Giấy khen"
    sheet = replace(sheet, rows=tuple(tuple(row) for row in mended))
    found = plan(ledger, sheet, replace(guess(sheet, Nominee), fixed={"proposal": proposal.id}))
    assert values(found, "name", "subject") == [("Tổ 1", "collective")]


def test_a_list_in_excel_goes_in_by_its_sheet_and_heads(
    ledger: Ledger, tmp_path: Path, proposal: Proposal
) -> None:
    path = wrote(tmp_path / "ds.xlsx", ["STT", "Họ và tên chủ hộ", "Địa chỉ"], [1, "Lê Ba", "A"])
    (found,) = looked(ledger, path, proposal)
    assert values(found, "name", "subject", "address") == [("Lê Ba", "household", "A")]


def test_nobody_is_added_to_what_another_unit_proposed(
    ledger: Ledger, file: Path, proposal: Proposal
) -> None:
    other = proposal.model_copy(update={"id": "f" * 32, "unit": "ninh-binh/gia-vien/gia-lap"})
    put(ledger, other)
    found = listed(ledger, file, other, person("Lê Ba", 1960))
    assert wrong(found) == [("2", "Đề nghị này do đơn vị khác gửi lên, không thêm người vào đó.")]
    assert found.ready == ()


def test_without_a_proposal_nothing_goes_in(ledger: Ledger, file: Path, proposal: Proposal) -> None:
    wrote_word(file, Listed([ROSTER_HEAD, person("Lê Ba", 1960)]))
    sheet = read_workbook(file)[0]
    found = plan(ledger, sheet, guess(sheet, Nominee))
    assert [problem.sentence for problem in found.problems] == ["Chưa có cột nào là «Đề nghị»."]
    assert found.ready == ()
