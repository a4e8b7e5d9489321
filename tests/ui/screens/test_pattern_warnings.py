"""Words that hold what they should not: a quiet line while typing, a reason at saving."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog, QWidget

import ui.screens
from storage.journal import check_journal
from storage.ledger import Ledger
from storage.records import Activity, Member
from storage.repository import find, put
from tests.conftest import UNIT
from tests.ui.screens.answering import do_to_next
from ui.screens.desk import Desk
from ui.screens.meant import ask_meant, meant
from ui.screens.sheet import Sheet

PHONE = "0912345678"
SCREENS = Path(ui.screens.__file__).parent
Show = Callable[[Sheet], Sheet]
_SAVED_BY_OTHERS = {  # whoever opens these saves a record through the desk
    "achievement_noting",
    "decision",
    "proposal_step_dialog",
    "proposal_steps",
}


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


def test_a_deed_that_writes_several_records_asks_too(desk: Desk) -> None:
    one = Activity(unit=UNIT, kind="talk", happened_on=desk.today(), title=f"Gọi {PHONE}")
    do_to_next(QInputDialog, QInputDialog.reject)
    assert not desk.act(lambda on: put(on, one), "việc ghi", drop_again=(one,), typed=(one,))
    assert not find(desk.ledger, Activity)
    give("Số của trạm y tế")
    assert desk.act(lambda on: put(on, one), "việc ghi", drop_again=(one,), typed=(one,))
    assert noted(desk.ledger) == [(one.id, "Số của trạm y tế (title: phone)")]


def test_a_reason_that_travels_up_is_asked_about_and_can_be_put_right(
    desk: Desk, shown: Callable[[QWidget], QWidget]
) -> None:
    parent = shown(QWidget())

    def first(box: QInputDialog) -> None:
        box.setTextValue(f"Nhầm, hỏi ông An {PHONE}")
        assert "số điện thoại" in box.labelText()
        do_to_next(QInputDialog, back)
        box.accept()

    def back(box: QInputDialog) -> None:
        do_to_next(QInputDialog, again)
        box.reject()

    def again(box: QInputDialog) -> None:
        assert PHONE in box.textValue()
        box.setTextValue("Nhầm số buổi")
        assert "số điện thoại" not in box.labelText()
        box.accept()

    do_to_next(QInputDialog, first)
    asked, of = ("Mở lại tháng", "Lý do:"), ("closed_month", "2022-12")
    assert ask_meant(desk, parent, asked, "", drafted="x", of=of) == "Nhầm số buổi"
    assert noted(desk.ledger) == []


def test_an_answer_that_is_meant_is_told_by_its_place_alone(desk: Desk) -> None:
    give("Số của trạm y tế")
    assert meant(desk, "notice", "", {"Lời thông báo": f"Gọi {PHONE}", "Việc": "Họp"})
    assert noted(desk.ledger) == [("", "Số của trạm y tế (Lời thông báo: phone)")]


def test_dialogs_whose_words_leave_ask_about_them() -> None:
    """Whoever adds a dialog with a reason must let it be looked at, or say why not."""
    asks = {"meant(", "desk.save(", "ask_meant("}
    for path in sorted(SCREENS.glob("*.py")):
        text = path.read_text("utf-8")
        own = re.search(r"self\.(reason|general|text) = Q(Line|PlainText)Edit", text)
        if not own or path.stem in _SAVED_BY_OTHERS:
            continue
        assert any(ask in text for ask in asks), path.stem
