"""The units of the registry, and pairing at the superior: inviting, and the words read aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources.units import police_name
from resources.wording import _
from storage.ledger import Ledger
from storage.periods import month_words
from sync.board import Chain, chains
from sync.bundle import read_file
from sync.couriers.folder import FolderCourier
from sync.held import held_registry, steps_since
from sync.lost_laptop import has_ended
from sync.parcel import TakenParcel
from sync.parcels_care import take_own_registry_parcel
from sync.registry import RegisteredUnit
from sync.rewound import newer_elsewhere
from sync.trust import write_registry
from ui.screens.allowed import only
from ui.screens.asking import tell
from ui.screens.board_lines import chain_words
from ui.screens.confirming import Confirming
from ui.screens.desk import Desk
from ui.screens.drop_area import DropArea
from ui.screens.labels import field_label
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import offer_lines
from ui.screens.merging import heir_name
from ui.screens.parts import button, frame, plain
from ui.screens.screen import Screen
from ui.screens.sticks import ask_folder
from ui.screens.unit_care import UnitCare
from ui.screens.unit_finder import UnitFinder
from ui.screens.unit_invitation import INVITATION, REGISTRY, invitation_for, requests_among

_MOST = 100  # of the room goes to the table


_BEHIND = _(
    "Sổ đơn vị trên máy này (bản {held}) cũ hơn bản {newer} mà xã đang giữ: máy này được khôi phục "
    "từ bản sao lưu cũ. Đừng ghép đôi thêm; hãy lấy USB của xã đó và mở tệp sổ đơn vị (.bys) ở ô "
    "dưới. Số liệu còn thiếu thì các xã ghi lại: biên nhận sẽ hỏi."
)


class Units(Screen):
    """Who is paired, whom to invite, which request waits for its words."""

    TITLE: ClassVar[str] = _("Đơn vị")
    SHOWS: ClassVar[frozenset[str]] = frozenset({"registry", "received"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = plain(self.TITLE, name="screenTitle")
        heads = (_("Đơn vị"), _("Ghép đôi"), _("Đã nhận đến gói số"), _("Gói thiếu"))
        self.table = LineTable(_("Các đơn vị đã ghép đôi"), heads)
        self.table.prefer(None)
        self.empty = plain(
            _("Chưa có đơn vị nào. Tìm tên đơn vị ở dưới, làm lời mời và chép cho đơn vị."),
            look="muted",
            wrap=True,
        )
        self.finder = UnitFinder({"commune", "district"})
        self.invite_button = button(_("&Làm lời mời…"), self._invite, look="primary")
        self.care = UnitCare(desk, self.table.key)
        self.behind = plain(look="warning", wrap=True)
        self.requests = DropArea(
            _("Thả yêu cầu ghép đôi của đơn vị vào đây"),
            _("yêu cầu ghép đôi, sổ đơn vị"),
            (".byx", ".bys"),
        )
        self.registry_button = button(
            _("&Ghi sổ đơn vị ra USB, thư mục…"), self._write_registry, picture="usb"
        )
        only(desk, "manage", self.invite_button, self.registry_button)
        self.requests.brought.connect(self.bring)
        self.table.chosen.connect(lambda _unit: self.care.refresh())
        self.print = offer_lines(self, desk, self.table, "units").print
        self._lay_out()

    def refresh(self) -> None:
        registry = held_registry(self.desk.ledger).registry
        states = {chain.unit: chain for chain in chains(self.desk.ledger)}
        lines = [unit_line(self.desk.ledger, unit, states[unit.code]) for unit in registry.units]
        stood = self.table.key()
        self.table.show_lines(lines)
        codes = [unit.code for unit in registry.units]
        if codes:
            self.table.selectRow(codes.index(stood) if stood in codes else 0)
        self.care.refresh()
        newer = newer_elsewhere(self.desk.ledger)
        self.behind.setText(_BEHIND.format(held=registry.version, newer=newer) if newer else "")
        self.behind.setVisible(bool(newer))
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.registry_button.setEnabled(bool(lines))

    def arrive(self) -> None:
        self.table.setFocus()

    def invite_to(self, folder: Path) -> Path:
        """Write an invitation for the unit that was found."""
        entry = self.finder.entry
        if entry is None:
            raise ValueError("no unit was chosen")
        data = invitation_for(self.desk.ledger, entry.code, police_name(entry), self.desk.keys)
        return FolderCourier(folder).put(entry.code, INVITATION, data)

    def bring(self, paths: Sequence[Path]) -> None:
        """Open requests; a registry among them is the own one, which a post has kept."""
        registries = [path for path in paths if path.suffix.lower() == ".bys"]
        for path in registries:
            self.take_registry_back(path)
        requests = [path for path in paths if path not in registries]
        if requests:
            self.open_request(requests)

    def take_registry_back(self, path: Path) -> None:
        """Take the own registry back from a post that holds a newer one."""
        taken: list[TakenParcel] = []
        desk = self.desk
        work = partial(take_own_registry_parcel, desk.ledger, read_file(path), desk.keys)
        if desk.attempt(lambda: taken.append(work()), "registry"):
            tell(self, _("Sổ đơn vị"), taken[0].words)

    def open_request(self, paths: Sequence[Path]) -> None:
        """Open a unit's request and ask for the words it reads aloud."""
        requests: list[bytes] = []
        self.desk.attempt(lambda: requests.extend(requests_among(self.desk.ledger, paths)))
        done = [request for request in requests if Confirming(self.desk, request, self).exec()]
        if done:
            self.desk.noted.emit(_("Đã ghép đôi. Hãy ghi sổ đơn vị ra USB trả cho đơn vị."))

    def write_registry_to(self, folder: Path) -> Path:
        """Write all versions of the registry for the units to take home."""
        steps = steps_since(self.desk.ledger, 1)
        return FolderCourier(folder).put(self.desk.settings.unit, REGISTRY, write_registry(steps))

    def _invite(self) -> None:
        if self.finder.entry is None:
            words = _("Hãy gõ tên và chọn đơn vị trong danh sách tìm thấy.")
            tell(self, _("Chưa chọn đơn vị"), words)
            return
        self._write(_("Ghi lời mời"), self.invite_to)

    def _write_registry(self) -> None:
        self._write(_("Ghi sổ đơn vị"), self.write_registry_to)

    def _write(self, title: str, work: Callable[[Path], Path]) -> None:
        folder = ask_folder(self, title, _("Chọn nơi ghi."))
        if folder and self.desk.attempt(partial(work, folder)):
            self.desk.noted.emit(_("Đã ghi và đọc lại đúng; có thể đưa USB cho đơn vị."))

    def _lay_out(self) -> None:
        card = frame("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.addWidget(plain(_("Thêm đơn vị"), name="sheetTitle"))
        inner.addWidget(field_label(_("Tên đơn vị"), self.finder.line))
        row = QHBoxLayout()
        row.addWidget(self.finder, 1)
        row.addWidget(self.invite_button)
        inner.addLayout(row)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(button(_("In &danh sách…"), self.print, picture="print"))
        head.addWidget(self.registry_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(head)
        column.addWidget(self.behind)
        column.addWidget(self.empty)
        column.addWidget(self.table, _MOST)
        column.addWidget(self.care)
        column.addWidget(card)
        column.addWidget(self.requests)
        column.addStretch(1)


def unit_line(ledger: Ledger, unit: RegisteredUnit, chain: Chain) -> Line:
    """Say how a unit stands: paired, lost, merged, and what is missing or doubled."""
    paired = max((key.epoch for key in unit.keys), default=0)
    words = _("máy thứ {number}").format(number=paired)
    calm = bool(unit.successor)
    if unit.successor:
        month = month_words(unit.last_month or "")
        heir = heir_name(unit.successor)
        words = _("đến hết {month}; nay là {heir}").format(month=month, heir=heir)
    elif has_ended(ledger, unit.code):
        words = _("máy thứ {number} đã dừng; chờ ghép đôi lại").format(number=paired)
    wrong = bool(chain.missing or chain.apart) and not calm
    waits = has_ended(ledger, unit.code) and not calm
    sign, tone = ("warning", "warning") if wrong or waits else ("good", "")
    line = (unit.name, words, str(chain.last or ""), chain_words(chain))
    return Line(line, key=unit.code, sign=sign, tone=tone)
