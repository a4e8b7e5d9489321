"""The first screen says that the clock is wrong, where the books can tell."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from tests.storage.registers import hamlet
from ui.screens.desk import Desk
from ui.screens.home import Home


def said(desk: Desk, qtbot: QtBot) -> str:
    home = Home(desk)
    qtbot.addWidget(home)
    home.show()
    return "\n".join(label.text() for label in home.findChildren(QLabel))


def test_home_says_that_the_clock_went_back(ledger: Ledger, qtbot: QtBot) -> None:
    desk = Desk(ledger)
    hamlet(ledger)
    assert "Đồng hồ" not in said(desk, qtbot)
    ledger.connection.create_function("journal_now", 0, lambda: "2090-01-01T00:00:00+00:00")
    hamlet(ledger, "Thôn 2")
    assert "sớm hơn lần ghi sổ trước (" in said(desk, qtbot)
