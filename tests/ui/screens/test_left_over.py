"""What is done with goes: a day of dialogs and jobs leaves the window as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from storage.errors import KnownError
from storage.ledger import Ledger
from storage.steps import Steps
from tests.ui.screens.pair import Pair, paired
from ui.screens.asking import ask, ask_text
from ui.screens.awards_by_year import AwardsByYear
from ui.screens.cover import let_dialogs_hide
from ui.screens.desk import Desk
from ui.screens.jobs import Job
from ui.screens.working import Working

MANY = 50


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


def quick(_ledger: Ledger) -> Steps[str]:
    yield from ()
    return "xong"


def test_dialogs_that_were_waited_for_are_gone(desk: Desk, qtbot: QtBot) -> None:
    let_dialogs_hide()
    house = QWidget()
    qtbot.addWidget(house)
    house.show()
    before = len(house.findChildren(QWidget))
    for _each in range(MANY):
        QTimer.singleShot(0, give_up)
        AwardsByYear(desk, house).exec()
    qtbot.waitUntil(lambda: len(house.findChildren(QWidget)) == before)


def test_what_a_dialog_holds_is_there_to_be_read_after_it_and_after_the_next(
    qtbot: QtBot,
) -> None:
    let_dialogs_hide()
    house = QWidget()
    qtbot.addWidget(house)
    house.show()
    said: list[object] = []

    def two_questions() -> None:
        first = QMessageBox(house)
        first.setText("Một")
        QTimer.singleShot(0, give_up)
        first.exec()
        QTimer.singleShot(0, give_up)
        said.append(ask(house, "Hai", "", yes="Có", no="Không"))
        QTimer.singleShot(0, give_up)
        said.append(ask_text(house, "Ba", "Vì sao?"))
        said.append(first.text())

    QTimer.singleShot(0, two_questions)  # as a click does it: inside the loop
    qtbot.waitUntil(lambda: len(said) == 3)
    assert said == [False, None, "Một"]
    qtbot.waitUntil(lambda: not house.findChildren(QMessageBox))


def test_jobs_that_ended_are_gone(pair: Pair, qtbot: QtBot) -> None:
    strip = Working()
    qtbot.addWidget(strip)
    made: list[str] = []
    for _each in range(5):
        strip.run(pair.post.job(quick), "Đang làm…", made.append)
    strip.run(pair.post.job(refused), "Đang làm…", made.append)
    qtbot.waitUntil(lambda: not strip.is_busy)
    assert made == ["xong"] * 5
    qtbot.waitUntil(lambda: not pair.post.findChildren(Job))


def refused(_ledger: Ledger) -> Steps[str]:
    yield from ()
    raise FullError


class FullError(KnownError):
    """The disk of a test is full."""

    CODE = "XX-01"

    def __init__(self) -> None:
        super().__init__("Đĩa đầy.")


def give_up() -> None:
    shown = QApplication.activeModalWidget()
    assert shown
    shown.close()
