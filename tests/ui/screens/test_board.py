from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.inbox import receive
from tests.ui.screens.pair import FEBRUARY, JANUARY, Pair, close, paired, sent
from ui.screens import board as board_module
from ui.screens.board import Board, CellDialog
from ui.screens.board_lines import CELLS
from ui.screens.cells_dialog import CellsDialog


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


@pytest.fixture
def board(pair: Pair, qtbot: QtBot) -> Board:
    screen = Board(pair.superior)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def said(board: Board, column: int) -> str:
    role = Qt.ItemDataRole.AccessibleTextRole
    return str(board.model.data(board.model.index(0, column), role))


def deliver(pair: Pair, data: bytes) -> None:
    drain(receive(pair.superior.ledger, data, pair.superior.keys))


def test_each_month_of_each_unit_is_said_in_words(board: Board, pair: Pair) -> None:
    deliver(pair, close(pair.post, JANUARY))
    board.refresh()
    assert said(board, 1) == "Công an xã Gia Thắng, tháng 1/2022: Đã nhận"
    assert said(board, 2).endswith("Quá hạn")
    assert said(board, 3).endswith("Chưa đến hạn")
    assert [one.text() for one in board.counts.values()] == [
        "Đã nhận 1",
        "Quá hạn 1",
        "Phải xem 0",
    ]


def test_a_gap_names_the_number_that_is_missing(board: Board, pair: Pair) -> None:
    close(pair.post, JANUARY)
    deliver(pair, close(pair.post, FEBRUARY))
    board.refresh()
    assert said(board, 2).endswith("Giữ, chờ gói trước")
    assert board.model.data(board.model.index(0, 13)) == "số 1"


def test_enter_on_a_cell_opens_it(board: Board, pair: Pair) -> None:
    deliver(pair, close(pair.post, JANUARY))
    board.refresh()
    seen: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CellDialog)
        seen.append(dialog.facts.text())
        dialog.reject()

    QTimer.singleShot(0, read)
    board.grid.setCurrentIndex(board.model.index(0, 1))
    QTest.keyClick(board.grid, Qt.Key.Key_Return)
    assert "Gói số 1, bản 1" in seen[0]


def test_a_month_is_given_back_with_a_reason_the_post_reads(
    board: Board, pair: Pair, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(pair, close(pair.post, JANUARY))
    board.refresh()
    cell = board.model.cell(board.model.index(0, 1))
    assert cell
    dialog = CellDialog(pair.superior, cell)
    qtbot.addWidget(dialog)
    monkeypatch.setattr(board_module, "ask_text", lambda *_words: "thiếu số buổi")
    dialog.give_back()
    assert said(board, 1).endswith("Đã trả lại")
    receipt = take_receipt(pair.post.ledger, dialog.write_to(tmp_path).read_bytes()).receipt
    assert [reason.words for reason in receipt.reasons] == ["thiếu số buổi"]
    assert sent(pair.post) == ["returned"]


def test_another_year_can_be_looked_at(board: Board) -> None:
    board.before.click()
    assert board.title.text() == "Năm 2021"


@pytest.mark.parametrize("code", CELLS)
def test_no_two_states_look_the_same(code: str) -> None:
    others = [state for other, state in CELLS.items() if other != code]
    mine = CELLS[code]
    assert (mine.sign, mine.tone) not in {(state.sign, state.tone) for state in others}
    assert mine.word not in {state.word for state in others}


def test_each_count_opens_the_months_it_counts(board: Board, pair: Pair) -> None:
    deliver(pair, close(pair.post, JANUARY))
    board.refresh()
    for name, one in board.counts.items():
        seen: list[tuple[str, ...]] = []

        def read(seen: list[tuple[str, ...]] = seen) -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, CellsDialog)
            seen += dialog.table.words()
            dialog.reject()

        QTimer.singleShot(0, read)
        one.click()
        assert one.text().endswith(f" {len(seen)}")
        assert len(seen) == len(board.counted(name))
    assert board.counted("here")[0].month == JANUARY
