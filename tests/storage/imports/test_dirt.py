"""Rows and cells as people type them are read, skipped or refused, and it is said which."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from storage.imports import read_workbook
from storage.ledger import Ledger
from storage.records import Activity, Hamlet, Member, Team
from tests.storage.imports.dirty import Formula, looked_at, noted, values, wrong, wrote
from tests.storage.registers import team


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "so.xlsx"


HAMLETS = ["TT", "Tên thôn", "Số hộ"]
DONE = ["Ngày", "Loại hoạt động", "Nội dung", "Số buổi", "Lượt người dự"]


def test_total_rows_are_skipped_and_said(ledger: Ledger, file: Path) -> None:
    wrote(
        file,
        HAMLETS,
        [1, "Thôn Cộng Hòa", 100],
        [2, "Thôn 2", 120],
        ["", "Cộng", 220],
        ["TỔNG CỘNG:", "", 220],
        ["", "Tổng số hộ toàn xã", 220],
    )
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "name") == ["Thôn Cộng Hòa", "Thôn 2"]
    words = "Dòng tổng, được bỏ qua: phần mềm tự cộng."
    assert noted(found) == [("B4", words), ("C5", words), ("B6", words)]
    assert wrong(found) == []


def test_titles_and_signatures_within_the_table_are_no_records(ledger: Ledger, file: Path) -> None:
    wrote(
        file,
        HAMLETS,
        ["I", "KHU VỰC PHÍA BẮC"],
        [1, "Thôn 1", 100],
        [],
        ["", "", "Gia Thắng, ngày 15 tháng 12 năm 2022"],
        ["", "NGƯỜI LẬP BIỂU"],
    )
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "name") == ["Thôn 1"]
    assert [cell for cell, _words in noted(found)] == ["B2", "C5"]
    assert noted(found)[1][1] == "Từ dòng này trở xuống là phần ký tên, không đọc."
    assert wrong(found) == []


def test_a_title_merged_over_the_table_is_no_record(ledger: Ledger, file: Path) -> None:
    wrote(
        file,
        ["Tên thôn", "Số hộ", "Nhân khẩu"],
        ["Các thôn phía đông"],
        ["Thôn 1", 100, 400],
        merged=["A2:C2"],
    )
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "name") == ["Thôn 1"]
    assert [cell for cell, _words in noted(found)] == ["A2"]


def test_words_of_merged_cells_hold_for_all_their_rows(ledger: Ledger, file: Path) -> None:
    one = team(ledger, name="Tổ 1")
    wrote(
        file,
        ["TT", "Tổ", "Họ và tên"],
        [1, "Tổ 1", "Trần Văn An"],
        [2, "", "Lê Thị Bình"],
        [3, "", "Phạm Văn Chung"],
        merged=["B2:B4"],
    )
    assert values(looked_at(ledger, file, Member), "team") == [one.id] * 3


def test_a_number_in_merged_cells_counts_once(ledger: Ledger, file: Path) -> None:
    wrote(file, HAMLETS, [1, "Thôn 1", 120], [2, "Thôn 2", ""], merged=["C2:C3"])
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "households") == [120, 0]
    assert noted(found) == [("C3", "Ô gộp là số: chỉ tính cho dòng đầu của ô gộp.")]


def test_ditto_marks_say_what_stands_above(ledger: Ledger, file: Path) -> None:
    one = team(ledger, name="Tổ 1")
    rows = [
        ["Trần Văn An", "Tổ 1"],
        ["Lê Thị Bình", "nt"],
        ["Đỗ Văn Cường", '"'],
        ["Vũ Thị Dung", "-nt-"],
    ]
    wrote(file, ["Họ và tên", "Tổ"], *rows)
    assert values(looked_at(ledger, file, Member), "team") == [one.id] * 4


def test_days_are_read_as_people_type_them(ledger: Ledger, file: Path) -> None:
    typed = [
        "1-9-22", "01/09/2022", "1.9.2022", " 1/9/2022 ", "2022-09-01", "01092022", "8h 1/9/2022",
        "ngày 01 tháng 9 năm 2022", "Ngày 1 tháng 09 năm 2022", "01/09/2022 08:30", 44805,
        date(2022, 9, 1),
    ]  # fmt: skip
    wrote(file, DONE, *([day, "Tuyên truyền", f"Lần {n}"] for n, day in enumerate(typed)))
    found = looked_at(ledger, file, Activity)
    assert wrong(found) == []
    assert values(found, "happened_on") == [date(2022, 9, 1)] * len(typed)


def test_days_that_are_none_are_said_with_what_to_type(ledger: Ledger, file: Path) -> None:
    typed = ["31/02/2022", "31/02", "5/9", "2022", "12/25/2022", "hôm qua", "1/9/2202"]
    typed.append("29/2/2022")
    wrote(file, DONE, *([day, "Tuyên truyền", f"Lần {n}"] for n, day in enumerate(typed)))
    found = looked_at(ledger, file, Activity)
    assert wrong(found) == [
        ("A2", "Tháng 2 không có ngày 31."),
        ("A3", "Tháng 2 không có ngày 31."),
        ("A4", "Ngày này thiếu năm."),
        ("A5", "Chỉ có năm, chưa có ngày."),
        ("A6", "Không có tháng 25."),
        ("A7", "Không đọc được thành một ngày."),
        ("A8", "Năm 2202 không thể đúng."),
        ("A9", "Tháng 2 không có ngày 29."),
    ]
    assert found.problems[0].value == "31/02/2022"
    assert found.problems[0].fix == "Tháng 2 chỉ đến ngày 28; xem lại ngày."
    assert found.problems[4].fix == "Nếu là ngày 25 tháng 12, gõ 25/12/2022."


def test_a_month_stands_for_its_first_day(ledger: Ledger, file: Path) -> None:
    wrote(file, DONE, ["tháng 9/2022", "Tuyên truyền"], ["T9/2022", "Tuần tra"])
    found = looked_at(ledger, file, Activity)
    assert values(found, "happened_on") == [date(2022, 9, 1)] * 2
    assert ("A2", "Không có ngày cụ thể, được ghi là 01/09/2022.") in noted(found)


def test_a_year_alone_will_do_where_a_team_was_founded(ledger: Ledger, file: Path) -> None:
    wrote(file, ["Tên tổ", "Loại tổ", "Năm thành lập"], ["Tổ 1", "Tổ tự quản", 2019])
    found = looked_at(ledger, file, Team)
    assert values(found, "founded") == [date(2019, 1, 1)]
    assert noted(found) == [("C2", "Không có ngày cụ thể, được ghi là 01/01/2019.")]


@pytest.mark.parametrize("serial", [True, False])
def test_days_of_a_workbook_that_counts_from_1904(
    ledger: Ledger,
    file: Path,
    serial: bool,  # noqa: FBT001
) -> None:
    day = 44805 - 1462 if serial else date(2022, 9, 1)
    wrote(file, DONE, [day, "Tuyên truyền", "Họp dân"], date_1904=True)
    assert values(looked_at(ledger, file, Activity), "happened_on") == [date(2022, 9, 1)]


def test_numbers_are_read_as_people_type_them(ledger: Ledger, file: Path) -> None:
    typed = ["1.234", "1,234", "1 234", "1\u00a0234", "1234", 1234, 1234.0, "1.234 hộ", "1234,0"]
    wrote(file, HAMLETS, *([n, f"Thôn {n}", number] for n, number in enumerate(typed, start=1)))
    found = looked_at(ledger, file, Hamlet)
    assert wrong(found) == []
    assert values(found, "households") == [1234] * len(typed)


def test_numbers_that_are_none_are_said_with_what_to_type(ledger: Ledger, file: Path) -> None:
    typed = ["12,5", 1.234, "-3", "nhiều", date(2022, 1, 9), 12.5, "1.23.4"]
    wrote(file, HAMLETS, *([n, f"Thôn {n}", number] for n, number in enumerate(typed, start=1)))
    found = looked_at(ledger, file, Hamlet)
    assert wrong(found) == [
        ("C2", "Không phải số nguyên."),
        ("C3", "Không phải số nguyên."),
        ("C4", "Số này nhỏ hơn 0."),
        ("C5", "Không phải một số."),
        ("C6", "Đây là ngày hoặc dấu, không phải số."),
        ("C7", "Không phải số nguyên."),
        ("C8", "Không phải một số."),
    ]
    assert found.problems[1].fix == "Gõ số nguyên; nếu là 1234 thì gõ liền, không dấu."


def test_dashes_and_empty_cells_are_nought(ledger: Ledger, file: Path) -> None:
    rows = [[1, "Thôn 1", "-"], [2, "Thôn 2", "–"], [3, "Thôn 3", ""], [4, "Thôn 4", "0"]]
    wrote(file, HAMLETS, *rows)
    assert values(looked_at(ledger, file, Hamlet), "households") == [0, 0, 0, 0]


def test_decomposed_letters_and_stray_spaces_are_set_right(ledger: Ledger, file: Path) -> None:
    said = unicodedata.normalize("NFD", "  Thôn Đông\u00a0 ")
    heads = [unicodedata.normalize("NFD", head) for head in HAMLETS]
    wrote(file, heads, [1, said, "\u00a0120 "])
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "name", "households") == [("Thôn Đông", 120)]


def test_formulas_give_their_values_and_failed_ones_are_refused(ledger: Ledger, file: Path) -> None:
    wrote(
        file,
        HAMLETS,
        [1, "Thôn 1", Formula("=100+20", 120)],
        [2, Formula('="Thôn "&2', "Thôn 2"), 5],
        [3, "Thôn 3", Formula("=A99", "#REF!")],
        [4, Formula("=VLOOKUP(1,A1:B2,2)", "#N/A"), 1],
    )
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "name", "households") == [("Thôn 1", 120), ("Thôn 2", 5)]
    assert wrong(found) == [
        ("C4", "Công thức bị lỗi #REF!."),
        ("B5", "Công thức bị lỗi #N/A."),
    ]


def test_a_formula_that_was_never_computed_is_refused(ledger: Ledger, file: Path) -> None:
    wrote(file, HAMLETS, [1, "Thôn 1", Formula("=SUM(A1:A9)", None)])
    assert wrong(looked_at(ledger, file, Hamlet)) == [("C2", "Công thức chưa có kết quả.")]


def test_empty_rows_between_records_do_not_matter(ledger: Ledger, file: Path) -> None:
    wrote(file, HAMLETS, [], [1, "Thôn 1", 1], [], [], [" "], [2, "Thôn 2", 2], [], [3])
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "name") == ["Thôn 1", "Thôn 2"]
    assert wrong(found) == []


def test_hidden_rows_come_in_and_are_said(ledger: Ledger, file: Path) -> None:
    wrote(file, HAMLETS, [1, "Thôn 1", 1], [2, "Thôn 2", 2], hidden_rows=[3])
    found = looked_at(ledger, file, Hamlet)
    assert values(found, "name") == ["Thôn 1", "Thôn 2"]
    assert noted(found) == [("", "Các dòng đang ẩn trong tệp cũng được đọc: dòng 3.")]


def test_huge_cells_are_refused_in_words(ledger: Ledger, file: Path) -> None:
    wrote(file, [*HAMLETS, "Ghi chú"], [1, "Thôn 1", 1, "dài " * 5000], [2, "x" * 300, 1])
    found = looked_at(ledger, file, Hamlet)
    assert wrong(found) == [
        ("D2", "Ô này dài 19999 ký tự, quá dài."),
        ("B3", "Ô này dài 300 ký tự, quá dài."),
    ]
    assert found.problems[0].fix == "Rút ngắn còn nhiều nhất 500 ký tự."
    assert len(found.problems[0].value) <= 60


def test_what_must_be_filled_in_is_asked_for_at_its_cell(ledger: Ledger, file: Path) -> None:
    wrote(file, HAMLETS, [1, "", 120], [2, "Thôn 2", "?"])
    found = looked_at(ledger, file, Hamlet)
    assert wrong(found) == [
        ("B2", "Ô này không được để trống."),
        ("C3", "Không phải một số."),
    ]


def test_all_problems_of_a_row_are_said_at_once(ledger: Ledger, file: Path) -> None:
    wrote(file, DONE, ["31/02/2022", "Nhảy dù", "Lần 1", "hai", "x"])
    assert [cell for cell, _words in wrong(looked_at(ledger, file, Activity))] == [
        "A2", "B2", "D2", "E2",
    ]  # fmt: skip


def test_telephone_numbers_get_back_the_nought_that_excel_took(ledger: Ledger, file: Path) -> None:
    team(ledger, name="Tổ 1")
    wrote(file, ["Họ và tên", "Tổ", "SĐT"], ["Trần Văn An", "Tổ 1", 912345678])
    assert values(looked_at(ledger, file, Member), "phone") == ["0912345678"]


def test_a_year_of_two_digits_is_asked_for_in_full(ledger: Ledger, file: Path) -> None:
    team(ledger, name="Tổ 1")
    wrote(file, ["Họ và tên", "Tổ", "Năm sinh"], ["Trần Văn An", "Tổ 1", 75])
    found = looked_at(ledger, file, Member)
    assert wrong(found) == [("C2", "Năm chỉ có hai chữ số.")]
    assert found.problems[0].fix == "Gõ đủ bốn chữ số, ví dụ 1975."


def test_many_columns_and_rows_have_the_names_that_excel_gives_them(file: Path) -> None:
    wrote(file, [""] * 27 + ["xa"])
    sheet = read_workbook(file)[0]
    assert sheet.at(0, 27) == "xa"
    from storage.imports import cell_name  # noqa: PLC0415

    assert [cell_name(0, n) for n in (0, 25, 26, 27, 701, 702)] == [
        "A1", "Z1", "AA1", "AB1", "ZZ1", "AAA1",
    ]  # fmt: skip
