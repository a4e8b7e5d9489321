"""Reports: the list of what was reported, and the one being written beside its figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from resources.wording import _
from storage.records import Record, Report
from storage.repository import find, search
from ui.paper.reports.making import report_on
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.look import GAP
from ui.screens.new_report import NewReport
from ui.screens.register import Register
from ui.screens.report_sheet import ReportSheet
from ui.screens.report_words import report_words
from ui.screens.table import Column, columns_of
from ui.screens.words import Names
from ui.screens.work_tabs import PlaceTabs

PLACES_OF_REPORTS = {"reports": _("Soạn báo cáo"), "report_figures": _("Biểu số liệu, biểu đồ")}
_LIST, _TEXT = 330, 670  # how the width is shared at first


class Reports(Register):
    """The saved reports, newest first; a new one begins with a choice of form and period."""

    TITLE: ClassVar[str] = _("Báo cáo")

    def __init__(self, desk: Desk) -> None:
        empty = _(
            "Chưa có báo cáo nào. Bấm «Lập báo cáo» để chọn loại và kỳ; số liệu và câu chữ được "
            "điền sẵn từ sổ, đồng chí sửa lại rồi in hoặc lưu Word, Excel, PDF."
        )
        said = Wording(_("báo cáo"), _("Lập báo cáo"), empty)
        sheet = ReportSheet(desk)
        super().__init__(desk, Report, said, columns=_columns(), sheet=sheet)
        self.report_sheet = sheet
        sheet.opened.connect(self._show_sheets)
        self.list.prefer("title", "number", "signed_on")

    def records(self) -> Sequence[Record]:
        found = search(self.desk.ledger, Report, self.list.text, **self.list.narrowed)
        reports = [one for one in found if isinstance(one, Report)]
        return sorted(reports, key=lambda one: (one.last_month, one.changed_at), reverse=True)

    def refresh(self) -> None:
        super().refresh()
        self.report_sheet.read_figures()

    def begin_new(self) -> None:
        """Ask for form and period; the saved report of it is opened, another one begun."""
        if not self.shown.may_leave():
            return
        self.side.setCurrentWidget(self.choice)
        self.side.show()
        self.choice.begin()

    def back(self) -> None:
        if self.side.currentWidget() is self.choice:
            self._show_sheets()
        else:
            super().back()

    def _begin_chosen(self) -> None:
        choice, ledger = self.choice, self.desk.ledger
        form, period = choice.form, choice.period
        programme, topics = choice.chosen_programme, choice.chosen_topics
        report = report_on(ledger, form, period, programme=programme, topics=topics)
        self._show_sheets()
        if find(ledger, Report, id=report.id):
            self.show_record(report.id)
            return
        self.list.unchoose()
        self.sheets.show()
        self.side.show()
        self.report_sheet.begin(report.model_dump(exclude={"changed_at", "id"}))

    def _show_sheets(self) -> None:
        self.side.setCurrentWidget(self.sheets)
        self._show_sides()

    def _show_sides(self) -> None:
        """Leave the whole width to the list while there is nothing to show beside it."""
        super()._show_sides()
        choosing = self.side.currentWidget() is self.choice
        if choosing:
            self.sheets.hide()
        self.side.setVisible(choosing or not self.sheets.isHidden())

    def _lay_out(self) -> None:
        self.choice = NewReport(self.desk.today(), self.desk.settings.cutoff_day)
        self.choice.accepted.connect(self._begin_chosen)
        self.choice.left.connect(self._show_sheets)
        self.side = QStackedWidget()
        self.side.addWidget(self.sheets)
        self.side.addWidget(self.choice)
        both = QSplitter()
        both.addWidget(self.list)
        both.addWidget(self.side)
        both.setChildrenCollapsible(False)
        both.setStretchFactor(0, 0)
        both.setStretchFactor(1, 1)
        both.setSizes([_LIST, _TEXT])
        label = _("Các phần của báo cáo")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GAP, GAP, GAP, GAP)
        self.column.addWidget(PlaceTabs(self.desk, PLACES_OF_REPORTS, "reports", label))
        self.column.addWidget(both, 1)


def _columns() -> list[Column]:
    def said(record: Record, _names: Names) -> str:
        assert isinstance(record, Report)
        return report_words(record)

    def key(record: Record, _names: Names) -> tuple[str, str]:
        assert isinstance(record, Report)
        return record.last_month, record.first_month

    listed = {column.name: column for column in columns_of(Report)}
    return [Column("title", _("Báo cáo"), said, key), listed["number"], listed["signed_on"]]
