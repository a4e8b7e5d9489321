"""A list keeps its columns as each officer wants them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.screens.listed import Show, menu_of, teams, tick, wide
from ui.screens.desk import Desk
from ui.screens.list_menu import Lists
from ui.screens.teams import Teams

__all__ = ["teams"]  # the fixture


def heads(screen: Teams) -> list[str]:
    table = screen.list.table
    across = Qt.Orientation.Horizontal
    return [str(table.model().headerData(place, across)) for place in table.seen_columns()]


def test_a_column_that_is_not_wanted_is_left_out_for_ever(
    desk: Desk, teams: Teams, shown: Show
) -> None:
    assert "Loại tổ" in heads(teams)
    tick(teams, "Loại tổ")
    assert "Loại tổ" not in heads(teams)
    assert "Loại tổ" not in heads(wide(desk, shown))


def test_each_officer_has_columns_of_their_own(desk: Desk, teams: Teams, shown: Show) -> None:
    tick(teams, "Loại tổ")
    desk.ledger.actor = replace(desk.ledger.actor, name="0192aaaa")
    assert "Loại tổ" in heads(wide(desk, shown))


def test_one_column_always_stays(teams: Teams) -> None:
    for head in heads(teams)[1:]:
        tick(teams, head)
    assert len(heads(teams)) == 1
    last = next(one for one in menu_of(teams).actions() if one.isChecked())
    assert not last.isEnabled()


def test_a_width_that_was_dragged_is_kept(desk: Desk, teams: Teams, shown: Show) -> None:
    table = teams.list.table
    before = table.columnWidth(1)
    table.horizontalHeader().resizeSection(1, before + 40)
    teams.hide()  # at once: the books may be closed next
    again = wide(desk, shown).list.table
    assert abs(again.columnWidth(1) - before - 40) <= table.fontMetrics().averageCharWidth()


def test_a_column_is_made_wider_and_narrower_by_keys_and_stays_so(
    desk: Desk, teams: Teams, shown: Show
) -> None:
    table = teams.list.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 1))
    before = table.columnWidth(1)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for _press in range(3):
        QTest.keyClick(table, Qt.Key.Key_Right, control | shift)
    wider = table.columnWidth(1)
    assert wider > before
    QTest.keyClick(table, Qt.Key.Key_Left, control | shift)
    assert before < table.columnWidth(1) < wider
    kept = table.columnWidth(1)
    teams.hide()
    again = wide(desk, shown).list.table
    assert abs(again.columnWidth(1) - kept) <= table.fontMetrics().averageCharWidth()


def test_the_menu_makes_the_column_wider_that_is_stood_in(teams: Teams) -> None:
    table = teams.list.table
    table.setCurrentIndex(table.model().index(0, 1))
    before = table.columnWidth(1)
    wider = next(one for one in menu_of(teams).actions() if "rộng hơn" in one.text())
    assert heads(teams)[1] in wider.text()
    assert "Ctrl+Shift+→" in wider.text()
    wider.trigger()
    assert table.columnWidth(1) > before


def test_what_was_not_chosen_gives_way_first(teams: Teams) -> None:
    teams.resize(1000, 700)
    table = teams.list.table
    before = table.columnWidth(0)
    table.widen(0, 6)
    assert table.columnWidth(0) > before


def test_dragged_columns_never_leave_the_room(teams: Teams) -> None:
    table = teams.list.table
    table.horizontalHeader().resizeSection(1, 3000)
    teams.resize(1400, 700)
    teams.resize(1500, 700)
    widths = [table.columnWidth(across) for across in table.seen_columns()]
    assert sum(widths) <= table.viewport().width()


def test_all_columns_come_back_as_in_the_beginning(teams: Teams) -> None:
    before = heads(teams)
    tick(teams, "Loại tổ")
    tick(teams, "Trở &về như ban đầu")
    assert heads(teams) == before


def test_what_was_kept_of_a_column_that_is_no_more_is_forgotten(
    desk: Desk, teams: Teams, shown: Show
) -> None:
    tick(teams, "Loại tổ")
    key = "UPDATE preference SET value = replace(value, '\"form\"', '\"gone\"')"
    with desk.ledger.change():
        desk.ledger.db.execute(key)
    assert "Loại tổ" in heads(wide(desk, shown))


def test_the_menu_opens_by_the_keyboard(teams: Teams) -> None:
    table = teams.list.table
    table.setFocus()
    menu = teams.findChildren(Lists)[0].menus[0].menu
    table.customContextMenuRequested.emit(QPoint(10, 60))
    assert menu.isVisible()
    assert menu.actions()[0].text().startswith("&In danh sách")
    menu.close()
