"""What a locked month said is put right in an open one: the reported figure stays beside."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.adjusting import Adjustable, adjust, adjustable, unsound
from storage.adjustments import judged, made_between
from storage.closing import checklist
from storage.consolidation import consolidate, consolidate_both
from storage.errors import AdjustmentError, MonthClosedError
from storage.indicators import Figure
from storage.ledger import Ledger
from storage.locked_months import keep_lock, lock_closed
from storage.months import freeze, keep_figures, kept_figures
from storage.records import Adjustment
from storage.report_period import Period
from storage.repository import find, put, remove
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, day, model

TODAY = date(2022, 12, 27)
OTHER = "ninh-binh/gia-vien/gia-van"
MONTHS = ("2022-10", "2022-11", "2022-12")
WINTER = Period(MONTHS[0], MONTHS[-1])
CODES = ("TT01", "M02", "M01")  # a flow, a stock, types
PARTS = ("A01", "A02", "B01")


def locked_books(ledger: Ledger, through: str = "2022-12") -> None:
    activity(ledger, "20/11/2022", measures={"sessions": 3})
    freeze(ledger, "2022-12")
    keep_lock(ledger, through)
    lock_closed(ledger)


def sessions(ledger: Ledger, month: str = "2022-12") -> Adjustable:
    return next(each for each in adjustable(ledger, month) if each.code == "TT01")


def told(key: tuple[str, str, str], reported: int, right: int) -> Adjustment:
    month, code, part = key
    return Adjustment(
        unit=OTHER,
        made_on=TODAY,
        month=month,
        indicator=code,
        part=part,
        reported=reported,
        right=right,
        reason="Đếm lại",
    )


def test_an_adjustment_lies_in_the_open_month_and_leaves_the_reported_figure(
    ledger: Ledger,
) -> None:
    locked_books(ledger)
    before = kept_figures(ledger, UNIT, "2022-12")
    made = adjust(ledger, sessions(ledger), 5, " Sót hai buổi ", TODAY)
    assert (made.reported, made.right, made.reason) == (3, 5, "Sót hai buổi")
    assert made.made_on == TODAY
    assert find(ledger, Adjustment) == [made]
    assert kept_figures(ledger, UNIT, "2022-12") == before
    period = Period("2022-12", "2022-12")
    assert consolidate(ledger, [UNIT], period)["TT01"].value == 3
    assert consolidate(ledger, [UNIT], period, adjusted=True)["TT01"].value == 5


@pytest.mark.parametrize(
    ("today", "noted"),
    [(date(2022, 12, 1), day("15/12/2022")), (date(2023, 3, 1), day("14/01/2023"))],
)
def test_an_adjustment_is_dated_within_the_open_month(
    ledger: Ledger, today: date, noted: date
) -> None:
    locked_books(ledger)
    assert adjust(ledger, sessions(ledger), 5, "Sót", today).made_on == noted


def test_a_later_adjustment_builds_on_the_earlier(ledger: Ledger) -> None:
    locked_books(ledger)
    adjust(ledger, sessions(ledger), 5, "Sót hai buổi", TODAY)
    again = adjust(ledger, sessions(ledger), 4, "Một buổi trùng", TODAY)
    assert (again.reported, again.right) == (5, 4)
    assert [each.applied for each in judged(ledger, UNIT)] == [True, True]
    assert consolidate(ledger, [UNIT], WINTER, adjusted=True)["TT01"].value == 4


def test_an_adjustment_whose_predecessor_was_taken_out_is_named_before_closing(
    ledger: Ledger,
) -> None:
    locked_books(ledger)
    first = adjust(ledger, sessions(ledger), 5, "Sót hai buổi", TODAY)
    second = adjust(ledger, sessions(ledger), 4, "Một buổi trùng", TODAY)
    remove(ledger, first)
    window = day("15/12/2022"), day("14/01/2023")
    assert unsound(ledger, *window) == [second]
    (finding,) = [f for f in checklist(ledger, "2023-01", TODAY) if f.code == "adjustment"]
    assert finding.record == second
    assert consolidate(ledger, [UNIT], WINTER, adjusted=True)["TT01"].value == 3


@pytest.mark.parametrize(
    ("right", "reason", "words"), [(3, "Đếm lại", "bằng số đã báo cáo"), (5, "  ", "lý do")]
)
def test_an_adjustment_needs_another_number_and_a_reason(
    ledger: Ledger, right: int, reason: str, words: str
) -> None:
    locked_books(ledger)
    with pytest.raises(AdjustmentError, match=words):
        adjust(ledger, sessions(ledger), right, reason, TODAY)
    assert find(ledger, Adjustment) == []


def test_a_month_that_is_not_locked_is_opened_again_and_not_adjusted(ledger: Ledger) -> None:
    locked_books(ledger, through="2022-11")
    with pytest.raises(AdjustmentError, match="chưa bị cấp trên khóa"):
        adjustable(ledger, "2022-12")


def test_an_adjustment_of_a_closed_month_stays(ledger: Ledger) -> None:
    locked_books(ledger)
    made = adjust(ledger, sessions(ledger), 5, "Sót hai buổi", TODAY)
    freeze(ledger, "2023-01")
    with pytest.raises(MonthClosedError):
        remove(ledger, made)
    assert [each.adjustment for each in made_between(ledger, UNIT, TODAY, TODAY)] == [made]


def test_what_the_register_says_now_is_offered_as_the_right_number(ledger: Ledger) -> None:
    model(ledger, "A01")
    locked_books(ledger)
    model(ledger, "A01")
    model(ledger, "B01")
    offered = {(e.code, e.part): (e.value, e.now) for e in adjustable(ledger, "2022-12")}
    assert offered["M01", "A01"] == (1, 2)
    assert offered["M01", "B01"] == (0, 1)
    assert offered["TT01", ""] == (3, 3)


def test_one_that_does_not_say_what_was_reported_is_shown_and_not_applied(ledger: Ledger) -> None:
    keep_figures(ledger, OTHER, "2022-12", [Figure("TT01", "", "exact", 7)])
    put(ledger, told(("2022-12", "TT01", ""), 6, 9))
    put(ledger, told(("2022-11", "TT01", ""), 0, 4))  # a month that never came
    found = judged(ledger, OTHER)
    assert {(e.adjustment.month, e.held, e.applied) for e in found} == {
        ("2022-12", 7, False),
        ("2022-11", None, False),
    }
    reported, changed = consolidate_both(ledger, [OTHER], WINTER)
    assert (reported["TT01"].value, changed) == (7, {})


def test_a_stock_is_adjusted_only_in_the_month_that_is_taken(ledger: Ledger) -> None:
    for month, value in zip(MONTHS, (4, 5, 6), strict=True):
        keep_figures(ledger, OTHER, month, [Figure("T01", "", "exact", value)])
    put(ledger, told(("2022-11", "T01", ""), 5, 50))
    assert consolidate_both(ledger, [OTHER], WINTER)[1] == {}
    until = Period("2022-10", "2022-11")
    assert consolidate(ledger, [OTHER], until, adjusted=True)["T01"].value == 50
    put(ledger, told(("2022-12", "T01", ""), 6, 7))
    reported, changed = consolidate_both(ledger, [OTHER], WINTER)
    assert (reported["T01"].value, changed["T01"].value, list(changed)) == (6, 7, ["T01"])


def test_types_are_adjusted_by_part_and_still_united(ledger: Ledger) -> None:
    keep_figures(ledger, UNIT, "2022-12", [Figure("M01", "A01", "exact", 2)])
    keep_figures(ledger, OTHER, "2022-12", [Figure("M01", "A02", "exact", 1)])
    put(ledger, told(("2022-12", "M01", "A02"), 1, 0))
    put(ledger, told(("2022-12", "M01", "A01"), 0, 3))
    reported, changed = consolidate_both(ledger, [UNIT, OTHER], Period("2022-12", "2022-12"))
    assert (reported["M01"].value, changed["M01"].value) == (2, 1)
    assert changed["M01"].parts == {"A01": 5}


KEYS = st.tuples(st.sampled_from(MONTHS), st.sampled_from(CODES), st.sampled_from(PARTS))
NUMBERS = st.integers(0, 9)
FIGURES = st.dictionaries(KEYS, NUMBERS, min_size=1)
DRAWN = st.lists(st.tuples(KEYS, NUMBERS, st.booleans()), max_size=8)
Figures = dict[tuple[str, str, str], int]


def keep_all(ledger: Ledger, months: set[str], figures: Figures) -> None:
    """Keep the figures of each month; of what has none a nought is said, as closing does."""
    for month in months:
        for code in CODES:
            figures.setdefault((month, code, ""), 0)
        said = [Figure(key[1], key[2], "exact", n) for key, n in figures.items() if key[0] == month]
        keep_figures(ledger, OTHER, month, said)


@given(figures=FIGURES, drawn=DRAWN)
def test_adjusted_totals_are_those_of_months_that_had_said_what_is_right(
    figures: Figures, drawn: list[tuple[tuple[str, str, str], int, bool]]
) -> None:
    right, months = dict(figures), {month for month, _code, _part in figures}
    with Ledger() as ledger, Ledger() as better:
        for one in (ledger, better):
            one.keep_settings(post_settings())
        for key, number, honest in drawn:
            held = right.get(key, 0)
            put(ledger, told(key, held if honest else held + 1, number))
            if honest and key[0] in months:
                right[key] = number
        keep_all(ledger, months, dict(figures))
        keep_all(better, months, right)
        before = consolidate(ledger, [OTHER], WINTER)
        adjusted = consolidate(ledger, [OTHER], WINTER, adjusted=True)
        assert adjusted == consolidate(better, [OTHER], WINTER)
        differing = {code: total for code, total in adjusted.items() if total != before[code]}
        assert consolidate_both(ledger, [OTHER], WINTER) == (before, differing)
