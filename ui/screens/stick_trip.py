"""Chuyến USB: what is on a stick, what will be written, and one button that does all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.steps import Steps
from sync.keys import UnitKeys
from sync.stick import StickSurvey, survey
from sync.stick_trip import TripReport, trip
from sync.stick_words import Said, next_words, size_words, stick_words, unit_names
from sync.volume import eject
from ui.screens.desk import Desk
from ui.screens.lines import LineTable
from ui.screens.parcel_lines import came_line, found_line, waiting_line, went_line
from ui.screens.parts import button, frame, plain
from ui.screens.screen import Screen
from ui.screens.sign import Sign
from ui.screens.stick_choice import StickChoice
from ui.screens.stick_contents import show_contents
from ui.screens.working import Working

_EXPLAINED = 3  # column of what became of a file
_SIGNS = {"good": "good", "warning": "warning", "bad": "bad", "muted": "info"}
_TALL = 40  # of the one button, in pixels


class StickTrip(Screen):
    """One stick at a time; nothing is written or taken before the button is pressed."""

    TITLE: ClassVar[str] = _("Chuyến USB")

    def __init__(self, desk: Desk, kinds: Sequence[str], parent: QWidget | None = None) -> None:
        """`kinds` are those that a trip may change."""
        super().__init__(desk, parent)
        self._kinds = tuple(kinds)
        self.seen: StickSurvey | None = None
        self.report: TripReport | None = None
        self.choice = StickChoice()
        self.working = Working()
        self.notices = QVBoxLayout()
        self._notices: list[QWidget] = []
        self.room = plain(look="muted")
        self.lying = LineTable(_("Trên USB có gì"), (_("Tệp"), _("Của"), _("Tình trạng")))
        self.lying.prefer(2, [1])
        self.leaving = LineTable(_("Sẽ ghi gì"), (_("Tệp"), _("Cho"), _("Cỡ")))
        self.leaving.prefer(0, [1])
        heads = (_("Kết quả"), _("Việc"), _("Của"), _("Giải thích"))
        self.came = LineTable(_("Đã nhận về gì"), heads)
        self.came.prefer(_EXPLAINED, [2])
        self.leaving_title = plain(name="sheetTitle")
        self.lying_title = plain(name="sheetTitle")
        self.came_title = plain(name="sheetTitle")
        self.everyone = QCheckBox(_("Ghi cả tệp của các đơn vị khác"))
        self.next = plain(wrap=True)
        self.go = button(_("&Làm hết"), self.travel, look="primary", picture="usb")
        self.go.setMinimumHeight(_TALL)
        self.content = button(_("Xem &nội dung gói…"), self._show_contents, look="quiet")
        self.out = button(_("Th&áo USB"), self._eject, look="quiet")
        self.empty = plain(
            _("Cắm USB vào máy là tự hiện ở đây. Cũng có thể chọn một thư mục."),
            name="empty",
            wrap=True,
        )
        self.choice.chosen.connect(self.look)
        self.everyone.toggled.connect(lambda _on: self.look(self.choice.root))
        self.leaving.chosen.connect(lambda _parcel: self._fit_buttons())
        self._lay_out()
        self._show()

    def refresh(self) -> None:
        if not self.working.is_busy and self.report is None:
            self.look(self.choice.root)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and not self.working.is_busy:  # looked at anew when seen again
            self.report, self._stale = None, True

    def arrive(self) -> None:
        self.go.setFocus()

    def look(self, root: Path | None) -> None:
        """Look at a stick or folder; nothing is changed."""
        self.seen, self.report = None, None
        if root is None or self.desk.safe is None or self.desk.ledger.path is None:
            self._show()
            return
        self._look(root, self._say_seen)

    def travel(self) -> None:
        """Do all of it."""
        root, keys, everyone = self.choice.root, self.desk.keys, self.everyone.isChecked()
        if root is None or self.working.is_busy:
            return
        job = self.desk.job(
            lambda ledger: trip(ledger, keys, root, everyone=everyone), *self._kinds
        )
        job.failed.connect(lambda _error: self.look(self.choice.root))
        self.working.run(job, _("Đang nhận, ghi và đọc lại…"), self._say_report)
        self.go.setEnabled(False)

    def _look(self, root: Path, then: Callable[[StickSurvey | str], object]) -> None:
        keys, everyone = self.desk.keys, self.everyone.isChecked()
        job = self.desk.job(lambda ledger: _looked(ledger, keys, root, everyone=everyone))
        self.working.run(job, _("Đang xem USB…"), then)

    def _say_seen(self, seen: StickSurvey | str) -> None:
        if isinstance(seen, str):
            self._show()
            self._say([Said("bad", seen)])
            return
        self.seen = seen
        self._show()

    def _say_report(self, report: TripReport) -> None:
        self.report = report
        self.seen = report.seen
        self._show()
        self._look(report.seen.root, partial(self._say_after, report))

    def _say_after(self, report: TripReport, seen: StickSurvey | str) -> None:
        """Show how the stick stands after the trip; what the trip did stays in sight."""
        if self.report is report and isinstance(seen, StickSurvey):
            self.seen = seen
            self._show()

    def _show(self) -> None:
        seen, report, ledger = self.seen, self.report, self.desk.ledger
        for part in self.groups:
            part.setVisible(seen is not None)
        self.empty.setVisible(seen is None)
        self._say([])
        self.next.clear()
        if seen is not None:
            self._say(stick_words(ledger, seen) if not (report and report.trouble) else [])
            self.room.setText(_room_words(seen))
            self.lying.show_lines([found_line(ledger, one) for one in seen.found])
            count = len(seen.found)
            self.lying_title.setText(_("Trên USB có gì ({count})").format(count=count))
            self._show_leaving(seen)
            self._show_came()
            self._show_next(seen)
        self._fit_buttons()

    def _show_leaving(self, seen: StickSurvey) -> None:
        ledger, report = self.desk.ledger, self.report
        if report:
            lines, title = [went_line(ledger, one) for one in report.went], _("Đã ghi gì ({count})")
            heads = (_("Tệp"), _("Cho"), _("Kết quả"))
        else:
            lines = [waiting_line(ledger, one) for one in seen.to_write]
            title, heads = _("Sẽ ghi gì ({count})"), (_("Tệp"), _("Cho"), _("Cỡ"))
        self.leaving.show_lines(lines, heads)
        self.leaving_title.setText(title.format(count=len(lines)))
        self.everyone.setVisible(bool(seen.elsewhere) or self.everyone.isChecked())

    def _show_came(self) -> None:
        came = self.report.came if self.report else []
        names = unit_names(self.desk.ledger)
        self.came.show_lines([came_line(one, names) for one in came])
        self.came_title.setText(_("Đã nhận về gì ({count})").format(count=len(came)))
        for part in (self.came, self.came_title):
            part.setVisible(bool(came))

    def _show_next(self, seen: StickSurvey) -> None:
        if self.report:
            words, tone = next_words(self.desk.ledger, self.report), "good"
            tone = "bad" if self.report.trouble else "good"
        elif seen.for_us or seen.to_write:
            words = _("Bấm «Làm hết»: nhận {new} tệp, ghi {count} tệp, rồi đọc lại từng tệp.")
            words, tone = words.format(new=len(seen.for_us), count=len(seen.to_write)), ""
        else:
            words, tone = _("USB này không có gì mới và không có gì chờ ghi ra."), "muted"
        self.next.setText(words)
        self.next.setProperty("look", tone)
        self.next.style().polish(self.next)

    def _fit_buttons(self) -> None:
        seen = self.seen
        due = seen is not None and bool(seen.for_us or seen.to_write)
        self.go.setEnabled(due and not self.working.is_busy)
        parcel = self.leaving.key()
        self.content.setEnabled(parcel is not None and parcel.kind == "bundle")
        self.out.setVisible(seen is not None and seen.volume.is_mounted)

    def _say(self, said: Sequence[Said]) -> None:
        for old in self._notices:
            self.notices.removeWidget(old)
            old.deleteLater()
        self._notices = [_notice(one) for one in said]
        for notice in self._notices:
            self.notices.addWidget(notice)

    def _show_contents(self) -> None:
        parcel = self.leaving.key()
        if parcel is not None:
            self.desk.attempt(lambda: show_contents(self.desk, parcel.identity, self))

    def _eject(self) -> None:
        root = self.choice.root
        if root is not None and eject(root):
            self.desk.noted.emit(_("Đã tháo; rút USB được rồi."))
            self.look(None)
            return
        words = _("Mọi tệp đã ghi xong. Hãy bấm «Tháo thiết bị an toàn» của máy rồi rút USB.")
        self.desk.noted.emit(words)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.choice, 1)
        top.addWidget(self.room)
        groups = QGridLayout()
        self.groups = [QWidget(), QWidget()]
        left, right = (QVBoxLayout(one) for one in self.groups)
        for column, parts in (
            (left, (self.lying_title, self.lying)),
            (right, (self.leaving_title, self.leaving)),
        ):
            column.setContentsMargins(0, 0, 0, 0)
            for part in parts:
                column.addWidget(part)
        groups.addWidget(self.groups[0], 0, 0)
        groups.addWidget(self.groups[1], 0, 1)
        under = QHBoxLayout()
        under.addWidget(self.everyone)
        under.addStretch()
        under.addWidget(self.content)
        right.addLayout(under)
        foot = QHBoxLayout()
        foot.addWidget(self.next, 1)
        foot.addWidget(self.out)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(top)
        column.addLayout(self.notices)
        column.addWidget(self.working)
        column.addLayout(groups, 3)
        column.addWidget(self.empty, 3)
        column.addWidget(self.came_title)
        column.addWidget(self.came, 2)
        column.addLayout(foot)


def _looked(
    ledger: Ledger, keys: UnitKeys, root: Path, *, everyone: bool
) -> Steps[StickSurvey | str]:
    try:
        return (yield from survey(ledger, keys, root, everyone=everyone))
    except KnownError as error:
        return str(error)


def _room_words(seen: StickSurvey) -> str:
    free = _("còn trống {free}").format(free=size_words(seen.volume.free))
    known = seen.volume.system if seen.volume.is_mounted else ""
    return f"{known}, {free}" if known else free[:1].upper() + free[1:]


def _notice(said: Said) -> QWidget:
    made = frame("notice")
    row = QHBoxLayout(made)
    row.setContentsMargins(10, 4, 10, 4)
    row.addWidget(Sign(_SIGNS[said.tone], said.tone))
    row.addWidget(plain(said.words, wrap=True), 1)
    return made
