"""What the superior gave back, said at the record itself: a sign in lists, a line over its form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from resources.wording import _
from sync.answered import returned_reasons
from ui.screens.desk import Desk
from ui.screens.parts import plain

if TYPE_CHECKING:
    from ui.screens.sheet import Sheet

_NAME = "returnedReason"
_MARKED = "returnedMarked"  # a screen that has marks, or had some


def mark_returned(screen: QWidget, desk: Desk) -> None:
    """Mark what was given back in all lists and forms of a screen; a superior has none."""
    if not desk.ledger.is_set_up or desk.settings.is_superior:
        return
    reasons = returned_reasons(desk.ledger)
    if not reasons and not screen.property(_MARKED):
        return
    from ui.screens.listing import RecordList  # noqa: PLC0415  # home has none of the two,
    from ui.screens.sheet import Sheet  # noqa: PLC0415  # and is the first to be shown

    screen.setProperty(_MARKED, True)  # noqa: FBT003  # Qt's
    for records in screen.findChildren(RecordList):
        if records.model.mark({record: _said(why) for record, why in reasons.items()}):
            records.table.measure()
    for sheet in screen.findChildren(Sheet):
        line = sheet.findChild(QLabel, _NAME)
        if reasons and line is None:
            line = _line_over(sheet, desk)
        if line is not None:
            _say(sheet, line, reasons)


def _line_over(sheet: Sheet, desk: Desk) -> QLabel:
    line = plain(name=_NAME, look="bad", wrap=True)
    sheet.head.addWidget(line)
    sheet.opened.connect(partial(_say_anew, sheet, line, desk))
    return line


def _say_anew(sheet: Sheet, line: QLabel, desk: Desk) -> None:
    _say(sheet, line, returned_reasons(desk.ledger))


def _say(sheet: Sheet, line: QLabel, reasons: Mapping[str, str]) -> None:
    why = reasons.get(sheet.record.id, "") if sheet.record else ""
    line.setText(_said(why) if why else "")
    line.setVisible(bool(why))


def _said(why: str) -> str:
    return _("Cấp trên trả lại: {why}").format(why=why)
