"""Equipment and the safety standard: what is held and recognised on the last day of a period."""

from __future__ import annotations

from datetime import date

import pytest

from storage.comparison import records_behind
from storage.consolidation import Total, consolidate
from storage.ledger import Ledger
from storage.months import freeze
from storage.report_period import Period, month_period, year_period
from storage.repository import put
from storage.safety import year_book
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, asset, day
from tests.storage.safety_subjects import assess, recognise, subject

DECEMBER, YEAR = month_period("2022-12"), year_period(2022)


@pytest.fixture(autouse=True)
def _books_of_2022(ledger: Ledger) -> None:
    ledger.keep_settings(post_settings(begins="2022-01"))


def total(ledger: Ledger, code: str, period: Period = DECEMBER) -> Total:
    return consolidate(ledger, [UNIT], period)[code]


def inventory(ledger: Ledger, on: str, eyes: int) -> None:
    activity(ledger, on, "inventory", measures={"camera_eyes": eyes})


def test_equipment_counts_by_quantity_while_it_is_used(ledger: Ledger) -> None:
    asset(ledger, quantity=12)
    asset(ledger, quantity=5, since=day("14/12/2022"))
    asset(ledger, quantity=7, since=day("15/12/2022"))
    asset(ledger, quantity=9, ended_on=day("14/12/2022"))
    asset(ledger, "bookcases", quantity=123)
    assert (total(ledger, "CA01").value, total(ledger, "PL02").value) == (17, 123)


def test_an_old_inventory_speaks_until_the_register_does(ledger: Ledger) -> None:
    inventory(ledger, "20/06/2022", 40)
    asset(ledger, quantity=52, since=day("20/09/2022"))
    assert total(ledger, "CA01", month_period("2022-08")).value == 40
    assert total(ledger, "CA01").value == 52


def test_equipment_that_was_given_up_does_not_bring_the_old_inventory_back(ledger: Ledger) -> None:
    inventory(ledger, "20/06/2022", 40)
    asset(ledger, quantity=52, since=day("20/09/2022"), ended_on=day("01/12/2022"))
    assert total(ledger, "CA01").value == 0
    assert records_behind(ledger, UNIT, DECEMBER, "CA01") == []


def test_subjects_are_registered_and_recognised_by_kind(ledger: Ledger) -> None:
    areas = [subject(ledger, f"Thôn {number}") for number in range(3)]
    school = subject(ledger, "Trường tiểu học", "school")
    recognise(ledger, *areas[:2])
    assess(ledger, areas[2], result="not_recognised")
    assert total(ledger, "AT01-2").parts == {"residential_area": 3, "school": 1}
    assert total(ledger, "AT01").parts == {"residential_area": 3}
    assert total(ledger, "AT02").parts == {"residential_area": 2}
    assess(ledger, school)
    assert total(ledger, "AT01").parts == {"residential_area": 3, "school": 1}
    found = records_behind(ledger, UNIT, DECEMBER, "AT02", "residential_area")
    assert len(found) == 2
    assert not records_behind(ledger, UNIT, DECEMBER, "AT02", "school")


def test_who_is_excluded_managed_above_or_gone_before_its_year_ended_does_not_count(
    ledger: Ledger,
) -> None:
    gone_after = day("10/11/2022")  # an area was assessed by 31 October
    recognise(
        ledger,
        subject(ledger, "Thôn 1", excluded=True),
        subject(ledger, "Thôn 2", managed_by="district"),
        subject(ledger, "Thôn 3", ended_on=day("01/06/2022")),
        subject(ledger, "Thôn 4", ended_on=gone_after),
        subject(ledger, "Thôn 5", ended_on=day("01/01/2023")),
    )
    for code in ("AT01-2", "AT01", "AT02"):
        assert total(ledger, code).value == 2


def test_two_sheets_of_one_subject_count_once_as_the_one_begun_last_says(ledger: Ledger) -> None:
    one = subject(ledger)
    recognise(ledger, one)
    assess(ledger, one, result="pending")
    assert (total(ledger, "AT01").value, total(ledger, "AT02").value) == (1, 0)


def test_a_subject_registered_later_counts_from_then_on(ledger: Ledger) -> None:
    assess(ledger, subject(ledger), registered_on=date(2022, 5, 20))
    assert total(ledger, "AT01", month_period("2022-05")).value == 0
    assert total(ledger, "AT01", month_period("2022-06")).value == 1
    assert total(ledger, "AT01", year_period(2022)).value == 1


def test_a_decision_after_the_last_report_month_of_the_year_is_of_that_year(
    ledger: Ledger,
) -> None:
    assess(ledger, subject(ledger), result="recognised", decided_on=date(2022, 12, 28))
    assert total(ledger, "AT02", month_period("2022-11")).value == 0
    assert total(ledger, "AT02").value == total(ledger, "AT02", YEAR).value == 1


def test_a_year_that_was_closed_before_its_decision_keeps_what_was_signed(ledger: Ledger) -> None:
    pending = assess(ledger, subject(ledger))
    freeze(ledger, "2022-12")
    decided = {"result": "recognised", "decided_on": date(2022, 12, 28)}
    put(ledger, pending.model_copy(update=decided))
    assert (total(ledger, "AT01", YEAR).value, total(ledger, "AT02", YEAR).value) == (1, 0)


def test_the_figures_agree_with_the_sheet_of_the_standard(ledger: Ledger) -> None:
    areas = [subject(ledger, f"Thôn {number}") for number in range(5)]
    recognise(ledger, *areas[:3])
    assess(ledger, areas[3])
    share = year_book(ledger, 2022, day("14/12/2022")).share
    found = tuple(total(ledger, code).value for code in ("AT01-2", "AT01", "AT02"))
    assert found == (share.total, share.registered, share.recognised) == (5, 4, 3)
