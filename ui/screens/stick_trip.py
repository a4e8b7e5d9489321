"""Chuyến USB: what is on a stick, what will be written, and one button that does all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.steps import Steps
from sync.keys import UnitKeys
from sync.parcels import waiting
from sync.parcels_out import receipts_left_to_carry
from sync.stick import StickSurvey, survey
from sync.stick_trip import TripReport, trip
from sync.stick_words import Said, next_words, odd_ones, parcel_title, size_words, stick_words
from sync.volume import eject
from ui.screens.allowed import only
from ui.screens.desk import Desk
from ui.screens.parts import button, frame, plain
from ui.screens.screen import Screen
from ui.screens.sign import Sign
from ui.screens.stick_choice import StickChoice
from ui.screens.stick_groups import StickGroups
from ui.screens.working import Working

_NAMED = 6  # parcels named while there is no stick
_SIGNS = {"good": "good", "warning": "warning", "bad": "bad", "muted": "info"}
_WIDE, _TALL = 180, 44  # the one button, in pixels


class StickTrip(Screen):
    """One stick at a time; nothing is written or taken before the button is pressed."""

    TITLE: ClassVar[str] = _("Chuyến USB")

    def __init__(self, desk: Desk, kinds: Sequence[str], parent: QWidget | None = None) -> None:
        """`kinds` are those that a trip may change."""
        super().__init__(desk, parent)
        self._kinds = tuple(kinds)
        self._notices: list[QWidget] = []
        self.seen: StickSurvey | None = None
        self.report: TripReport | None = None
        self.choice = StickChoice()
        self.working = Working()
        self.groups = StickGroups(desk)
        self.notices = QVBoxLayout()
        self.room = plain(look="muted")
        self.next = plain(wrap=True)
        self.go = button(_("&Làm hết"), self.travel, look="primary")
        only(desk, "export", self.go)
        self.go.setMinimumSize(_WIDE, _TALL)
        self.out = button(_("Th&áo USB"), self._eject, look="quiet")
        self.empty = plain(name="empty", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choice.chosen.connect(self.look)
        self.groups.everyone_asked.connect(lambda: self.look(self.choice.root))
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
        root, keys, everyone = self.choice.root, self.desk.keys, self._is_for_everyone
        if root is None or self.working.is_busy:
            return
        job = self.desk.job(
            lambda ledger: trip(ledger, keys, root, everyone=everyone), *self._kinds
        )
        job.failed.connect(lambda _error: self.look(self.choice.root))
        self.go.setEnabled(False)
        self.working.run(job, _("Đang nhận, ghi và đọc lại…"), self._say_report)

    @property
    def _is_for_everyone(self) -> bool:
        return self.groups.everyone.isChecked()

    def _look(self, root: Path, then: Callable[[StickSurvey | str], object]) -> None:
        keys, everyone = self.desk.keys, self._is_for_everyone
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
        seen, report, desk = self.seen, self.report, self.desk
        self.groups.setVisible(seen is not None)
        self.empty.setVisible(seen is None)
        self.empty.setText(self._empty_words() if seen is None else "")
        self.room.setText(_room_words(seen) if seen else "")
        stopped = report is not None and bool(report.trouble)
        self._say(stick_words(desk.ledger, seen) if seen and not stopped else [])
        self._say_next()
        if seen is not None:
            self.groups.show_stick(seen, report)
        self.out.setVisible(seen is not None and seen.volume.is_mounted)
        due = seen is not None and bool(seen.for_us or seen.to_write or seen.photos)
        # what a good trip left on the stick waits for people, or for a good copy
        self.go.setEnabled(due and (report is None or stopped))

    def _say_next(self) -> None:
        words, tone = "", ""
        if self.report:
            words = next_words(self.desk.ledger, self.report)
            tone = "bad" if self.report.trouble else "warning" if odd_ones(self.report) else "good"
        elif self.seen and (self.seen.for_us or self.seen.to_write or self.seen.photos):
            said = _("Bấm «Làm hết»: nhận {new} tệp, ghi {count} tệp, rồi đọc lại từng tệp.")
            if self.desk.settings.is_superior and self.seen.for_us:
                said = _("Bấm «Làm hết»: nhận {new} tệp, ghi {count} tệp và biên nhận, đọc lại.")
            words = said.format(new=len(self.seen.for_us), count=len(self.seen.to_write))
        elif self.seen:
            words, tone = _("USB này không có gì mới và không có gì chờ ghi ra."), "muted"
        self.next.setText(words)
        self.next.setProperty("look", tone)
        self.next.style().polish(self.next)

    def _empty_words(self) -> str:
        words = _("Cắm USB vào máy là tự hiện ở đây. Cũng có thể chọn một thư mục.")
        waits = _waiting_words(self.desk)
        return f"{words}\n\n{waits}" if waits else words

    def _say(self, said: Sequence[Said]) -> None:
        for old in self._notices:
            self.notices.removeWidget(old)
            old.deleteLater()
        self._notices = [_notice(one) for one in said]
        for notice in self._notices:
            self.notices.addWidget(notice)

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
        foot = QHBoxLayout()
        foot.addWidget(self.next, 1)
        foot.addWidget(self.out)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(top)
        column.addLayout(self.notices)
        column.addWidget(self.working)
        column.addWidget(self.groups, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)


def _looked(
    ledger: Ledger, keys: UnitKeys, root: Path, *, everyone: bool
) -> Steps[StickSurvey | str]:
    try:
        return (yield from survey(ledger, keys, root, everyone=everyone))
    except KnownError as error:
        return str(error)


def _waiting_words(desk: Desk) -> str:
    """Say what waits to leave; above only how many, for there may be thousands."""
    ledger = desk.ledger
    if desk.settings.is_superior:
        count = receipts_left_to_carry(ledger)
        return _("{count} biên nhận chờ ghi trả cho xã.").format(count=count) if count else ""
    parcels = waiting(ledger, desk.keys) if desk.safe else []
    titles = ", ".join(parcel_title(ledger, one) for one in parcels[:_NAMED])
    more = len(parcels) - _NAMED
    also = _(" và {count} tệp khác").format(count=more) if more > 0 else ""
    said = _("Đang chờ ghi ra: {titles}{also}.")
    return said.format(titles=titles, also=also) if parcels else ""


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
