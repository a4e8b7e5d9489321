"""“Soạn từ việc đã ghi”: words for an empty achievement, out of what was noted when it happened."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from resources.wording import _
from ui.paper.commendation.gather_text import text_of
from ui.screens.desk import Desk
from ui.screens.sheet import Sheet

_FIELD = "achievement"


class TextOffer(QPushButton):
    """Stands in a nominee's sheet while nothing is written there and something was noted."""

    def __init__(self, desk: Desk, sheet: Sheet) -> None:
        super().__init__(_("&Soạn từ việc đã ghi"))
        self.setToolTip(_("Ghi vào «Thành tích» các việc đã chọn làm căn cứ, mỗi việc một dòng."))
        self._desk, self._sheet = desk, sheet
        self.clicked.connect(self.write)
        sheet.opened.connect(self._offer)
        sheet.edited.connect(self._offer)
        self.hide()

    def write(self) -> None:
        """Write the lines into the form, to be read over and kept like anything typed."""
        form = self._sheet.form
        form.recall(form.values() | {_FIELD: self._text()})
        form.focus_first(_FIELD)

    def _offer(self) -> None:
        values = self._sheet.form.values()
        rests = values.get("achievements") or values.get("activities")
        self.setVisible(bool(rests) and not values[_FIELD].strip())

    def _text(self) -> str:
        values = self._sheet.form.values()
        return text_of(
            self._desk.ledger, values.get("achievements") or (), values.get("activities") or ()
        )
