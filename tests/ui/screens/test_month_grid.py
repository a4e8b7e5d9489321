"""The grid of a month, as an officer fills it in: typed, pasted, undone, kept over a power cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storage.month_grid import draft_name
from storage.months import freeze
from storage.records import Activity, Hamlet
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.answering import answer
from ui.screens.desk import Desk
from ui.screens.month_grid import MonthGridScreen

Show = Callable[[QWidget], QWidget]
MONTH = "2022-12"


@pytest.fixture
def screen(desk: Desk, shown: Show) -> Iterator[MonthGridScreen]:
    for number in (1, 2, 3):
        desk.save(Hamlet(unit=UNIT, name=f"Thôn {number}"))
    made = MonthGridScreen(desk)
    shown(made)
    made.table.setFocus()
    yield made
    made.table.grid.entered = {}


def stand(screen: MonthGridScreen, row: int, column: int) -> None:
    screen.table.setCurrentIndex(screen.table.grid.index(row, column))


def type_in(screen: MonthGridScreen, text: str) -> None:
    """Type into the cell that is stood on, as the keyboard would."""
    table = screen.table
    QTest.keyClicks(table, text[0])
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor is not table
    QTest.keyClicks(editor, text[1:])


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def here(screen: MonthGridScreen) -> tuple[int, int]:
    index = screen.table.currentIndex()
    return index.row(), index.column()


def told(screen: MonthGridScreen, row: int) -> list[str]:
    grid = screen.table.grid
    return [grid.text(grid.index(row, column)).strip() for column in range(grid.columnCount())]


def written(desk: Desk) -> list[dict[str, int]]:
    return sorted((one.measures for one in find(desk.ledger, Activity)), key=str)


def test_all_hamlets_are_reviewed_with_two_clicks_and_taken_back_with_one(
    screen: MonthGridScreen, desk: Desk
) -> None:
    screen.all_button.click()
    screen.keep_button.click()
    assert written(desk) == [{"hamlets": 1}] * 3
    assert not screen.all_button.isVisible()
    desk.undo()
    assert written(desk) == []
    assert screen.all_button.isVisible()


def test_enter_goes_down_and_tab_goes_on_and_ctrl_s_saves_what_is_being_typed(
    screen: MonthGridScreen, desk: Desk
) -> None:
    stand(screen, 0, 2)
    type_in(screen, "3")
    press(Qt.Key.Key_Return)
    assert here(screen) == (1, 2)
    type_in(screen, "2")
    press(Qt.Key.Key_Tab)
    assert here(screen) == (1, 3)
    type_in(screen, "1")
    screen.save()
    assert written(desk) == [{"hamlets": 1, "issues": 2, "settled": 1}, {"hamlets": 1, "issues": 3}]


def test_arrows_leave_the_cell_that_is_being_typed(screen: MonthGridScreen) -> None:
    stand(screen, 0, 2)
    type_in(screen, "12")
    press(Qt.Key.Key_Down)
    assert here(screen) == (1, 2)
    assert told(screen, 0)[2] == "12"


def test_tab_leaves_the_table_after_its_last_cell(screen: MonthGridScreen) -> None:
    stand(screen, 2, 4)
    press(Qt.Key.Key_Tab)
    assert here(screen) == (2, 4)
    assert QApplication.focusWidget() is not screen.table


def test_a_block_from_excel_is_pasted_with_its_dots(screen: MonthGridScreen, desk: Desk) -> None:
    screen.go_to(MONTH, "case_figures")
    stand(screen, 0, 1)
    QGuiApplication.clipboard().setText("1.234\r\n1.200\r\n2\r\n")
    QTest.keySequence(screen.table, QKeySequence.StandardKey.Paste)
    assert [told(screen, row)[1] for row in range(3)] == ["1.234", "1.200", "2"]
    screen.save()
    assert written(desk) == [{"occurred": 1234, "solved": 1200, "grave": 2}]


def test_what_is_no_number_is_red_with_words_and_nothing_is_saved(
    screen: MonthGridScreen, desk: Desk
) -> None:
    stand(screen, 0, 2)
    screen.table.paste("ba\n2")
    screen.save()
    assert told(screen, 0)[-1] == "Hãy gõ một số nguyên, chỉ gồm chữ số."
    assert "Còn ô màu đỏ" in screen.complaint.text()
    assert here(screen) == (0, 2)
    assert written(desk) == []
    stand(screen, 0, 2)
    screen.table.paste("3")
    screen.save()
    assert len(written(desk)) == 2


def test_sums_stand_below_the_hamlets(screen: MonthGridScreen) -> None:
    stand(screen, 0, 2)
    screen.table.paste("1\n2\n3")
    assert told(screen, 3) == ["Cộng", "3", "6", "", "", ""]


def test_several_activities_of_a_hamlet_lead_to_the_register(
    screen: MonthGridScreen, desk: Desk, qtbot: QtBot
) -> None:
    place = find(desk.ledger, Hamlet)[0]
    for day in (1, 2):
        desk.save(
            Activity(
                unit=UNIT,
                kind="order_review",
                happened_on=date(2022, 12, day),
                hamlets=(place.id,),
                measures={"issues": day},
            )
        )
    assert told(screen, 0)[2] == "3"
    assert told(screen, 0)[-1] == "Gồm 2 hoạt động; sửa ở sổ hoạt động."
    stand(screen, 0, 2)
    with qtbot.waitSignal(desk.sought) as sought:
        screen.open_button.click()
    assert sought.args is not None
    assert sought.args[0] == "activities"


def test_a_closed_month_is_only_read(screen: MonthGridScreen, desk: Desk) -> None:
    freeze(desk.ledger, MONTH)
    desk.changed.emit(frozenset({"closed_month"}))
    assert "đã chốt nên chỉ xem" in screen.notice_words.text()
    stand(screen, 0, 2)
    screen.table.paste("5")
    assert screen.table.grid.entered == {}
    assert not screen.keep_button.isEnabled()


def test_what_was_half_typed_waits_for_the_next_day(
    screen: MonthGridScreen, desk: Desk, shown: Show, qtbot: QtBot
) -> None:
    stand(screen, 1, 2)
    screen.table.paste("7")
    qtbot.waitUntil(lambda: desk.draft_of(draft_name(MONTH, "order_review")) is not None)
    again = MonthGridScreen(desk)
    shown(again)
    assert told(again, 1)[2] == "7"
    assert "Có số nhập dở lúc" in again.notice_words.text()
    again.save()
    assert written(desk) == [{"hamlets": 1, "issues": 7}]
    assert desk.draft_of(draft_name(MONTH, "order_review")) is None


def test_another_kind_is_not_shown_before_what_was_typed_is_decided(
    screen: MonthGridScreen, desk: Desk
) -> None:
    stand(screen, 0, 2)
    screen.table.paste("7")
    answer("Nhập tiếp")
    screen.kinds.setCurrentRow(1)
    assert (screen.kind, screen.kinds.currentRow()) == ("order_review", 0)
    answer("Ghi vào sổ")
    screen.kinds.setCurrentRow(1)
    assert (screen.kind, screen.kinds.currentRow()) == ("tips", 1)
    assert written(desk) == [{"hamlets": 1, "issues": 7}]


def test_a_cell_is_read_aloud_with_its_line_and_column(screen: MonthGridScreen) -> None:
    grid = screen.table.grid
    said = grid.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Thôn 1, Khu dân cư được rà soát")


def test_one_or_x_ticks_as_space_does_and_delete_takes_it_away(screen: MonthGridScreen) -> None:
    stand(screen, 0, 1)
    QTest.keyClicks(screen.table, "x")
    stand(screen, 1, 1)
    QTest.keyClicks(screen.table, "1")
    stand(screen, 2, 1)
    press(Qt.Key.Key_Space)
    assert told(screen, 3)[1] == "3"
    press(Qt.Key.Key_Delete)
    assert [told(screen, row)[1] for row in range(3)] == ["x", "x", ""]


def test_a_number_is_kept_even_when_the_power_fails_in_the_middle_of_its_cell(
    screen: MonthGridScreen, desk: Desk, qtbot: QtBot
) -> None:
    stand(screen, 1, 2)
    type_in(screen, "12")
    qtbot.waitUntil(lambda: "12" in str(desk.draft_of(draft_name(MONTH, "order_review"))))


def test_pasted_cells_that_fall_outside_are_told(screen: MonthGridScreen) -> None:
    stand(screen, 2, 4)
    screen.table.paste("1\t5\n6")
    assert told(screen, 2)[4] == "1"
    assert screen.complaint.text().startswith("2 ô vừa dán bị bỏ qua")


def test_without_hamlets_the_grid_leads_to_where_they_are_written(
    desk: Desk, shown: Show, qtbot: QtBot
) -> None:
    made = MonthGridScreen(desk)
    shown(made)
    assert "Chưa có thôn" in made.notice_words.text()
    with qtbot.waitSignal(desk.begun) as begun:
        made.hamlets_button.click()
    assert begun.args == ["hamlets"]


def test_what_is_a_part_of_another_line_is_not_added_to_it(screen: MonthGridScreen) -> None:
    screen.go_to(MONTH, "case_figures")
    assert [told(screen, row)[0] for row in range(screen.table.grid.rowCount())] == [
        "Vụ phạm pháp xảy ra",
        "Đã điều tra, giải quyết",
        "Trọng án",
    ]
    screen.go_to(MONTH, "contribution")
    assert told(screen, 2)[0] == "Cộng"


def test_giving_up_what_was_typed_asks_first(screen: MonthGridScreen) -> None:
    stand(screen, 0, 2)
    screen.table.paste("7")
    answer("Nhập tiếp")
    screen.drop_button.click()
    assert told(screen, 0)[2] == "7"
    answer("Bỏ thay đổi")
    screen.drop_button.click()
    assert told(screen, 0)[2] == ""
