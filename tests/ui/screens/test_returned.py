"""What the superior gave back stands at the record, on the first screen, and in the month."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from storage.months import closed_month
from storage.records import Activity
from storage.repository import find
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.answers import Remark, remark
from sync.inbox import receive
from tests.ui.screens.pair import FEBRUARY, JANUARY, Pair, close, paired
from ui.screens import month as month_module
from ui.screens.activities import Activities
from ui.screens.home import Home
from ui.screens.month import Month
from ui.screens.register import Register
from ui.screens.returned_lines import returned_lines

WHY = "thiếu số người dự"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


def deliver(pair: Pair, data: bytes) -> str:
    """Carry a bundle up and its receipt down; return its name."""
    above, post = pair.superior, pair.post
    found = drain(receive(above.ledger, data, above.keys))
    take_receipt(post.ledger, found.receipts[0], post.keys)
    return found.bundle_id


def give_back(pair: Pair, *remarks: Remark) -> None:
    """Give January back and let the post read why."""
    above, post = pair.superior, pair.post
    identity = deliver(pair, close(post, JANUARY))
    take_receipt(
        post.ledger, remark(above.ledger, identity, "returned", remarks, above.keys), post.keys
    )
    post.changed.emit(frozenset({"outgoing"}))


def meeting(pair: Pair) -> Activity:
    return next(a for a in find(pair.post.ledger, Activity) if "3 buổi" in a.title)


def line_of(screen: Register) -> QLabel:
    line = screen.sheet.findChild(QLabel, "returnedReason")
    assert isinstance(line, QLabel)
    return line


def test_the_reason_stands_at_the_record_in_list_and_form(pair: Pair, qtbot: QtBot) -> None:
    screen = Activities(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.findChild(QLabel, "returnedReason") is None
    give_back(pair, Remark(WHY, [meeting(pair).id]))
    screen.show_record(meeting(pair).id)
    assert line_of(screen).text() == f"Cấp trên trả lại: {WHY}"
    assert not line_of(screen).isHidden()
    model = screen.list.model
    marked = model.index(model.row_of(meeting(pair).id), 0)
    assert marked.data(Qt.ItemDataRole.ToolTipRole) == f"Cấp trên trả lại: {WHY}"
    assert marked.data(Qt.ItemDataRole.DecorationRole) is not None
    other = next(a for a in find(pair.post.ledger, Activity) if "5 buổi" in a.title)
    screen.show_record(other.id)
    assert line_of(screen).isHidden()
    assert model.index(model.row_of(other.id), 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_the_reason_leaves_the_record_when_the_revision_is_answered(
    pair: Pair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, month = Activities(pair.post), Month(pair.post)
    for one in (screen, month):
        qtbot.addWidget(one)
        one.show()
    give_back(pair, Remark(WHY, [meeting(pair).id]))
    screen.show_record(meeting(pair).id)
    month.show_month(JANUARY)
    monkeypatch.setattr(month_module, "ask_meant", lambda *words, **_: words[-1])  # as filled in
    assert month.reopen_button.isHidden()
    month.mend_button.click()
    closed = closed_month(pair.post.ledger, JANUARY)
    assert closed
    assert (closed.state, closed.reason) == ("reopened", WHY)
    assert not line_of(screen).isHidden()
    deliver(pair, close(pair.post, JANUARY))
    pair.post.changed.emit(frozenset({"outgoing"}))
    assert line_of(screen).isHidden()
    assert returned_lines(pair.post) == []


def test_the_first_screen_leads_to_each_record_that_is_to_be_put_right(
    pair: Pair, qtbot: QtBot
) -> None:
    give_back(pair, Remark(WHY, [meeting(pair).id, "TT01"]), Remark("Gửi lại trước ngày 20"))
    home = Home(pair.post)
    qtbot.addWidget(home)
    home.show()
    rows = [label.text() for label in home.findChildren(QLabel)]
    assert [row for row in rows if row.startswith("Cấp trên trả lại")] == [
        f"Cấp trên trả lại tháng 1/2022, “Tuyên truyền 3 buổi”: {WHY}",
        f"Cấp trên trả lại tháng 1/2022, “Buổi tuyên truyền”: {WHY}",
        "Cấp trên trả lại tháng 1/2022: Gửi lại trước ngày 20",
    ]
    assert [one.record for one in returned_lines(pair.post)] == [meeting(pair), None, None]


def test_the_month_lists_what_is_to_be_put_right_until_it_is_closed_again(
    pair: Pair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_back(pair, Remark(WHY, [meeting(pair).id]))
    month = Month(pair.post)
    qtbot.addWidget(month)
    month.show()
    month.show_month(JANUARY)
    said = (f"Cấp trên trả lại tháng 1/2022, “Tuyên truyền 3 buổi”: {WHY}", "phải sửa")
    assert month.checklist.words() == [said]
    assert month.tabs.tabText(0) == "Việc cần xem (1)"
    monkeypatch.setattr(month_module, "ask_meant", lambda *_words, **_: WHY)
    month.reopen()
    assert said in month.checklist.words()
    month.show_month(FEBRUARY)
    assert said not in month.checklist.words()


def test_a_superior_marks_nothing_in_its_own_lists(pair: Pair, qtbot: QtBot) -> None:
    screen = Activities(pair.superior)
    qtbot.addWidget(screen)
    give_back(pair, Remark(WHY, [meeting(pair).id]))
    screen.show()
    assert screen.findChild(QLabel, "returnedReason") is None
