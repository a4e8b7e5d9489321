"""Which past figures are shown: the months, how they are divided, and which indicators."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resources.catalogues import offered
from resources.wording import _
from storage.report_period import Period
from ui.screens.choice_editors import QuietComboBox
from ui.screens.look import GAP
from ui.screens.past_span import PastSpan


@dataclass(frozen=True, slots=True)
class PastView:
    """Some months, each year of them apart or not, and a group of indicators ("": all)."""

    period: Period
    by_year: bool = True
    group: str = ""


class PastChoice(QWidget):
    """Lets a view be chosen."""

    chosen = Signal()
    wrong = Signal(str)  # why what was typed is no span of months

    def __init__(self, first_year: int, last_year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.span = PastSpan(first_year, last_year)
        self.group = QuietComboBox()
        self.group.setAccessibleName(_("Nhóm chỉ tiêu"))
        self.group.addItem(_("Mọi nhóm chỉ tiêu"), "")
        for code, words in offered("indicator_groups").items():
            self.group.addItem(words, code)
        self.span.chosen.connect(self.chosen)
        self.span.wrong.connect(self.wrong)
        self.group.activated.connect(lambda _row: self.chosen.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.span)
        row.addWidget(self.group)
        row.addStretch()

    @property
    def view(self) -> PastView:
        """Return what is chosen."""
        return PastView(self.span.period, self.span.by_year, str(self.group.currentData()))

    def show_view(self, view: PastView) -> None:
        """Show another choice without telling anybody."""
        self.span.show_period(view.period, by_year=view.by_year)
        self.group.setCurrentIndex(max(0, self.group.findData(view.group)))
