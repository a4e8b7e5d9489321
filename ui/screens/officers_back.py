"""Said after a restoring: with whose passphrases, and in which roles, the books open now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from resources.wording import _
from storage.officers import Officer
from sync.restored_officers import CameBack, came_back, note_read
from ui.screens.allowed import role_words
from ui.screens.desk import Desk
from ui.screens.parts import button, plain


class OfficersBack(QFrame):
    """Stands over the officers until the chief has read it."""

    def __init__(self, desk: Desk, hand_over: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self._desk = desk
        self.words = plain(wrap=True)
        self.read_button = button(_("Đã &xem"), self.read, look="primary")
        self.hand_button = button(_("Bàn &giao sổ, đặt mật khẩu mới…"), hand_over)
        foot = QHBoxLayout()
        foot.addWidget(self.hand_button)
        foot.addWidget(self.read_button)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addLayout(foot)

    def refresh(self) -> None:
        """Say it, or nothing once it was read."""
        found = came_back(self._desk.ledger)
        self.setVisible(found is not None)
        if found:
            manages = self._desk.may("manage")
            self.words.setText(back_words(found))
            self.hand_button.setVisible(bool(found.doubtful) and manages)
            self.read_button.setVisible(manages)

    def read(self) -> None:
        """Put it away."""
        self._desk.attempt(lambda: note_read(self._desk.ledger), "officer")


def back_words(found: CameBack) -> str:
    """Say who may open restored books."""
    said = [
        _("Sổ vừa khôi phục mở được bằng mật khẩu, mã PIN lúc sao lưu, của: {names}.").format(
            names=_named(found.valid)
        )
    ]
    if found.ended:
        words = _("Đã thôi sau lúc sao lưu nên máy cho thôi lại: {names}.")
        said.append(words.format(names=_named(found.ended)))
    if found.doubtful:
        words = _(
            "{names} đã thôi giữ sổ sau lúc sao lưu, nhưng mật khẩu của sổ lúc đó vẫn mở được: hãy "
            "bàn giao lại ngay."
        )
        said.append(words.format(names=_named(found.doubtful)))
    said.append(_("Ai không được dùng sổ nữa thì chọn tên bên dưới, bấm «Cho thôi…»."))
    return " ".join(said)


def _named(some: Sequence[Officer]) -> str:
    return ", ".join(f"{one.name} ({role_words(one.role).lower()})" for one in some)
