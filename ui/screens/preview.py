"""Papers before they are printed: looked at, printed, saved as PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.files import write_whole
from storage.ledger import Ledger
from storage.records import Record
from storage.steps import Step, Steps
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.pages import ZOOMS, PdfPages
from ui.screens.parts import button, plain
from ui.screens.printing import PrintDialog
from ui.screens.signing import sign_shown
from ui.screens.working import Working

_WIDTH, _HEIGHT = 940, 580
_SIGNED = "_da-ky-so"  # in the name of a file


@dataclass(frozen=True, slots=True)
class Paper:
    """One printed paper: what people call it, the name of its file, its PDF.

    `of` are the records of people that it tells of: who prints or saves it is noted.
    """

    title: str
    file_name: str
    pdf: bytes
    of: tuple[Record, ...] = ()


Sign = Callable[[QWidget, Paper], bytes | None]


class PreviewDialog(QDialog):
    """One paper, or several with a list of them beside."""

    went = Signal(str)  # they left the books: "printed" or "taken_out" (storage.looks)

    def __init__(
        self, papers: Sequence[Paper], parent: QWidget | None = None, *, sign: Sign | None = None
    ) -> None:
        """Show papers; `sign` returns one of them with a signature, where that can be done."""
        super().__init__(parent)
        self.papers = tuple(papers)
        self._sign_with = sign
        self.pages = PdfPages()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Các văn bản"))
        self.list.setFixedWidth(230)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([paper.title for paper in self.papers])
        self.list.setVisible(len(self.papers) > 1)
        self.list.currentRowChanged.connect(self._show)
        self.count = plain(look="muted")
        body = QHBoxLayout()
        body.addWidget(self.list)
        body.addWidget(self.pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        self.bar = self._bar()
        column.addLayout(self.bar)
        column.addLayout(body, 1)
        self.resize(_WIDTH, _HEIGHT)
        self.list.setCurrentRow(0)
        self.pages.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pages.fit_width()

    def save_to(self, folder: Path) -> list[Path]:
        """Write each paper into a folder under its name; return the files."""
        paths = [folder / paper.file_name for paper in self.papers]
        for path, paper in zip(paths, self.papers, strict=True):
            write_whole(path, paper.pdf)
        return paths

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        buttons = (
            (_("Thu nhỏ"), self.smaller, QKeySequence.StandardKey.ZoomOut),
            (_("Phóng to"), self.larger, QKeySequence.StandardKey.ZoomIn),
            (_("Vừa chiều rộng"), self.pages.fit_width, None),
        )
        for words, act, keys in buttons:
            made = button(words, act, look="quiet")
            if keys:
                made.setShortcut(QKeySequence(keys))
            row.addWidget(made)
        row.addWidget(self.count)
        row.addStretch()
        several = len(self.papers) > 1
        words = _("&In tất cả…") if several else _("&In…")
        self.print_button = button(words, self._print, look="primary")
        self.print_button.setDefault(True)
        words = _("&Lưu tất cả…") if several else _("&Lưu thành PDF…")
        self.save_button = button(words, self._save)
        self.sign_button = button(_("&Ký số…"), self._sign)
        self.sign_button.setVisible(self._sign_with is not None)
        close = button(_("Đó&ng"), self.accept)
        for one in (self.print_button, self.save_button, self.sign_button, close):
            row.addWidget(one)
        return row

    def _show(self, row: int) -> None:
        if row < 0:
            return
        paper = self.papers[row]
        self.setWindowTitle(_("Xem trước: {title}").format(title=paper.title))
        self.pages.show_pdf(paper.pdf)
        self.count.setText(_("{count} trang").format(count=self.pages.page_count))

    def smaller(self) -> None:
        """Show the pages one step smaller."""
        self.pages.set_zoom(max((z for z in ZOOMS if z < self.pages.zoom), default=ZOOMS[0]))

    def larger(self) -> None:
        """Show the pages one step larger."""
        self.pages.set_zoom(min((z for z in ZOOMS if z > self.pages.zoom), default=ZOOMS[-1]))

    def _sign(self) -> None:
        row = max(self.list.currentRow(), 0)
        paper = self.papers[row]
        signed = self._sign_with(self, paper) if self._sign_with else None
        if signed is None:
            return
        name = Path(paper.file_name)
        file_name = paper.file_name if _SIGNED in name.stem else f"{name.stem}{_SIGNED}.pdf"
        made = replace(paper, file_name=file_name, pdf=signed)
        self.papers = (*self.papers[:row], made, *self.papers[row + 1 :])
        self._show(row)
        self.count.setText(_("đã ký số, chưa lưu"))
        self.save_button.setFocus()

    def _print(self) -> None:
        if PrintDialog([paper.pdf for paper in self.papers], self).exec():
            self.went.emit("printed")

    def _save(self) -> None:
        if len(self.papers) > 1:
            chosen = QFileDialog.getExistingDirectory(self, _("Chọn thư mục để lưu"))
            self._write(Path(chosen) if chosen else None)
            return
        paper = self.papers[0]
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Lưu thành PDF"), paper.file_name, _("Văn bản PDF (*.pdf)")
        )
        self._write(Path(chosen) if chosen else None)

    def _write(self, target: Path | None) -> None:
        if target is None:
            return
        try:
            if len(self.papers) > 1:
                self.save_to(target)
            else:
                write_whole(target, self.papers[0].pdf)
        except OSError:
            words = _("Không ghi được vào “{place}”. Sổ không mất gì; hãy chọn nơi khác.")
            tell(self, _("Chưa lưu được"), words.format(place=target))
            return
        self.went.emit("taken_out")


def preview_made(
    desk: Desk,
    working: Working,
    make: Callable[[Ledger], Sequence[Paper]],
    *,
    to_sign: bool = True,
) -> None:
    """Make papers in a job and show them; why they cannot be made is said by the desk.

    Those `to_sign` offer a signature to whoever may give one.
    """
    sign = signing(desk) if to_sign else None
    if desk.ledger.path is None:  # books in memory are of one thread
        preview(working, *make(desk.ledger), sign=sign, desk=desk)
        return

    def work(ledger: Ledger) -> Steps[Sequence[Paper]]:
        yield Step(0, 1)
        return make(ledger)

    def show(made: Sequence[Paper]) -> None:
        preview(working, *made, sign=sign, desk=desk)

    working.run(desk.job(work), _("Đang dựng văn bản…"), show)


def preview(
    parent: QWidget | None, *papers: Paper, sign: Sign | None = None, desk: Desk | None = None
) -> None:
    """Show papers, if there are any, and return when the window is closed.

    At the `desk` it is noted whose personal data was printed or saved.
    """
    if not papers:
        return
    dialog = PreviewDialog(papers, parent, sign=sign)
    if desk:
        people = [record for paper in papers for record in paper.of]
        dialog.went.connect(lambda how: desk.looked(*people, how=how))
    dialog.exec()


def signing(desk: Desk) -> Sign | None:
    """Return what signs a paper that is shown, with the means set here; None: not their duty."""
    if not desk.may("sign"):
        return None
    return lambda parent, paper: sign_shown(desk, paper.title, paper.pdf, parent)
