"""One report at work: its text beside its figures, its details, its files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from resources.wording import _
from storage.files import write_whole
from storage.ledger import Ledger
from storage.records import Phrase, Record, Report
from storage.repository import find
from storage.spelling import fold
from storage.steps import Step, Steps, drain
from ui.paper.reports.facts import Facts
from ui.paper.reports.making import (
    facts_for,
    file_name,
    fresh_report,
    made_document,
    period_of,
    written,
)
from ui.paper.reports.report_document import grounds_of, part_titles, sections_of
from ui.paper.reports.sentences import BASIS, Section, like, proposed
from ui.screens.asking import tell
from ui.screens.complaints import complaints_of
from ui.screens.desk import Desk
from ui.screens.parts import button
from ui.screens.phrase_chooser import PhraseChooser
from ui.screens.report_preview import show_report
from ui.screens.report_words import report_words
from ui.screens.sections_editor import Proposal, SectionsEditor
from ui.screens.sheet import Sheet
from ui.screens.unit_names import units_of
from ui.screens.working import Working

CHOSEN = frozenset({"form", "first_month", "last_month", "programme", "topics"})
_KINDS = {
    "docx": _("Văn bản Word (*.docx)"),
    "xlsx": _("Bảng tính Excel (*.xlsx)"),
    "pdf": _("Văn bản PDF (*.pdf)"),
}


class ReportSheet(Sheet):
    """The form of a report; its sections wait until the figures of its period are read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Report, hidden=CHOSEN)
        editor = self.form.cells["texts"].editor
        assert isinstance(editor, SectionsEditor)
        self.sections = editor
        self.working = Working()
        self.preview_button = button(_("Xem &trước, in"), self.preview, picture="print")
        self.save_buttons = {
            "docx": button(_("Lưu &Word…"), lambda: self.save_file("docx")),
            "xlsx": button(_("Lưu E&xcel…"), lambda: self.save_file("xlsx")),
            "pdf": button(_("Lưu &PDF…"), lambda: self.save_file("pdf")),
        }
        row = QHBoxLayout()
        for one in (self.preview_button, *self.save_buttons.values()):
            row.addWidget(one)
        row.addStretch()
        self.head.addLayout(row)
        self.head.addWidget(self.working)
        self._about: tuple[object, ...] = ()  # whose figures are shown, or being read
        self.opened.connect(self.read_figures)
        self.form.edited.connect(self._follow_details)
        self.sections.wanted_phrase.connect(self.choose_phrase)
        self.sections.offered_phrase.connect(self.keep_phrase)

    def open(self, record: Record) -> None:
        bar = self.form.verticalScrollBar()
        stay = bar.value() if self.record and self.record.id == record.id else 0
        super().open(record)
        bar.setValue(stay)

    def read_figures(self) -> None:
        """Read the figures of the report's period anew and propose sentences from them."""
        if not self.is_open:
            return
        report = self._outlined()
        if self._key(report) != self._about:
            self.sections.forget_proposals()
        self._about = self._key(report)
        units = units_of(self._desk)

        def work(ledger: Ledger) -> Steps[Facts]:
            yield Step(0, 1)
            return facts_for(ledger, report, units)

        def show(facts: Facts) -> None:
            if self._key(report) == self._about:
                self.sections.show_proposals(proposals_of(report, facts), part_titles())

        if self._desk.ledger.path is None:  # books in memory are of one thread
            show(drain(work(self._desk.ledger)))
        else:
            self.working.run(self._desk.job(work), _("Đang tính số liệu…"), show)

    def current(self) -> Report | None:
        """Return the report as it stands in the form, or say what is wrong with it."""
        unsettled = self.form.settle()
        try:
            report = Report.model_validate(self.form.values())
        except ValidationError as error:
            self.form.complain(complaints_of(error) | unsettled)
            return None
        self.form.complain(unsettled)
        return None if unsettled else report

    def preview(self) -> None:
        """Show the report as it would be printed now, saved or not."""
        report = self.current()
        if report:
            show_report(self._desk, self.working, lambda _ledger: report)

    def save_file(self, ending: str) -> None:
        """Write the report as it stands to a file that the user names."""
        report = self.current()
        if report is None:
            return
        name, kind = file_name(report, ending), _KINDS[ending]
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Lưu báo cáo"), name, kind)
        if not chosen:
            return
        place = Path(chosen)
        path = place if place.suffix else place.with_suffix(f".{ending}")
        units = units_of(self._desk)

        def work(ledger: Ledger) -> Steps[bytes]:
            yield Step(0, 1)
            return (yield from written(made_document(ledger, report, units), ending))

        if self._desk.ledger.path is None:  # books in memory are of one thread
            self._write(path, drain(work(self._desk.ledger)))
        else:
            words = _("Đang ghi {name}…").format(name=path.name)
            self.working.run(self._desk.job(work), words, lambda data: self._write(path, data))

    def choose_phrase(self, section: str) -> None:
        """Offer the phrases that fit a section, and put the chosen one in."""
        fitting = self._fitting(section)
        kept = [p for p in find(self._desk.ledger, Phrase) if p.section in fitting]
        dialog = PhraseChooser(kept, fitting, self._desk.today(), self)
        if dialog.exec() and dialog.chosen:
            self.sections.insert(section, dialog.chosen)

    def keep_phrase(self, section: str, text: str) -> None:
        """Put what is marked in a section, or all of it, into the library of phrases."""
        known = {fold(p.text) for p in find(self._desk.ledger, Phrase)}
        phrase = text.removeprefix("- ").strip()
        if not phrase:
            tell(self, _("Chưa có gì để lưu"), _("Hãy viết hoặc bôi đen câu cần lưu trước."))
        elif fold(phrase) in known:
            tell(self, _("Đã có câu này"), _("Câu mẫu này đã có trong sổ câu mẫu."))
        else:
            where = self._fitting(section)[-1]
            self._desk.save(Phrase(unit=self._desk.settings.unit, section=where, text=phrase))

    def _save(self, record: Record) -> None:
        stay = self.form.verticalScrollBar().value()
        super()._save(record)
        self.form.verticalScrollBar().setValue(stay)

    def _show(self, title: str) -> None:
        del title
        super()._show(report_words(self._outlined()))

    def _follow_details(self) -> None:
        """Read the figures again where a detail changes them (adding estimates)."""
        if self._key(self._outlined()) != self._about:
            self.read_figures()

    def _outlined(self) -> Report:
        """Return what the form says of the report's outline, whatever else is still wrong in it."""
        values: Mapping[str, Any] = self.form.values()
        kept = {name: values[name] for name in ("programme", "topics") if values.get(name)}
        month = f"{self._desk.today():%Y-%m}"
        report = Report(
            unit=self._desk.settings.unit,
            form=values.get("form") or "month",
            title="-",
            first_month=values.get("first_month") or month,
            last_month=values.get("last_month") or month,
            with_rough=bool(values.get("with_rough")),
        )
        return report.model_copy(update=kept)

    def _write(self, path: Path, data: bytes) -> None:
        try:
            write_whole(path, data)
        except OSError:
            words = _("Không ghi được vào “{place}”. Sổ không mất gì; hãy chọn nơi khác.")
            tell(self, _("Chưa lưu được"), words.format(place=path))
            return
        tell(self, _("Đã lưu báo cáo"), _("Tệp nằm ở {path}.").format(path=path))

    @staticmethod
    def _fitting(section: str) -> tuple[str, ...]:
        return like(section)

    @staticmethod
    def _key(report: Report) -> tuple[object, ...]:
        topics = tuple(report.topics)
        return (report.form, period_of(report), report.programme, topics, report.with_rough)


def proposals_of(report: Report, facts: Facts) -> list[Proposal]:
    """Return what each section of a report would say by itself, its grounds before them."""
    period = period_of(report)
    fresh = fresh_report(report.unit, report.form, period, programme=report.programme)
    basis = Section(BASIS, _("Căn cứ (mỗi dòng một căn cứ)"), "")
    sections = sections_of(report)
    return [
        Proposal(basis, grounds_of(fresh), facts),
        *(Proposal(section, proposed(section, facts), facts) for section in sections),
    ]
