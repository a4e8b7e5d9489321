"""What the screen of consolidation has added up: as reported, as adjusted since, and conflicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.adjustments import Judged, judged
from storage.consolidation import Total, consolidate_both
from storage.ledger import Ledger
from storage.report_period import Period
from storage.steps import Step, Steps
from ui.screens.adjusting_lines import conflict_heads, conflict_lines
from ui.screens.labels import heading
from ui.screens.lines import LineTable
from ui.screens.month_lines import total_words
from ui.screens.parts import button, plain

Totals = Mapping[str, Total]
_SIZE = (1060, 420)


@dataclass(frozen=True, slots=True)
class Consolidated:
    """Totals as they were reported; of those that differ, as they were adjusted since.

    `made` are the adjustments to the months of the period, `conflicts` all that are not applied.
    """

    reported: Totals = field(default_factory=dict)
    adjusted: Totals = field(default_factory=dict)
    made: Sequence[Judged] = ()
    conflicts: Sequence[Judged] = ()

    def words(self, code: str) -> str:
        """Say a total, and after it what it is after adjustments."""
        said = total_words(self.reported[code])
        after = self.adjusted_words(code)
        return (
            _("{said} (sau điều chỉnh {after})").format(said=said, after=after) if after else said
        )

    def adjusted_words(self, code: str) -> str:
        """Say a total after adjustments, "" where nothing differs."""
        return total_words(self.adjusted[code]) if code in self.adjusted else ""


class ConflictsDialog(QDialog):
    """Adjustments that do not say what was received, so that people may ask and decide."""

    def __init__(
        self, found: Sequence[Judged], names: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        title = _("Điều chỉnh chưa áp dụng")
        self.setWindowTitle(title)
        self.table = LineTable(title, conflict_heads(), right=(3, 4, 5))
        self.table.prefer(6)
        self.table.show_lines(conflict_lines(found, names))
        words = _(
            "Số “đã báo cáo” ghi trong điều chỉnh không đúng số đã nhận của đơn vị, nên tổng hợp "
            "giữ nguyên số đã báo cáo. Hãy hỏi đơn vị; đơn vị ghi lại điều chỉnh ở tháng đang mở."
        )
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("Đó&ng"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(heading(title, 1.2))
        column.addWidget(plain(words, look="muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(*_SIZE)


def consolidated(
    ledger: Ledger, units: tuple[str, ...], span: tuple[str, str]
) -> Steps[Consolidated]:
    """Add up all indicators of the units over the months, in two steps."""
    period = Period(*span)
    yield Step(0, 2)
    reported, adjusted = consolidate_both(ledger, units, period)
    yield Step(1, 2)
    every = [each for unit in units for each in judged(ledger, unit)]
    made = [each for each in every if period.first <= each.adjustment.month <= period.last]
    return Consolidated(reported, adjusted, made, [each for each in every if not each.applied])
