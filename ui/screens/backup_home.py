"""What the first screens say of the copies, and of books that came back from one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from resources.wording import _
from storage.backup_care import standing_of
from sync.held import is_paired, knows_machine
from sync.restored import rewound, rewound_words
from sync.restored_officers import came_back
from ui.screens.backup_words import Said, standing_words
from ui.screens.desk import Desk
from ui.screens.look import GAP
from ui.screens.parts import button
from ui.screens.rows import Rows
from ui.screens.sign import Sign
from ui.screens.tips import plain_tip

_WHO = "officers"  # a place


def offer_backups(desk: Desk, todo: Rows, recent: Rows) -> None:
    """Say how the copies stand: among what is to be done if something is wrong."""
    if came_back(desk.ledger):
        words = _("Sổ vừa khôi phục: xem ai mở được sổ, trong vai trò nào.")
        todo.add("warning", "warning", words, _("Người dùng"), partial(desk.sought.emit, _WHO, ""))
    for said in restored_words(desk):
        go = partial(desk.sought.emit, "sending", "")
        todo.add(said.tone, said.tone, said.words, _("Gửi – nhận"), go)
    found = backup_words(desk)
    if found:
        rows = recent if found.tone == "good" else todo
        go = partial(desk.sought.emit, "backups", "")
        tone = "muted" if found.tone == "good" else found.tone
        rows.add(found.tone, tone, found.words, _("Xem"), go)


def backup_words(desk: Desk) -> Said | None:
    """Say how the copies stand; none for books that have none: in memory, for practice."""
    if desk.safe is None or desk.ledger.path is None or desk.settings.sample:
        return None
    return standing_words(standing_of(desk.ledger))


def restored_words(desk: Desk) -> list[Said]:
    """Say what is to be done before restored books speak to the superior again."""
    if desk.safe is None:
        return []
    found = rewound(desk.ledger)
    said = []
    if found and is_paired(desk.ledger) and not knows_machine(desk.ledger, desk.keys):
        words = _(
            "Sổ đã khôi phục sang máy chưa có khóa ký: chốt và gửi chưa được. Hãy báo cấp trên kết "
            "thúc máy cũ, ghép đôi máy này rồi nhận gói khôi phục."
        )
        said.append(Said("bad", words))
    elif found:
        said.append(Said("bad" if found.behind else "warning", rewound_words(found)))
    return said


class BackupLine(QWidget):
    """A sign and a few words at the head of the superior's board; the tip says the rest."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sign = Sign()
        self.see = button("", partial(desk.sought.emit, "backups", ""), look="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sign)
        row.addWidget(self.see)

    def say(self) -> None:
        """Say it anew."""
        found = backup_words(self._desk)
        self.setVisible(found is not None)
        if found:
            self.sign.say(found.tone, found.tone)
            good = found.tone == "good"
            self.see.setText(_("Đã sao lưu") if good else _("Sao lưu: cần xem"))
            self.see.setToolTip(plain_tip(found.words))
            self.see.setAccessibleDescription(found.words)
