"""Three plain groups: what lies on a stick, what will be (or was) written, what was taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from resources.wording import _
from sync.stick import StickSurvey
from sync.stick_trip import TripReport
from sync.stick_words import unit_names
from ui.screens.desk import Desk
from ui.screens.lines import LineTable
from ui.screens.parcel_lines import came_line, found_line, waiting_line, went_line
from ui.screens.parts import button, plain
from ui.screens.stick_contents import show_contents

_FIRST = ("damaged", "refused", "new", "later", "carried", "known", "others", "strange")
_ODD = ("bad", "warning")
_EXPLAINED = 3  # column of what became of a file


class StickGroups(QWidget):
    """The lists of one stick; the chosen line is said in full below them."""

    everyone_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lying = LineTable(_("Trên USB có gì"), (_("Tệp"), _("Của"), _("Tình trạng")))
        self.lying.prefer(0, [1])
        self.leaving = LineTable(_("Sẽ ghi gì"), (_("Tệp"), _("Cho"), _("Cỡ")))
        self.leaving.prefer(0, [1])
        heads = (_("Kết quả"), _("Việc"), _("Của"), _("Giải thích"))
        self.came = LineTable(_("Đã nhận về gì"), heads)
        self.came.prefer(_EXPLAINED, [2])
        self.lying_title, self.leaving_title, self.came_title = (
            plain(name="sheetTitle") for _title in range(3)
        )
        self.everyone = QCheckBox(_("Ghi cả tệp của các đơn vị khác"))
        self.content = button(_("Xem &nội dung gói…"), self._show_contents, look="quiet")
        self.told = plain(look="muted", wrap=True)  # a line of the tables may be cut
        self.everyone.toggled.connect(lambda _on: self.everyone_asked.emit())
        for table in (self.lying, self.leaving, self.came):
            table.selectionModel().currentRowChanged.connect(self._teller(table))
        self._lay_out()
        self.content.setVisible(not desk.settings.is_superior)

    def show_stick(self, seen: StickSurvey, report: TripReport | None) -> None:
        """Show how a stick stands, and what a trip did if there was one."""
        found = sorted(seen.found, key=lambda one: _FIRST.index(one.standing))
        lines = [found_line(self._desk.ledger, one) for one in found]
        self.lying.show_lines(lines)
        self.lying_title.setText(_("Trên USB có gì ({count})").format(count=len(lines)))
        self.everyone.setVisible(bool(seen.elsewhere) or self.everyone.isChecked())
        self._show_leaving(seen, report)
        self._show_came(report)
        self.told.clear()
        self.content.setEnabled(False)

    def _show_leaving(self, seen: StickSurvey, report: TripReport | None) -> None:
        ledger = self._desk.ledger
        if report:
            lines = [went_line(ledger, one) for one in report.went]
            title, heads = _("Đã ghi gì ({count})"), (_("Tệp"), _("Cho"), _("Kết quả"))
        else:
            lines = [waiting_line(ledger, one) for one in seen.to_write]
            title, heads = _("Sẽ ghi gì ({count})"), (_("Tệp"), _("Cho"), _("Cỡ"))
        self.leaving.show_lines(lines, heads)
        self.leaving_title.setText(title.format(count=len(lines)))

    def _show_came(self, report: TripReport | None) -> None:
        came = report.came if report else []
        names = unit_names(self._desk.ledger)
        lines = [came_line(one, names) for one in came]
        odd = [line for line in lines if line.tone in _ODD]  # what people must look at comes first
        self.came.show_lines(odd + [line for line in lines if line not in odd])
        self.came_title.setText(_("Đã nhận về gì ({count})").format(count=len(came)))
        for part in (self.came, self.came_title):
            part.setVisible(bool(came))

    def _teller(self, table: LineTable) -> Callable[[], None]:
        return lambda: self._tell(table)

    def _tell(self, table: LineTable) -> None:
        row = table.currentIndex().row()
        if row < 0:
            return
        line = table.lines.lines[row]
        self.told.setText(" – ".join(one for one in (*line.words, line.tip) if one))
        if table is self.leaving:
            self.content.setEnabled(line.key.kind == "bundle")

    def _show_contents(self) -> None:
        parcel = self.leaving.key()
        if parcel is not None:
            self._desk.attempt(lambda: show_contents(self._desk, parcel.identity, self))

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        under.addWidget(self.everyone)
        under.addStretch()
        under.addWidget(self.content)
        right = _below(self.leaving_title, self.leaving)
        right.addLayout(under)
        row = QHBoxLayout()
        row.addLayout(_below(self.lying_title, self.lying), 1)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 3)
        column.addLayout(_below(self.came_title, self.came), 2)
        column.addWidget(self.told)


def _below(title: QLabel, table: LineTable) -> QVBoxLayout:
    made = QVBoxLayout()
    made.addWidget(title)
    made.addWidget(table)
    return made
