"""A report is begun: which form, which period, which sections."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from storage.report_period import Period, month_period, year_period, years_period
from tests.conftest import UNIT
from tests.ui.screens.writing_reports import DECEMBER, begin, kept, reports_of_a_post, row
from ui.paper.reports.making import fresh_report
from ui.screens.desk import Desk
from ui.screens.new_report import NewReport, due_month
from ui.screens.reports import Reports


@pytest.fixture
def reports(desk: Desk, shown: Callable[[QWidget], QWidget]) -> Reports:
    return reports_of_a_post(desk, shown)


def test_a_theme_has_only_the_sections_of_its_groups(reports: Reports) -> None:
    report = fresh_report(UNIT, "theme", DECEMBER, topics=("teams",))
    reports.report_sheet.begin(report.model_dump(exclude={"changed_at", "id"}))
    assert "core_force" in reports.report_sheet.sections.rows
    assert "outreach" not in reports.report_sheet.sections.rows


def test_a_programme_goes_by_content_and_stands_on_its_paper(reports: Reports) -> None:
    report = fresh_report(UNIT, "programme", years_period(2013, 2022), programme="p09")
    reports.report_sheet.begin(report.model_dump(exclude={"changed_at", "id"}))
    assert "09/CTr-BCA-MTTW" in row(reports, "basis").text()
    assert "joint_outreach" in reports.report_sheet.sections.rows


def test_a_period_that_has_its_report_opens_it(reports: Reports) -> None:
    begin(reports)
    assert reports.report_sheet.save()
    reports.list.new.click()
    reports.choice.go.click()
    assert reports.report_sheet.record == kept(reports)


def test_a_new_report_begins_with_what_was_chosen(reports: Reports) -> None:
    reports.list.new.click()
    reports.choice.forms["quarter"].setChecked(True)
    reports.choice.go.click()
    assert reports.report_sheet.title.text() == "Báo cáo quý IV/2022"
    assert "quý IV/2022; phương hướng, nhiệm vụ quý I/2023" in str(
        reports.report_sheet.form.cells["title"].editor.read()
    )
    assert reports.report_sheet.save()
    assert (kept(reports).form, kept(reports).last_month) == ("quarter", "2022-12")


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2022, 12, 8), "2022-12"),
        (date(2022, 12, 16), "2022-12"),
        (date(2022, 12, 30), "2023-01"),
    ],
)
def test_the_report_that_is_due_is_proposed(qtbot: QtBot, today: date, due: str) -> None:
    dialog = NewReport(today)
    qtbot.addWidget(dialog)
    assert due_month(today) == due
    assert (dialog.form, dialog.period) == ("month", month_period(due))


def test_each_form_asks_for_its_own_period(qtbot: QtBot) -> None:
    dialog = NewReport(date(2024, 12, 16))
    qtbot.addWidget(dialog)
    found = {}
    for form, choice in dialog.forms.items():
        choice.setChecked(True)
        found[form] = dialog.period
    assert found["quarter"] == Period("2024-10", "2024-12")
    assert found["half_year"] == Period("2024-07", "2024-12")
    assert found["year"] == year_period(2024)
    assert found["term"] == years_period(2015, 2024)
    assert found["programme"] == years_period(2013, 2023)


def test_a_theme_needs_its_groups(qtbot: QtBot) -> None:
    dialog = NewReport(date(2022, 12, 16))
    qtbot.addWidget(dialog)
    dialog.forms["theme"].setChecked(True)
    dialog.go.click()
    assert "ít nhất một nội dung" in dialog.complaint.text()
    dialog.topics.boxes["models"].setChecked(True)
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()
    assert dialog.chosen_topics == ("models",)


def test_books_without_a_report_say_how_to_begin(ledger: Ledger, qtbot: QtBot) -> None:
    screen = Reports(Desk(ledger, today=lambda: date(2022, 12, 8)))
    qtbot.addWidget(screen)
    screen.show()
    assert "Lập báo cáo" in screen.list.empty.text()


def test_without_a_report_the_list_has_the_whole_width_until_one_is_begun(
    reports: Reports,
) -> None:
    assert not reports.side.isVisible()
    reports.list.new.click()
    assert reports.side.isVisible()
    reports.back()
    assert not reports.side.isVisible()
    reports.list.new.click()
    reports.choice.go.click()
    assert reports.report_sheet.isVisible()
