from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from storage.months import reopen
from storage.steps import Step, Steps
from tests.ui.screens.pair import JANUARY, Pair, paired
from ui.screens.lines import Line, LineTable
from ui.screens.working import Working


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


@pytest.fixture
def working(qtbot: QtBot) -> Working:
    strip = Working()
    qtbot.addWidget(strip)
    return strip


def three_steps(_ledger: Ledger) -> Steps[str]:
    for done in range(3):
        yield Step(done, 3)
    return "xong"


def without_end(_ledger: Ledger) -> Steps[str]:
    done = 0
    while True:
        yield Step(done % 9, 9)
        done += 1


def refused(ledger: Ledger) -> Steps[None]:
    yield Step(0, 1)
    reopen(ledger, JANUARY, "vì sao")


def test_work_is_shown_while_it_lasts_and_its_result_given_out(
    working: Working, pair: Pair, qtbot: QtBot
) -> None:
    made: list[str] = []
    working.run(pair.post.job(three_steps), "Đang làm…", made.append)
    assert working.is_busy
    assert not working.isHidden()
    qtbot.waitUntil(lambda: bool(made))
    assert made == ["xong"]
    assert working.isHidden()


def test_work_can_be_stopped_without_a_word_of_failure(
    working: Working, pair: Pair, qtbot: QtBot
) -> None:
    made: list[str] = []
    with qtbot.assertNotEmitted(pair.post.refused):
        working.run(pair.post.job(without_end), "Đang làm…", made.append)
        working.halt.click()
        qtbot.waitUntil(lambda: not working.is_busy)
    assert made == []


def test_a_refusal_ends_the_work_in_words(working: Working, pair: Pair, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pair.post.refused) as said:
        working.run(pair.post.job(refused), "Đang làm…", bool)
    assert said.args is not None
    assert "TH-03" in said.args[0]
    qtbot.waitUntil(working.isHidden)


def test_a_line_opens_what_it_stands_for_and_a_title_nothing(qtbot: QtBot) -> None:
    table = LineTable("Số liệu", ("Chỉ tiêu", "Số"))
    qtbot.addWidget(table)
    table.show_lines([Line(("Mô hình",), title=True), Line(("Số loại", "1"), key="M01")])
    with qtbot.waitSignal(table.opened) as opened:
        table.activated.emit(table.lines.index(1, 0))
    assert opened.args == ["M01"]
    with qtbot.assertNotEmitted(table.opened):
        table.activated.emit(table.lines.index(0, 0))
    assert table.columnSpan(0, 0) == 2
