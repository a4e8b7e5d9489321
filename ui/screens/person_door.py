"""A door from a person's form to all that the books hold of that person, and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton

from resources.wording import _
from storage.privacy.person import is_person
from ui.screens.desk import Desk
from ui.screens.parts import button
from ui.screens.sheet import Sheet

PLACE = "personal_data"


def offer_person(sheet: Sheet, desk: Desk, row: QBoxLayout) -> QPushButton:
    """Put “Dữ liệu cá nhân” into a row at the head of a form; it shows where a person is open.

    Whoever may open the books may look there; that page itself lets only a chief erase.
    """

    def go() -> None:
        if sheet.record:
            desk.sought.emit(PLACE, sheet.record.id)

    def follow() -> None:
        one = sheet.record
        made.setVisible(one is not None and desk.is_own(one) and is_person(one))

    made = button(_("Dữ liệu &cá nhân"), go, look="quiet")
    made.setToolTip(_("Mọi thứ sổ đang giữ về người này: in, sửa, thông báo, xóa"))
    row.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
    sheet.opened.connect(follow)
    return made
