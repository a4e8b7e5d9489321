"""Lịch sử gửi – nhận: a plain list of every file that left or came, by whatever way."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.wording import _
from sync.carried import Carried, history
from sync.stick_words import partner_name, unit_names
from ui.screens.desk import Desk
from ui.screens.lines import LineTable
from ui.screens.list_menu import offer_lines
from ui.screens.parcel_lines import carried_line
from ui.screens.parts import plain
from ui.screens.screen import Screen

_MOST = 500
_FILE = 6  # column of the file's name


class CarriedList(Screen):
    """What left and what came, the newest first; the words of the chosen one below."""

    TITLE: ClassVar[str] = _("Lịch sử gửi – nhận")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        heads = (
            _("Lúc"),
            _("Chiều"),
            _("Bằng"),
            _("Loại tệp"),
            _("Đơn vị"),
            _("Kết quả"),
            _("Tên tệp"),
        )
        self.table = LineTable(self.TITLE, heads)
        self.table.prefer(None, [_FILE])
        self.empty = plain(_("Chưa gửi, chưa nhận tệp nào."), name="empty")
        self.detail = plain(look="muted", wrap=True)
        self.table.chosen.connect(self._explain)
        offer_lines(self, desk, self.table, "carried")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        for part in (self.empty, self.table, self.detail):
            column.addWidget(part)

    def refresh(self) -> None:
        ledger, latest = self.desk.ledger, self.desk.practice_day
        names = unit_names(ledger)
        own = self.desk.settings
        if not own.is_superior:  # what a post writes into its own folder goes to its superior
            names[own.unit] = partner_name(ledger)
        lines = [carried_line(one, names, latest) for one in history(ledger, _MOST)]
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.detail.setText(_("Chọn một dòng để đọc đầy đủ.") if lines else "")

    def _explain(self, carried: Carried) -> None:
        self.detail.setText(f"{carried.name}: {carried.words}")
