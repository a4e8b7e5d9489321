"""The month: how far each has come, what stands against closing it, what its figures say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from resources.wording import _
from storage.closing import checklist
from storage.months import open_month, window
from storage.periods import month_words
from storage.records import Award, Record
from storage.report_period import month_period
from sync.answered import returned_months
from sync.content import MonthContent
from sync.media_words import sent_words
from sync.outbox import Outgoing
from sync.outgoing import close_month
from ui.paper.reports.making import MONTH
from ui.screens.adjusting import AdjustDialog
from ui.screens.allowed import only
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.leaving import LeavingDialog, Part, names_that_leave
from ui.screens.lines import LineTable
from ui.screens.meant import ask_meant
from ui.screens.month_figures import MonthFigures
from ui.screens.month_lines import (
    Standing,
    checklist_lines,
    standing,
    standings,
)
from ui.screens.month_strip import MonthStrip
from ui.screens.month_work import leaving_of, reopen_month, slips_of, write_month
from ui.screens.parts import button, plain
from ui.screens.report_preview import preview_report
from ui.screens.returned_lines import returned_lines
from ui.screens.screen import Screen
from ui.screens.seeking import seek
from ui.screens.slips import SlipView
from ui.screens.states import state_of
from ui.screens.sticks import ask_folder
from ui.screens.turns import Turns
from ui.screens.working import Working

CHANGED = ("closed_month", "outgoing")  # not kinds of records, but screens show them too
_FIGURES, _SLIPS = 1, 2  # tabs
_OPEN = ("open", "reopened")
_CLOSED = ("sealed", "written", "full", "noted", "held", "returned", "refused")
_WRONG = ("returned", *_OPEN)


class Month(Screen):
    """One year's months, and one month in full."""

    TITLE: ClassVar[str] = _("Tháng")

    opened = Signal(object)  # a record that the user wants to see

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.month = open_month(desk.ledger, desk.today())
        self.standing = Standing(self.month, "open")
        self.strip = MonthStrip()
        self.title = plain(name="sheetTitle")
        self.state = plain()
        self.meaning = plain(look="muted", wrap=True)
        self.close_button = button(_("&Chốt tháng…"), self.close_month, look="primary")
        only(desk, "close", self.close_button)
        self.write_button = button(_("&Ghi gói ra USB, thư mục…"), self.write, look="primary")
        only(desk, "export", self.write_button)
        self.report_button = button(_("&Xem báo cáo"), self.preview_report, picture="print")
        self.leaving_button = button(_("&Những gì rời máy"), self.show_leaving)
        self.enter_button = button(_("Nhập &số liệu tháng"), self.enter, look="quiet")
        self.reopen_button = button(_("&Mở lại…"), self.reopen)
        self.mend_button = button(_("&Mở lại để sửa…"), self.reopen, look="primary")
        only(desk, "reopen", self.reopen_button, self.mend_button)
        self.adjust_button = button(_("Điều chỉnh &kỳ này…"), self.adjust)
        only(desk, "record", self.adjust_button)
        for one in (self.write_button, self.reopen_button, self.mend_button, self.adjust_button):
            one.hide()  # until the state of a month asks for it: so many need a wide window
        self.working = Working()
        self.turns = Turns(self)
        self.checklist = LineTable(_("Việc cần xem trước khi chốt"), (_("Việc"), _("Mức")))
        self.figures = MonthFigures(desk)
        self.slips = SlipView(desk)
        self.slips.asked.connect(self.figures.show_behind)
        self.strip.chosen.connect(self.show_month)
        self.strip.turned.connect(lambda year: self.show_month(f"{year}-{self.month[5:]}"))
        self.checklist.opened.connect(self._open)
        self._lay_out()

    def show_month(self, month: str) -> None:
        """Show another month."""
        self.month = month
        self.refresh()

    def show_record(self, identity: str) -> None:
        self.show_month(identity)

    def refresh(self) -> None:
        ledger, today = self.desk.ledger, self.desk.today()
        year = int(self.month[:4])
        self.strip.show_year(year, standings(ledger, year, today), self.month)
        self.standing = standing(ledger, self.month, today)
        self._show_head()
        figures = self.figures.parts_of(self.month)
        self.turns.go_through(chain([self._show_checklist], figures, [self._show_slips]))
        if not self.desk.in_turns:
            self.turns.do_all()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale |= self.turns.drop()  # the books may be closed right after

    def _show_checklist(self) -> None:
        ledger, today = self.desk.ledger, self.desk.today()
        findings = checklist(ledger, self.month, today) if self.standing.state in _OPEN else []
        back = returned_lines(self.desk, self.month) if self.standing.state in _WRONG else []
        lines = checklist_lines(back, findings) if self.standing.state in _WRONG else []
        self.checklist.show_lines(lines)
        count = len(findings) + len(back)
        self.tabs.setTabText(0, _("Việc cần xem ({count})").format(count=count))
        self.tabs.setTabEnabled(0, bool(lines))
        self.tabs.setCurrentIndex(0 if count else _FIGURES)

    def close_month(self) -> None:
        """Show what leaves, then close the month and seal its bundle."""
        self._look_at_leaving(_("&Chốt tháng và ký gói"), self._close)

    def show_leaving(self) -> None:
        """Show what leaves, or left."""
        self._look_at_leaving("", lambda: None)

    def _look_at_leaving(self, go: str, agreed: Callable[[], None]) -> None:
        """Gather what leaves in a job, and show it while the user still looks at this month."""
        month, keys, names = self.month, self.desk.keys, names_that_leave(self.desk)

        def show(found: tuple[MonthContent, Mapping[str, Part]]) -> None:
            here = self.isVisible() and self.month == month
            if here and LeavingDialog(*found, go, self).exec():
                agreed()

        if not self.working.is_busy:
            job = self.desk.job(lambda ledger: leaving_of(ledger, month, keys, names))
            self.working.run(job, _("Đang gom những gì rời máy…"), show)

    def _close(self) -> None:
        month, today, keys = self.month, self.desk.today(), self.desk.keys
        sound = self.desk.gate.sound
        job = self.desk.job(lambda ledger: sound(close_month(ledger, month, keys, today)), *CHANGED)
        self.working.run(job, _("Đang chốt tháng…"), self._closed)

    def reopen(self) -> None:
        """Open the month again, with a reason."""
        question = _("Lý do mở lại {month} (ghi vào phiếu sửa gửi cấp trên):")
        back = [each for each in returned_months(self.desk.ledger) if each.month == self.month]
        said = question.format(month=month_words(self.month))
        given, drafted = "; ".join(each.words for each in back), f"reopening {self.month}"
        asked, of = (_("Mở lại tháng"), said), ("closed_month", self.month)
        reason = ask_meant(self.desk, self, asked, given, drafted=drafted, of=of)
        if reason is not None:
            entered: list[Award] = []
            work = partial(reopen_month, self.desk.ledger, self.month, reason)
            done = self.desk.attempt(lambda: entered.extend(work()), *CHANGED, Award.KIND)
            if done and entered:
                words = _("Đã mở lại tháng; {count} khen thưởng chờ đã vào sổ.")
                self.desk.noted.emit(words.format(count=len(entered)))

    def adjust(self) -> None:
        """Put figures of a locked month right in the month that is open."""
        AdjustDialog(self.desk, self.month, self).exec()

    def preview_report(self) -> None:
        """Show the month's report as it will be printed."""
        preview_report(self.desk, self.working, MONTH, month_period(self.month))

    def write(self) -> None:
        """Write the bundle to a stick or a folder, read it back and check it."""
        words = _("Chọn nơi ghi gói {month}.").format(month=month_words(self.month))
        folder = ask_folder(self, _("Ghi gói"), words)
        if folder:
            month, keys = self.month, self.desk.keys
            job = self.desk.job(lambda ledger: write_month(ledger, month, folder, keys), *CHANGED)
            self.working.run(job, _("Đang ghi và đọc lại…"), self._written)

    def enter(self) -> None:
        """Go and type the counts of this month."""
        self.desk.sought.emit("month_grid", self.month)

    def _show_head(self) -> None:
        first, last = window(self.desk.ledger, self.month)
        words = _("{month} ({first:%d/%m/%Y} – {last:%d/%m/%Y})")
        name = month_words(self.month).capitalize()
        self.title.setText(words.format(month=name, first=first, last=last))
        state = state_of(self.standing.state)
        self.state.setText(self.standing.words)
        self.state.setProperty("look", state.tone)
        self.state.style().polish(self.state)
        said = (state.meaning, _reasons(self.standing), sent_words(self.desk.ledger, self.month))
        self.meaning.setText(" ".join(part for part in said if part))
        code = self.standing.state
        self.close_button.setVisible(code in _OPEN)
        self.write_button.setVisible(code in _CLOSED and code != "returned")
        may_open = code in _CLOSED and not self.standing.locked
        self.reopen_button.setVisible(may_open and code != "returned")
        self.mend_button.setVisible(may_open and code == "returned")
        self.adjust_button.setVisible(self.standing.locked)
        for one in (self.report_button, self.leaving_button):
            one.setEnabled(code not in ("later", "none"))

    def _show_slips(self) -> None:
        desk = self.desk
        reopened = self.standing.state == "reopened"
        found: list[MonthContent] = []
        if desk.safe is not None and (reopened or self.standing.revision > 1):
            desk.attempt(lambda: found.extend(slips_of(desk.ledger, self.month, desk.keys)))
        self.slips.show_slips(found, sealed=not reopened)
        self.tabs.setTabVisible(_SLIPS, bool(found))
        self.tabs.setTabText(_SLIPS, _("Phiếu điều chỉnh ({count})").format(count=len(found)))

    def _closed(self, bundle: Outgoing) -> None:
        self.desk.noted.emit(
            _("Đã chốt {month} và ký gói số {seq}. Hãy ghi gói ra USB hoặc thư mục.").format(
                month=month_words(bundle.month), seq=bundle.seq
            )
        )

    def _written(self, path: Path) -> None:
        words = _(
            "Gói nằm ở {path}; đã đọc lại và kiểm tra đúng. Đây chưa phải là đã nhận: chờ biên "
            "nhận của cấp trên. Hãy tháo USB an toàn trước khi rút."
        )
        tell(self, _("Đã ghi gói"), words.format(path=path))

    def _open(self, record: Record) -> None:
        self.opened.emit(record)
        seek(self.desk, record)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.state)
        head.addStretch()
        acts = QHBoxLayout()
        first = (self.close_button, self.mend_button, self.write_button)
        for one in (*first, self.report_button, self.leaving_button):
            acts.addWidget(one)
        acts.addWidget(self.reopen_button)
        acts.addWidget(self.adjust_button)
        acts.addStretch()
        acts.addWidget(self.enter_button)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.checklist, "")
        self.tabs.addTab(self.figures, _("Số liệu"))
        self.tabs.addTab(self.slips, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.strip)
        column.addLayout(head)
        column.addWidget(self.meaning)
        column.addLayout(acts)
        column.addWidget(self.working)
        column.addWidget(self.tabs, 1)


def _reasons(one: Standing) -> str:
    return "; ".join(reason.words for reason in one.receipt.reasons) if one.receipt else ""
