"""Words that hold what they should not: a quiet line while typing, a reason at saving."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QInputDialog

from storage.journal import check_journal
from storage.ledger import Ledger
from storage.records import Activity, Member
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.answering import do_to_next
from ui.screens.desk import Desk
from ui.screens.sheet import Sheet

PHONE = "0912345678"
Show = Callable[[Sheet], Sheet]


@pytest.fixture
def sheet(desk: Desk, shown: Show) -> Sheet:
    sheet = Sheet(desk, Activity)
    shown(sheet)
    sheet.begin({"kind": "talk", "happened_on": desk.today()})
    return sheet


def type_in(sheet: Sheet, name: str, words: str) -> None:
    editor = sheet.form.cells[name].editor
    editor.write(words)
    editor.changed.emit()


def give(reason: str) -> None:
    def fill(box: QInputDialog) -> None:
        box.setTextValue(reason)
        box.accept()

    do_to_next(QInputDialog, fill)


def noted(ledger: Ledger) -> list[tuple[str, str]]:
    query = "SELECT record, after FROM journal WHERE action = 'pattern_override'"
    found: list[tuple[str, str]] = ledger.db.execute(query).fetchall()
    return found


def test_a_quiet_line_stands_under_the_field_while_it_holds_a_number(sheet: Sheet) -> None:
    cell = sheet.form.cells["title"]
    type_in(sheet, "title", f"Gặp ông An {PHONE}")
    assert cell.warning.isVisible()
    assert "số điện thoại" in cell.warning.text()
    type_in(sheet, "title", "Gặp ông An")
    assert not cell.warning.isVisible()


def test_without_a_reason_nothing_is_saved(sheet: Sheet, desk: Desk) -> None:
    type_in(sheet, "title", f"Gặp ông An {PHONE}")
    do_to_next(QInputDialog, QInputDialog.reject)
    assert not sheet.save()
    assert sheet.form.is_dirty
    assert not find(desk.ledger, Activity)


def test_the_reason_stands_in_the_journal_with_the_field_and_not_the_words(
    sheet: Sheet, desk: Desk
) -> None:
    type_in(sheet, "title", f"Gặp ông An {PHONE}")
    give("Số của trạm y tế")
    assert sheet.save()
    (kept,) = find(desk.ledger, Activity)
    assert noted(desk.ledger) == [(kept.id, "Số của trạm y tế (title: phone)")]
    check_journal(desk.ledger.db)


def test_what_was_saved_with_a_reason_is_not_asked_about_again(sheet: Sheet, desk: Desk) -> None:
    type_in(sheet, "title", f"Gặp ông An {PHONE}")
    give("Số của trạm y tế")
    sheet.save()
    type_in(sheet, "place", "Nhà văn hóa")
    assert sheet.save()
    assert find(desk.ledger, Activity)[0].place == "Nhà văn hóa"


def test_a_field_that_is_made_for_it_says_nothing(desk: Desk, shown: Show) -> None:
    sheet = Sheet(desk, Member)
    shown(sheet)
    sheet.begin({})
    type_in(sheet, "phone", PHONE)
    type_in(sheet, "training", "học 2 buổi")
    assert not sheet.form.cells["phone"].warning.isVisible()
    assert sheet.form.cells["phone"].field.fact.holds == "phone"
    assert desk.save(Activity(unit=UNIT, kind="talk", title="Họp", happened_on=desk.today()))
