"""The joint list of several dossiers: looked at and printed, or saved for Word or Excel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from resources.wording import _
from storage.commendation.rules import award_words
from storage.ledger import Ledger
from storage.steps import Step, Steps
from ui.paper.as_pdf import pdf_of
from ui.paper.as_word import word_of
from ui.paper.as_workbook import workbook_of
from ui.paper.commendation.joint_roster import joint_roster
from ui.paper.document import Document
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.preview import Paper, preview
from ui.screens.review_reading import read_dossiers
from ui.screens.saving import write_workbook
from ui.screens.unit_names import units_of
from ui.screens.working import Working

_NAME = "danh-sach-tong-hop"
_KINDS = {"docx": _("Văn bản Word (*.docx)"), "xlsx": _("Tệp Excel (*.xlsx)")}


class RosterButton(QPushButton):
    """A button whose menu has the three ways of the list; it asks its owner of which dossiers."""

    def __init__(self, desk: Desk, working: Working, owner: QWidget) -> None:
        super().__init__(_("&Danh sách tổng hợp"))
        self._desk, self._working, self._owner = desk, working, owner
        self.proposals: Sequence[str] = ()
        menu = QMenu(self)
        menu.addAction(_("&Xem, in (PDF)…"), self.show_pdf)
        menu.addAction(_("Lưu &Word…"), partial(self.save, "docx"))
        menu.addAction(_("Lưu &Excel…"), partial(self.save, "xlsx"))
        self.setMenu(menu)

    def show_pdf(self) -> None:
        """Make the list and show it."""

        def show(pdf: bytes) -> None:
            preview(self._owner, Paper(_("Danh sách tổng hợp"), f"{_NAME}.pdf", pdf))

        self._make("pdf", show)

    def save(self, ending: str) -> None:
        """Make the list as docx or xlsx and write it where the user wants it."""
        title = _("Lưu danh sách tổng hợp")
        name = f"{_NAME}.{ending}"
        chosen, _kind = QFileDialog.getSaveFileName(self._owner, title, name, _KINDS[ending])
        if chosen:
            self.write(Path(chosen), ending)

    def write(self, place: Path, ending: str) -> None:
        """Write the list to a file."""
        path = place if place.suffix else place.with_suffix(f".{ending}")

        def written(data: bytes) -> None:
            if write_workbook(self._owner, str(path), data):
                tell(self._owner, _("Đã lưu danh sách"), _("Tệp nằm ở {path}.").format(path=path))

        self._make(ending, written)

    def _make(self, ending: str, then: Callable[[bytes], object]) -> None:
        desk, proposals = self._desk, tuple(self.proposals)
        if not proposals:
            return
        keys, units, today = desk.keys, units_of(desk), desk.today()

        def work(ledger: Ledger) -> Steps[bytes]:
            reading = yield from read_dossiers(ledger, proposals, keys, units, today)
            document = joint_roster(
                ledger.settings,
                reading.comparison,
                reading.book,
                units=units,
                forms=award_words(ledger, "award_forms"),
                authorities=award_words(ledger, "award_authorities"),
                day=today,
            )
            return (yield from _written(document, ending))

        self._working.run(desk.job(work), _("Đang dựng danh sách…"), then)


def _written(document: Document, ending: str) -> Steps[bytes]:
    if ending == "pdf":
        return (yield from pdf_of(document))
    yield Step(0, 1)
    return word_of(document) if ending == "docx" else workbook_of(document)
