from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from storage.model_life import status_of
from storage.records import (
    Member,
    ModelSite,
    Record,
    SecurityModel,
    StatusEvent,
    Team,
)
from storage.repository import count, find
from ui.screens.desk import Desk
from ui.screens.models import Models
from ui.screens.register import Register
from ui.screens.teams import Teams

UNIT = "ninh-binh/gia-vien/gia-thang"
Show = Callable[[QWidget], QWidget]


def fill(screen: Register, **values: object) -> None:
    for name, value in values.items():
        editor = screen.shown.form.cells[name].editor
        editor.write(value)
        editor.changed.emit()


def said(screen: Register, column: int) -> list[str]:
    model = screen.list.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


@pytest.fixture
def model(desk: Desk) -> SecurityModel:
    """Put a model with two sites into the books, at work for years."""
    launched = date(2019, 5, 2)
    model = SecurityModel(unit=UNIT, name="Tổ liên gia", type="D01", launched_on=launched)
    sites = [ModelSite(unit=UNIT, model=model.id, name=name) for name in ("Đoài", "Trung")]
    desk.save(model, *sites)
    return model


@pytest.fixture
def models(desk: Desk, model: SecurityModel, shown: Show) -> Models:
    screen = Models(desk)
    shown(screen)
    screen.show_record(model.id)
    return screen


def test_the_chosen_model_shows_its_sites_and_their_number(models: Models) -> None:
    assert models.tabs.tabText(0) == "Điểm (2)"
    assert said(models, 2) == ["Duy trì"]


def test_nothing_is_offered_to_happen_to_a_model_that_is_not_in_the_books(models: Models) -> None:
    models.list.choose_first()
    assert models.events_row.isVisible()
    models.begin_new()
    assert not models.events_row.isVisible()


def test_choosing_a_type_offers_its_name(models: Models) -> None:
    models.begin_new()
    fill(models, type="H01")
    assert models.sheet.form.values()["name"] == "Xã không có tệ nạn ma túy"
    models.sheet.form.is_dirty = False


def test_a_model_launched_this_month_brings_its_launch_along(models: Models, desk: Desk) -> None:
    models.begin_new()
    fill(models, type="H01", launched_on=date(2022, 12, 5), decision_paper="12/QĐ-UBND")
    models.save()
    (event,) = find(desk.ledger, StatusEvent)
    assert (event.status, event.happened_on, event.paper) == (
        "new",
        date(2022, 12, 5),
        "12/QĐ-UBND",
    )
    desk.undo()
    assert (count(desk.ledger, StatusEvent), count(desk.ledger, SecurityModel)) == (0, 1)


def test_a_model_of_years_ago_is_only_registered(models: Models, desk: Desk) -> None:
    models.begin_new()
    fill(models, type="H01", launched_on=date(2015, 3, 1))
    models.save()
    assert count(desk.ledger, SecurityModel) == 2
    assert count(desk.ledger, StatusEvent) == 0


def test_retiring_asks_for_day_and_paper_closes_the_sites_and_can_be_undone(
    models: Models, desk: Desk, model: SecurityModel
) -> None:
    models._begin_event("retired")
    fill(models, paper="77/BC-CAX", reason="Trùng với mô hình khác")
    models.save()
    assert status_of(desk.ledger, desk.today())[model.id] == "retired"
    assert {site.closed_on for site in find(desk.ledger, ModelSite)} == {desk.today()}
    desk.undo()
    assert status_of(desk.ledger, desk.today())[model.id] == "maintained"
    assert {site.closed_on for site in find(desk.ledger, ModelSite)} == {None}


