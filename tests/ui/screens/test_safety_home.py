from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from tests.storage.safety_subjects import assess, recognise, subject
from tests.ui.screens.looking_behind import behind
from ui.screens.desk import Desk
from ui.screens.home import Home
from ui.screens.safety_home import safety_line

Show = Callable[[QWidget], QWidget]


def words(ledger: Ledger, today: date) -> str:
    line = safety_line(ledger, today)
    return line.words if line else ""


def test_near_the_end_of_quarter_one_who_has_not_registered_is_said(ledger: Ledger) -> None:
    assess(ledger, subject(ledger))
    subject(ledger, "Thôn 2")
    said = "Còn 1 đối tượng chưa đăng ký “An toàn về ANTT” năm 2022; hạn 31/03/2022."
    assert words(ledger, date(2022, 3, 20)) == said
    assert words(ledger, date(2022, 3, 31)) == said
    assert words(ledger, date(2022, 2, 1)) == words(ledger, date(2022, 5, 1)) == ""


def test_home_opens_those_who_have_not_registered(ledger: Ledger, qapp: QApplication) -> None:
    assess(ledger, subject(ledger))
    late = subject(ledger, "Thôn 2")
    home = Home(Desk(ledger, today=lambda: date(2022, 3, 20)))
    home.refresh()
    see = next(b for b in home.findChildren(QPushButton) if "chưa đăng ký" in b.accessibleName())
    assert behind(see.click).records == [late]


def test_when_all_registered_there_is_nothing_to_say(ledger: Ledger) -> None:
    assess(ledger, subject(ledger))
    assert safety_line(ledger, date(2022, 3, 20)) is None


@pytest.mark.parametrize("today", [date(2022, 3, 20), date(2022, 11, 1)])
def test_a_post_that_does_not_keep_the_standard_hears_nothing(ledger: Ledger, today: date) -> None:
    assert safety_line(ledger, today) is None


def test_in_the_last_quarter_home_says_where_the_commune_stands_and_leads_there(
    desk: Desk, shown: Show, qtbot: QtBot
) -> None:
    areas = [subject(desk.ledger, f"Thôn {number}") for number in range(25)]
    recognise(desk.ledger, *areas[:16])
    for one in areas[16:]:
        assess(desk.ledger, one)
    home = shown(Home(desk))
    said = [label.text() for label in home.findChildren(QLabel)]
    (line,) = [text for text in said if "năm 2022. " in text]
    assert "chưa đủ điều kiện đạt năm 2022." in line
    see = next(b for b in home.findChildren(QPushButton) if line in b.accessibleName())
    with qtbot.waitSignal(desk.sought) as sought:
        see.click()
    assert sought.args == ["safety", ""]
