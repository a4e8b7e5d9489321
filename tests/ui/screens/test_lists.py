"""A list keeps its columns as each officer wants them, and is printed as it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resources.wording import speak
from storage.imports import read_workbook
from storage.ledger import Ledger
from storage.records import Hamlet, Member, Team
from tests.conftest import UNIT
from tests.ui.screens.answering import do_to_next
from ui.paper.document import Document, Grid
from ui.paper.lists import ListHead, PrintedList, list_document
from ui.screens.cover import wait_for
from ui.screens.desk import Desk
from ui.screens.journal_export import OutDialog
from ui.screens.journal_page import JournalPage
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import ListMenu, Lists, offer_lines
from ui.screens.list_preview import ListPreview
from ui.screens.screen import Screen
from ui.screens.teams import Teams

NAMES = ("Tổ tự quản Hai", "Tổ tự quản Một", "Đội dân phòng")
Show = Callable[[Teams], Teams]


@pytest.fixture
def teams(desk: Desk, shown: Show) -> Teams:
    made = [Team(unit=UNIT, name=name, form="mediation") for name in NAMES]
    desk.save(*made, Member(unit=UNIT, team=made[0].id, full_name="Đặng Hoài Quỳnh"))
    return wide(desk, shown)


def wide(desk: Desk, shown: Show) -> Teams:
    screen = Teams(desk)
    screen.resize(1500, 700)
    return shown(screen)


def menu_of(screen: Teams, place: int = 0) -> QMenu:
    menu = screen.findChildren(Lists)[0].menus[place].menu
    menu.aboutToShow.emit()
    return menu


def tick(screen: Teams, head: str) -> None:
    next(one for one in menu_of(screen).actions() if one.text() == head).trigger()


def heads(screen: Teams) -> list[str]:
    table = screen.list.table
    across = Qt.Orientation.Horizontal
    return [str(table.model().headerData(place, across)) for place in table.seen_columns()]


def printed(screen: QWidget) -> ListPreview:
    """Press Ctrl+P and return what is shown."""
    seen: list[ListPreview] = []

    def look(dialog: ListPreview) -> None:
        seen.append(dialog)
        dialog.reject()

    do_to_next(ListPreview, look)
    QTest.keyClick(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return seen[0]


def grid_of(document: Document) -> Grid:
    return next(block for block in document.body if isinstance(block, Grid))


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


def test_a_list_is_printed_as_it_is_narrowed_sorted_and_shown(teams: Teams) -> None:
    tick(teams, "Loại tổ")
    teams.list.search.setText("tu quan")
    teams.list.asked.emit()
    teams.list.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    told = printed(teams).document
    grid = grid_of(told)
    assert told.kind == "Danh sách tổ"
    assert "có chữ “tu quan”" in told.about
    assert [column.title for column in grid.columns][:2] == ["TT", "Tên tổ"]
    assert "Loại tổ" not in [column.title for column in grid.columns]
    assert [row[1] for row in grid.rows] == ["Tổ tự quản Một", "Tổ tự quản Hai"]


def test_a_list_of_people_is_for_internal_use_and_who_prints_it_is_noted(
    desk: Desk, teams: Teams
) -> None:
    teams.list.choose(teams.list.model.record_at(1).id)
    teams._show_below()
    teams.below[0].list.table.setFocus()
    preview = printed(teams)
    assert preview.document.dispatch.marks.internal
    assert "thuộc" in preview.document.about
    preview.went.emit("printed")
    said = desk.ledger.db.execute("SELECT kind FROM journal WHERE action = 'printed'").fetchall()
    assert said == [("member",)]


def test_a_list_of_no_people_notes_nobody(desk: Desk, teams: Teams) -> None:
    preview = printed(teams)
    assert not preview.document.dispatch.marks.internal
    preview.went.emit("printed")
    query = "SELECT count(*) FROM journal WHERE action = 'printed'"
    assert desk.ledger.db.execute(query).fetchone() == (0,)


def save(preview: ListPreview) -> None:
    preview.files.menu().actions()[0].trigger()
    preview.reject()


def test_a_list_becomes_a_workbook_with_its_numbers(
    teams: Teams, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "tổ.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(place), ""))
    do_to_next(ListPreview, save)
    QTest.keyClick(teams, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    rows = [row for sheet in read_workbook(place) for row in sheet.rows]
    assert any("Tổ tự quản Một" in map(str, row) for row in rows)


def test_the_paper_is_vietnamese_whatever_the_screens_speak(
    desk: Desk, shown: Show, request: pytest.FixtureRequest
) -> None:
    speak("en")
    request.addfinalizer(lambda: speak("vi"))
    desk.save(Team(unit=UNIT, name="Tổ Một", form="mediation"))
    told = printed(wide(desk, shown)).document
    grid = grid_of(told)
    assert told.kind == "Danh sách tổ"
    assert [column.title for column in grid.columns][1:3] == ["Tên tổ", "Loại tổ"]
    assert "Tổ hòa giải" in grid.rows[0]


def test_a_paper_says_that_it_shows_only_the_first_rows(ledger: Ledger, desk: Desk) -> None:
    heads = (ListHead("Tên"), ListHead("Số", right=True))
    told = PrintedList(title="Danh sách tổ", heads=heads, rows=(("A", "1.234"),), total=2000)
    grid = grid_of(list_document(ledger.settings, told, desk.today()))
    assert grid.rows == ((1, "A", 1234),)
    assert "1 dòng đầu trong 2.000" in grid.note


def test_a_table_of_lines_is_printed_too(desk: Desk, qtbot: QtBot) -> None:
    screen = Screen(desk)
    table = LineTable("Các đơn vị", ("Đơn vị", "Số"), right=(1,))
    table.show_lines([Line(("Công an xã Gia Thắng", "12"))])
    QVBoxLayout(screen).addWidget(table)
    offer_lines(screen, desk, table, "units")
    qtbot.addWidget(screen)
    screen.resize(700, 400)
    with qtbot.waitExposed(screen):
        screen.show()
    table.setFocus()
    told = printed(screen).document
    assert told.kind == "Các đơn vị"
    assert grid_of(told).rows == ((1, "Công an xã Gia Thắng", 12),)


class Asked(QDialog):
    """A dialog with a list that nobody thought of."""

    def __init__(self, house: Screen) -> None:
        super().__init__(house)
        self.setWindowTitle("Việc của hôm nay")
        self.table = LineTable("Những việc", ("Việc", "Số"), right=(1,))
        hamlet = Hamlet(unit=UNIT, name="Thôn Đoài")
        member = Member(unit=UNIT, team=hamlet.id, full_name="Đặng Hoài Quỳnh")
        self.table.show_lines([Line(("Một", "1"), key=hamlet), Line(("Hai", "2"), key=member)])
        QVBoxLayout(self).addWidget(self.table)


def test_a_list_of_a_dialog_is_printed_for_internal_use(desk: Desk, qtbot: QtBot) -> None:
    house = Screen(desk)
    qtbot.addWidget(house)
    house.show()
    dialog = Asked(house)
    seen: list[ListPreview] = []

    def press() -> None:
        dialog.activateWindow()
        seen.append(printed(dialog))
        seen[0].went.emit("printed")
        dialog.reject()

    QTimer.singleShot(30, press)
    wait_for(dialog)
    told = seen[0].document
    assert (told.kind, told.about) == ("Những việc", "Việc của hôm nay")
    assert told.dispatch.marks.internal
    said = desk.ledger.db.execute("SELECT kind FROM journal WHERE action = 'printed'").fetchall()
    assert said == [("member",)]


def test_the_journal_leaves_only_in_its_own_way(desk: Desk, qtbot: QtBot) -> None:
    desk.save(Team(unit=UNIT, name="Tổ Một", form="mediation"))
    page = JournalPage(desk)
    qtbot.addWidget(page)
    page.resize(900, 500)
    with qtbot.waitExposed(page):
        page.show()
    seen: list[int] = []

    def look(dialog: OutDialog) -> None:
        seen.append(dialog.table.model().rowCount())
        dialog.reject()

    assert page.journal.table.findChild(ListMenu) is None
    do_to_next(OutDialog, look)
    QTest.keyClick(page.journal.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert seen == [1]
