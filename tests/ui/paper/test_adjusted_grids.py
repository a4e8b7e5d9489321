"""The tables of what was put right of locked months, in the report of a period."""

from __future__ import annotations

from datetime import date

import pytest

from storage.adjusting import adjust, adjustable
from storage.indicators import Figure
from storage.ledger import Ledger
from storage.locked_months import keep_lock, lock_closed
from storage.months import freeze, keep_figures
from storage.records import Adjustment
from storage.report_period import Period, month_period, year_period
from storage.repository import put
from storage.steps import drain
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity
from ui.paper.cells import table_words
from ui.paper.checker import check_paper
from ui.paper.document import Grid
from ui.paper.reports.facts import facts_of
from ui.paper.reports.making import fresh_report, made_document, written
from ui.paper.reports.report_document import grids_of

ABOVE, OTHER = "ninh-binh/gia-vien", "ninh-binh/gia-vien/gia-van"
JANUARY = month_period("2023-01")


@pytest.fixture
def post(ledger: Ledger) -> Ledger:
    """Give books whose December is locked and adjusted in January."""
    activity(ledger, "20/11/2022", measures={"sessions": 3})
    freeze(ledger, "2022-12")
    keep_lock(ledger, "2022-12")
    lock_closed(ledger)
    figure = next(each for each in adjustable(ledger, "2022-12") if each.code == "TT01")
    adjust(ledger, figure, 5, "Sót hai buổi ở thôn Đồng Phú", date(2022, 12, 27))
    return ledger


def named(ledger: Ledger, period: Period, units: dict[str, str] | None = None) -> dict[str, Grid]:
    return {grid.name: grid for grid in grids_of(facts_of(ledger, period, units))}


def test_the_month_of_an_adjustment_prints_its_line(post: Ledger) -> None:
    grid = named(post, JANUARY)["Biểu 12"]
    assert table_words(grid) == [
        ["1", "tháng 12/2022", "Buổi tuyên truyền", "3", "5", "Sót hai buổi ở thôn Đồng Phú"]
    ]
    assert "Biểu 13" not in named(post, JANUARY)
    assert "Biểu 12" not in named(post, month_period("2022-12"))


def test_the_year_prints_what_was_reported_beside_what_is_right(post: Ledger) -> None:
    grids = named(post, year_period(2022))
    (row,) = table_words(grids["Biểu 13"])
    assert row == ["1", "Buổi tuyên truyền", "buổi", "3", "5", "+2 (+66,7%)"]
    (source,) = grids["Biểu 13"].sources.values()
    assert isinstance(source, tuple)
    assert [type(record) for record in source] == [Adjustment]


def test_a_report_with_adjustments_keeps_the_rules_of_papers(post: Ledger) -> None:
    for form, period in (("month", JANUARY), ("year", year_period(2022))):
        document = made_document(post, fresh_report(UNIT, form, period))
        assert check_paper(drain(written(document, "pdf"))) == []


def test_a_superior_prints_the_unit_and_only_what_is_applied() -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings(unit=ABOVE, role="superior"))
        keep_figures(ledger, OTHER, "2022-12", [Figure("TT01", "", "exact", 7)])
        for reported, right in ((6, 8), (7, 9)):
            put(
                ledger,
                Adjustment(
                    unit=OTHER,
                    made_on=date(2022, 12, 27),
                    month="2022-12",
                    indicator="TT01",
                    reported=reported,
                    right=right,
                    reason="Đếm lại",
                ),
            )
        grids = named(ledger, JANUARY, {OTHER: "Công an xã Gia Vân"})
        assert table_words(grids["Biểu 12"]) == [
            ["1", "Gia Vân", "tháng 12/2022", "Buổi tuyên truyền", "7", "9", "Đếm lại"]
        ]
