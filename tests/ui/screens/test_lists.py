"""A list is printed as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from resources.wording import speak
from storage.imports import read_workbook
from storage.ledger import Ledger
from storage.records import Hamlet, Member, Team
from tests.conftest import UNIT
from tests.ui.screens.answering import do_to_next
from tests.ui.screens.listed import Show, grid_of, printed, teams, tick, wide
from ui.paper.document import Centred
from ui.paper.lists import ListHead, PrintedList, list_document
from ui.screens.cover import wait_for
from ui.screens.desk import Desk
from ui.screens.journal_export import OutDialog
from ui.screens.journal_page import JournalPage
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import ListMenu, offer_lines
from ui.screens.list_preview import ListPreview
from ui.screens.screen import Screen
from ui.screens.teams import Teams

__all__ = ["teams"]  # the fixture


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


def test_a_row_of_sums_has_no_number_and_is_not_counted(ledger: Ledger, desk: Desk) -> None:
    heads = (ListHead("Thôn"), ListHead("Số", right=True))
    rows = (("Thôn 1", "2"), ("Thôn 2", "3"), ("Cộng", "5"))
    told = PrintedList(title="Hòa giải", heads=heads, rows=rows, summed=True)
    document = list_document(ledger.settings, told, desk.today())
    grid = grid_of(document)
    assert [row[0] for row in grid.rows] == [1, 2, ""]
    assert grid.total
    assert isinstance(made := document.body[0], Centred)
    assert made.text.endswith("; 2 dòng)")


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
