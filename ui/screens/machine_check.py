"""Is all well with this computer and these books? A page that says it, to print or to send."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from resources.wording import _, in_vietnamese
from storage.ledger import Ledger
from storage.steps import Step, Steps, drain
from sync.machine_check import Check, check_books, without_paths
from ui.screens.desk import Desk
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import offer_lines
from ui.screens.parts import button, plain
from ui.screens.screen import Screen
from ui.screens.working import Working

_STATES = {"good": _("Tốt"), "warning": _("Cần để ý"), "bad": _("Chưa tốt")}
_PARTS = 8  # of the program, about


class MachineCheck(Screen):
    """A table of what was looked at; nothing of it is kept."""

    TITLE: ClassVar[str] = _("Kiểm tra máy")
    SHOWS: ClassVar[frozenset[str]] = frozenset({"none"})  # it changes only when it is asked for

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.checks: tuple[Check, ...] = ()
        self.table = LineTable(self.TITLE, (_("Phần"), _("Tình trạng"), _("Chi tiết")))
        self.table.prefer(2)
        printing = offer_lines(
            self, desk, self.table, "machine check", lambda: in_vietnamese("Kết quả kiểm tra máy")
        )
        self.said = plain(wrap=True)
        self.working = Working()
        self.go = button(_("&Kiểm tra ngay"), self.check, look="primary")
        self.print_button = button(_("&In…"), printing.print, picture="print")
        self.copy_button = button(_("&Chép để gửi người hỗ trợ"), self.copy, picture="file")
        self._lay_out()
        self._show(())

    def arrive(self) -> None:
        self.go.setFocus()

    def check(self) -> None:
        """Look at the program, the books and the printers."""
        if self.working.is_busy:
            return
        program, printers = self.desk.program_checks, _printers()

        def work(ledger: Ledger) -> Steps[tuple[Check, ...]]:
            found: list[Check] = []
            for done, check in enumerate(program()):
                found.append(check)
                yield Step(min(done, _PARTS), _PARTS, check.name)
            books = yield from check_books(ledger)
            return (*found, *books, printers)

        if self.desk.ledger.path is None:  # books in memory are of one thread
            self._show(drain(work(self.desk.ledger)))
            return
        self.go.setEnabled(False)
        job = self.desk.job(work)
        job.failed.connect(lambda _error: self.go.setEnabled(True))
        self.working.run(job, _("Đang kiểm tra…"), self._show)

    def copy(self) -> None:
        """Put the page into the clipboard: no name, no content, no place of a file."""
        QGuiApplication.clipboard().setText(support_text(self.checks))
        self.desk.noted.emit(_("Đã chép. Mở thư, tin nhắn gửi người hỗ trợ rồi bấm Ctrl+V."))

    def _show(self, checks: tuple[Check, ...]) -> None:
        self.checks = checks
        self.go.setEnabled(True)
        self.table.show_lines([_line(check) for check in checks])
        self.table.setVisible(bool(checks))
        for one in (self.print_button, self.copy_button):
            one.setVisible(bool(checks))
        self.said.setText(_summary(checks))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(plain(self.TITLE, name="screenTitle"))
        head.addStretch()
        for one in (self.copy_button, self.print_button, self.go):
            head.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(head)
        column.addWidget(self.said)
        column.addWidget(self.working)
        column.addWidget(self.table, 100)
        column.addStretch(1)


def support_text(checks: Iterable[Check]) -> str:
    """Return what is sent to whoever helps: the computer and each line, in Vietnamese or not."""
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    about = f"Bình Yên · {system} · Python {platform.python_version()} · Qt {qVersion()}"
    lines = [f"[{_STATES[one.state]}] {one.name}: {without_paths(one.words)}" for one in checks]
    return "\n".join([about, *lines])


def _line(check: Check) -> Line:
    tone = "" if check.state == "good" else check.state
    return Line((check.name, _STATES[check.state], check.words), sign=check.state, tone=tone)


def _summary(checks: tuple[Check, ...]) -> str:
    if not checks:
        return _(
            "Thử từng phần của phần mềm, ổ đĩa, đồng hồ, máy in và đọc lại cả cuốn sổ; mất chừng "
            "vài giây. Không có gì bị sửa, trong lúc ấy vẫn làm việc khác được."
        )
    wrong = sum(check.state == "bad" for check in checks)
    doubted = sum(check.state == "warning" for check in checks)
    if not wrong and not doubted:
        return _("Mọi phần đều tốt.")
    words = _("{wrong} phần chưa tốt, {doubted} phần cần để ý; xem dòng có dấu.")
    return words.format(wrong=wrong, doubted=doubted)


def _printers() -> Check:
    names = QPrinterInfo.availablePrinterNames()
    if not names:
        words = _("máy này chưa có máy in; vẫn lưu được thành PDF")
        return Check(_("Máy in"), "warning", words)
    return Check(_("Máy in"), "good", _("có {count}").format(count=len(names)))
