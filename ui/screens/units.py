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
from sync.board import chains
from sync.bundle import read_file
from sync.couriers.folder import FolderCourier
from sync.enrolment import Invitation, invite, read_request
from sync.errors import NotABundleError
from sync.held import held_registry, steps_since
from sync.keys import UnitKeys
from sync.trust import write_registry
from sync.trust_errors import AlreadyPairedError, RequestError
from ui.screens.asking import tell
from ui.screens.board_lines import chain_words
from ui.screens.confirming import Confirming
from ui.screens.desk import Desk
from ui.screens.drop_area import DropArea
from ui.screens.labels import field_label
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, frame, plain
from ui.screens.screen import Screen
from ui.screens.sticks import ask_folder
from ui.screens.unit_finder import UnitFinder

_MOST = 100  # of the room goes to the table
_REGISTRY = "so-don-vi.bys"
_INVITATION = "loi-moi-ghep-doi.byx"


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
        self.requests = DropArea(
            _("Thả yêu cầu ghép đôi của đơn vị vào đây"), _("yêu cầu ghép đôi"), (".byx",)
        )
        self.registry_button = button(
            _("&Ghi sổ đơn vị ra USB, thư mục…"), self._write_registry, picture="usb"
        )
        self.requests.brought.connect(self.open_request)
        self._lay_out()

    def refresh(self) -> None:
        registry = held_registry(self.desk.ledger).registry
        states = {chain.unit: chain for chain in chains(self.desk.ledger)}
        lines = []
        for unit in registry.units:
            paired, chain = max(key.epoch for key in unit.keys), states[unit.code]
            words = _("máy thứ {number}").format(number=paired)
            line = (unit.name, words, str(chain.last or ""), chain_words(chain))
            wrong = bool(chain.missing or chain.forked)
            sign, tone = ("warning", "warning") if wrong else ("good", "")
            lines.append(Line(line, key=unit.code, sign=sign, tone=tone))
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.registry_button.setEnabled(bool(lines))

    def invite_to(self, folder: Path) -> Path:
        """Write an invitation for the unit that was found."""
        entry = self.finder.entry
        if entry is None:
            raise ValueError("no unit was chosen")
        data = invitation_for(self.desk.ledger, entry.code, police_name(entry), self.desk.keys)
        return FolderCourier(folder).put(entry.code, _INVITATION, data)

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
        return FolderCourier(folder).put(self.desk.settings.unit, _REGISTRY, write_registry(steps))

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
        head.addWidget(self.registry_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.table, _MOST)
        column.addWidget(card)
        column.addWidget(self.requests)
        column.addStretch(1)


def invitation_for(ledger: Ledger, code: str, name: str, keys: UnitKeys) -> bytes:
    """Return an invitation; a unit that is paired already is invited with its next computer."""
    held = held_registry(ledger)
    known = [unit for unit in held.registry.units if unit.code == code]
    epoch = max((key.epoch for unit in known for key in unit.keys), default=0) + 1
    return invite(code, name, held, keys, epoch)


def requests_among(ledger: Ledger, paths: Sequence[Path]) -> list[bytes]:
    """Return the requests that wait for their words; invitations beside them are passed over.

    Raises AlreadyPairedError when all were answered before, RequestError when there is none.
    """
    found: list[tuple[bytes, Invitation]] = []
    known: list[tuple[bytes, Invitation]] = []
    units = held_registry(ledger).registry.units
    keys = {key.sign for unit in units for key in unit.keys}
    for data in map(read_file, paths):
        try:
            request, invited = read_request(data)
        except NotABundleError:
            continue
        (known if request.keys.sign in keys else found).append((data, invited))
    if known and not found:
        raise AlreadyPairedError(unit=known[0][1].unit, epoch=known[0][1].epoch)
    if not found:
        raise RequestError
    return [data for data, _invited in found]
