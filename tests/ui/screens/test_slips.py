"""Amendment slips as people read them: at the post that sent them, and above."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.months import reopen
from storage.records import Activity
from storage.repository import find, put, remove
from storage.steps import drain
from sync.inbox import receive
from sync.slips import own_slips, received_slips
from tests.ui.paper.pdf import texts
from tests.ui.screens.looking_behind import behind
from tests.ui.screens.pair import JANUARY, POST, Pair, close, paired
from ui.paper.checker import check_paper
from ui.screens.board import Board
from ui.screens.board_cell import CellDialog
from ui.screens.month import Month
from ui.screens.preview import PreviewDialog
from ui.screens.slips import SlipDialog, slip_paper

ADDED = "Tuyên truyền lưu động"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        deliver(pair, close(pair.post, JANUARY))
        yield pair


def deliver(pair: Pair, data: bytes) -> None:
    drain(receive(pair.superior.ledger, data, pair.superior.keys))


def amend(pair: Pair) -> None:
    """Open January again, add one activity, correct the other, and close it anew."""
    ledger = pair.post.ledger
    reopen(ledger, JANUARY, "Ghi sót một buổi")
    old = next(a for a in find(ledger, Activity) if a.happened_on.year == 2021)
    put(ledger, old.model_copy(update={"measures": {"sessions": 4}, "title": "Họp thôn"}))
    new = {"unit": POST, "kind": "propaganda", "happened_on": date(2022, 1, 5), "title": ADDED}
    put(ledger, Activity.model_validate(new | {"measures": {"sessions": 1}}))


SAID = {
    ("Hoạt động: Họp thôn", "Nội dung", "Tuyên truyền 3 buổi", "Họp thôn"),
    ("Hoạt động: Họp thôn", "Số liệu", "3 buổi", "4 buổi"),
    (f"Hoạt động: {ADDED} (ghi thêm)", "Số liệu", "", "1 buổi"),
    (f"Hoạt động: {ADDED} (ghi thêm)", "Ngày", "", "05/01/2022"),
    ("Buổi tuyên truyền", "buổi", "3", "5"),
}


def test_a_month_that_is_open_again_shows_what_its_slip_will_say(pair: Pair, qtbot: QtBot) -> None:
    screen = Month(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_month(JANUARY)
    assert not screen.tabs.isTabVisible(2)
    amend(pair)
    screen.refresh()
    assert screen.tabs.isTabVisible(2)
    assert set(screen.slips.table.words()) >= SAID
    assert "đang mở lại" in screen.slips.said.text()


def test_a_month_that_was_closed_anew_keeps_its_slip_and_prints_it(
    pair: Pair, qtbot: QtBot
) -> None:
    amend(pair)
    close(pair.post, JANUARY)
    screen = Month(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_month(JANUARY)
    title, *lines = screen.slips.table.words()
    assert title == ("Bản 2 thay bản 1. Lý do: Ghi sót một buổi",)
    assert set(lines) >= SAID
    seen: list[bytes] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PreviewDialog):
            seen.append(dialog.papers[0].pdf)
            dialog.accept()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    screen.slips.print_button.click()
    qtbot.waitUntil(lambda: bool(seen))
    assert check_paper(seen[0]) == []
    text = " ".join(texts(seen[0]))
    assert "PHIẾU ĐIỀU CHỈNH" in text
    assert "Ghi sót một buổi" in text


def test_the_record_of_a_line_is_opened_and_so_is_the_figure(pair: Pair, qtbot: QtBot) -> None:
    amend(pair)
    close(pair.post, JANUARY)
    screen = Month(pair.post)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_month(JANUARY)
    keys = {line.words[0]: line.key for line in screen.slips.table.lines.lines}
    added = next(a for a in find(pair.post.ledger, Activity) if a.title == ADDED)
    with qtbot.waitSignal(pair.post.sought) as sought:
        screen.slips.table.opened.emit(keys[f"Hoạt động: {ADDED} (ghi thêm)"])
    assert sought.args == ["activities", added.id]
    with qtbot.waitSignal(screen.slips.asked) as asked:
        line = keys["Buổi tuyên truyền"]
        seen = behind(lambda: screen.slips.table.opened.emit(line))
    assert asked.args == ["TT01"]
    assert "cộng lại 5 buổi" in seen.sum


def test_a_record_that_was_taken_out_is_named_and_told(pair: Pair) -> None:
    ledger = pair.post.ledger
    reopen(ledger, JANUARY, "Ghi nhầm")
    remove(ledger, next(a for a in find(ledger, Activity) if a.happened_on.year == 2021))
    close(pair.post, JANUARY)
    (slip,) = own_slips(ledger, JANUARY, pair.post.keys)
    pdf = slip_paper(ledger, slip, {}, "Công an xã Gia Thắng").pdf
    assert "Tuyên truyền 3 buổi (bỏ ra)" in " ".join(" ".join(texts(pdf)).split())


def test_the_superior_reads_the_slip_that_came(pair: Pair, qtbot: QtBot) -> None:
    board = Board(pair.superior)
    qtbot.addWidget(board)
    board.show()
    assert received_slips(pair.superior.ledger, POST, JANUARY, pair.superior.keys) == []
    amend(pair)
    deliver(pair, close(pair.post, JANUARY))
    board.refresh()
    cell = board.model.cell(board.model.index(0, 1))
    assert cell is not None
    dialog = CellDialog(pair.superior, cell, board)
    seen: list[set[tuple[str, ...]]] = []

    def read() -> None:
        slip = QApplication.activeModalWidget()
        assert isinstance(slip, SlipDialog)
        seen.append(set(slip.view.table.words()))
        slip.reject()

    QTimer.singleShot(0, read)
    dialog.slip_button.click()
    assert seen[0] >= SAID
