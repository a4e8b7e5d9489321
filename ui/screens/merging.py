"""A unit is merged into another one or gets another name: who follows it, after which month."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from resources.units import UnitEntry, police_name, successors, unit
from resources.wording import _
from storage.periods import month_of, month_words, next_month, previous_month
from sync.held import held_registry
from sync.received import TAKEN, received
from sync.succession import merge_unit
from ui.screens.desk import Desk
from ui.screens.labels import field_label, heading
from ui.screens.parts import button, go_or_back, plain
from ui.screens.unit_finder import UnitFinder

_MONTHS = 24  # back from now; a merger is told within two years


class MergeDialog(QDialog):
    """The successor is looked for among the units that are known to have followed it."""

    def __init__(self, desk: Desk, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._code = desk, code
        self._entry = held_registry(desk.ledger).registry.unit(code)
        self.setWindowTitle(_("Sáp nhập, đổi tên"))
        self.setMinimumWidth(560)
        self.finder = UnitFinder({"commune", "district"})
        self.last = QComboBox()
        for month in self._months():
            self.last.addItem(month_words(month).capitalize(), month)
        self.finder.chosen.connect(lambda _entry: self._say())
        self.complaint = plain(look="bad", wrap=True)
        self.go = button(_("&Ghi vào sổ đơn vị"), self.merge, look="primary")
        self._lay_out()
        self._offer()
        self._say()

    def merge(self) -> None:
        """Let the registry say who follows."""
        entry, month = self.finder.entry, str(self.last.currentData())
        if entry is None:
            self.complaint.setText(_("Hãy gõ tên và chọn đơn vị mới trong danh sách tìm thấy."))
            return
        desk = self._desk
        if desk.attempt(
            lambda: merge_unit(desk.ledger, self._code, entry.code, month, desk.keys), "registry"
        ):
            self.accept()

    def _months(self) -> list[str]:
        """Return the months that may be the last, the newest that came first."""
        settings = self._desk.settings
        now = month_of(self._desk.today(), settings.cutoff_day)
        bundles = received(self._desk.ledger, self._code)
        newest = max((b.month for b in bundles if b.state == TAKEN), default="")
        months = [next_month(now), now]
        while len(months) < _MONTHS and months[-1] > newest:
            months.append(previous_month(months[-1]))
        wanted = self._entry.last_month or newest or now
        return sorted((month for month in months if month >= newest), key=lambda m: m != wanted)

    def _offer(self) -> None:
        """Put in the successor that is known already, or that the list of units tells."""
        known = [self._entry.successor] if self._entry.successor else []
        entries = [one for code in known for one in shipped(code)] or heirs(self._code)
        if entries:
            self.finder.choose(entries[0])

    def _say(self) -> None:
        self.complaint.clear()

    def _lay_out(self) -> None:
        words = _(
            "{name} báo cáo lần cuối cho tháng dưới đây; từ tháng sau, đơn vị mới báo cáo cả phần "
            "của đơn vị cũ. Số đã nhận của đơn vị cũ giữ nguyên, không số nào tính hai lần."
        )
        column = QVBoxLayout(self)
        column.addWidget(heading(_("{name} sáp nhập, đổi tên").format(name=self._entry.name), 1.2))
        column.addWidget(plain(words.format(name=self._entry.name), wrap=True))
        column.addWidget(field_label(_("Đơn &vị mới *"), self.finder.line))
        column.addWidget(self.finder)
        column.addWidget(field_label(_("&Tháng báo cáo cuối của đơn vị cũ *"), self.last))
        column.addWidget(self.last)
        column.addWidget(self.complaint)
        column.addLayout(go_or_back(self.go, self.reject))


def heirs(code: str) -> Sequence[UnitEntry]:
    """Return the units of today that one became, as the shipped list tells; none if unknown."""
    return [one for entry in shipped(code) for one in successors(entry.code)]


def shipped(code: str) -> Sequence[UnitEntry]:
    """Return a unit as shipped, none for a code that the list does not have."""
    try:
        return [unit(code)]
    except KeyError:
        return []


def heir_name(code: str) -> str:
    """Return the name of a unit that follows, as people call it."""
    return next((police_name(entry) for entry in shipped(code)), code)
