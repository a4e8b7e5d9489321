"""A closed month says where the books have left it, and only there."""

from __future__ import annotations

import pytest

from storage.drift import drift_of
from storage.ledger import Ledger
from storage.months import closed_months, freeze, reopen
from storage.repository import put
from tests.storage.drawn_registers import drawn_books
from tests.storage.registers import activity, team


def test_registers_that_changed_are_said_and_nothing_else(ledger: Ledger) -> None:
    activity(ledger, "20/11/2022", measures={"sessions": 3})
    first = team(ledger, headcount=5)
    freeze(ledger, "2022-12")
    assert drift_of(ledger, "2022-12") == []
    put(ledger, first.model_copy(update={"headcount": 7}))
    (one,) = drift_of(ledger, "2022-12")
    assert (one.code, one.frozen.value, one.now.value) == ("T02-2", 5, 7)


def test_a_month_that_is_open_has_nothing_to_leave(ledger: Ledger) -> None:
    team(ledger)
    assert drift_of(ledger, "2022-12") == []
    freeze(ledger, "2022-12")
    team(ledger)
    reopen(ledger, "2022-12", "Sót một tổ")
    assert drift_of(ledger, "2022-12") == []


@pytest.mark.parametrize("seed", [3, 8])
def test_what_was_closed_just_now_is_what_the_records_give(seed: int) -> None:
    with drawn_books(seed) as ledger:
        months = closed_months(ledger)
        assert months
        assert drift_of(ledger, months[-1].month) == []
