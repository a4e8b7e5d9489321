from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from storage.imports import carry_out, undo
from storage.ledger import Ledger
from storage.records import PastFigure
from storage.repository import find
from storage.steps import drain
from tests.storage.imports.dirty import looked_at, values, wrong, wrote

ONE = ["Chỉ tiêu", "Năm", "Số liệu", "Nguồn"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "so.xlsx"


def test_a_grid_with_a_column_for_each_year_gives_a_figure_for_each(
    ledger: Ledger, file: Path
) -> None:
    wrote(
        file,
        ["TT", "Nội dung chỉ tiêu", 2013, "Năm 2014", "2015", "Ghi chú"],
        [1, "Buổi tuyên truyền", 120, "1.135", "", ""],
        [2, "TT02", "hàng nghìn", "hơn 12.000", "khoảng 9.500", "ước"],
    )
    found = looked_at(ledger, file, PastFigure)
    assert wrong(found) == []
    assert values(found, "indicator", "first", "last", "value", "precision") == [
        ("TT01", date(2013, 1, 1), date(2013, 12, 31), 120, "exact"),
        ("TT01", date(2014, 1, 1), date(2014, 12, 31), 1135, "exact"),
        ("TT02", date(2013, 1, 1), date(2013, 12, 31), 0, "thousands"),
        ("TT02", date(2014, 1, 1), date(2014, 12, 31), 12000, "at_least"),
        ("TT02", date(2015, 1, 1), date(2015, 12, 31), 9500, "about"),
    ]
    batch = drain(carry_out(ledger, found))
    assert len(find(ledger, PastFigure)) == 5
    drain(undo(ledger, batch))
    assert find(ledger, PastFigure) == []


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        (2022, "2022-01-01", "2022-12-31"),
        ("Năm 2022", "2022-01-01", "2022-12-31"),
        ("tháng 9/2022", "2022-09-01", "2022-09-30"),
        ("quý III/2022", "2022-07-01", "2022-09-30"),
        ("Quý 1 năm 2022", "2022-01-01", "2022-03-31"),
        ("6 tháng đầu năm 2022", "2022-01-01", "2022-06-30"),
        ("6 tháng cuối năm 2022", "2022-07-01", "2022-12-31"),
        ("2013-2023", "2013-01-01", "2023-12-31"),
        ("giai đoạn 2013 – 2023", "2013-01-01", "2023-12-31"),
        ("15/12/2021 - 14/12/2022", "2021-12-15", "2022-12-14"),
    ],
)
def test_a_period_is_read_as_reports_say_it(
    ledger: Ledger, file: Path, said: object, first: str, last: str
) -> None:
    wrote(file, ONE, ["Buổi tuyên truyền", said, 5, "BC 12"])
    found = looked_at(ledger, file, PastFigure)
    assert wrong(found) == []
    expected = (date.fromisoformat(first), date.fromisoformat(last))
    assert values(found, "first", "last") == [expected]


def test_first_and_last_day_may_stand_in_columns_of_their_own(ledger: Ledger, file: Path) -> None:
    heads = ["Chỉ tiêu", "Từ ngày", "Đến ngày", "Số liệu"]
    wrote(file, heads, ["TT01", 2013, 2023, 5], ["TT01", "1/5/2022", "1/4/2022", 6])
    found = looked_at(ledger, file, PastFigure)
    assert values(found, "first", "last") == [(date(2013, 1, 1), date(2023, 12, 31))]
    assert [cell for cell, _words in wrong(found)] == ["C3"]


def test_figures_that_are_none_are_said(ledger: Ledger, file: Path) -> None:
    rows = [
        ["Buổi tuyên truyền", 2022, "hơn"],
        ["Buổi tuyên truyền", 2022, "đẹp"],
        ["Buổi tuyên truyền", "mùa xuân", 5],
        ["Buổi tuyên truyền", "", 5],
        ["Số voi", 2022, 5],
        ["Buổi tuyên truyền", 2022, ""],
        ["Buổi tuyên truyền", "2023-2013", 5],
    ]
    wrote(file, ONE, *rows)
    assert wrong(looked_at(ledger, file, PastFigure)) == [
        ("C2", "Không đọc được thành số liệu."),
        ("C3", "Không đọc được thành số liệu."),
        ("B4", "Không đọc được thành một kỳ."),
        ("5", "Không rõ số liệu của thời gian nào."),
        ("A6", "Danh mục không có mục này."),
        ("7", "Dòng này không có số liệu."),
        ("B8", "Ngày cuối đến trước ngày đầu."),
    ]
