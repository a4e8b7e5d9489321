"""Beside every form: who looked at a person's record is noted, and a button to its history."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from resources.wording import _
from storage.records import Record
from ui.screens.desk import Desk
from ui.screens.parts import button


class _Form(Protocol):
    record: Record | None
    opened: SignalInstance
    buttons: QHBoxLayout


def offer_history(form: _Form, desk: Desk) -> QPushButton:
    """Put “Lịch sử” into a form's row of buttons; it shows where a record is open."""

    def show() -> None:
        if form.record:
            desk.sought.emit("journal", form.record.id)

    def follow() -> None:
        made.setVisible(form.record is not None and desk.is_own(form.record))
        if form.record:
            desk.looked(form.record)

    made = button(_("Lịch sử"), show, look="quiet")
    made.setToolTip(_("Ai đã ghi, sửa bản ghi này, trước và sau"))
    form.buttons.insertWidget(form.buttons.count() - 1, made)
    form.opened.connect(follow)
    return made
