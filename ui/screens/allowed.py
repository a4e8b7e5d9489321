"""What the role of whoever is at the desk does not cover: seen, switched off, and said why."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from resources.wording import _
from storage.duties import Duty, OfficerRole
from ui.screens.desk import Desk
from ui.screens.tips import plain_tip


def only(desk: Desk, duty: Duty, *widgets: QWidget) -> None:
    """Switch controls off for good where the role does not cover the duty; the tip says who may.

    The role does not change while a window lives: another officer gets a window of their own.
    """
    if desk.may(duty):
        return
    for widget in widgets:
        widget.setEnabled(False)
        widget.setToolTip(plain_tip(who_may(duty)))
        widget.installEventFilter(_StaysOff(widget, who_may(duty)))


def who_may(duty: Duty) -> str:
    """Say who may do what falls under a duty."""
    if duty == "record":
        return _("Đồng chí đang vào với vai trò chỉ xem nên không ghi, không sửa được.")
    return _("Chỉ Trưởng làm được việc này. Bấm «Khóa» rồi để Trưởng mở bằng mật khẩu của mình.")


def role_words(role: OfficerRole) -> str:
    """Say a role in one or two words."""
    return {"chief": _("Trưởng"), "officer": _("Cán bộ"), "reader": _("Người xem")}[role]


class _StaysOff(QObject):
    """Keeps a control switched off whatever its screen thinks of it."""

    def __init__(self, widget: QWidget, words: str) -> None:
        super().__init__(widget)
        self._widget, self._words = widget, words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        said = plain_tip(self._words)
        if event.type() == QEvent.Type.EnabledChange and self._widget.isEnabled():
            self._widget.setEnabled(False)
        elif event.type() == QEvent.Type.ToolTipChange and self._widget.toolTip() != said:
            self._widget.setToolTip(plain_tip(self._words))
        return super().eventFilter(watched, event)
