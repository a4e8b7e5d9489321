"""The post's exchange: bundles and how far each has come, receipts that come back, pairing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from resources.wording import _
from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.acknowledgement import receipt_for
from sync.couriers.folder import FolderCourier
from sync.dossier_sealing import bundle_title
from sync.held import held_registry, own_key
from sync.keys import UnitKeys
from sync.outbox import Outgoing, last_seq, outgoing
from sync.outgoing import write_bundles
from sync.recovery import RECOVERY
from sync.restored import rewound, rewound_words
from sync.trust_errors import NotPairedError
from ui.screens.allowed import only
from ui.screens.answers_in import Arrived, take_files, taken_suffixes
from ui.screens.asking import tell
from ui.screens.carried_list import CarriedList
from ui.screens.desk import Desk
from ui.screens.drop_area import DropArea
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import offer_lines
from ui.screens.mail_indicator import MAILBOX
from ui.screens.mailbox_card import MailboxCard
from ui.screens.notices import Notices
from ui.screens.pairing import Pairing, partners
from ui.screens.parts import button, plain
from ui.screens.receipt_tools import ReceiptTools
from ui.screens.recovering import Recovering
from ui.screens.screen import Screen
from ui.screens.states import State, state_of
from ui.screens.stick_trip import StickTrip
from ui.screens.sticks import ask_folder
from ui.screens.words import moment_words
from ui.screens.working import Working

CHANGED = ("outgoing", "closed_month", "registry")
ANSWERED = ("proposal", "nominee", "honoree", "award", "review")  # by an answer to a dossier
ANNOUNCED = ("notice", "task")
NOTICES = "notices"  # what is sought here to read what the superior announced
_GREEN = ("full", "noted")


class Sending(Screen):
    """What was sent and what was answered; before pairing, how to pair."""

    TITLE: ClassVar[str] = _("Gửi – nhận")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._wanted: Sequence[Outgoing] = ()
        self.pairing = Pairing(desk)
        self.partner = plain(look="good", wrap=True)
        self.drop = DropArea(
            _("Thả biên nhận, gói trả lời, thông báo, sổ đơn vị của cấp trên vào đây"),
            _("tệp của cấp trên"),
            taken_suffixes(desk.ledger),
            lambda: partners(desk),
        )
        self.working = Working()
        self.recovering = Recovering(desk, self.working, self)
        self.trip = StickTrip(desk, (*CHANGED, *ANSWERED, *ANNOUNCED))
        self.notices = Notices(desk)
        self.mailbox = MailboxCard(desk)
        self.history = CarriedList(desk)
        heads = (
            _("Trạng thái"),
            _("Tháng, hồ sơ"),
            _("Bản"),
            _("Gói số"),
            _("Ký lúc"),
            _("Ghi ra lúc"),
        )
        self.outbox = LineTable(_("Gói đã làm"), heads)
        self.outbox.prefer(None)
        offer_lines(self, desk, self.outbox, "outbox")
        self.arrived = LineTable(_("Tệp vừa mở"), (_("Tệp"), _("Kết quả")))
        self.arrived.prefer(1)
        self.arrived.setMaximumHeight(130)
        self.told = plain(wrap=True)  # a line of the table may be cut
        self.detail = plain(look="muted", wrap=True)
        self.write_one = button(_("Ghi &gói đang chọn…"), self._write_chosen, picture="usb")
        self.write_all = button(_("Ghi &mọi gói chưa nhận…"), self._write_waiting, look="primary")
        self.write_wanted = button(_("Ghi các gói cấp trên còn thiếu…"), self._write_wanted)
        only(desk, "export", self.write_one, self.write_all, self.write_wanted)
        self.receipt = ReceiptTools(desk, self.working)
        self.drop.brought.connect(self.take)
        self.outbox.chosen.connect(self._explain)
        self.arrived.selectionModel().currentRowChanged.connect(self._tell)
        self._lay_out()

    def refresh(self) -> None:
        ledger = self.desk.ledger
        paired = is_believed(ledger, self.desk)
        self.stack.setCurrentIndex(1 if paired else 0)
        self.pairing.refresh()
        if not paired:
            return
        words, back = _("Đã ghép đôi với {name}."), rewound(ledger)
        said = words.format(name=held_registry(ledger).registry.superior.name)
        self.partner.setText(rewound_words(back) if back else said)
        self.partner.setProperty("look", "warning" if back else "good")
        self.partner.style().polish(self.partner)
        bundles = outgoing(ledger)
        self._show_made(bundles)
        self.write_all.setEnabled(any(b.answer not in _GREEN for b in bundles))
        self.write_one.setEnabled(bool(bundles))
        self.write_wanted.setVisible(bool(self._wanted))
        for part in (self.arrived, self.told):
            part.setVisible(bool(self.arrived.words()))
        if not bundles:
            words = _("Chưa có gói nào. Chốt tháng ở mục «Tháng» thì gói nằm ở đây.")
            self.detail.setText(words)

    def show_record(self, identity: str) -> None:
        """Show what the superior announced, or the mailbox, if that is what is sought."""
        if identity == NOTICES:
            self.tabs.setCurrentWidget(self.notices)
        elif identity == MAILBOX:
            self.tabs.setCurrentWidget(self.mailbox)

    def take(self, paths: Sequence[Path]) -> None:
        """Open what was brought; books that come back are looked at before they are taken."""
        books = [path for path in paths if path.suffix.lower() == RECOVERY]
        if books:
            self.recovering.begin(books)
        paths = [path for path in paths if path not in books]
        if not paths:
            return
        keys = self.desk.keys
        kinds = (*CHANGED, *ANSWERED, *ANNOUNCED)
        job = self.desk.job(lambda ledger: take_files(ledger, paths, keys), *kinds)
        self.working.run(job, _("Đang kiểm tra…"), self._show_arrived)

    def write(self, bundles: Sequence[Outgoing], folder: Path) -> None:
        """Write bundles to a place, read them back and check them."""
        keys = self.desk.keys
        job = self.desk.job(lambda ledger: _written(ledger, bundles, folder, keys), *CHANGED)
        self.working.run(job, _("Đang ghi và đọc lại…"), partial(self._say_written, folder))

    def _write_chosen(self) -> None:
        bundle = self.outbox.key() or next(reversed(outgoing(self.desk.ledger)), None)
        self._ask_and_write([bundle] if bundle else [])

    def _write_waiting(self) -> None:
        self._ask_and_write([b for b in outgoing(self.desk.ledger) if b.answer not in _GREEN])

    def _write_wanted(self) -> None:
        self._ask_and_write(self._wanted)

    def _ask_and_write(self, bundles: Sequence[Outgoing]) -> None:
        question = _("Chọn nơi ghi {count} gói.").format(count=len(bundles))
        folder = ask_folder(self, _("Ghi gói"), question) if bundles else None
        if folder:
            self.write(bundles, folder)

    def _say_written(self, folder: Path, paths: Sequence[Path]) -> None:
        words = _(
            "Đã ghi {count} gói vào {folder}, đọc lại và kiểm tra đúng. Đây chưa phải là đã nhận: "
            "chờ biên nhận của cấp trên. Hãy tháo USB an toàn trước khi rút."
        )
        tell(self, _("Đã ghi gói"), words.format(count=len(paths), folder=folder))

    def _show_made(self, bundles: Sequence[Outgoing]) -> None:
        stood: Outgoing | None = self.outbox.key()
        newest = [*reversed(bundles)]
        self.outbox.show_lines([_line(self.desk, bundle) for bundle in newest])
        names = [bundle.bundle_id for bundle in newest]
        if names:
            known = stood is not None and stood.bundle_id in names
            self.outbox.selectRow(names.index(stood.bundle_id) if stood and known else 0)

    def _show_arrived(self, arrived: Sequence[Arrived]) -> None:
        self.arrived.show_lines([one.line for one in arrived])
        wanted = {bundle.seq for one in arrived for bundle in one.wanted}
        mine = outgoing(self.desk.ledger)
        self._wanted = [b for b in mine if b.seq in wanted and b.answer not in _GREEN]
        self.refresh()
        odd = (row for row, one in enumerate(arrived) if one.line.tone in ("warning", "bad"))
        self.arrived.selectRow(next(odd, 0))  # what is left to do is read first

    def _tell(self) -> None:
        row = self.arrived.currentIndex().row()
        self.told.setText(self.arrived.words()[row][-1] if row >= 0 else "")

    def _explain(self, bundle: Outgoing | None) -> None:
        self.receipt.show_bundle(bundle)
        if bundle is None:
            return
        receipt = receipt_for(self.desk.ledger, bundle)
        reasons = [reason.words for reason in receipt.reasons] if receipt else []
        number = [_("Biên nhận số {n}.").format(n=receipt.number)] if receipt else []
        words = [_state(bundle).meaning, *number, *reasons, bundle.name]
        self.detail.setText(" ".join(words))

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        for one in (self.write_all, self.write_one, self.write_wanted, self.receipt):
            acts.addWidget(one)
        acts.addStretch()
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 8, 0, 0)
        for part in (self.drop, self.working, self.arrived, self.told):
            inner.addWidget(part)
        inner.addLayout(acts)
        inner.addWidget(self.outbox, 1)
        inner.addWidget(self.detail)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.pairing)
        self.stack.addWidget(self._paired(page))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.stack)

    def _paired(self, files: QWidget) -> QWidget:
        self.tabs = QTabWidget()
        self.tabs.setObjectName("placeTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.trip, self.trip.TITLE)
        self.tabs.addTab(files, _("Gói đã làm, mở từng tệp"))
        self.tabs.addTab(self.mailbox, self.mailbox.TITLE)
        self.tabs.addTab(self.notices, self.notices.TITLE)
        self.tabs.addTab(self.history, self.history.TITLE)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.partner)
        column.addWidget(self.tabs, 1)
        return made


def is_believed(ledger: Ledger, desk: Desk) -> bool:
    """Tell whether the registry lets this computer speak; one whose key ended is paired anew.

    A unit that was merged speaks no more, and is not asked to.
    """
    if desk.safe is None:
        return False
    try:
        key = own_key(ledger, desk.keys)
    except NotPairedError:
        return False
    unit = held_registry(ledger).registry.unit(ledger.settings.unit)
    return key.covers(last_seq(ledger, key.epoch) + 1) or unit.successor is not None


def _written(
    ledger: Ledger, bundles: Sequence[Outgoing], folder: Path, keys: UnitKeys
) -> Steps[list[Path]]:
    paths: list[Path] = []
    for place, bundle in enumerate(bundles):
        yield Step(place, len(bundles), bundle.name)
        paths += write_bundles(ledger, [bundle], FolderCourier(folder), keys)
    return paths


def _state(bundle: Outgoing) -> State:
    sealed = (bundle.kind, bundle.state) == ("dossier", "sealed")
    return state_of("sealed_dossier" if sealed else bundle.state)


def _line(desk: Desk, bundle: Outgoing) -> Line:
    state = _state(bundle)
    words = (
        state.word,
        bundle_title(desk.ledger, bundle.bundle_id, bundle.kind, bundle.month),
        str(bundle.revision),
        str(bundle.seq),
        moment_words(bundle.made_at, desk.practice_day),
        moment_words(bundle.written_at, desk.practice_day),
    )
    return Line(words, key=bundle, sign=state.sign, tone=state.tone)
