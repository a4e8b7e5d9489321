"""Người dùng: who may open the books, in which role, and with what secret."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.appointing import Offices, begin, dismiss, ways_to_open
from storage.officers import Officer, keeper, officers
from ui.screens.allowed import only, role_words
from ui.screens.asking import ask_grave
from ui.screens.desk import Desk
from ui.screens.kept import Kept
from ui.screens.labels import field_label
from ui.screens.lines import Line, LineTable
from ui.screens.machine_keys import HandOver
from ui.screens.officer_dialogs import OfficerDialog, SecretDialog
from ui.screens.officers_back import OfficersBack
from ui.screens.parts import button, frame, plain
from ui.screens.recovery_page import NewCode
from ui.screens.screen import Screen
from ui.screens.words import moment_words

_NARROW = 460


class Officers(Screen):
    """A list with one line for each officer; before there are any, the chief's own entry."""

    TITLE: ClassVar[str] = _("Người dùng")
    SHOWS: ClassVar[frozenset[str]] = frozenset({"officer"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.said = plain(look="muted", wrap=True)
        self.name, self.title = QLineEdit(maxLength=120), QLineEdit(maxLength=120)
        self.begin_button = button(_("&Bắt đầu có nhiều người dùng"), self.begin, look="primary")
        self.first = self._first_card()
        heads = (_("Họ tên"), _("Chức vụ"), _("Vai trò"), _("Mở sổ bằng"), _("Thêm"), _("Thôi"))
        self.table = LineTable(_("Người dùng"), heads)
        self.table.prefer(0)
        self.add_button = button(_("&Thêm người…"), self.add, look="primary")
        self.change_button = button(_("&Sửa…"), self.change)
        self.secret_button = button(_("Đặt &lại mật khẩu, PIN…"), self.give_secret)
        self.end_button = button(_("Cho th&ôi…"), self.end)
        self.hand_button = button(_("&Bàn giao cho trưởng mới…"), self.hand_over)
        self.ended = QCheckBox(_("&Hiện cả người đã thôi"))
        self.ended.toggled.connect(lambda _on: self.refresh())
        self.table.opened.connect(lambda _officer: self.change())
        self.table.chosen.connect(lambda _officer: self._say_state())
        self.came_back = OfficersBack(desk, self.hand_over)
        self._kept = Kept(desk, "first keeper", self, only=("name", "title"))
        self._kept.begin()
        self._lay_out()
        only(desk, "manage", self.begin_button, self.add_button, self.change_button)
        only(desk, "manage", self.secret_button, self.end_button, self.hand_button)

    def refresh(self) -> None:
        found = officers(self.desk.ledger, ended=self.ended.isChecked())
        several = keeper(self.desk.ledger) is not None
        self.first.setVisible(not several)
        self.body.setVisible(several)
        self.begin_button.setEnabled(self.desk.safe is not None)
        self.said.setText(
            _(
                "Mỗi người mở sổ bằng mật khẩu hoặc mã PIN của riêng mình; nhật ký ghi ai làm gì. "
                "Trưởng chốt, mở lại, ký, gửi và quản lý; cán bộ ghi chép; người xem chỉ xem."
            )
        )
        self.came_back.refresh()
        at = self._offices()
        self.table.show_lines([self._line(one, at) for one in found])
        self._say_state()

    def begin(self) -> None:
        """Enter the chief, who holds the books' passphrase."""
        at = self._offices()
        if at and self.desk.attempt(
            lambda: begin(at, self.name.text(), self.title.text()), "officer"
        ):
            self._kept.drop()
            self.desk.noted.emit(_("Đã ghi Trưởng; bây giờ thêm được cán bộ và người xem."))
            self.add_button.setFocus()

    def add(self) -> None:
        """Add an officer with a secret of their own."""
        at = self._offices()
        if at and OfficerDialog(self.desk, at, None, self).exec():
            self.desk.noted.emit(_("Đã thêm người dùng."))

    def change(self) -> None:
        """Change what an officer is called and may do."""
        at, one = self._offices(), self.table.key()
        if at and one and not one.ended_at and self.change_button.isEnabled():
            OfficerDialog(self.desk, at, one, self).exec()

    def give_secret(self) -> None:
        """Give another secret to who forgot theirs."""
        at, one = self._offices(), self.table.key()
        if at and one and SecretDialog(self.desk, at, one, self).exec():
            self.desk.noted.emit(_("Đã đặt lại; mật khẩu, mã PIN cũ không mở được sổ nữa."))

    def end(self) -> None:
        """End an officer, after asking."""
        at, one = self._offices(), self.table.key()
        if at is None or one is None:
            return
        words = _(
            "“{name}” không mở được sổ nữa kể từ bây giờ. Những gì người này đã ghi vẫn còn và "
            "vẫn mang tên người này trong nhật ký."
        )
        title, said = _("Cho thôi sử dụng sổ?"), words.format(name=one.name)
        if ask_grave(self, title, said, yes=_("Cho thôi"), no=_("Quay lại")):
            self.desk.attempt(lambda: dismiss(at, one.id), "officer")

    def hand_over(self) -> None:
        """Let another chief take the books over, with another passphrase and recovery code."""
        dialog = HandOver(self.desk, self)
        if dialog.exec():
            NewCode(self.desk, dialog.code, self).exec()

    def begin_new(self) -> None:
        if self.add_button.isEnabled() and self.add_button.isVisible():
            self.add()

    def _offices(self) -> Offices | None:
        safe = self.desk.safe
        return Offices(self.desk.ledger, safe.books, safe.master) if safe else None

    def _line(self, one: Officer, at: Offices | None) -> Line:
        opens = ways_to_open(at, one) if at and not one.ended_at else ""
        words = (
            one.name,
            one.title,
            role_words(one.role),
            opens,
            moment_words(one.added_at, self.desk.practice_day),
            moment_words(one.ended_at, self.desk.practice_day),
        )
        return Line(words, key=one, tone="muted" if one.ended_at else "")

    def _say_state(self) -> None:
        one = self.table.key()
        live = one is not None and not one.ended_at
        self.change_button.setEnabled(live)
        self.secret_button.setEnabled(live)
        self.end_button.setEnabled(live and not one.keeper)

    def _first_card(self) -> QFrame:
        card = frame("card")
        card.setMaximumWidth(2 * _NARROW)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(plain(_("Trước hết, ghi tên Trưởng"), name="sheetTitle"))
        words = _(
            "Mật khẩu đang mở sổ và mã khôi phục là của Trưởng. Sau bước này, mỗi lần mở sổ đều "
            "phải gõ mật khẩu, máy không tự mở nữa."
        )
        column.addWidget(plain(words, look="muted", wrap=True))
        for label, line in ((_("Họ và tên &Trưởng *"), self.name), (_("&Chức vụ"), self.title)):
            line.setMaximumWidth(_NARROW)
            column.addWidget(field_label(label, line))
            column.addWidget(line)
        column.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        for one in (self.add_button, self.change_button, self.secret_button, self.end_button):
            acts.addWidget(one)
        acts.addWidget(self.hand_button)
        acts.addStretch()
        acts.addWidget(self.ended)
        self.body = QWidget()
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.came_back)
        inner.addLayout(acts)
        inner.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(plain(self.TITLE, name="sheetTitle"))
        column.addWidget(self.said)
        column.addWidget(self.first)
        column.addWidget(self.body, 1)
        column.addStretch()
