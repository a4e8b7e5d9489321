"""A list before it is printed: its first page at once, the whole as soon as it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from resources.wording import _
from storage.records import Record
from storage.spelling import fold
from storage.steps import drain
from ui.paper.as_pdf import first_page_pdf, pdf_of
from ui.paper.as_word import word_of
from ui.paper.as_workbook import workbook_of
from ui.paper.document import Document
from ui.paper.lists import PrintedList, list_document
from ui.screens.desk import Desk
from ui.screens.preview import Paper, PreviewDialog
from ui.screens.saving import write_workbook
from ui.screens.working import Working


class ListPreview(PreviewDialog):
    """The first page until the whole is there; the list can also be saved as Excel or Word."""

    def __init__(self, desk: Desk, document: Document, parent: QWidget) -> None:
        self.document = document
        self._name = fold(document.kind).replace(" ", "-")
        in_memory = desk.ledger.path is None  # books in memory are of one thread
        first = drain(pdf_of(document)) if in_memory else first_page_pdf(document)
        super().__init__([self._paper(first)], parent)
        self.files = QPushButton(_("&Excel, Word"))
        menu = QMenu(self.files)
        menu.addAction(_("Lưu &Excel…"), partial(self.save_file, "xlsx", workbook_of))
        menu.addAction(_("Lưu &Word…"), partial(self.save_file, "docx", word_of))
        self.files.setMenu(menu)
        self.bar.insertWidget(self.bar.indexOf(self.sign_button), self.files)
        self.setTabOrder(self.save_button, self.files)
        self.working = Working()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.working)
        self.setTabOrder(self.working.halt, self.pages)
        if not in_memory:
            self._offer(whole=False)
            job = desk.job(lambda _ledger: pdf_of(document))
            self.working.run(job, _("Đang dựng cả danh sách…"), self.show_whole)

    def show_whole(self, pdf: bytes) -> None:
        """Show the whole list in place of its first page."""
        self.papers = (self._paper(pdf),)
        self._show(0)
        self.pages.fit_width()
        self._offer(whole=True)

    def done(self, result: int) -> None:
        """Close; what is still being made is not needed any more."""
        self.working.stop()
        super().done(result)

    def save_file(self, suffix: str, write: Callable[[Document], bytes]) -> None:
        """Ask where to, and write the list as another kind of file."""
        kinds = {"xlsx": _("Tệp Excel (*.xlsx)"), "docx": _("Tệp Word (*.docx)")}
        proposed = f"{self._name}.{suffix}"
        place, _kind = QFileDialog.getSaveFileName(
            self, _("Lưu danh sách"), proposed, kinds[suffix]
        )
        if place and write_workbook(self, place, write(self.document)):
            self.went.emit("taken_out")

    def _paper(self, pdf: bytes) -> Paper:
        return Paper(self.document.kind, f"{self._name}.pdf", pdf)

    def _offer(self, *, whole: bool) -> None:
        for one in (self.print_button, self.save_button):
            one.setEnabled(whole)
        if not whole:
            self.count.setText(_("Trang đầu"))


def show_list(desk: Desk, told: PrintedList, people: Sequence[Record], parent: QWidget) -> None:
    """Show a list to be printed; whose personal data leaves the books so is noted."""
    dialog = ListPreview(desk, list_document(desk.settings, told, desk.today()), parent)
    dialog.went.connect(lambda how: desk.looked(*people, how=how))
    dialog.exec()
