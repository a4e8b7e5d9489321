from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from ui.screens.desk import Desk
from ui.screens.idle import Hands, Idle
from ui.screens.lock_minutes import LockMinutes, minutes_of
from ui.screens.suspend import Suspends


class Clocks:
    """Two clocks that stand until a test moves them."""

    def __init__(self) -> None:
        self.running, self.wall = 1_000.0, 1_670_000_000.0

    def pass_by(self, seconds: float) -> None:
        """Let both run on, with the machine awake and looked at every half minute."""
        self.running += seconds
        self.wall += seconds


class Watched:
    """An idle watch over two minutes, and what it said."""

    def __init__(self, parent: QObject) -> None:
        self.clocks = Clocks()
        self.said: list[str] = []
        clocks = self.clocks
        self.idle = Idle(parent, 2, running=lambda: clocks.running, wall=lambda: clocks.wall)
        self.idle.idle.connect(lambda: self.said.append("idle"))
        self.idle.slept.connect(lambda: self.said.append("slept"))

    def wait(self, seconds: int) -> None:
        """Let time pass, with a look every five seconds as the timer has it."""
        for _each in range(seconds // 5):
            self.clocks.pass_by(5)
            self.idle.look()


@pytest.fixture
def watched(qapp: QApplication) -> Iterator[Watched]:
    house = QObject()
    made = Watched(house)
    made.idle.timer.stop()  # the test looks at times of its own
    yield made
    house.deleteLater()


def test_nobody_there_for_the_minutes_of_the_setting_is_idle_once(watched: Watched) -> None:
    watched.wait(115)
    assert watched.said == []
    watched.wait(10)
    assert watched.said == ["idle"]
    watched.wait(100)
    assert watched.said == ["idle"]


def test_keys_mouse_and_wheel_begin_the_minutes_anew(watched: Watched, qtbot: QtBot) -> None:
    box = QDialog()
    line = QLineEdit()
    QVBoxLayout(box).addWidget(line)
    qtbot.addWidget(box)
    hands = Hands(box)
    hands.stirred.connect(watched.idle.stir)
    with qtbot.waitActive(box):
        box.show()
    window = box.windowHandle()
    stirs: list[Callable[[], object]] = [
        lambda: QTest.keyClick(window, Qt.Key.Key_A),
        lambda: QTest.mouseClick(window, Qt.MouseButton.LeftButton),
        lambda: QTest.wheelEvent(window, QPointF(5, 5), QPoint(0, 120)),
    ]
    for stir in stirs:
        watched.wait(55)
        stir()
        watched.wait(60)
        assert watched.said == []
    assert line.text() == "a"
    watched.wait(65)
    assert watched.said == ["idle"]


def test_a_wall_clock_that_jumped_against_the_running_one_means_the_machine_slept(
    watched: Watched,
) -> None:
    watched.wait(20)
    watched.clocks.wall += 3_600
    watched.idle.look()
    assert watched.said == ["slept"]
    watched.wait(20)
    assert watched.said == ["slept"]


def test_a_timer_that_stood_still_means_the_machine_slept(watched: Watched) -> None:
    watched.clocks.pass_by(300)  # on Windows both clocks run on in a sleep
    watched.idle.look()
    assert watched.said == ["slept"]


def test_ctrl_l_in_any_window_is_heard_and_kept_from_its_fields(qtbot: QtBot) -> None:
    box = QDialog()
    line = QLineEdit()
    QVBoxLayout(box).addWidget(line)
    qtbot.addWidget(box)
    hands = Hands(box)
    with qtbot.waitActive(box):
        box.show()
    with qtbot.waitSignal(hands.lock_pressed):
        QTest.keyClick(box.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(box.windowHandle(), Qt.Key.Key_L)
    assert line.text() == "l"


def test_logind_says_that_the_machine_will_sleep_and_its_waking_locks_nothing(
    qtbot: QtBot,
) -> None:
    house = QObject()
    suspends = Suspends(house)
    with qtbot.waitSignal(suspends.suspending):
        suspends.prepare_for_sleep(True)  # noqa: FBT003  # as logind calls it
    with qtbot.assertNotEmitted(suspends.suspending):
        suspends.prepare_for_sleep(False)  # noqa: FBT003  # as logind calls it


def test_the_minutes_are_chosen_in_the_settings_and_kept_in_the_ledger(
    desk: Desk, ledger: Ledger, qtbot: QtBot
) -> None:
    assert minutes_of(ledger) == 10
    choice = LockMinutes(desk)
    qtbot.addWidget(choice)
    choice.show()
    choice.box.setFocus()
    QTest.keyClick(choice.box, Qt.Key.Key_Down)
    assert choice.box.currentText() == "30 phút"
    assert minutes_of(ledger) == 30
