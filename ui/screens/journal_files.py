"""What was chosen of the journal is written: a workbook where the user wants it, or a paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFileDialog, QWidget

from resources.wording import _
from ui.paper.as_pdf import pdf_of
from ui.paper.as_workbook import workbook_of
from ui.paper.journal import JournalRow, journal_document
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.preview import Paper, preview
from ui.screens.saving import write_workbook
from ui.screens.working import Working

_NAME = "trich-nhat-ky"


def save_workbook(desk: Desk, owner: QWidget, rows: Sequence[JournalRow], about: str) -> bool:
    """Ask where the workbook goes and write it; false if that was given up or impossible."""
    name, kinds = f"{_NAME}.xlsx", _("Tệp Excel (*.xlsx)")
    place, _kind = QFileDialog.getSaveFileName(owner, _("Lưu nhật ký"), name, kinds)
    document = journal_document(desk.settings, rows, about, desk.today())
    if not place or not write_workbook(owner, place, workbook_of(document)):
        return False
    tell(owner, _("Đã lưu nhật ký"), _("Tệp nằm ở {path}.").format(path=place))
    return True


def show_pdf(
    desk: Desk, working: Working, owner: QWidget, rows: Sequence[JournalRow], about: str
) -> None:
    """Make the paper in a job and show it, to be printed or saved."""
    document = journal_document(desk.settings, rows, about, desk.today())

    def show(pdf: bytes) -> None:
        preview(owner, Paper(_("Trích nhật ký"), f"{_NAME}.pdf", pdf))

    working.run(desk.job(lambda _ledger: pdf_of(document)), _("Đang dựng văn bản…"), show)
