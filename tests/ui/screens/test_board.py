from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.locked_months import locks
from storage.records import Activity
from storage.repository import find
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.board import Cell
from sync.inbox import receive
from sync.locking import lock
from sync.slips import received_month
from tests.ui.screens.pair import FEBRUARY, JANUARY, Pair, close, paired, sent
from ui.screens.board import Board
from ui.screens.board_cell import CellDialog, facts_of
from ui.screens.board_lines import CELLS
from ui.screens.board_lock import LockDialog, lockable
from ui.screens.cells_dialog import CellsDialog
from ui.screens.remarking import RemarkDialog


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


def the_cell(board: Board) -> Cell:
    board.refresh()
    cell = board.model.cell(board.model.index(0, 1))
    assert cell
    return cell


def remarking(say: Callable[[RemarkDialog], object]) -> None:
    """Let somebody fill in the dialog of remarks as soon as it opens."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RemarkDialog)
        say(dialog)
        dialog.go.click()
        dialog.reject()  # where it was refused

    QTimer.singleShot(0, fill)


def tick(dialog: RemarkDialog, name: str, reason: str = "") -> None:
    """Tick the first line that says a name, and type why into its last column."""
    model = dialog.model
    row = next(row for row, one in enumerate(model.shown) if name in one.name)
    checked = Qt.CheckState.Checked.value
    assert model.setData(model.index(row, 0), checked, Qt.ItemDataRole.CheckStateRole)
    if reason:
        assert model.setData(model.index(row, 3), reason)


def test_a_month_is_given_back_with_reasons_at_its_records(
    board: Board, pair: Pair, qtbot: QtBot, tmp_path: Path
) -> None:
    deliver(pair, close(pair.post, JANUARY))
    dialog = CellDialog(pair.superior, the_cell(board))
    qtbot.addWidget(dialog)

    def say(asked: RemarkDialog) -> None:
        tick(asked, "Tuyên truyền 3 buổi", "thiếu số người")
        tick(asked, "Buổi tuyên truyền")
        asked.general.setText("xem lại số buổi")

    remarking(say)
    dialog.return_button.click()
    assert said(board, 1).endswith("Đã trả lại")
    written = dialog.write_to(tmp_path).read_bytes()
    receipt = take_receipt(pair.post.ledger, written, pair.post.keys).receipt
    (activity,) = (a for a in find(pair.post.ledger, Activity) if "3 buổi" in a.title)
    assert {reason.words: reason.records for reason in receipt.reasons} == {
        "xem lại số buổi": ("TT01",),
        "thiếu số người": (activity.id,),
    }
    assert sent(pair.post) == ["returned"]


def test_enter_in_a_cell_only_closes_it(board: Board, pair: Pair, qtbot: QtBot) -> None:
    deliver(pair, close(pair.post, JANUARY))
    dialog = CellDialog(pair.superior, the_cell(board))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert said(board, 1).endswith("Đã nhận")


def test_a_month_is_taken_with_a_remark(board: Board, pair: Pair, qtbot: QtBot) -> None:
    deliver(pair, close(pair.post, JANUARY))
    dialog = CellDialog(pair.superior, the_cell(board))
    qtbot.addWidget(dialog)
    remarking(lambda asked: asked.general.setText("Lần sau ghi đủ thành phần"))
    dialog.note_button.click()
    assert said(board, 1).endswith("Nhận, có lưu ý")
    assert "Lần sau ghi đủ thành phần" in facts_of(pair.superior, the_cell(board))


def test_nothing_is_given_back_without_a_reason(board: Board, pair: Pair, qtbot: QtBot) -> None:
    deliver(pair, close(pair.post, JANUARY))
    dialog = CellDialog(pair.superior, the_cell(board))
    qtbot.addWidget(dialog)
    complaints: list[str] = []

    def say(asked: RemarkDialog) -> None:
        tick(asked, "Buổi tuyên truyền")
        asked.go.click()
        complaints.append(asked.complaint.text())

    remarking(say)
    dialog.return_button.click()
    assert complaints == ["Hãy ghi lý do chung, hoặc ghi điều phải sửa ở từng dòng đã đánh dấu."]
    assert said(board, 1).endswith("Đã nhận")


def test_a_tick_is_found_by_words_and_stays_when_others_are_looked_for(
    board: Board, pair: Pair, qtbot: QtBot
) -> None:
    deliver(pair, close(pair.post, JANUARY))
    bundle = the_cell(board).bundle
    assert bundle
    content = received_month(pair.superior.ledger, bundle, pair.superior.keys)
    dialog = RemarkDialog(pair.superior, bundle, content, "returned")
    qtbot.addWidget(dialog)
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "chi tieu buoi tuyen truyen")
    assert [one.key for one in dialog.model.shown] == ["TT01"]
    tick(dialog, "Buổi tuyên truyền", "Xem lại")
    dialog.search.clear()
    dialog.model.narrow("")
    assert dialog.count.text() == "Đã đánh dấu 1 dòng."
    assert [(one.words, one.records) for one in dialog.model.remarks("")] == [("Xem lại", ["TT01"])]


def test_months_that_were_reported_upward_are_locked_on_the_board(
    board: Board, pair: Pair, qtbot: QtBot
) -> None:
    deliver(pair, close(pair.post, JANUARY))
    dialog = LockDialog(pair.superior, board)
    qtbot.addWidget(dialog)
    dialog.month.setCurrentIndex(dialog.month.findData(JANUARY))
    dialog.number.setText("35/BC-CAH")
    dialog.go.click()
    assert [(each.month, each.paper) for each in locks(pair.superior.ledger)] == [
        (JANUARY, "số 35/BC-CAH ngày 20/02/2022")
    ]
    assert board.locked.text() == "Đã khóa đến hết tháng 1/2022."
    heads = [
        board.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        for column in (1, 2)
    ]
    assert heads == ["Đã khóa: đã báo cáo lên trên", None]
    cell = CellDialog(pair.superior, the_cell(board))
    qtbot.addWidget(cell)
    assert cell.return_button.isHidden()
    assert not cell.note_button.isHidden()
    assert "Kỳ này đã khóa" in cell.facts.text()


def test_only_months_that_are_over_and_not_locked_are_offered(board: Board, pair: Pair) -> None:
    ledger, today = pair.superior.ledger, pair.superior.today()
    assert lockable(ledger, today)[:2] == [FEBRUARY, JANUARY]
    lock(ledger, JANUARY, "", today)
    assert lockable(ledger, today) == [FEBRUARY]


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
