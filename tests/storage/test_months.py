"""Months: closed with their figures or not at all, opened again only with a reason, in order."""

from __future__ import annotations

from datetime import date, timedelta
from unicodedata import normalize

import pytest
from pydantic import ValidationError

from storage import months
from storage.errors import MonthStateError
from storage.indicators import Figure, figures
from storage.journal import check_journal
from storage.ledger import Ledger
from storage.months import (
    closed_month,
    closed_months,
    freeze,
    keep_figures,
    kept_figures,
    open_month,
    reopen,
    window,
)
from storage.periods import month_of
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, award, day, hamlet, team

TODAY = date(2023, 3, 1)


def _sorted(found: list[Figure]) -> list[str]:
    return sorted(str(figure) for figure in found)


def test_closing_freezes_every_figure_of_the_days_of_the_month(ledger: Ledger) -> None:
    activity(ledger, "20/11/2022", measures={"sessions": 2})
    team(ledger, headcount=9)
    closed = freeze(ledger, "2022-12")
    assert closed == closed_month(ledger, "2022-12")
    assert (closed.first, closed.last, closed.revision) == (day("15/11/2022"), day("14/12/2022"), 1)
    assert closed.is_closed
    counted = figures(ledger, UNIT, closed.first, closed.last)
    assert _sorted(kept_figures(ledger, UNIT, "2022-12")) == _sorted(counted)
    assert Figure("TT01", "", "exact", 2) in counted
    check_journal(ledger.db)


def test_frozen_figures_stay_when_a_register_changes(ledger: Ledger) -> None:
    team(ledger, headcount=9)
    freeze(ledger, "2022-12")
    before = kept_figures(ledger, UNIT, "2022-12")
    team(ledger, headcount=5)
    assert kept_figures(ledger, UNIT, "2022-12") == before


def test_a_closing_that_fails_leaves_the_month_open_and_without_figures(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_said: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(months, "note", fail)  # the last step of closing
    with pytest.raises(RuntimeError):
        freeze(ledger, "2022-12")
    assert closed_months(ledger) == []
    assert kept_figures(ledger, UNIT, "2022-12") == []


def test_a_closed_month_is_not_closed_again(ledger: Ledger) -> None:
    freeze(ledger, "2022-12")
    with pytest.raises(MonthStateError, match=r"Tháng 12/2022 đã được chốt.*TH-03"):
        freeze(ledger, "2022-12")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_reopening_needs_a_reason(ledger: Ledger, reason: str) -> None:
    freeze(ledger, "2022-12")
    with pytest.raises(MonthStateError, match="lý do"):
        reopen(ledger, "2022-12", reason)
    assert closed_months(ledger)[0].is_closed


@pytest.mark.parametrize("state", ["open", "reopened", "locked"])
def test_only_a_closed_month_opens_again(ledger: Ledger, state: str) -> None:
    if state != "open":
        freeze(ledger, "2022-12")
        ledger.db.execute("UPDATE closed_month SET state = ?", [state])
    with pytest.raises(MonthStateError, match="Chỉ mở lại được tháng đã chốt"):
        reopen(ledger, "2022-12", "Sót một buổi")


def test_a_reopened_month_is_closed_as_the_next_revision_and_keeps_its_reason(
    ledger: Ledger,
) -> None:
    freeze(ledger, "2022-12")
    reopen(ledger, "2022-12", " Sót một buổi ")
    activity(ledger, "20/11/2022", measures={"sessions": 1})
    again = freeze(ledger, "2022-12")
    assert (again.revision, again.reason, again.state) == (2, "Sót một buổi", "closed")
    assert Figure("TT01", "", "exact", 1) in kept_figures(ledger, UNIT, "2022-12")
    query = "SELECT action, record, after FROM journal WHERE kind = 'closed_month' ORDER BY seq"
    assert ledger.db.execute(query).fetchall() == [
        ("close", "2022-12", "1"),
        ("reopen", "2022-12", "Sót một buổi"),
        ("close", "2022-12", "2"),
    ]


def test_new_books_start_with_today_or_their_oldest_day(ledger: Ledger) -> None:
    assert open_month(ledger, day("20/11/2022")) == "2022-12"
    hamlet(ledger)
    activity(ledger, "20/10/2022")
    activity(ledger, "20/01/2022", unit="ninh-binh")
    assert open_month(ledger, TODAY) == "2022-11"
    award(ledger, "01/06/2016")
    assert open_month(ledger, TODAY) == "2022-11"


def test_books_begin_with_the_month_that_is_set(ledger: Ledger) -> None:
    activity(ledger, "20/10/2020")
    ledger.keep_settings(post_settings(begins="2022-12"))
    assert open_month(ledger, TODAY) == "2022-12"
    with pytest.raises(ValidationError):
        post_settings(begins="2022-13")


def test_the_month_after_the_last_closed_one_is_next_unless_one_was_reopened(
    ledger: Ledger,
) -> None:
    for month in ("2022-11", "2022-12", "2023-01"):
        freeze(ledger, month)
    assert open_month(ledger, TODAY) == "2023-02"
    reopen(ledger, "2022-12", "Sót một buổi")
    assert open_month(ledger, TODAY) == "2022-12"
    freeze(ledger, "2022-12")
    assert [month.month for month in closed_months(ledger)] == ["2022-11", "2022-12", "2023-01"]
    assert open_month(ledger, TODAY) == "2023-02"


@pytest.mark.parametrize(("before", "after"), [(14, 31), (31, 14), (14, 20), (20, 1)])
def test_a_new_last_day_of_the_month_loses_and_repeats_no_day(
    ledger: Ledger, before: int, after: int
) -> None:
    ledger.keep_settings(post_settings(cutoff_day=before))
    freeze(ledger, "2022-12")
    ledger.keep_settings(post_settings(cutoff_day=after))
    first, last = window(ledger, "2023-01")
    assert first == window(ledger, "2022-12")[1] + timedelta(days=1)
    assert month_of(last, after) == "2023-01"
    freeze(ledger, "2023-01")
    ledger.keep_settings(post_settings(cutoff_day=5))
    assert window(ledger, "2023-01") == (first, last)


def test_the_figures_of_a_unit_are_replaced_whole(ledger: Ledger) -> None:
    keep_figures(ledger, "a/b", "2022-12", [Figure("TT01", "", "exact", 1)])
    keep_figures(ledger, "a/c", "2022-12", [Figure("TT01", "", "exact", 5)])
    keep_figures(ledger, "a/b", "2022-12", [Figure("TT02", "", "about", 2)])
    assert kept_figures(ledger, "a/b", "2022-12") == [Figure("TT02", "", "about", 2)]
    assert kept_figures(ledger, "a/c", "2022-12") == [Figure("TT01", "", "exact", 5)]


def test_a_reason_is_kept_in_one_spelling_however_it_was_typed(ledger: Ledger) -> None:
    freeze(ledger, "2022-12")
    reopen(ledger, "2022-12", normalize("NFD", "Sót một buổi"))
    assert closed_months(ledger)[0].reason == "Sót một buổi"
