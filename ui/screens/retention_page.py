"""For how long personal data is kept, and exactly what would go now."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from resources.wording import _
from storage.privacy.naming import name_of
from storage.privacy.retention import Due, RetentionRule, clear, over, retention_rules
from storage.privacy.tips import WORDS
from storage.records import Activity
from ui.screens.asking import ask_grave
from ui.screens.desk import Desk
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, plain
from ui.screens.personal_papers import certificate_print
from ui.screens.preview import preview_made
from ui.screens.words import count_words, date_words
from ui.screens.working import Working

_MOST = 1200  # months


class RetentionPage(QWidget):
    """A period for each rule, a list of what is over, and one button."""

    def __init__(self, desk: Desk, working: Working, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._working = desk, working
        self.months: dict[str, QSpinBox] = {}
        self._due: list[Due] = []
        said = _(
            "Thời hạn dưới đây là gợi ý, đơn vị tự quyết định; 0 là giữ mãi. Không có gì tự xóa: "
            "bảng bên dưới liệt kê đúng những gì sẽ xóa khi bấm nút."
        )
        heads = (_("Ai, cái gì"), _("Quy tắc"), _("Tính từ ngày"))
        self.table = LineTable(_("Những gì đã hết thời hạn giữ"), heads)
        self.table.prefer(0)
        self.said = plain(look="muted")
        self.clear_button = button(_("&Xóa những gì hết hạn…"), self.clear, picture="delete")
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        for row, rule in enumerate(retention_rules(desk.ledger)):
            self._add(grid, row, rule)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.addWidget(plain(said, look="muted", wrap=True))
        column.addLayout(grid)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def refresh(self) -> None:
        """Read again what is over."""
        self._due = over(self._desk.ledger, self._desk.today())
        lines = [
            Line((_what(due), due.rule.title, date_words(due.since)), key=due.record)
            for due in self._due
        ]
        self.table.show_lines(lines)
        none = _("Chưa có gì hết thời hạn giữ.")
        count = _("{count} mục đã hết thời hạn giữ.").format(count=len(self._due))
        self.said.setText(count if self._due else none)
        self.clear_button.setEnabled(bool(self._due) and self._desk.may("manage"))

    def clear(self) -> None:
        """Erase what is over, after asking, and show the certificate."""
        asked = _("Xóa hẳn {count} mục đã hết thời hạn giữ?").format(count=len(self._due))
        words = _("Không hoàn tác được. Số liệu đã chốt không đổi; có giấy xác nhận để in.")
        if not ask_grave(self, asked, words, yes=_("Xóa hẳn"), no=_("Giữ lại")):
            return
        desk, done = self._desk, []
        if not desk.attempt(lambda: done.append(clear(desk.ledger, self._due, desk.today()))):
            return
        desk.hear(frozenset({due.record.KIND for due in self._due if due.record} | {"erasure"}))
        self.refresh()
        made = done[0]
        if made:
            preview_made(desk, self._working, lambda ledger: [certificate_print(ledger, made)])

    def _add(self, grid: QGridLayout, row: int, rule: RetentionRule) -> None:
        spin = QSpinBox(minimum=0, maximum=_MOST, value=rule.months)
        spin.setSuffix(_(" tháng"))
        spin.setAccessibleName(rule.title)
        spin.setEnabled(self._desk.may("manage"))
        spin.editingFinished.connect(self._keep)
        self.months[rule.code] = spin
        label = plain(rule.title, wrap=True)
        label.setBuddy(spin)
        grid.addWidget(spin, row, 0)
        grid.addWidget(label, row, 1, 1, 2)

    def _keep(self) -> None:
        months = {code: spin.value() for code, spin in self.months.items()}
        now = {rule.code: rule.months for rule in retention_rules(self._desk.ledger)}
        if months != now:
            settings = self._desk.settings.model_copy(update={"retention": months})
            self._desk.keep_settings(settings)
            self.refresh()


def _what(due: Due) -> str:
    if due.looks:
        return _("{count} lượt xem, in, xuất").format(count=count_words(due.looks))
    if isinstance(due.record, Activity):
        said = (getattr(due.record, name) for name in WORDS)
        return "; ".join(filter(None, said))
    return name_of(due.record) if due.record else _("Bản nhập dở")
