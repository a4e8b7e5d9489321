from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from storage.commendation.rules import rulebook
from storage.ledger import Ledger
from storage.records import Award, CommendationRule
from storage.repository import count, find, put
from tests.conftest import UNIT
from tests.ui.screens.answering import answer
from ui.screens.awards import Awards
from ui.screens.commendation_rule_sheet import RuleSheet
from ui.screens.commendation_rules import CommendationRules
from ui.screens.desk import Desk
from ui.screens.proposals import Proposals

Show = Callable[[QWidget], QWidget]
TODAY = date(2026, 11, 20)
BEFORE = date(2026, 11, 19)
H = Qt.Orientation.Horizontal


@pytest.fixture
def desk(qapp: object, ledger: Ledger) -> Desk:
    return Desk(ledger, today=lambda: TODAY)


@pytest.fixture
def screen(desk: Desk, shown: Show) -> CommendationRules:
    screen = CommendationRules(desk)
    shown(screen)
    return screen


def sheet_of(screen: CommendationRules) -> RuleSheet:
    assert isinstance(screen.sheet, RuleSheet)
    return screen.sheet


def rules(screen: CommendationRules) -> list[CommendationRule]:
    return [one for one in screen.records() if isinstance(one, CommendationRule)]


def choose(screen: CommendationRules, code: str) -> None:
    screen.show_record(next(one.id for one in rules(screen) if one.code == code))


def type_in(screen: CommendationRules, **values: object) -> None:
    for name, value in values.items():
        editor = screen.sheet.form.cells[name].editor
        editor.write(value)
        editor.changed.emit()


def shown_fields(screen: CommendationRules) -> set[str]:
    cells = screen.sheet.form.cells
    return {name for name, cell in cells.items() if not cell.isHidden()}


def cell(screen: CommendationRules, code: str, column: str) -> str:
    model = screen.list.model
    heads = [model.headerData(place, H) for place in range(model.columnCount())]
    row = next(place for place, one in enumerate(rules(screen)) if one.code == code)
    return str(model.index(row, heads.index(column)).data() or "")


def value_on(desk: Desk, day: date, role: str, code: str) -> str:
    found = (rule for rule in rulebook(desk.ledger, day).of(role) if rule.code == code)
    return next((rule.value for rule in found), "")


def test_the_rules_of_the_day_are_shown_with_what_they_rest_on(screen: CommendationRules) -> None:
    assert cell(screen, "base_salary_2024", "Giá trị") == "2.340.000 đồng"
    assert cell(screen, "base_salary_2024", "Căn cứ") == "Nghị định 73/2024/NĐ-CP"
    assert cell(screen, "rate_merit", "Căn cứ") == "chưa có căn cứ"
    assert cell(screen, "sets", "Căn cứ").endswith("(chưa có căn cứ chắc chắn)")
    assert cell(screen, "k13", "Giá trị") == "Nhắc (60)"
    assert cell(screen, "rounding", "Giá trị") == "Không làm tròn"
    assert {cell(screen, one.code, "Nguồn") for one in rules(screen)} == {""}


def test_another_day_shows_the_rules_of_that_day(screen: CommendationRules) -> None:
    screen.day.write(date(2022, 12, 8))
    screen.day.changed.emit()
    codes = {one.code for one in rules(screen)}
    assert {"base_salary_2019", "rate_2017_commune", "district_chair"} <= codes
    assert "base_salary_2024" not in codes


def test_a_change_holds_from_today_and_the_old_one_is_kept(
    screen: CommendationRules, desk: Desk
) -> None:
    choose(screen, "rate_certificate")
    type_in(screen, value="0.35")
    answer("Từ hôm nay (20/11/2026)")
    screen.save()
    assert value_on(desk, BEFORE, "rate", "rate_certificate") == "0,3"
    assert value_on(desk, TODAY, "rate", "rate_certificate") == "0,35"
    assert cell(screen, "rate_certificate", "Nguồn") == "Đơn vị sửa"
    assert not screen.sheet.form.is_dirty


def test_a_wrong_default_is_mended_for_all_its_days(screen: CommendationRules, desk: Desk) -> None:
    choose(screen, "rate_merit")
    type_in(screen, value="1,0")
    answer("Sửa cả bản cũ từ 01/01/2024")
    screen.save()
    assert value_on(desk, date(2024, 1, 1), "rate", "rate_merit") == "1,0"
    type_in(screen, value="1,2")
    answer("Sửa cả bản cũ từ 01/01/2024")
    screen.save()
    assert count(desk.ledger, CommendationRule) == 1


def test_a_change_for_a_day_to_come_shows_that_day(screen: CommendationRules, desk: Desk) -> None:
    choose(screen, "base_salary_2024")
    type_in(screen, value="2.700.000", valid_from=date(2027, 7, 1))
    screen.save()
    assert screen.day.read() == date(2027, 7, 1)
    assert value_on(desk, TODAY, "base_salary", "base_salary_2024") == "2.340.000"
    assert cell(screen, "base_salary_2024", "Giá trị") == "2.700.000 đồng"


def test_typing_on_writes_nothing(screen: CommendationRules, desk: Desk) -> None:
    choose(screen, "rate_certificate")
    type_in(screen, value="0,5")
    answer("Sửa tiếp")
    screen.save()
    assert count(desk.ledger, CommendationRule) == 0
    assert screen.sheet.form.is_dirty


def test_all_versions_of_a_rule_are_set_back_together(
    screen: CommendationRules, desk: Desk
) -> None:
    for day in (date(2026, 1, 1), TODAY):
        choose(screen, "limit_appraisal")
        type_in(screen, value="15", valid_from=day)
        screen.save()
    assert count(desk.ledger, CommendationRule) == 2
    answer("Trở lại mặc định")
    sheet_of(screen).back.click()
    assert value_on(desk, TODAY, "time_limit", "limit_appraisal") == "20"
    assert count(desk.ledger, CommendationRule) == 0
    desk.undo()
    assert count(desk.ledger, CommendationRule) == 2