def test_replicating_writes_the_new_place_and_its_event_then_asks_for_the_paper(
    models: Models, desk: Desk, model: SecurityModel
) -> None:
    models._begin_event("replicated")
    fill(models, name="Xóm Chùa")
    models.save()
    (event,) = find(desk.ledger, StatusEvent)
    (site,) = find(desk.ledger, ModelSite, name="Xóm Chùa")
    assert (event.status, event.site, event.happened_on) == ("replicated", site.id, desk.today())
    assert models.shown.record == event
    assert status_of(desk.ledger, desk.today())[model.id] == "replicated"
    desk.undo()
    assert (count(desk.ledger, StatusEvent), count(desk.ledger, ModelSite)) == (0, 2)


def test_models_can_be_narrowed_to_a_status(models: Models, desk: Desk) -> None:
    desk.save(SecurityModel(unit=UNIT, name="Camera an ninh", type="C01"))
    box = models.list.filters["status"]
    box.setCurrentIndex(box.findData("proposed"))
    box.activated.emit(box.currentIndex())
    assert said(models, 0) == ["Camera an ninh"]


def test_a_new_site_belongs_to_the_chosen_model(
    models: Models, desk: Desk, model: SecurityModel
) -> None:
    models.begin_below(models.sites)
    fill(models, name="Xóm Chùa")
    models.save()
    assert models.tabs.tabText(0) == "Điểm (3)"
    assert {site.model for site in find(desk.ledger, ModelSite)} == {model.id}


def test_a_screen_that_seeks_a_site_finds_it_at_its_model(models: Models, desk: Desk) -> None:
    other = SecurityModel(unit=UNIT, name="Camera an ninh", type="C01")
    site = ModelSite(unit=UNIT, model=other.id, name="Cổng làng")
    desk.save(other, site)
    models.show_record(site.id)
    assert models.chosen == other
    assert models.shown.record == site


def teams_of(desk: Desk, shown: Show, kind: str) -> Teams:
    model = SecurityModel(unit=UNIT, name="Mô hình", type=kind)
    team = Team(unit=UNIT, name="Tổ 1", form="self_managed", model=model.id)
    records: tuple[Record, ...] = (model, team)
    desk.save(*records)
    screen = Teams(desk)
    shown(screen)
    screen.show_record(team.id)
    return screen


def test_members_are_counted_in_their_team(desk: Desk, shown: Show) -> None:
    teams = teams_of(desk, shown, "D01")
    teams.begin_below(teams.members)
    fill(teams, full_name="Nguyễn Thị Ánh", sex="female")
    teams.save()
    assert said(teams, 3) == ["1"]
    assert [one.full_name for one in find(desk.ledger, Member)] == ["Nguyễn Thị Ánh"]


def test_no_list_of_members_of_a_religious_model(desk: Desk, shown: Show, qtbot: QtBot) -> None:
    teams = teams_of(desk, shown, "B04")
    heard: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        heard.append(box.informativeText())
        box.buttons()[0].click()

    QTimer.singleShot(30, read)
    teams.members.list.new.click()
    assert "Mô hình tôn giáo chỉ ghi số lượng" in heard[0]
    assert teams.shown is teams.sheet


def test_teams_that_ended_are_kept_out_of_sight(desk: Desk, shown: Show) -> None:
    desk.save(Team(unit=UNIT, name="Tổ cũ", form="other", ended_on=date(2020, 1, 1)))
    teams = teams_of(desk, shown, "D01")
    assert said(teams, 0) == ["Tổ 1"]
    box = teams.list.filters["state"]
    box.setCurrentIndex(box.findData("ended"))
    box.activated.emit(box.currentIndex())
    assert said(teams, 0) == ["Tổ cũ"]


def test_a_half_typed_member_is_offered_when_the_teams_are_shown(desk: Desk, shown: Show) -> None:
    teams_of(desk, shown, "D01").hide()
    desk.keep_draft("member", {"full_name": "Nguyễn Văn Đang"})
    teams = Teams(desk)
    shown(teams)
    assert teams.members.sheet.draft_bar.isVisible()
    assert "Nguyễn Văn Đang" in teams.members.sheet.draft_words.text()
