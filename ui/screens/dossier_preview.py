"""The complete dossier before it is printed: the whole first, each paper below it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.files import write_whole
from storage.steps import drain
from ui.paper.commendation.dossier_set_files import PrintedSet, free_folder, write_printed
from ui.screens.asking import choose, tell
from ui.screens.desk import Desk
from ui.screens.parts import button
from ui.screens.preview import Paper, PreviewDialog
from ui.screens.printing import PrintDialog
from ui.screens.working import Working


class DossierPreview(PreviewDialog):
    """What is chosen in the list is shown and printed; all of it is saved, as one file or many."""

    def __init__(self, done: PrintedSet, desk: Desk, parent: QWidget | None = None) -> None:
        whole = Paper(_("Cả hồ sơ"), f"{done.dossier.name}.pdf", done.whole)
        papers = [Paper(one.title, f"{one.file_name}.pdf", pdf) for one, pdf in done.papers]
        self._done, self._desk = done, desk
        super().__init__([whole, *papers], parent)
        self.working = Working()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.working)

    @property
    def shown(self) -> Paper:
        """Return what is shown: the whole, or one paper."""
        return self.papers[max(0, self.list.currentRow())]

    def save_whole(self, place: Path) -> bool:
        """Write what is shown as one PDF; false, with words, when that is impossible."""
        try:
            write_whole(place, self.shown.pdf)
        except OSError:
            words = _("Không ghi được vào “{place}”. Sổ không mất gì; hãy chọn nơi khác.")
            tell(self, _("Chưa lưu được"), words.format(place=place))
            return False
        return True

    def save_each(self, parent: Path, *, word: bool) -> None:
        """Write the whole and each paper into a new folder below another."""
        folder = free_folder(parent, self._done.dossier.name)
        if self._desk.ledger.path is None:  # books in memory are of one thread
            written = partial(drain, write_printed(self._done, folder, word=word))
            self._desk.attempt(lambda: self._say_saved(written()))
            return
        job = self._desk.job(lambda _ledger: write_printed(self._done, folder, word=word))
        self.working.run(job, _("Đang lưu từng tệp…"), self._say_saved)

    def done(self, result: int) -> None:
        """Close; files that are not written yet are not waited for."""
        self.working.stop()
        super().done(result)

    def _bar(self) -> QHBoxLayout:
        row = super()._bar()
        self.print_button.setText(_("&In…"))
        self.save_button.setText(_("&Lưu PDF một tệp…"))
        self.each_button = button(_("Lưu &từng tệp (PDF, Word)…"), self._save_each)
        row.insertWidget(row.indexOf(self.save_button) + 1, self.each_button)
        return row

    def _print(self) -> None:
        PrintDialog([self.shown.pdf], self).exec()

    def _save(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Lưu thành PDF"), self.shown.file_name, _("Văn bản PDF (*.pdf)")
        )
        if chosen:
            self.save_whole(Path(chosen))

    def _save_each(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Chọn thư mục để lưu"))
        if not chosen:
            return
        words = _("Thư mục mới “{name}” sẽ có cả hồ sơ và từng giấy tờ.")
        answers = {"word": _("PDF và Word"), "pdf": _("Chỉ PDF"), "back": _("Quay lại")}
        said = words.format(name=free_folder(Path(chosen), self._done.dossier.name).name)
        answer = choose(self, _("Lưu từng tệp dạng nào?"), said, answers)
        if answer != "back":
            self.save_each(Path(chosen), word=answer == "word")

    def _say_saved(self, files: list[Path]) -> None:
        words = _("{count} tệp trong “{folder}”.")
        said = words.format(count=len(files), folder=files[0].parent)
        tell(self, _("Đã lưu từng tệp"), said)
