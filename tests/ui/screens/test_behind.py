from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget

from storage.comparison import compare, records_behind
from storage.ledger import Ledger
from storage.months import freeze
from storage.records import PastFigure, Record
from storage.report_period import Period, month_period, year_period
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, award, model, site, team, told
from ui.screens.behind import Behind
from ui.screens.month_lines import figure_lines
from ui.screens.words import part_words

W = TypeVar("W", bound=QWidget)
Show = Callable[[W], W]
DECADE = Period("2013-01", "2022-12")


@pytest.fixture(autouse=True)
def _books_of_2022(ledger: Ledger) -> None:
    ledger.keep_settings(post_settings(begins="2022-01"))


def behind(ledger: Ledger, code: str, period: Period, figure: str = "") -> Behind:
    found = records_behind(ledger, UNIT, period, code)
    return Behind(code, found, {}, figure=figure)


def line(ledger: Ledger, period: Period, name: str) -> tuple[str, ...]:
    lines = figure_lines(compare(ledger, period), zeros=True)
    return next(each.words[1:] for each in lines if each.words[0] == name)


def test_a_past_figure_is_said_with_its_source_its_days_and_how_exact_it_is(
    ledger: Ledger, shown: Show[Behind]
) -> None:
    told(ledger, "TT02", "2019", "hơn 1.000")
    told(ledger, "TT02", "2020", "hàng trăm")
    activity(ledger, "20/11/2022", title="Họp thôn", measures={"attendances": 70})
    dialog = shown(behind(ledger, "TT02", DECADE))
    assert set(dialog.table.words()) == {
        (
            "Báo cáo số 12",
            "Số liệu các năm trước",
            "01/01/2019 – 31/12/2019",
            "",
            "hơn 1.000",
        ),
        (
            "Báo cáo số 12",
            "Số liệu các năm trước",
            "01/01/2020 – 31/12/2020",
            "",
            "hàng trăm",
        ),
        ("Họp thôn", "Hoạt động", "20/11/2022", "", "70"),
    }
    assert dialog.sum.text() == "3 bản ghi, cộng lại 70; hơn 1.000; hàng trăm lượt người."


def test_a_past_figure_behind_a_figure_can_be_opened(ledger: Ledger, shown: Show[Behind]) -> None:
    past = told(ledger, "TT02", "2019", "900")
    dialog = shown(behind(ledger, "TT02", DECADE))
    opened: list[Record] = []
    dialog.opened.connect(opened.append)
    dialog.table.selectRow(0)
    dialog.table.opened.emit(dialog.table.key())
    assert opened == [past]
    assert isinstance(opened[0], PastFigure)


def test_types_are_not_added_up_like_their_models(ledger: Ledger, shown: Show[Behind]) -> None:
    for _each in range(3):
        site(ledger, model(ledger, "A01"))
    dialog = shown(behind(ledger, "M01", year_period(2022)))
    assert dialog.sum.text() == "3 bản ghi, có 1 loại."


def test_it_says_where_the_register_left_what_was_closed(
    ledger: Ledger, shown: Show[Behind]
) -> None:
    freeze(ledger, "2022-01")
    team(ledger)
    dialog = shown(behind(ledger, "T02", month_period("2022-01"), "0"))
    assert "Số đã chốt là 0" in dialog.sum.text()
    assert "Số đã chốt" not in shown(behind(ledger, "T02", month_period("2022-02"), "1")).sum.text()


def test_the_change_is_said_with_its_share_and_a_dash_on_a_base_of_nought(ledger: Ledger) -> None:
    for code, before in (("TT01", "8"), ("TH01", "0"), ("TT02", "hàng trăm")):
        told(ledger, code, "2021", before)
    activity(ledger, "20/11/2022", measures={"sessions": 10, "attendances": 5})
    activity(ledger, "20/11/2022", "training", measures={"classes": 3})
    year = year_period(2022)
    assert line(ledger, year, "Buổi tuyên truyền") == ("buổi", "10", "10", "8", "+2 (+25,0%)")
    assert line(ledger, year, "Lớp tập huấn, bồi dưỡng")[2:] == ("3", "0", "+3 (—)")
    assert line(ledger, year, "Lượt người được tuyên truyền")[2:] == ("5", "hàng trăm", "")
    assert line(ledger, year, "Tờ rơi")[2:] == ("0", "–", "")


def test_a_part_is_worded_by_what_its_indicator_is_divided_by(ledger: Ledger) -> None:
    award(ledger, "20/11/2022", authority="commune")
    assert part_words("KT01", "commune") != part_words("AT01", "commune")
    assert part_words("TB10", "crime") == "Tội phạm hình sự"
    assert part_words("M02", "Z99") == "Z99"
