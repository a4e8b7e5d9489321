"""Shows the reports of a post that held some sessions, and begins one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from storage.records import Report
from storage.report_period import Period, month_period
from storage.repository import find
from tests.conftest import UNIT
from tests.storage.registers import activity
from ui.paper.reports.making import fresh_report
from ui.screens.desk import Desk
from ui.screens.reports import Reports
from ui.screens.section_row import SectionRow

DECEMBER = month_period("2022-12")


def begin(reports: Reports, form: str = "month", period: Period = DECEMBER) -> None:
    """Begin a report as the dialog would."""
    report = fresh_report(UNIT, form, period)
    reports.report_sheet.begin(report.model_dump(exclude={"changed_at", "id"}))


def row(reports: Reports, section: str = "outreach") -> SectionRow:
    return reports.report_sheet.sections.rows[section]


def kept(reports: Reports) -> Report:
    (report,) = find(reports.desk.ledger, Report)
    return report


def reports_of_a_post(desk: Desk, shown: Callable[[QWidget], QWidget]) -> Reports:
    """Show the reports of a post that held three sessions in November."""
    activity(desk.ledger, "20/11/2022", measures={"sessions": 3, "attendances": 90})
    screen = Reports(desk)
    shown(screen)
    return screen
