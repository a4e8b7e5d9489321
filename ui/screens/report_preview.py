"""A report before it is printed: its first page at once, the whole as soon as it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.wording import _
from storage.ledger import Ledger
from storage.records import Report
from storage.report_period import Period
from storage.steps import Step, Steps, drain
from ui.paper.as_pdf import first_page_pdf, pdf_of
from ui.paper.document import Document
from ui.paper.reports.making import file_name, made_document, report_on
from ui.screens.desk import Desk
from ui.screens.jobs import Job
from ui.screens.preview import Paper, PreviewDialog
from ui.screens.unit_names import units_of
from ui.screens.working import Working


@dataclass(frozen=True, slots=True)
class Begun:
    """A report that is joined, with its first page."""

    report: Report
    document: Document
    first_page: bytes


class ReportPreview(PreviewDialog):
    """The first page until the whole is there; only the whole is printed and saved."""

    def __init__(self, begun: Begun, whole: Job, parent: QWidget | None = None) -> None:
        self.is_whole = False
        self._begun = begun
        super().__init__([_paper(begun, begun.first_page)], parent)
        self.working = Working()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.working)
        self._offer()
        whole.failed.connect(self._say_begun)
        self.working.run(whole, _("Đang dựng cả văn bản…"), self.show_whole)

    def show_whole(self, pdf: bytes) -> None:
        """Show the whole paper in place of its first page."""
        self.is_whole = True
        self.papers = (_paper(self._begun, pdf),)
        self._show(0)
        self.pages.fit_width()
        self._offer()

    def done(self, result: int) -> None:
        """Close; what is still being made is not needed any more."""
        self.working.stop()
        super().done(result)

    def _say_begun(self, _error: Exception) -> None:
        self.count.setText(_("Mới có trang đầu"))

    def _offer(self) -> None:
        for one in (self.print_button, self.save_button):
            one.setEnabled(self.is_whole)
        if not self.is_whole:
            self.count.setText(_("Trang đầu"))


def preview_report(desk: Desk, working: Working, form: str, period: Period) -> None:
    """Show the report of a period: the saved one if there is one, else a fresh one."""
    show_report(desk, working, lambda ledger: report_on(ledger, form, period))


def show_report(desk: Desk, working: Working, find_report: Callable[[Ledger], Report]) -> None:
    """Show a report; its figures are read and its pages made in jobs."""
    units = units_of(desk)

    def work(ledger: Ledger) -> Steps[Begun]:
        yield Step(0, 1)
        report = find_report(ledger)
        document = made_document(ledger, report, units)
        return Begun(report, document, first_page_pdf(document))

    def show(begun: Begun) -> None:
        job = desk.job(lambda _ledger: pdf_of(begun.document))
        ReportPreview(begun, job, working).exec()

    if desk.ledger.path is None:  # books in memory are of one thread
        begun = drain(work(desk.ledger))
        dialog = PreviewDialog([_paper(begun, drain(pdf_of(begun.document)))], working)
        dialog.exec()
        return
    working.run(desk.job(work), _("Đang lập báo cáo…"), show)


def _paper(begun: Begun, pdf: bytes) -> Paper:
    return Paper(begun.report.title, file_name(begun.report, "pdf"), pdf)
