"""The signed papers that came with dossiers: opened, and judged by their signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources.catalogues import words
from resources.wording import _
from storage.dossiers import paper_data
from storage.ledger import Ledger
from storage.records import KeptPaper
from storage.steps import Step, Steps
from ui.paper.signing.issuers import issuers_in
from ui.paper.signing.judge import judge_paper
from ui.paper.signing.judgement import Verdict
from ui.paper.signing.telling import SHORT
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, plain
from ui.screens.preview import Paper, PreviewDialog
from ui.screens.review_reading import Reading
from ui.screens.review_states import short_unit
from ui.screens.signed_paper import SignedPaper, look_of
from ui.screens.words import date_words
from ui.screens.working import Working

Verdicts = Mapping[str, Verdict]  # by the identity of a kept paper


class PapersPanel(QWidget):
    """The papers and what holds of their signatures; all are judged once the panel is looked at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._papers: Sequence[KeptPaper] = ()
        self._units: Mapping[str, str] = {}
        self._verdicts: Verdicts = {}
        heads = (_("Chữ ký số"), _("Giấy tờ"), _("Loại"), _("Đơn vị"), _("Lưu ngày"))
        self.table = LineTable(_("Giấy tờ kèm hồ sơ"), heads)
        self.table.prefer(1)
        self.table.opened.connect(self.open_paper)
        self.working = Working()
        self.look_button = button(_("&Mở giấy tờ…"), lambda: self.open_paper(self.table.key()))
        self.judge_button = button(_("Xem &chữ ký…"), self.judge)
        foot = QHBoxLayout()
        hint = _("Giấy tờ đã ký số đi kèm hồ sơ, giữ nguyên từng byte như đơn vị gửi.")
        foot.addWidget(plain(hint, look="muted", wrap=True), 1)
        foot.addWidget(self.look_button)
        foot.addWidget(self.judge_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.working)
        column.addLayout(foot)

    def show_reading(self, reading: Reading, units: Mapping[str, str]) -> int:
        """Show the papers; return how many there are."""
        known = {one.id for one in reading.papers}
        self._papers, self._units = reading.papers, units
        self._verdicts = {one: said for one, said in self._verdicts.items() if one in known}
        self._show()
        if reading.papers:
            self.table.setCurrentIndex(self.table.lines.index(0, 0))
        if self.isVisible():
            self.judge_all()
        return len(reading.papers)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.judge_all()

    def judge_all(self) -> None:
        """Judge the papers that were not judged yet."""
        waiting = [one for one in self._papers if one.id not in self._verdicts]
        if not waiting or self.working.is_busy:
            return
        trusted = self._desk.settings.sign_trust

        def show(verdicts: Verdicts) -> None:
            self._verdicts = {**self._verdicts, **verdicts}
            self._show()

        job = self._desk.job(lambda ledger: judged(ledger, waiting, trusted))
        self.working.run(job, _("Đang kiểm tra chữ ký…"), show)

    def open_paper(self, kept: object) -> None:
        """Show the pages of a paper."""
        if isinstance(kept, KeptPaper):
            paper = Paper(kept.title, f"{kept.kind}.pdf", self._pdf(kept))
            if paper.pdf:
                PreviewDialog([paper], self).exec()

    def judge(self) -> None:
        """Say whose signatures the chosen paper has, and whether they hold."""
        kept = self.table.key()
        if isinstance(kept, KeptPaper) and (pdf := self._pdf(kept)):
            SignedPaper(self._desk, kept.title, pdf, self, expected=kept.signatures).exec()

    def _show(self) -> None:
        row = self.table.currentIndex().row()
        self.table.show_lines([self._line(one) for one in self._papers])
        self.table.selectRow(row)
        for each in (self.look_button, self.judge_button):
            each.setEnabled(bool(self._papers))

    def _line(self, one: KeptPaper) -> Line:
        verdict, kinds = self._verdicts.get(one.id), words("commendation_papers")
        said = _("{count} chữ ký, chưa kiểm tra").format(count=one.signatures)
        sign, tone = look_of(verdict) if verdict else ("clock", "muted")
        return Line(
            (
                SHORT[verdict] if verdict else said,
                one.title,
                kinds.get(one.kind, one.kind),
                short_unit(self._units, one.unit),
                date_words(one.kept_on),
            ),
            key=one,
            sign=sign,
            tone=tone,
            tip=verdict.words if verdict else "",
        )

    def _pdf(self, kept: KeptPaper) -> bytes:
        pdf = paper_data(self._desk.ledger, kept.digest)
        if pdf is None:
            said = _("Giấy tờ này không còn trong sổ. Hãy xin đơn vị gửi lại hồ sơ.")
            tell(self, _("Không mở được"), said)
        return pdf or b""


def judged(
    ledger: Ledger, papers: Sequence[KeptPaper], trusted: Sequence[str]
) -> Steps[dict[str, Verdict]]:
    """Judge kept papers by the issuers that are trusted; one that is gone is called damaged."""
    issuers, found = [one.der for one in issuers_in(trusted)], {}
    for place, kept in enumerate(papers):
        yield Step(place, len(papers), kept.title)
        pdf = paper_data(ledger, kept.digest) or b"%PDF-"
        found[kept.id] = judge_paper(pdf, issuers, expected_signatures=kept.signatures).verdict
    return found
