"""Registers of awards of many years, as posts have kept them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from storage.imports import carry_out, read_workbook, undo
from storage.imports.heads import guess
from storage.ledger import Ledger
from storage.months import freeze
from storage.records import Achievement, Award, CommendationRule, Honoree
from storage.repository import count, find, put
from storage.steps import drain
from tests.conftest import UNIT
from tests.storage.imports.dirty import looked_at, noted, values, wrong, wrote
from tests.storage.imports.word_files import Listed, wrote_word
from tests.storage.registers import activity

HEAD = ["TT", "Số quyết định", "Ngày QĐ", "Hình thức", "Cấp khen", "Họ và tên", "Dịp"]
FORMS = ["TT", "Ngày", "Hình thức khen thưởng", "Tên tập thể", "Số lượng", "Nội dung"]
OCCASION = "Tổng kết phong trào"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "so khen.xlsx"


def test_a_register_of_awards_is_read(ledger: Ledger, file: Path) -> None:
    wrote(
        file,
        [*HEAD, "Loại hình", "Tiền thưởng"],
        [1, "45/QĐ-UBND", "2/9/2022", "GK", "UBND xã", "TRẦN VĂN AN", OCCASION, "Đột xuất", 447000],
        [2, "Số 7/QĐ-BCA", 2013, "Bằng khen", "Bộ Công an", "Lê Ba", OCCASION, "", "1.000.000đ"],
    )
    found = looked_at(ledger, file, Award)
    assert wrong(found) == []
    assert values(found, "number", "decided_on", "form", "authority", "name", "amount") == [
        ("45/QĐ-UBND", date(2022, 9, 2), "certificate", "commune_chair", "Trần Văn An", 447000),
        ("7/QĐ-BCA", date(2013, 1, 1), "merit_certificate", "minister", "Lê Ba", 1_000_000),
    ]
    assert values(found, "award_type", "subject") == [
        ("unexpected", "individual"), ("theme", "individual"),
    ]  # fmt: skip
    assert ("C3", "Không có ngày cụ thể, được ghi là 01/01/2013.") in noted(found)


def test_number_day_form_and_authority_may_share_two_cells(ledger: Ledger, file: Path) -> None:
    head = ["TT", "Quyết định", "Hình thức khen thưởng", "Tên tập thể", "Dịp"]
    said = [
        "Quyết định số 45/QĐ-UBND ngày 02/9/2022",
        "QĐ 46/QĐ-UBND, ngày 3 tháng 9 năm 2022",
        "47/QĐ-UBND 4.9.2022",
        "48/QĐ-UBND ngày 31/02/2022",
        "49/QĐ-UBND",
    ]
    form = "Giấy khen của Chủ tịch UBND xã Gia Thắng, huyện Gia Viễn"
    wrote(file, head, *([n, one, form, f"Tổ {n}", OCCASION] for n, one in enumerate(said)))
    found = looked_at(ledger, file, Award)
    assert values(found, "number", "decided_on") == [
        ("45/QĐ-UBND", date(2022, 9, 2)),
        ("46/QĐ-UBND", date(2022, 9, 3)),
        ("47/QĐ-UBND", date(2022, 9, 4)),
    ]
    assert set(values(found, "form", "authority")) == {("certificate", "commune_chair")}
    assert wrong(found) == [
        ("B5", "Tháng 2 không có ngày 31."),
        ("6", "Không rõ ngày quyết định."),
    ]


def test_a_list_of_one_decision_says_it_once_above(ledger: Ledger, tmp_path: Path) -> None:
    rows = [["TT", "Họ và tên", "Năm sinh", "Hình thức", "Cấp khen", "Dịp"]]
    path = wrote_word(
        tmp_path / "qd.docx",
        "Căn cứ Quyết định số 1/QĐ-UBND ngày 01/01/2020 của UBND xã;",
        "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN",
        "(Kèm theo Quyết định số 123/QĐ-UBND ngày 15/12/2022 của Chủ tịch UBND xã)",
        Listed([*rows, [1, "Trần Văn An", "1970", "Giấy khen", "Xã", OCCASION]]),
    )
    found = looked_at(ledger, path, Award)
    assert values(found, "number", "decided_on") == [("123/QĐ-UBND", date(2022, 12, 15))]
    words = "Số, ngày quyết định lấy theo tiêu đề phía trên bảng: 123/QĐ-UBND."
    assert [said for _cell, said in noted(found)] == [words]


def test_sums_keep_how_exactly_they_are_known(ledger: Ledger, file: Path) -> None:
    said = ["12", "hàng trăm", "không nêu", "hơn 50", "05 giấy khen", "nhiều"]
    form = "Giấy khen của Giám đốc Công an tỉnh"
    wrote(file, FORMS, *([n, "1/9/2022", form, "", s, f"Đợt {n}"] for n, s in enumerate(said)))
    found = looked_at(ledger, file, Award)
    assert values(found, "quantity", "precision", "name") == [
        (12, "exact", ""), (0, "hundreds", ""), (0, "unstated", ""),
        (50, "at_least", ""), (5, "exact", ""),
    ]  # fmt: skip
    assert wrong(found) == [("E7", "Không đọc được thành số liệu.")]


def test_a_sum_over_several_authorities_stays_one(ledger: Ledger, file: Path) -> None:
    head = ["Ngày", "Hình thức", "Cấp khen", "Đối tượng", "Số lượng", "Dịp"]
    cap = "Bộ Công an; UBND tỉnh, Công an tỉnh"
    wrote(file, head, ["1/9/2022", "Giấy khen", cap, "Tập thể", 5, OCCASION])
    found = looked_at(ledger, file, Award)
    assert values(found, "authority", "authorities", "quantity") == [
        ("several", ("minister", "province_chair", "province_police"), 5)
    ]


def test_an_authority_that_the_unit_added_is_known(ledger: Ledger, file: Path) -> None:
    rule = {"unit": UNIT, "code": "own_board", "role": "authority", "text": "Ban Chỉ đạo 138"}
    put(ledger, CommendationRule.model_validate(rule))
    row = [1, "1", "1/9/2022", "Biểu dương", "Ban chỉ đạo 138", "Lê Ba", OCCASION]
    found = looked_at(ledger, wrote(file, HEAD, row), Award)
    assert values(found, "authority", "form") == [("own_board", "praise")]


def test_dirt_in_a_register_of_awards_is_said_at_its_cell(ledger: Ledger, file: Path) -> None:
    activity(ledger, "5/9/2022")
    freeze(ledger, "2022-09")
    wrote(
        file,
        HEAD,
        [1, "1", "31/9/2021", "Giấy khen", "Xã", "Lê Ba", OCCASION],
        [2, "2", "1/10/2021", "Huy chương vàng", "Xã", "Lê Ba", OCCASION],
        [3, "3", "1/10/2021", "Giấy khen", "Hội Khuyến học", "Lê Ba", OCCASION],
        [4, "4", "1/10/2021", "Giấy khen", "", "Lê Ba", OCCASION],
        [5, "5", "1/10/2021", "Giấy khen", "Xã", "Lê Ba", ""],
        [6, "6", "5/9/2022", "Giấy khen", "Xã", "Lê Ba", OCCASION],
        ["", "Cộng", "", "", "", "", ""],
    )
    found = looked_at(ledger, file, Award)
    assert wrong(found) == [
        ("C2", "Tháng 9 không có ngày 31."),
        ("D3", "Danh mục không có mục này."),
        ("E4", "Danh mục không có mục này."),
        ("D5", "Không rõ cấp nào khen."),
        ("G6", "Ô này không được để trống."),
        ("C7", "Ngày này thuộc tháng 9/2022 đã chốt."),
    ]
    assert found.ready == ()


def test_the_same_award_is_known_though_its_occasion_is_worded_otherwise(
    ledger: Ledger, file: Path
) -> None:
    row = [1, "45/QĐ-UBND", "2/9/2021", "Giấy khen", "Xã", "Lê Ba", OCCASION]
    batch = drain(carry_out(ledger, looked_at(ledger, wrote(file, HEAD, row), Award)))
    assert [one.honoree for one in find(ledger, Award)] == [find(ledger, Honoree)[0].id]
    again = [*row[:5], "LÊ BA", "Tổng kết phong trào năm 2021"]
    found = looked_at(ledger, wrote(file, HEAD, again, [*row[:5], "Lê Bá", OCCASION]), Award)
    assert [(one.cell, one.sentence) for one in found.known] == [("B2", "Đã có trong sổ.")]
    assert values(found, "name") == ["Lê Bá"]
    drain(undo(ledger, batch))
    assert count(ledger, Award) == count(ledger, Honoree) == 0


def test_sums_without_names_begin_no_pages(ledger: Ledger, file: Path) -> None:
    form = "Giấy khen của Chủ tịch UBND xã"
    path = wrote(file, FORMS, [1, "1/9/2021", form, "", 12, OCCASION])
    drain(carry_out(ledger, looked_at(ledger, path, Award)))
    assert count(ledger, Honoree) == 0


def test_achievements_are_noted_with_whom_they_are_of(ledger: Ledger, file: Path) -> None:
    head = ["TT", "Ngày", "Họ và tên", "Thành tích"]
    rows = [
        [1, "2/9/2022", "Lê Ba", "Báo tin về đối tượng trộm cắp"],
        [2, "tháng 8/2022", "Lê Ba", "Bắt quả tang"],
        [3, "2022", "Lê Tư", "Giao nộp súng"],
    ]
    found = looked_at(ledger, wrote(file, head, *rows), Achievement)
    assert values(found, "happened_on", "subject") == [
        (date(2022, 9, 2), "individual"), (date(2022, 8, 1), "individual"),
    ]  # fmt: skip
    assert wrong(found) == [("B4", "Chỉ có năm, chưa có ngày.")]
    drain(carry_out(ledger, found))
    (page,) = find(ledger, Honoree)
    assert {one.honoree for one in find(ledger, Achievement)} == {page.id}


def test_a_register_of_awards_is_known_by_its_heads(file: Path) -> None:
    wrote(file, HEAD, [1, "45/QĐ-UBND", "2/9/2021", "Giấy khen", "Xã", "Lê Ba", OCCASION])
    assert guess(read_workbook(file)[0]).kind is Award


def test_pages_are_read_from_a_list_of_their_own(ledger: Ledger, file: Path) -> None:
    put(ledger, Honoree(unit=UNIT, subject="collective", name="Tổ tự quản 1"))
    head = ["TT", "Tên tập thể", "Địa chỉ", "Quá trình thành lập"]
    rows = [[1, "TỔ TỰ QUẢN 1", "Thôn 1", ""], [2, "Tổ tự quản 2", "Thôn 2", "Ra mắt năm 2019"]]
    found = looked_at(ledger, wrote(file, head, *rows), Honoree)
    assert values(found, "name", "subject", "founding") == [
        ("Tổ tự quản 2", "collective", "Ra mắt năm 2019")
    ]
    assert [one.cell for one in found.known] == ["B2"]