@pytest.mark.parametrize(
    ("code", "typed", "said"),
    [
        ("base_salary_2024", "2.34", "Hãy gõ số đồng một tháng, ví dụ 2.340.000"),
        ("rate_certificate", "ba phần mười", "Hãy gõ số lần lương cơ sở, ví dụ 0,3"),
        ("k11", "15; 10", "Hãy gõ 3 số nguyên"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field_in_plain_words(
    screen: CommendationRules, desk: Desk, code: str, typed: str, said: str
) -> None:
    choose(screen, code)
    type_in(screen, value=typed)
    screen.save()
    assert screen.sheet.form.cells["value"].complaint.text().startswith(said)
    assert count(desk.ledger, CommendationRule) == 0


def test_each_role_asks_for_its_own_fields(screen: CommendationRules) -> None:
    choose(screen, "k6")
    assert {"level", "text"} <= shown_fields(screen)
    assert not {"value", "forms", "subjects"} & shown_fields(screen)
    choose(screen, "base_salary_2024")
    assert "value" in shown_fields(screen)
    assert not {"level", "forms", "subjects"} & shown_fields(screen)
    choose(screen, "rounding")
    assert sheet_of(screen).form.values()["value"] == "none"


def test_a_check_is_switched_off(screen: CommendationRules, desk: Desk) -> None:
    choose(screen, "k6")
    type_in(screen, level="off")
    answer("Từ hôm nay (20/11/2026)")
    screen.save()
    assert rulebook(desk.ledger, TODAY).check("k6") is None
    assert rulebook(desk.ledger, BEFORE).check("k6")


def test_an_added_authority_gets_a_code_that_others_can_read(
    screen: CommendationRules, desk: Desk
) -> None:
    screen.begin_new()
    type_in(screen, role="authority", text="Hội Nông dân tỉnh")
    screen.save()
    said = screen.sheet.form.cells["forms"].complaint.text()
    assert said == "Hãy chọn ít nhất một hình thức mà cấp này tặng."
    type_in(screen, forms=("merit_certificate",))
    screen.save()
    assert [one.code for one in find(desk.ledger, CommendationRule)] == ["hoi-nong-dan-tinh"]
    screen.begin_new()
    type_in(screen, role="authority", text="Hội Nông dân tỉnh", forms=("certificate",))
    screen.save()
    codes = {one.code for one in find(desk.ledger, CommendationRule)}
    assert len(codes) == 2
    answer("Xóa bản ghi")
    screen.sheet.remove()
    assert count(desk.ledger, CommendationRule) == 1


def test_a_form_number_for_one_province_is_made_after_the_common_one(
    screen: CommendationRules, desk: Desk
) -> None:
    choose(screen, "form_minutes")
    sheet_of(screen).alike.click()
    type_in(screen, authorities=("province_police",), value="5")
    screen.save()
    book = rulebook(desk.ledger, TODAY)
    assert book.form_number("minutes", authority="province_police") == "Mẫu số 5"
    assert book.form_number("minutes", authority="commune_chair") == ""


def test_rules_are_found_by_role_origin_and_words(screen: CommendationRules, desk: Desk) -> None:
    screen.list.narrow("role", "rate")
    assert {one.role for one in rules(screen)} == {"rate"}
    screen.list.narrow("origin", "added")
    assert rules(screen) == []
    screen.list.clear_search()
    screen.list.search.setText("thu tuc don gian")
    assert {one.code for one in rules(screen)} == {
        "doc_merit_unexpected",
        "doc_minutes_unexpected",
    }


def test_own_authorities_are_chosen_and_shown_in_the_register_of_awards(
    desk: Desk, shown: Show
) -> None:
    put(
        desk.ledger,
        CommendationRule(
            unit=UNIT,
            code="hoi-nong-dan",
            role="authority",
            text="Hội Nông dân tỉnh",
            forms=("certificate",),
        ),
    )
    award = Award(
        unit=UNIT,
        decided_on=TODAY,
        form="certificate",
        authority="hoi-nong-dan",
        subject="individual",
        occasion="Tổng kết",
    )
    put(desk.ledger, award)
    awards = Awards(desk)
    shown(awards)
    awards.list.narrow("authority", "hoi-nong-dan")
    assert [one.id for one in awards.records()] == [award.id]
    awards.show_record(award.id)
    assert awards.list.filters["authority"].currentText() == "Hội Nông dân tỉnh"
    assert awards.sheet.form.cells["authority"].editor.read() == "hoi-nong-dan"
    editor = awards.sheet.form.cells["authority"].editor
    assert editor.read() == "hoi-nong-dan"
    awards.begin_new()
    editor.write("hoi-nong-dan")
    assert editor.settle() == ""


def test_a_rule_of_a_chosen_kind_begins_with_its_words(screen: CommendationRules) -> None:
    screen.list.narrow("role", "authority")
    screen.begin_new()
    here = QApplication.focusWidget()
    assert here
    assert screen.sheet.form.cells["text"].editor.isAncestorOf(here)


def test_the_rules_are_reached_from_the_proposals(desk: Desk, shown: Show) -> None:
    proposals = Proposals(desk)
    shown(proposals)
    asked: list[str] = []
    desk.sought.connect(lambda place, _identity: asked.append(place))
    door = next(one for one in proposals.findChildren(QPushButton) if one.text() == "Quy định…")
    door.click()
    assert asked == ["commendation_rules"]
