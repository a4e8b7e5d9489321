"""What a superior does when something happened to a unit: lost laptop, two histories, a merger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.ledger import Ledger
from storage.steps import Steps
from sync.couriers.folder import FolderCourier
from sync.forks import Fork, fork_of
from sync.held import held_registry, steps_since
from sync.inheritance import write_inheritance
from sync.lost_laptop import end_lost_laptop, has_ended, waiting_of, write_recovery
from sync.received import TAKEN, chain_head, received
from sync.registry import RegisteredUnit
from sync.succession import awaits_last_month
from sync.trust import write_registry
from ui.screens.allowed import only
from ui.screens.asking import ask, ask_grave, choose, tell
from ui.screens.desk import Desk
from ui.screens.fork_dialog import ForkDialog
from ui.screens.journal_heads import JournalHeads
from ui.screens.merging import MergeDialog, heir_name
from ui.screens.parts import button, plain
from ui.screens.sticks import ask_folder
from ui.screens.unit_invitation import INVITATION, REGISTRY, invitation_for
from ui.screens.working import Working

GOES_BACK = _(
    "Gói khôi phục có: danh mục (mô hình, điểm, tổ, thôn, tài sản…), hoạt động và số liệu các "
    "tháng đã nhận, biên nhận, hồ sơ khen thưởng đã gửi."
)
STAYS_LOST = _(
    "Không có, vì chưa từng rời máy của xã: danh sách thành viên và số điện thoại, ghi chú nội bộ, "
    "ảnh chưa gửi, tên người trong khen thưởng, bản nhập dở, tháng chưa gửi."
)


class UnitCare(QWidget):
    """The buttons for the unit that is stood on; each says what it will do before it does it."""

    def __init__(
        self, desk: Desk, chosen: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._chosen = desk, chosen
        self.fork_button = button(_("Chọn &bản được tính…"), self.decide)
        self.lost_button = button(_("Máy bị &mất…"), self.lose)
        self.again_button = button(_("Mời ghép đôi lạ&i…"), self.invite_again)
        self.recovery_button = button(_("Ghi gói &khôi phục…"), self.write_books)
        self.merge_button = button(_("&Sáp nhập, đổi tên…"), self.merge)
        self.heads_button = button(_("Mốc &nhật ký…"), self.show_heads)
        only(
            desk,
            "manage",
            self.fork_button,
            self.lost_button,
            self.again_button,
            self.recovery_button,
            self.merge_button,
        )
        self.working = Working()
        row = QHBoxLayout()
        row.addWidget(plain(_("Đơn vị này:"), look="muted"))
        first = (self.fork_button, self.again_button, self.lost_button)
        for one in (*first, self.recovery_button, self.merge_button, self.heads_button):
            row.addWidget(one)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.working)

    def refresh(self) -> None:
        """Offer what makes sense for the unit that is stood on."""
        unit = self.unit
        self.setVisible(unit is not None)
        if unit is None:
            return
        ledger = self._desk.ledger
        ended = has_ended(ledger, unit.code)
        some = any(one.state == TAKEN for one in received(ledger, unit.code))
        self.fork_button.setVisible(fork_of(ledger, unit.code) is not None)
        self.again_button.setVisible(ended and unit.successor is None)
        self.heads_button.setEnabled(some)
        self.lost_button.setEnabled(not ended)
        self.recovery_button.setEnabled(not ended and (some or bool(self._before(unit))))

    @property
    def unit(self) -> RegisteredUnit | None:
        """Return the unit that is stood on."""
        code = self._chosen()
        units = held_registry(self._desk.ledger).registry.units
        return next((unit for unit in units if unit.code == code), None)

    def show_heads(self) -> None:
        """Show the heads of the unit's journal that its bundles were signed with."""
        if self.unit:
            JournalHeads(self._desk, self.unit.code, self.unit.name, self).exec()

    def decide(self) -> None:
        """Show both histories of the unit and let one of them count."""
        unit = self.unit
        fork = fork_of(self._desk.ledger, unit.code) if unit else None
        if unit and fork and self._decided(fork):
            words = _("{name} nay chỉ tính một bản. Hãy mời ghép đôi lại máy đang dùng.")
            self._invite_again(unit, words.format(name=unit.name))

    def lose(self) -> None:
        """End the key of a laptop that is lost, and invite the next one."""
        unit, ledger = self.unit, self._desk.ledger
        if unit is None:
            return
        if waiting_of(ledger, unit.code):
            fork = fork_of(ledger, unit.code, lost=True)
            if fork and self._decided(fork):
                self._invite_again(unit, _("Khóa của máy cũ đã dừng."))
            return
        seq = chain_head(ledger, unit.code, held_registry(ledger).registry.newest_epoch(unit.code))
        words = _(
            "Khóa của máy cũ dừng sau gói số {seq}; gói máy đó gửi đến sau sẽ bị từ chối. Số liệu "
            "đã nhận giữ nguyên. Sau đó mời ghép đôi máy mới, rồi ghi gói khôi phục cho máy mới."
        )
        title = _("Máy của {name} bị mất, hỏng?").format(name=unit.name)
        said = words.format(seq=seq.seq)
        if ask_grave(self, title, said, yes=_("Dừng khóa máy cũ"), no=_("Quay lại")):
            work = partial(end_lost_laptop, ledger, unit.code, self._desk.keys)
            if self._desk.attempt(work, "registry"):
                self._invite_again(unit, _("Khóa của máy cũ đã dừng."))

    def invite_again(self) -> None:
        """Write the invitation for the next laptop of a unit whose key ended."""
        if self.unit is not None:
            self._invite_again(self.unit, _("Khóa của máy cũ đã dừng."))

    def write_books(self) -> None:
        """Write what gives the unit's laptop its books back, or those of its predecessor."""
        unit = self.unit
        if unit is None:
            return
        before = self._before(unit)
        answers = {unit.code: _("Sổ của chính đơn vị")}
        answers |= {one.code: _("Sổ của {name}").format(name=one.name) for one in before}
        wanted = unit.code
        if before:
            title = _("Ghi sổ nào cho {name}?").format(name=unit.name)
            words = _("Đơn vị này nối tiếp đơn vị khác; danh mục của đơn vị cũ có thể chép sang.")
            wanted = choose(self, title, words, answers | {"back": _("Quay lại")})
        if wanted not in answers:
            return
        own = wanted == unit.code
        words = "\n\n".join([GOES_BACK, STAYS_LOST] if own else [_CARRIED])
        title = _("Ghi gói khôi phục cho {name}").format(name=unit.name)
        if not ask(self, title, words, yes=_("Chọn nơi ghi…"), no=_("Quay lại")):
            return
        folder = ask_folder(self, title, _("Chọn nơi ghi gói khôi phục."))
        if folder:
            self.write_to(folder, unit.code, wanted)

    def write_to(self, folder: Path, code: str, wanted: str) -> None:
        """Write the recovery of a unit, of its own books or of a predecessor's."""
        keys, today = self._desk.keys, self._desk.today()

        def work(ledger: Ledger) -> Steps[list[Path]]:
            stick = FolderCourier(folder)
            if wanted == code:
                return write_recovery(ledger, code, stick, keys)
            return write_inheritance(ledger, wanted, today, stick, keys)

        self.working.run(
            self._desk.job(work), _("Đang ghi gói khôi phục…"), partial(self._written, folder)
        )

    def merge(self) -> None:
        """Say which unit follows this one, and what to do next."""
        unit, ledger = self.unit, self._desk.ledger
        if unit is None or not MergeDialog(self._desk, unit.code, self).exec():
            return
        after = held_registry(ledger).registry.unit(unit.code)
        heir = heir_name(after.successor or "")
        waits = _(
            " Còn chờ tháng cuối: khóa được giữ đến khi nhận; sau đó vào lại đây ghi một lần."
        )
        words = _(
            "{heir} nối tiếp {name}. Hãy ghép đôi {heir}, rồi ghi gói khôi phục cho đơn vị đó."
        )
        said = words.format(heir=heir, name=unit.name)
        tell(
            self,
            _("Đã ghi vào sổ đơn vị"),
            said + (waits if awaits_last_month(ledger, unit.code) else ""),
        )

    def invite_to(self, folder: Path, unit: RegisteredUnit) -> Path:
        """Write the invitation for a unit's next laptop, with the registry that it follows."""
        ledger, stick = self._desk.ledger, FolderCourier(folder)
        steps = write_registry(steps_since(ledger, 1))
        stick.put(self._desk.settings.unit, REGISTRY, steps)
        data = invitation_for(ledger, unit.code, unit.name, self._desk.keys)
        return stick.put(unit.code, INVITATION, data)

    def _decided(self, fork: Fork) -> bool:
        return bool(ForkDialog(self._desk, fork, self).exec())

    def _invite_again(self, unit: RegisteredUnit, words: str) -> None:
        question = _("{words} Ghi lời mời cho máy đang dùng của {name} ngay bây giờ?")
        said = question.format(words=words, name=unit.name)
        if not ask(self, _("Mời ghép đôi lại"), said, yes=_("Ghi lời mời…"), no=_("Để sau")):
            return
        folder = ask_folder(self, _("Ghi lời mời"), _("Chọn nơi ghi."))
        if folder and self._desk.attempt(lambda: self.invite_to(folder, unit)):
            self._desk.noted.emit(_("Đã ghi lời mời và sổ đơn vị; có thể đưa USB cho đơn vị."))

    def _written(self, folder: Path, paths: Sequence[Path]) -> None:
        words = _(
            "Đã ghi {count} tệp vào {folder}, đọc lại đúng. Chỉ máy mới của đơn vị mở được. Ở máy "
            "đó: ghép đôi xong, vào «Gửi – nhận», «Gói đã làm, mở từng tệp» rồi mở gói khôi phục."
        )
        said = words.format(count=len(paths), folder=folder)
        tell(self, _("Đã ghi gói khôi phục"), said)

    def _before(self, unit: RegisteredUnit) -> list[RegisteredUnit]:
        units = held_registry(self._desk.ledger).registry.units
        return [one for one in units if one.successor == unit.code]


_CARRIED = _(
    "Danh mục của đơn vị cũ (thôn, mô hình đang chạy, điểm, tổ, tài sản, ban chỉ đạo, cơ sở xét an "
    "toàn) được chép sang đơn vị mới. Không chép hoạt động và số liệu cũ: chúng vẫn đứng tên đơn "
    "vị cũ, để không tính hai lần. Không có danh sách thành viên."
)
