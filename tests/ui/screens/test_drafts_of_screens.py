"""What is typed into a place, and no form of its own, is there again after a power cut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from storage.drafts import drafts
from tests.ui.screens.typed_dialogs import WORDS
from ui.screens.desk import Desk
from ui.screens.erasures_page import NoticePage
from ui.screens.mailbox_card import MailboxCard
from ui.screens.officers import Officers
from ui.screens.postman import postman_of
from ui.screens.recurring import Recurring
from ui.screens.working import Working

Line = QLineEdit | QPlainTextEdit
Place = tuple[Callable[[Desk], Any], Callable[[Any], Line]]
ADDRESS = "https://hop-thu.example"

PLACES: dict[str, Place] = {
    "mailbox": (MailboxCard, lambda screen: screen.address),
    "a day off": (Recurring, lambda screen: screen.reason),
    "first keeper": (Officers, lambda screen: screen.name),
    "notice": (lambda desk: NoticePage(desk, Working()), lambda page: page.box),
}


def opened(make: Callable[[Desk], QWidget], desk: Desk, qtbot: QtBot) -> Any:
    screen: Any = make(desk)
    qtbot.addWidget(screen)
    screen.refresh()
    return screen


def said(line: Line) -> str:
    return line.text() if isinstance(line, QLineEdit) else line.toPlainText()


@pytest.mark.parametrize("which", PLACES)
def test_a_place_offers_what_was_half_typed(which: str, desk: Desk, qtbot: QtBot) -> None:
    make, line_of = PLACES[which]
    screen = opened(make, desk, qtbot)
    assert drafts(desk.ledger) == []
    screen.show()
    QTest.keyClicks(line_of(screen), "abc")
    screen.hide()  # as the power going off a moment later
    again = opened(make, desk, qtbot)
    assert "abc" in said(line_of(again))
    again.refresh()
    assert "abc" in said(line_of(again))
    postman_of(desk).stop()


def test_an_address_that_was_kept_leaves_no_draft(desk: Desk, qtbot: QtBot) -> None:
    screen = opened(MailboxCard, desk, qtbot)
    screen.show()
    QTest.keyClicks(screen.address, ADDRESS)
    screen.keep.click()
    screen.hide()
    assert desk.settings.mailbox == ADDRESS
    assert drafts(desk.ledger) == []
    postman_of(desk).stop()


def test_a_notice_that_was_kept_or_set_back_leaves_no_draft(desk: Desk, qtbot: QtBot) -> None:
    page = opened(PLACES["notice"][0], desk, qtbot)
    page.show()
    usual = page.box.toPlainText()
    QTest.keyClicks(page.box, WORDS[:4])
    page.keep_button.click()
    page.hide()
    assert drafts(desk.ledger) == []
    page.show()
    page.set_back()
    page.hide()
    assert page.box.toPlainText() == usual
    assert drafts(desk.ledger) == []
