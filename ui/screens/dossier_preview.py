"""The complete dossier before it is printed: the whole first, each paper below it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.commendation.kept_papers import keep_paper
from storage.ledger import Ledger
from storage.looks import Look
from storage.records import KeptPaper, Nominee, Proposal
from storage.repository import find, get
from storage.steps import Steps, drain
from ui.paper.commendation.dossier_set import DossierPaper
from ui.paper.commendation.dossier_set_files import PrintedSet, free_folder, write_printed
from ui.screens.allowed import only
from ui.screens.asking import ask_grave
from ui.screens.desk import Desk
from ui.screens.dossier_saving import ask_folder, save_pdf, say_saved
from ui.screens.parts import button
from ui.screens.preview import Paper, PreviewDialog, Sign
from ui.screens.printing import PrintDialog
from ui.screens.working import Working

Make = Callable[[Ledger], Steps[PrintedSet]]

_LIST = 290  # logical pixels


class DossierPreview(PreviewDialog):
    """What is chosen in the list is shown, printed, signed; all of it is saved in one file or many.

    A signed paper is kept in the books and takes the place of a fresh print.
    """

    def __init__(  # noqa: PLR0913  # what is shown, how it is made anew, and what signs it
        self,
        desk: Desk,
        proposal: Proposal,
        made: PrintedSet,
        make: Make,
        parent: QWidget | None = None,
        *,
        sign: Sign | None = None,
    ) -> None:
        """Show what was `made`; after a signature `make` makes it anew."""
        self._desk, self._proposal, self._made, self._make = desk, proposal, made, make
        self.drop_button = button(_("&Bỏ bản đã lưu…"), self.drop_kept, look="quiet")
        only(desk, "record", self.drop_button)
        super().__init__(_shown(made), parent, sign=sign)
        self.working = Working()
        self._put_beside()
        self._offer()
        self.list.currentRowChanged.connect(self._offer)
        self.went.connect(self._note)

    @property
    def shown(self) -> Paper:
        """Return what is shown: the whole, or one paper."""
        return self.papers[max(0, self.list.currentRow())]

    @property
    def chosen(self) -> DossierPaper | None:
        """Return the paper that is shown; none while it is the whole."""
        row = self.list.currentRow()
        return self._made.dossier.papers[row - 1] if row > 0 else None

    def save_each(self, parent: Path, *, word: bool) -> None:
        """Write the whole and each paper into a new folder below another."""
        folder = free_folder(parent, self._made.dossier.name)
        work = partial(write_printed, self._made, folder, word=word)

        def saved(files: list[Path]) -> None:
            self.went.emit("taken_out")
            say_saved(self, files)

        self._run(lambda _ledger: work(), _("Đang lưu từng tệp…"), saved)

    def drop_kept(self) -> None:
        """Take the kept copy of the paper out of the books, after asking; it is printed afresh."""
        record = self.chosen.record if self.chosen else None
        words = _("Hồ sơ sẽ in lại giấy tờ này từ sổ, chưa có chữ ký số. Có thể hoàn tác ngay.")
        yes, no = _("Bỏ bản đã lưu"), _("Giữ lại")
        if record and ask_grave(self, _("Bỏ bản đã lưu?"), words, yes=yes, no=no):
            self._desk.remove(record)
            self._remake()

    def done(self, result: int) -> None:
        """Close; files that are not written yet are not waited for."""
        self.working.stop()
        super().done(result)

    def _bar(self) -> QHBoxLayout:
        row = super()._bar()
        self.print_button.setText(_("&In…"))
        self.save_button.setText(_("&Lưu PDF một tệp…"))
        self.each_button = button(_("Lưu &từng tệp (PDF, Word)…"), self._save_each)
        only(self._desk, "export", self.each_button)
        row.insertWidget(row.indexOf(self.save_button) + 1, self.each_button)
        return row

    def _put_beside(self) -> None:
        """Put what concerns one paper below the list, and the strip of work below the bar."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        last = column.itemAt(column.count() - 1)
        body = last.layout() if last else None
        assert isinstance(body, QHBoxLayout)
        self.list.setFixedWidth(_LIST)  # names are long, and a name must be read whole
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        side = QVBoxLayout()
        for one in (self.list, self.sign_button, self.drop_button):
            side.addWidget(one)
        body.insertLayout(0, side)
        column.insertWidget(1, self.working)

    def _offer(self) -> None:
        """Offer to sign what may be signed alone: of the whole no signature would hold."""
        paper = self.chosen
        self.sign_button.setVisible(self._sign_with is not None and paper is not None)
        self.drop_button.setVisible(paper is not None and paper.record is not None)

    def _sign(self) -> None:
        paper, row = self.chosen, self.list.currentRow()
        signed = self._sign_with(self, self.papers[row]) if paper and self._sign_with else None
        if paper and signed:
            kept = partial(self._keep, paper, signed)
            if self._desk.attempt(kept, KeptPaper.KIND):
                self._remake()

    def _keep(self, paper: DossierPaper, pdf: bytes) -> KeptPaper:
        ledger = self._desk.ledger
        return keep_paper(
            ledger,
            self._proposal,
            get(ledger, Nominee, paper.nominee) if paper.nominee else None,
            kind=paper.kind,
            title=paper.name,
            pdf=pdf,
            signatures=paper.signatures + 1,
            day=self._desk.today(),
        )

    def _remake(self) -> None:
        self._run(self._make, _("Đang in lại hồ sơ…"), self._take)

    def _take(self, made: PrintedSet) -> None:
        row = self.list.currentRow()
        self._made, self.papers = made, tuple(_shown(made))
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems([paper.title for paper in self.papers])
            self.list.setCurrentRow(min(row, len(self.papers) - 1))
        self._show(self.list.currentRow())
        self._offer()

    def _run(
        self, work: Callable[[Ledger], Steps[Any]], words: str, then: Callable[[Any], object]
    ) -> None:
        desk = self._desk
        if desk.ledger.path is None:  # books in memory are of one thread
            desk.attempt(lambda: then(drain(work(desk.ledger))))
            return
        self.working.run(desk.job(work), words, then)

    def _print(self) -> None:
        if PrintDialog([self.shown.pdf], self).exec():
            self.went.emit("printed")

    def _save(self) -> None:
        if save_pdf(self, self.shown):
            self.went.emit("taken_out")

    def _note(self, how: Look) -> None:
        """Say in the journal that papers about these people left the books."""
        people = find(self._desk.ledger, Nominee, proposal=self._proposal.id)
        self._desk.looked(*people, how=how)

    def _save_each(self) -> None:
        asked = ask_folder(self, self._made.dossier.name)
        if asked:
            self.save_each(asked.parent, word=asked.word)


def _shown(made: PrintedSet) -> list[Paper]:
    whole = Paper(_("Cả hồ sơ"), f"{made.dossier.name}.pdf", made.whole)
    return [whole, *(Paper(one.title, f"{one.file_name}.pdf", pdf) for one, pdf in made.papers)]
