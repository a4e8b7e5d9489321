"""One unit's month on the superior's board: what came, how it was answered, what can be done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.ledger import Ledger
from storage.locked_months import is_locked
from storage.periods import month_words
from sync.board import Cell
from sync.content import MonthContent
from sync.couriers.folder import FolderCourier
from sync.held import held_registry
from sync.locking import came_after_lock
from sync.media_words import here_words
from sync.phone_code import phone_code
from sync.receipts import receipt_name, receipt_of
from sync.receipts_anew import valid_receipt
from sync.received import TAKEN, ReceivedBundle, kept_receipt, received
from sync.slips import received_month, received_slips
from ui.screens.allowed import only
from ui.screens.board_lines import CELLS
from ui.screens.desk import Desk
from ui.screens.labels import heading
from ui.screens.parts import button, plain
from ui.screens.preview import Paper, preview_made
from ui.screens.receipt_slip import receipt_paper
from ui.screens.remarking import RemarkDialog
from ui.screens.slips import SlipDialog
from ui.screens.sticks import ask_folder
from ui.screens.words import moment_words
from ui.screens.working import Working

_DONE = {
    "returned": _("Đã trả lại; hãy ghi biên nhận ra USB cho đơn vị."),
    "noted": _("Đã ghi lưu ý; hãy ghi biên nhận ra USB cho đơn vị."),
}


class CellDialog(QDialog):
    """One unit's month: what came, which receipt answered it, and what can be done."""

    def __init__(self, desk: Desk, cell: Cell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._cell = desk, cell
        name = held_registry(desk.ledger).registry.unit(cell.unit).name
        state = CELLS[cell.state]
        self.setWindowTitle(f"{name}, {month_words(cell.month)}")
        self.working = Working()
        self.facts = plain("\n".join(facts_of(desk, cell)), wrap=True)
        self.return_button = button(_("&Trả lại…"), partial(self.answer, "returned"))
        self.note_button = button(_("&Lưu ý…"), partial(self.answer, "noted"))
        only(desk, "sign", self.return_button, self.note_button)
        self.receipt_button = button(_("&Ghi biên nhận…"), self._write, picture="usb")
        only(desk, "export", self.receipt_button)
        self.print_button = button(_("&In biên nhận…"), self.print_receipt)
        self.slip_button = button(_("Xem &phiếu điều chỉnh…"), self.show_slips)
        taken = cell.bundle is not None and cell.bundle.state == TAKEN
        for one in (self.receipt_button, self.print_button):
            one.setVisible(cell.bundle is not None)
        self.note_button.setVisible(taken)
        self.return_button.setVisible(taken and not is_locked(desk.ledger, cell.month))
        self.slip_button.setVisible(cell.bundle is not None and cell.bundle.revision > 1)
        foot = QHBoxLayout()
        foot.addStretch()
        close = button(_("Đó&ng"), self.reject)
        close.setDefault(True)  # whoever only looks presses Enter: it must send nothing back
        answers = (self.slip_button, self.return_button, self.note_button)
        for one in (*answers, self.print_button, self.receipt_button, close):
            foot.addWidget(one)
        column = QVBoxLayout(self)
        column.addWidget(heading(self.windowTitle(), 1.2))
        column.addWidget(plain(f"{state.word}. {state.meaning}", look=state.tone, wrap=True))
        column.addWidget(self.facts)
        column.addWidget(self.working)
        column.addLayout(foot)
        close.setFocus()
        self.facts.setMinimumWidth(440)  # a dialog with a least width of its own cuts its buttons

    def show_slips(self) -> None:
        """Show what the unit said anew of this month."""
        desk, cell = self._desk, self._cell
        found: list[MonthContent] = []
        work = partial(received_slips, desk.ledger, cell.unit, cell.month, desk.keys)
        if desk.attempt(lambda: found.extend(work())):
            title = _("Phiếu điều chỉnh – {month}").format(month=self.windowTitle())
            SlipDialog(desk, found, title, self).exec()

    def answer(self, said: Literal["returned", "noted"]) -> None:
        """Give the month back, or take it with a remark; a new receipt says so."""
        desk, bundle = self._desk, self._cell.bundle
        found: list[MonthContent] = []
        if bundle is None or not desk.attempt(lambda: found.append(self._read(bundle))):
            return
        if RemarkDialog(desk, bundle, found[0], said, self).exec():
            desk.noted.emit(_DONE[said])
            self.accept()

    def write_to(self, folder: Path) -> Path:
        """Write the newest receipt of this month."""
        if self._cell.bundle is None:
            raise ValueError("nothing was received")
        desk, identity = self._desk, self._cell.bundle.bundle_id
        data = valid_receipt(desk.ledger, identity, desk.keys)
        name = receipt_name(receipt_of(data))
        return FolderCourier(folder).put(self._cell.unit, name, data)

    def print_receipt(self) -> None:
        """Show the slip of the newest receipt, with the code to read out."""
        desk, bundle = self._desk, self._cell.bundle
        if bundle is None or self.working.is_busy:
            return
        identity, keys, day = bundle.bundle_id, desk.keys, desk.practice_day

        def made(ledger: Ledger) -> list[Paper]:
            receipt = receipt_of(kept_receipt(ledger, identity))
            code = phone_code(ledger, identity, keys)
            return [receipt_paper(ledger, receipt, day, code)]

        preview_made(desk, self.working, made, to_sign=False)

    def _read(self, bundle: ReceivedBundle) -> MonthContent:
        return received_month(self._desk.ledger, bundle, self._desk.keys)

    def _write(self) -> None:
        folder = ask_folder(self, _("Ghi biên nhận"), _("Chọn nơi ghi biên nhận."))
        if folder and self._desk.attempt(lambda: self.write_to(folder)):
            self._desk.noted.emit(_("Đã ghi biên nhận, đọc lại đúng."))


def facts_of(desk: Desk, cell: Cell) -> list[str]:
    """Say what came and how it was answered."""
    bundle = cell.bundle
    if bundle is None:
        return [_("Chưa có gói nào của tháng này.")]
    receipt = receipt_of(kept_receipt(desk.ledger, bundle.bundle_id))
    words = _("Gói số {seq}, bản {revision}, nhận lúc {day}.")
    day = moment_words(bundle.received_at, desk.practice_day)
    said = words.format(seq=bundle.seq, revision=bundle.revision, day=day)
    words = _("Biên nhận số {number}. Mã điện thoại để đọc cho đơn vị: {code}")
    code = phone_code(desk.ledger, bundle.bundle_id, desk.keys)
    number = words.format(number=receipt.number, code=code)
    reasons = (reason.words for reason in receipt.reasons)
    photos = here_words(desk.ledger, cell.unit, cell.month)
    return [said, number, *filter(None, [photos]), *reasons, *_of_lock(desk, cell)]


def _of_lock(desk: Desk, cell: Cell) -> list[str]:
    """Say that the month is locked, and what came again after that."""
    ledger = desk.ledger
    if not is_locked(ledger, cell.month):
        return []
    late = [
        each
        for each in received(ledger, cell.unit)
        if each.month == cell.month and came_after_lock(ledger, each)
    ]
    words = _("Bản {revision} (gói số {seq}) đến sau khi khóa nên đã trả lại, không thay số liệu.")
    return [
        _("Kỳ này đã khóa: đã báo cáo lên trên."),
        *(words.format(revision=each.revision, seq=each.seq) for each in late),
    ]
