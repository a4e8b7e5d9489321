"""Wherever the clock of the computer stands, nothing is lost and nothing changes its order."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Ordered

BEFORE, EARLIER = "trước cả ngày làm ra phần mềm", "sớm hơn lần ghi sổ trước"
ROUNDS = {
    "right": [0.0] * 6,
    "ten-years-behind": [-10.0] * 6,
    "ten-years-ahead": [10.0] * 6,
    "backwards": [10.0, 9.0, 8.0, 7.0, 6.0, 5.0],
    "to-and-fro": [0.0, -10.0, 10.0, -10.0, 0.0, 0.01],
}


@pytest.mark.parametrize("name", ROUNDS)
def test_a_month_of_work_is_whole_and_in_order_whatever_the_clock_says(
    ordered: Ordered, name: str
) -> None:
    answer = ordered(act="clock", years=ROUNDS[name])
    assert not answer["wrong"], answer["wrong"][0]
    *told, in_the_end = answer["told"]
    if name == "right":
        assert not any([*told, in_the_end])
    if name == "ten-years-behind":  # the first start knows no better than the day it was made
        assert all(BEFORE in said or EARLIER in said for said in told)
        assert not in_the_end
    if name in {"ten-years-ahead", "backwards"}:
        assert EARLIER in in_the_end
        assert not told[0]
