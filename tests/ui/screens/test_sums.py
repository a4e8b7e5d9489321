"""The sums above a list open what they add up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from storage.records import Activity, Asset
from tests.storage.registers import activity, asset
from tests.ui.screens.looking_behind import behind
from ui.screens.assets import Assets
from ui.screens.contributions import Contributions
from ui.screens.desk import Desk

W = TypeVar("W", bound=QWidget)
Show = Callable[[W], W]


def test_the_sum_of_each_kind_opens_its_equipment(desk: Desk, shown: Show[Assets]) -> None:
    for kind, quantity in (("camera_eyes", 4), ("camera_eyes", 6), ("bookcases", 2)):
        asset(desk.ledger, kind, quantity)
    sums = shown(Assets(desk)).sums
    for one, number in zip(sums.buttons, (10, 2), strict=True):
        one.setFocus()
        seen = behind(lambda: QTest.keyClick(sums.focusWidget(), Qt.Key.Key_Return))
        assert one.number.text().startswith(f"{number} ")
        assert sum(each.quantity for each in seen.records if isinstance(each, Asset)) == number


def test_the_money_of_a_year_opens_its_contributions(
    desk: Desk, shown: Show[Contributions]
) -> None:
    for money, precision in ((5_000_000, "exact"), (2_000_000, "exact"), (900_000, "at_least")):
        said = {"measures": {"amount": money}, "precision": precision}
        activity(desk.ledger, "20/11/2022", "contribution", **said)
    sums = shown(Contributions(desk)).sums
    found = [behind(one.click).records for one in sums.buttons]
    assert sums.said[0][0] == "7.000.000 đồng"
    moneys = [[e.measures["amount"] for e in each if isinstance(e, Activity)] for each in found]
    assert [sorted(each) for each in moneys] == [
        [2_000_000, 5_000_000],
        [900_000],
        [900_000, 2_000_000, 5_000_000],
    ]
