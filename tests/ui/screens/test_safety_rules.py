from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from storage.records import SafetyRule
from storage.repository import count, find
from storage.safety import AREA, default_rules, rules_for
from tests.ui.screens.answering import answer
from ui.screens.desk import Desk
from ui.screens.safety_rules import RuleSheet, SafetyRules

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def screen(desk: Desk, shown: Show) -> SafetyRules:
    screen = SafetyRules(desk)
    shown(screen)
    return screen


def choose(screen: SafetyRules, code: str) -> None:
    rule = next(one for one in screen.records() if isinstance(one, SafetyRule) and one.code == code)
    screen.show_record(rule.id)


def type_in(screen: SafetyRules, **values: object) -> None:
    for name, value in values.items():
        editor = screen.sheet.form.cells[name].editor
        editor.write(value)
        editor.changed.emit()


def asked(desk: Desk, year: int) -> dict[str, str]:
    return {r.code: r.text for r in rules_for(AREA, year, find(desk.ledger, SafetyRule))}


def test_every_rule_of_the_catalogue_is_shown_as_the_default(screen: SafetyRules) -> None:
    rows = range(screen.list.model.rowCount())
    origins = [screen.list.model.index(row, 4).data() for row in rows]
    assert origins == ["Mặc định"] * len(default_rules())


def test_a_rule_is_changed_from_a_day_on_and_set_back(screen: SafetyRules, desk: Desk) -> None:
    choose(screen, "kdc_force")
    assert not screen.sheet.drop.isVisible()
    type_in(screen, text="Tổ bảo vệ ANTT xếp loại tốt", valid_from=date(2024, 1, 1))
    screen.save()
    assert asked(desk, 2023)["kdc_force"] != "Tổ bảo vệ ANTT xếp loại tốt"
    assert asked(desk, 2024)["kdc_force"] == "Tổ bảo vệ ANTT xếp loại tốt"
    assert len(screen.records()) == len(default_rules())
    answer("Trả về mặc định")
    assert isinstance(screen.sheet, RuleSheet)
    screen.sheet.back.click()
    assert count(desk.ledger, SafetyRule) == 0
    assert asked(desk, 2024)["kdc_force"] != "Tổ bảo vệ ANTT xếp loại tốt"
    assert screen.sheet.form.values()["text"] == asked(desk, 2024)["kdc_force"]


def test_a_province_s_own_criterion_is_added_and_taken_out(screen: SafetyRules, desk: Desk) -> None:
    screen.begin_new()
    type_in(screen, text="Có camera an ninh", subjects=(AREA,), valid_from=None)
    screen.save()
    assert "Có camera an ninh" in asked(desk, 2022).values()
    assert screen.sheet.drop.isVisible()
    answer("Xóa bản ghi")
    screen.sheet.remove()
    assert "Có camera an ninh" not in asked(desk, 2022).values()


def test_rules_are_found_without_marks_and_by_subject(screen: SafetyRules) -> None:
    screen.list.search.setText("bao luc hoc duong")
    assert [one.text for one in screen.records() if isinstance(one, SafetyRule)] == [
        "Bạo lực học đường"
    ]
    screen.list.search.clear()
    box = screen.list.filters["subject"]
    box.setCurrentIndex(box.findData("school"))
    assert all("school" in r.subjects for r in screen.records() if isinstance(r, SafetyRule))
