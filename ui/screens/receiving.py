"""Receiving at the superior: files in, verdicts in words, receipts written back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from resources.wording import _, back_in_vietnamese
from storage.ledger import Ledger
from storage.steps import Steps
from sync.couriers.folder import FolderCourier
from sync.keys import UnitKeys
from sync.parcels import KINDS, waiting
from sync.parcels_out import receipts_left_to_carry
from sync.stick_trip import Went, write_parcels
from ui.screens.allowed import only
from ui.screens.answers_in import taken_suffixes
from ui.screens.asking import tell
from ui.screens.bundles_in import (
    receive_files,
    recent_heads,
    recent_lines,
    verdict_heads,
)
from ui.screens.carried_list import CarriedList
from ui.screens.desk import Desk
from ui.screens.drop_area import DropArea
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import offer_lines
from ui.screens.mail_indicator import MAILBOX
from ui.screens.mailbox_card import MailboxCard
from ui.screens.parts import button, plain
from ui.screens.screen import Screen
from ui.screens.stick_trip import StickTrip
from ui.screens.sticks import ask_folder
from ui.screens.words import count_words
from ui.screens.working import Working

CHANGED = ("received", "figure", "registry", "proposal", "nominee", "honoree", "decision")
_TALL = 130
_FILE, _WHY = 3, 4  # columns of the verdicts


class Receiving(Screen):
    """Drop bundles, read what became of each, carry the receipts back."""

    TITLE: ClassVar[str] = _("Nhận gói")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._opened: Sequence[Line] = ()
        self.title = plain(self.TITLE, name="screenTitle")
        words = _("Thả các gói của xã vào đây: một tệp hay cả trăm tệp, thứ tự nào cũng được")
        self.drop = DropArea(words, _("gói"), taken_suffixes(desk.ledger))
        self.drop.setMinimumHeight(_TALL)
        self.working = Working()
        self.trip = StickTrip(desk, CHANGED)
        self.mailbox = MailboxCard(desk)
        self.history = CarriedList(desk)
        self.listed = plain(name="sheetTitle")
        self.verdicts = LineTable(_("Kết quả từng gói"), verdict_heads())
        self.empty = plain(
            _("Chưa nhận gói nào. Thả gói vào ô trên, hoặc tìm trên USB."), name="empty", wrap=True
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count = plain(look="muted", wrap=True)
        self.detail = plain(wrap=True)
        self.write_button = button(
            _("&Ghi biên nhận ra USB, thư mục…"), self._write, look="primary"
        )
        only(desk, "export", self.write_button)
        self.drop.brought.connect(self.take)
        self.verdicts.selectionModel().currentRowChanged.connect(self._explain)
        offer_lines(self, desk, self.verdicts, "received", self._named)
        self._lay_out()

    def refresh(self) -> None:
        lines = list(self._opened)
        if lines:
            self.verdicts.prefer(_WHY, [_FILE])
            self.verdicts.show_lines(lines, verdict_heads())
        else:
            lines = recent_lines(self.desk.ledger, self.desk.practice_day)
            self.verdicts.prefer(None)
            self.verdicts.show_lines(lines, recent_heads())
        self.listed.setText(_("Kết quả từng gói") if self._opened else _("Các gói nhận gần đây"))
        for part in (self.listed, self.verdicts):
            part.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._say()

    def _named(self) -> str:
        return back_in_vietnamese(self.listed.text())

    def show_record(self, identity: str) -> None:
        """Show the mailbox, if that is what is sought."""
        if identity == MAILBOX:
            self.tabs.setCurrentWidget(self.mailbox)

    def take(self, paths: Sequence[Path]) -> None:
        """Take in the bundles that were brought."""
        keys = self.desk.keys
        job = self.desk.job(lambda ledger: receive_files(ledger, paths, keys), *CHANGED)
        self.working.run(job, _("Đang kiểm tra từng gói…"), self._show)

    def write_to(self, folder: Path) -> None:
        """Write all receipts to a place, read them back and check them."""
        keys = self.desk.keys
        job = self.desk.job(lambda ledger: _written(ledger, folder, keys), *CHANGED)
        self.working.run(job, _("Đang ghi biên nhận…"), partial(self._written, folder))

    def _show(self, verdicts: Sequence[Line]) -> None:
        self._opened = verdicts
        self.refresh()
        odd = [row for row, line in enumerate(verdicts) if line.tone in ("warning", "bad")]
        if odd:  # what is left to do is read first, and in full
            self.verdicts.selectRow(odd[0])

    def _say(self) -> None:
        receipts = receipts_left_to_carry(self.desk.ledger)
        bad = sum(line.tone == "bad" for line in self._opened)
        early = sum(line.tone == "warning" for line in self._opened)
        held = _(" {count} gói chờ gói trước,").format(count=early) if early else ""
        words = _("{count} gói vừa mở,{held} {bad} gói phải xem lại. {receipts} biên nhận chờ ghi.")
        said = words.format(
            count=count_words(len(self._opened)),
            held=held,
            bad=bad,
            receipts=count_words(receipts),
        )
        first = _("{receipts} biên nhận chờ ghi trả cho xã.").format(receipts=count_words(receipts))
        self.count.setText(said if self._opened else first)
        self.write_button.setEnabled(bool(receipts))
        self.detail.setText("")

    def _explain(self) -> None:
        row = self.verdicts.currentIndex().row()
        if row >= 0 and self._opened:
            self.detail.setText(self.verdicts.lines.lines[row].words[-1])

    def _write(self) -> None:
        count = receipts_left_to_carry(self.desk.ledger)
        question = _("Chọn nơi ghi {count} biên nhận.").format(count=count)
        folder = ask_folder(self, _("Ghi biên nhận"), question)
        if folder:
            self.write_to(folder)

    def _written(self, folder: Path, went: Sequence[Went]) -> None:
        kinds = [one.parcel.kind for one in went if not one.trouble]
        self._say()
        words = _(
            "Đã ghi {count} biên nhận vào {folder}, đọc lại và kiểm tra đúng. Hãy trả USB cho xã; "
            "xã mở biên nhận thì tháng chuyển xanh."
        )
        said = words.format(count=kinds.count("receipt"), folder=folder)
        others = Counter(KINDS[kind].words for kind in kinds if kind != "receipt")
        if others:
            listed = ", ".join(f"{count} {kind}" for kind, count in others.items())
            said += " " + _("Kèm {listed}.").format(listed=listed)
        troubles = " ".join(one.trouble for one in went if one.trouble)
        tell(self, _("Đã ghi biên nhận"), f"{said} {troubles}".strip())

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.write_button)
        files = QWidget()
        column = QVBoxLayout(files)
        column.setContentsMargins(0, 8, 0, 0)
        for part in (self.drop, self.working, self.listed):
            column.addWidget(part)
        column.addWidget(self.verdicts, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.detail)
        column.addLayout(foot)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("placeTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.trip, self.trip.TITLE)
        self.tabs.addTab(files, _("Nhận từng tệp"))
        self.tabs.addTab(self.mailbox, self.mailbox.TITLE)
        self.tabs.addTab(self.history, self.history.TITLE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.addWidget(self.title)
        whole.addWidget(self.tabs, 1)


def _written(ledger: Ledger, folder: Path, keys: UnitKeys) -> Steps[list[Went]]:
    """Write receipts, and whatever else waits for the units, to one place."""
    went: list[Went] = []
    return (
        yield from write_parcels(ledger, keys, FolderCourier(folder), waiting(ledger, keys), went)
    )
