"""What a user has typed is saved, kept, or given up by name: it never goes without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from storage.records import Activity, Hamlet, Member, Team
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.answering import answer
from ui.screens.activities import Activities
from ui.screens.choice_editors import ChoiceEditor
from ui.screens.desk import Desk
from ui.screens.hamlets import Hamlets
from ui.screens.sheet import Sheet
from ui.screens.teams import Teams

Show = Callable[[QWidget], QWidget]


def type_into(sheet: Sheet, name: str, text: str) -> None:
    line = sheet.form.cells[name].editor.focusProxy()
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, text)


def shown_team(teams: Teams) -> str:
    record = teams.list.record
    assert isinstance(record, Team)
    return record.name


@pytest.fixture
def hamlets(desk: Desk, shown: Show) -> Iterator[Hamlets]:
    for name in ("Thôn Ba", "Thôn Hai"):
        desk.save(Hamlet(unit=UNIT, name=name))
    screen = Hamlets(desk)
    shown(screen)
    yield screen
    screen.sheet.form.is_dirty = False


@pytest.fixture
def teams(desk: Desk, shown: Show) -> Iterator[Teams]:
    first, second = (Team(unit=UNIT, name=f"Tổ {n}", form="mediation") for n in (1, 2))
    desk.save(first)
    desk.save(second)
    desk.save(Member(unit=UNIT, team=first.id, full_name="An"))
    screen = Teams(desk)
    shown(screen)
    screen.show_record(find(desk.ledger, Member)[0].id)
    yield screen
    for sheet in (screen.sheet, screen.members.sheet):
        sheet.form.is_dirty = False


def test_after_saving_on_the_way_list_and_form_stand_on_the_row_that_was_clicked(
    hamlets: Hamlets,
) -> None:
    type_into(hamlets.sheet, "name", " Moi")
    answer("Ghi vào sổ")
    hamlets.list.table.selectRow(1)
    assert hamlets.list.record == hamlets.sheet.record
    assert [one.name for one in find(hamlets.desk.ledger, Hamlet)] == ["Thôn Ba Moi", "Thôn Hai"]
    assert hamlets.sheet.form.values()["name"] == "Thôn Hai"


def test_a_member_that_is_not_left_keeps_its_team_chosen(teams: Teams) -> None:
    type_into(teams.members.sheet, "full_name", " Binh")
    answer("Nhập tiếp")
    teams.list.table.selectRow(1)
    assert shown_team(teams) == "Tổ 1"
    assert teams.members.list.model.rowCount() == 1
    assert teams.shown is teams.members.sheet


def test_a_team_opened_after_its_member_was_saved_says_the_new_count(teams: Teams) -> None:
    teams.members.list.new.click()
    type_into(teams.members.sheet, "full_name", "Binh")
    answer("Ghi vào sổ")
    teams.list.table.clicked.emit(teams.list.model.index(0, 0))
    assert teams.sheet.form.values()["headcount"] == 2


def test_what_was_not_to_be_saved_is_not_in_the_form_any_more(hamlets: Hamlets) -> None:
    type_into(hamlets.sheet, "name", " Moi")
    answer("Không ghi")
    assert hamlets.may_leave()
    assert hamlets.sheet.form.values()["name"] == "Thôn Ba"
    assert hamlets.sheet.state.text() == ""


def test_a_refused_removal_leaves_what_was_typed_to_be_saved(
    hamlets: Hamlets, desk: Desk, qtbot: QtBot
) -> None:
    hamlet = hamlets.sheet.record
    assert hamlet
    desk.save(Team(unit=UNIT, name="Tổ 1", form="other", hamlets=(hamlet.id,)))
    type_into(hamlets.sheet, "name", " Moi")
    answer("Xóa bản ghi")
    with qtbot.waitSignal(desk.refused):
        hamlets.sheet.drop.click()
    assert hamlets.sheet.form.is_dirty


def test_a_draft_that_waits_outlives_what_is_typed_after_it(desk: Desk, shown: Show) -> None:
    desk.keep_draft("hamlet", {"name": "Thôn dở dang"})
    screen = Hamlets(desk)
    shown(screen)
    screen.begin_new()
    type_into(screen.sheet, "name", "Thon Moi")
    screen.sheet.form.typed.emit(screen.sheet.form.entered())
    kept = desk.draft_of("hamlet")
    assert kept
    assert (kept["name"], screen.sheet.draft_bar.isVisible()) == ("Thon Moi", True)
    screen.save()
    again = Hamlets(desk)
    shown(again)
    again.sheet.take_draft()
    assert again.sheet.form.values()["name"] == "Thôn dở dang"
    again.sheet.form.is_dirty = False


def test_a_draft_is_not_brought_back_over_what_is_being_typed(desk: Desk, shown: Show) -> None:
    desk.keep_draft("hamlet", {"name": "Thôn dở dang"})
    screen = Hamlets(desk)
    shown(screen)
    screen.begin_new()
    type_into(screen.sheet, "name", "Thon Moi")
    answer("Nhập tiếp")
    screen.sheet.take_draft()
    assert screen.sheet.form.values()["name"] == "Thon Moi"
    screen.sheet.form.is_dirty = False


def test_another_kind_does_not_replace_a_title_that_was_typed(desk: Desk, shown: Show) -> None:
    for kind, title in (("broadcast", "Bản tin"), ("propaganda", "Tuyên truyền")):
        activity = Activity(unit=UNIT, kind=kind, title=title, happened_on=date(2022, 12, 1))
        desk.save(activity.model_copy(update={"place": f"Nơi {title}"}))
    screen = Activities(desk)
    shown(screen)
    screen.begin_new()
    form = screen.sheet.form
    type_into(screen.sheet, "title", " hai")
    form.cells["kind"].editor.write("broadcast")
    form.cells["kind"].editor.changed.emit()
    said = form.values()
    assert (said["title"], said["place"]) == ("Tuyên truyền hai", "Nơi Bản tin")
    form.is_dirty = False


def test_words_typed_into_a_list_of_choices_count_without_leaving_it(
    desk: Desk, shown: Show
) -> None:
    screen = Activities(desk)
    shown(screen)
    screen.begin_new()
    kind = screen.sheet.form.cells["kind"].editor
    assert isinstance(kind, ChoiceEditor)
    line = kind.box.lineEdit()
    assert line
    line.selectAll()
    QTest.keyClicks(line, "khong co loai nay")
    screen.save()
    assert find(desk.ledger, Activity) == []
    assert "khong co loai nay" in screen.sheet.form.cells["kind"].complaint.text()
    screen.sheet.form.is_dirty = False
