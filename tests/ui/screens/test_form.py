from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storage.records import KINDS, Hamlet, Member, Record, Team, new_identity
from ui.screens.fitting import Surroundings
from ui.screens.form import RecordForm
from ui.screens.layouts import LAYOUTS

UNIT = "ninh-binh/gia-vien/gia-thang"
AROUND = Surroundings(date(2022, 12, 8))


def form_for(kind: type[Record], qtbot: QtBot) -> RecordForm:
    form = RecordForm(kind, UNIT, AROUND)
    qtbot.addWidget(form)
    return form


def line_of(form: RecordForm, name: str) -> QWidget:
    line = form.cells[name].editor.focusProxy()
    assert line is not None
    return line


def said_wrong(form: RecordForm) -> dict[str, str]:
    cells = form.cells.items()
    return {name: cell.complaint.text() for name, cell in cells if cell.complaint.text()}


def test_changing_a_record_keeps_what_was_not_changed(qtbot: QtBot) -> None:
    team = Team(unit=UNIT, name="Tổ 1", form="peoples_patrol", households=30, note="a\u0300")
    form = form_for(Team, qtbot)
    form.show_record(team)
    with qtbot.waitSignal(form.submitted) as submitted:
        assert form.submit()
    assert submitted.args[0].model_copy(update={"changed_at": team.changed_at}) == team


def test_a_missing_name_is_said_at_its_field_and_the_cursor_goes_there(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget]
) -> None:
    form = form_for(Hamlet, qtbot)
    shown(form)
    form.begin({})
    assert not form.submit()
    assert said_wrong(form) == {"name": "Cần điền mục này."}
    assert line_of(form, "name").hasFocus()


def test_a_wrong_day_a_wrong_number_and_an_early_year_each_have_their_words(
    qtbot: QtBot,
) -> None:
    form = form_for(Member, qtbot)
    form.begin({"team": new_identity(), "full_name": "An"})
    form.cells["joined_on"].editor.write("31/2/2022")
    form.cells["birth_year"].editor.write(1700)
    form.submit()
    wrong = said_wrong(form)
    assert wrong["joined_on"] == "Không phải một ngày; hãy gõ như 2/9/2022."
    assert wrong["birth_year"] == "Số này nhỏ quá; ít nhất là 1900."


def test_a_complaint_opens_the_section_that_hides_its_field(qtbot: QtBot) -> None:
    form = form_for(Member, qtbot)
    form.begin({"team": new_identity(), "full_name": "An"})
    form.cells["left_on"].editor.write("mai")
    form.submit()
    assert not form.cells["left_on"].isHidden()
    assert form.cells["left_on"].isVisibleTo(form)


def test_what_stands_in_a_form_is_told_at_a_pause_and_can_be_brought_back(qtbot: QtBot) -> None:
    form, again = form_for(Team, qtbot), form_for(Team, qtbot)
    form.begin({})
    with qtbot.waitSignal(form.typed) as paused:
        QTest.keyClicks(line_of(form, "name"), "To 1")
    again.begin({})
    again.recall(paused.args[0])
    assert again.values()["name"] == "To 1"
    assert again.is_dirty


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_opens_empty_and_every_field_has_a_name_for_screen_readers(
    kind: type[Record], qtbot: QtBot
) -> None:
    form = form_for(kind, qtbot)
    form.begin({})
    assert set(form.cells) == {name for section in LAYOUTS[kind] for name in section.fields}
    for cell in form.cells.values():
        part = cell.editor.focusProxy() or cell.editor
        assert cell.field.fact.label in part.accessibleName() + cell.editor.accessibleName()


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_sections_of_a_form_have_the_same_title(kind: type[Record]) -> None:
    titles = [section.title for section in LAYOUTS[kind]]
    assert len(set(titles)) == len(titles)
