"""Pairing at the post: the invitation, the request, the words to read aloud, the registry back."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from resources.wording import _
from storage.drafts import draft_of, drop_draft, keep_draft
from storage.ledger import Ledger
from sync.bundle import read_file
from sync.couriers.folder import FolderCourier
from sync.enrolment import ask, read_invitation, spoken_code
from sync.errors import NotABundleError, NotForMeError
from sync.held import (
    awaits_pairing,
    held_registry,
    is_paired,
    own_key,
    take_invitation,
    take_registry,
)
from sync.trust_errors import InvitationError
from ui.screens.allowed import only
from ui.screens.desk import Desk
from ui.screens.drop_area import DropArea
from ui.screens.labels import heading
from ui.screens.parts import button, frame, plain
from ui.screens.sticks import ask_folder

_DRAFT = "pairing"  # the invitation that is being answered, until the registry comes back
_FILE = "yeu-cau-ghep-doi.byx"
_REGISTRY = ".bys"


class Pairing(QScrollArea):
    """Three steps below each other; the one that is due stands out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.superior = plain(wrap=True)
        self.code = heading(size=1.8)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.code.setAccessibleName(_("Mã đối chiếu"))
        self.invitation = DropArea(
            _("Thả tệp lời mời của cấp trên vào đây (cùng tệp sổ đơn vị nếu có)"),
            _("lời mời ghép đôi"),
            (".byx", ".bys"),
            lambda: partners(desk),
        )
        self.registry = DropArea(
            _("Thả tệp sổ đơn vị cấp trên trả về vào đây"),
            _("sổ đơn vị"),
            (".bys",),
            lambda: partners(desk),
        )
        self.write_button = button(_("&Ghi yêu cầu ra USB, thư mục…"), self._write, look="primary")
        self.again = button(_("Dùng lời mời khác"), self.forget, look="quiet")
        only(desk, "manage", self.write_button, self.again)
        self.invitation.brought.connect(self.answer)
        self.registry.brought.connect(self.finish)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Show how far the pairing has come."""
        request = request_of(self._desk)
        self.first.setVisible(request is None)
        for step in (self.second, self.third):
            step.setVisible(request is not None)
        if request is not None:
            invited = read_invitation(_kept(self._desk.ledger) or b"")[0]
            words = _("Lời mời của {superior} cho {unit}.")
            self.superior.setText(words.format(superior=invited.superior.name, unit=invited.name))
            words, digits = spoken_code(request).rsplit(" ", 1)
            said = words.replace(" ", "  –  ").replace("-", "\N{NO-BREAK SPACE}")
            self.code.setText(f"{said}  –  {digits}")

    def answer(self, paths: Sequence[Path]) -> None:
        """Answer the invitation that was brought."""
        self._desk.attempt(lambda: self._answer(paths), "registry")
        self.refresh()

    def finish(self, paths: Sequence[Path]) -> None:
        """Take the registry back in which this computer stands."""
        self._desk.attempt(lambda: self._finish(paths[-1]), "registry")

    def forget(self) -> None:
        """Give up the invitation; another one may be opened."""
        drop_draft(self._desk.ledger, _DRAFT)
        self.refresh()

    def write_to(self, folder: Path) -> Path:
        """Write the request for the superior; raises CourierError kinds."""
        request = request_of(self._desk)
        if request is None:
            raise ValueError("there is no invitation to answer")
        return FolderCourier(folder).put(self._desk.settings.unit, _FILE, request)

    def _answer(self, paths: Sequence[Path]) -> None:
        ledger = self._desk.ledger
        data = invitation_among(
            [path for path in paths if path.suffix != _REGISTRY], ledger.settings.unit
        )
        for path in paths:  # a laptop that was paired before walks on to the newest one
            if path.suffix == _REGISTRY and not awaits_pairing(ledger):
                take_registry(ledger, read_file(path))
        take_invitation(ledger, data)
        keep_draft(ledger, _DRAFT, {"invitation": b64encode(data).decode()})

    def _finish(self, path: Path) -> None:
        ledger = self._desk.ledger
        take_registry(ledger, read_file(path))
        own_key(ledger, self._desk.keys)
        drop_draft(ledger, _DRAFT)
        self._desk.noted.emit(_("Đã ghép đôi xong; có thể chốt tháng và gửi gói."))

    def _write(self) -> None:
        folder = ask_folder(self, _("Ghi yêu cầu"), _("Chọn nơi ghi yêu cầu ghép đôi."))
        if folder and self._desk.attempt(lambda: self.write_to(folder)):
            self._desk.noted.emit(_("Đã ghi yêu cầu; hãy mang USB đến cấp trên."))

    def _lay_out(self) -> None:
        self.first = _step(
            _("Bước 1. Mở lời mời"),
            _("Cấp trên làm lời mời cho đơn vị và chép ra USB. Cần ghép đôi một lần để gửi gói."),
            self.invitation,
        )
        self.second = _step(
            _("Bước 2. Gửi yêu cầu và đọc mã đối chiếu"),
            _("Ghi yêu cầu ra USB, đưa cho cấp trên; rồi gọi điện, đọc năm từ và bốn số này:"),
            self.superior,
            self.code,
            self._second_buttons(),
        )
        self.third = _step(
            _("Bước 3. Mở sổ đơn vị"),
            _("Cấp trên gõ đúng mã thì trả lại tệp sổ đơn vị; mở tệp đó là xong."),
            self.registry,
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading(_("Ghép đôi với cấp trên")))
        for step in (self.first, self.second, self.third):
            column.addWidget(step)
        column.addStretch()
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def _second_buttons(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.write_button)
        row.addWidget(self.again)
        row.addStretch()
        return box


def partners(desk: Desk) -> list[str]:
    """Return whose folders on a stick concern a post: its own and its superior's."""
    settings = desk.settings
    superior = [settings.superior] if settings.superior else []
    if is_paired(desk.ledger):
        superior = [held_registry(desk.ledger).registry.superior.code]
    return [settings.unit, *superior]


def invitation_among(paths: Sequence[Path], unit: str) -> bytes:
    """Return the invitation for a unit; NotForMeError if all are for others, else InvitationError.

    A request that lies beside the invitation is passed over.
    """
    others = []
    for data in map(read_file, paths):
        try:
            invited = read_invitation(data)[0]
        except NotABundleError:
            continue
        if invited.unit == unit:
            return data
        others.append(invited.unit)
    raise NotForMeError(recipient=others[0]) if others else InvitationError


def request_of(desk: Desk) -> bytes | None:
    """Return the request that answers the invitation at hand; the same each time."""
    invitation = _kept(desk.ledger)
    return ask(invitation, desk.keys) if invitation else None


def _kept(ledger: Ledger) -> bytes | None:
    draft = draft_of(ledger, _DRAFT)
    return b64decode(draft["invitation"]) if draft else None


def _step(title: str, words: str, *parts: QWidget) -> QFrame:
    card = frame("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.addWidget(plain(title, name="sheetTitle"))
    column.addWidget(plain(words, look="muted", wrap=True))
    for part in parts:
        column.addWidget(part)
    return card
