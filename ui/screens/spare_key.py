"""The superior's spare key: making one, putting it away, using it when the laptop is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.backup_key import (
    Backup,
    Renewed,
    SealedBackup,
    change_superior_keys,
    has_backup,
    make_backup,
    open_backup,
    rebuild_books,
    seal_backup,
    use_backup,
)
from sync.bundle import read_file
from sync.held import held_registry, is_paired
from ui.screens.allowed import only
from ui.screens.asking import ask, ask_grave
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain
from ui.screens.putting_away import PutAway
from ui.screens.working import Working

_WIDTH = 560
T = TypeVar("T", Backup, Renewed)


class SpareKey(QFrame):
    """A card that says whether there is a spare key, and what can be done with it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._desk = desk
        self.state = plain(wrap=True)
        self.working = Working()
        self.make_button = button(_("&Tạo chìa dự phòng…"), self.make)
        self.use_button = button(_("&Dùng chìa dự phòng…"), self.use)
        self.change_button = button(_("Đổi khóa của má&y…"), self.change)
        only(desk, "manage", self.make_button, self.use_button, self.change_button)
        why = _(
            "Chìa dự phòng là một tệp trên USB và một mã trên giấy. Máy mất, hỏng hay nghi bị dùng "
            "trộm thì nhờ nó mà các xã không phải ghép đôi lại."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(plain(_("Khóa của máy, chìa dự phòng"), name="sheetTitle"))
        column.addWidget(plain(why, look="muted", wrap=True))
        column.addWidget(self.state)
        column.addWidget(self.working)
        for one in (self.make_button, self.use_button, self.change_button):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Say whether there is a spare key."""
        ledger = self._desk.ledger
        has = is_paired(ledger) and has_backup(ledger)
        self.state.setText(_("Đã có chìa dự phòng.") if has else _("Chưa có chìa dự phòng."))
        self.state.setProperty("look", "good" if has else "warning")
        self.state.style().polish(self.state)

    def make(self) -> None:
        """Make a spare key; one that is there already ends after a question."""
        words = _("Chìa cũ sẽ không dùng được nữa. Phải ghi tệp mới ra USB và in mã mới.")
        title = _("Tạo chìa dự phòng mới?")
        there = has_backup(self._desk.ledger)
        if there and not ask_grave(self, title, words, yes=_("Tạo mới"), no=_("Giữ chìa cũ")):
            return
        keys = self._desk.keys
        job = self._desk.job(_sealing(lambda ledger: make_backup(ledger, keys)), "registry")
        self.working.run(job, _("Đang tạo chìa dự phòng…"), lambda made: self._put_away(made[1]))

    def change(self) -> None:
        """Change the working keys, signed in by the old ones; a new spare key belongs to it."""
        safe, keys = self._desk.safe, self._desk.keys
        words = _(
            "Dùng khi nghi khóa của máy bị lộ. Các xã nhận khóa mới cùng biên nhận hoặc sổ đơn "
            "vị; không phải ghép đôi lại. Chìa dự phòng cũng được thay: cần USB và máy in."
        )
        title = _("Đổi khóa của máy?")
        if safe is None or not ask(self, title, words, yes=_("Đổi khóa"), no=_("Để sau")):
            return
        place = safe.key_place
        work = _sealing(lambda ledger: change_superior_keys(ledger, keys, place))
        self.working.run(self._desk.job(work, "registry"), _("Đang đổi khóa…"), self._renewed)

    def use(self) -> None:
        """Ask for the file and the code of a spare key, and go on with new keys."""
        dialog = UseSpareKey(self._desk, self)
        if dialog.exec() and dialog.made:
            self._renewed(dialog.made)

    def _renewed(self, made: tuple[Renewed, SealedBackup]) -> None:
        renewed, sealed = made
        self._desk.use_keys(renewed.keys)
        self._desk.noted.emit(_("Đã đổi khóa; hãy ghi sổ đơn vị cho các xã."))
        self._put_away(sealed)

    def _put_away(self, sealed: SealedBackup) -> None:
        self.refresh()
        PutAway(self._desk, sealed, self).exec()


class UseSpareKey(QDialog):
    """The file from the stick, the code from paper; for new books also the posts' registry."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Dùng chìa dự phòng"))
        self._desk = desk
        self._file: Path | None = None
        self._registries: Sequence[Path] = ()
        self.made: tuple[Renewed, SealedBackup] | None = None
        self.rebuilds = not held_registry(desk.ledger).registry.units
        self.file_button = button(_("Chọn &tệp chìa dự phòng…"), self._ask_file)
        self.file_name = plain(_("Chưa chọn tệp (đuôi .age)."), look="muted", wrap=True)
        self.registry_button = button(_("Chọn tệp &sổ đơn vị…"), self._ask_registries)
        self.registry_name = plain(_("Chưa chọn tệp (đuôi .bys)."), look="muted", wrap=True)
        self.code = QLineEdit()
        self.complaint = complaint()
        self.working = Working()
        self.go = button(_("&Dùng chìa dự phòng"), self.finish, look="primary")
        self._lay_out()

    def take_file(self, path: Path) -> None:
        """Use this file of a spare key."""
        self._file = path
        self.file_name.setText(path.name)

    def take_registries(self, paths: Sequence[Path]) -> None:
        """Use the newest of these registries, which posts brought."""
        self._registries = tuple(paths)
        self.registry_name.setText(", ".join(path.name for path in paths))

    def finish(self) -> None:
        """Begin if all is there."""
        missing = self._missing()
        complain(self.complaint, missing)
        safe, file = self._desk.safe, self._file
        if missing or safe is None or file is None:
            return
        code, place, keys = self.code.text(), safe.key_place, self._desk.keys
        registries = self._registries if self.rebuilds else ()

        def renew(ledger: Ledger) -> Renewed:
            backup = open_backup(read_file(file), code)
            if self.rebuilds:
                return rebuild_books(ledger, map(read_file, registries), backup, place)
            return use_backup(ledger, keys, backup, place)

        job = self._desk.job(_sealing(renew), "registry")
        self.working.run(job, _("Đang mở chìa dự phòng…"), self._finished)

    def _finished(self, made: tuple[Renewed, SealedBackup]) -> None:
        self.made = made
        self.accept()

    def _missing(self) -> str:
        if self._file is None:
            return _("Hãy chọn tệp chìa dự phòng trên USB.")
        if self.rebuilds and not self._registries:
            return _("Hãy chọn tệp sổ đơn vị lấy từ USB của một xã.")
        return "" if self.code.text().strip() else _("Hãy gõ mã trên phiếu chìa dự phòng.")

    def _lay_out(self) -> None:
        words = _(
            "Dùng khi khóa của máy bị mất hoặc nghi bị lộ: máy có khóa mới, chìa dự phòng cũ hết "
            "hiệu lực và có chìa mới thay vào."
        )
        lost = _(
            "Sổ này chưa có đơn vị nào: chương trình sẽ dựng lại danh sách đơn vị từ tệp sổ đơn vị "
            "mới nhất của các xã; các xã sẽ gửi lại những gói còn thiếu."
        )
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(heading(self.windowTitle(), 1.2))
        column.addWidget(plain(f"{words} {lost}" if self.rebuilds else words, wrap=True))
        column.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.file_name)
        for part in (self.registry_button, self.registry_name):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            part.setVisible(self.rebuilds)
        column.addWidget(field_label(_("&Mã trên phiếu chìa dự phòng *"), self.code))
        column.addWidget(self.code)
        column.addWidget(self.complaint)
        column.addWidget(self.working)
        column.addLayout(go_or_back(self.go, self.reject))
        self.setMinimumWidth(_WIDTH)

    def _ask_file(self) -> None:
        title, kinds = _("Chọn tệp chìa dự phòng"), _("Chìa dự phòng (*.age)")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.take_file(Path(chosen))

    def _ask_registries(self) -> None:
        title, kinds = _("Chọn tệp sổ đơn vị"), _("Sổ đơn vị (*.bys)")
        chosen, _kind = QFileDialog.getOpenFileNames(self, title, "", kinds)
        if chosen:
            self.take_registries([Path(path) for path in chosen])


def _sealing(make: Callable[[Ledger], T]) -> Callable[[Ledger], Steps[tuple[T, SealedBackup]]]:
    """Return work that makes keys and seals the spare one; begun, it is not stopped half-way."""

    def work(ledger: Ledger) -> Steps[tuple[T, SealedBackup]]:
        yield Step(0, 1)
        made = make(ledger)
        return made, seal_backup(made.backup if isinstance(made, Renewed) else made)

    return work
