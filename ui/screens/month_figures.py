"""The figures of a month: frozen once it is closed; each number opens its records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.catalogues import indicators
from resources.wording import _
from storage.comparison import Compared, comparing, records_behind
from storage.consolidation import consolidate
from storage.drift import Drift, drift_of
from storage.periods import month_words
from storage.report_period import Period, month_period
from ui.screens.desk import Desk
from ui.screens.labels import heading
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import offer_lines
from ui.screens.month_lines import figure_heads, figure_lines, figure_tips, total_words
from ui.screens.opening import show_shares
from ui.screens.parts import button, frame, plain
from ui.screens.turns import parted
from ui.screens.words import count_words

_SO_FAR, _BEFORE = 3, 4  # columns
_SIZE = (760, 420)


class MonthFigures(QWidget):
    """A table with a number for the month, the year so far and the year before."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._month = ""
        self._drifts: Sequence[Drift] = ()
        self._found: list[Compared] = []
        self.table = LineTable(_("Số liệu của tháng"), figure_heads(), right=(2, 3, 4, 5))
        self.table.stand_on_cells()
        offer_lines(self, desk, self.table, "month figures", self._titled)
        self.table.explain(figure_tips())
        self.table.asked.connect(self.show_behind)
        self.zeros = QCheckBox(_("Hiện cả chỉ tiêu bằng 0"))
        self.zeros.toggled.connect(lambda _on: self._show())
        self.drift = plain(wrap=True)
        self.partial = plain(look="muted", wrap=True)
        self._lay_out()

    def show_month(self, month: str) -> None:
        """Show the figures of another month, or of the same anew."""
        for part in self.parts_of(month):
            part()

    def parts_of(self, month: str) -> Iterator[Callable[[], object]]:
        """Return what shows the figures of a month, each part quick enough for a click between."""
        yield partial(self._begin, month)
        ledger, today = self._desk.ledger, self._desk.today()
        yield from parted(comparing(ledger, month_period(month), today=today), self._take)

    def _begin(self, month: str) -> None:
        self._month = month
        self._drifts = drift_of(self._desk.ledger, month)
        words = _(
            "Số đã chốt giữ nguyên. Sau khi chốt, sổ đã thay đổi nên {count} chỉ tiêu nay sẽ ra số "
            "khác (có dấu ở đầu dòng)."
        )
        self.drift.setText(words.format(count=count_words(len(self._drifts))))
        self.drift_bar.setVisible(bool(self._drifts))

    def _take(self, found: list[Compared]) -> None:
        self._found = found
        self._show()

    def _titled(self) -> str:
        return _("Số liệu của {month}").format(month=month_words(self._month).lower())

    def show_behind(self, code: str, column: int = 0) -> None:
        """Show the records behind a figure: of the month, or of the time that a column is of."""
        period = _period_of(month_period(self._month), column)
        ledger, unit = self._desk.ledger, self._desk.settings.unit
        found = records_behind(ledger, unit, period, code)
        total = consolidate(ledger, [unit], period)[code]
        said = total_words(total) if total.is_known else ""
        show_shares(self._desk, code, found, self, figure=said, of=period.words)

    def show_drift(self) -> None:
        """Show frozen figures beside what the records give today."""
        dialog = DriftDialog(self._drifts, self)
        if dialog.exec():
            self.show_behind(dialog.table.key())

    def _show(self) -> None:
        drifts = {each.code: _drift_words(each) for each in self._drifts}
        self.table.show_lines(
            figure_lines(self._found, zeros=self.zeros.isChecked(), drifts=drifts)
        )
        lacking = any(each.gaps or each.gaps_before for each in self._found)
        self.partial.setVisible(lacking)

    def _lay_out(self) -> None:
        self.partial.setText(
            _(
                "“Thiếu T…”: sổ chưa có số của các tháng ấy, con số mới là một phần. Có số cũ thì "
                "nhập ở Sổ khác, mục Số liệu các năm trước."
            )
        )
        self.drift_bar = frame("notice")
        row = QHBoxLayout(self.drift_bar)
        row.addWidget(self.drift, 1)
        row.addWidget(button(_("Xem &khác biệt…"), self.show_drift))
        foot = QHBoxLayout()
        foot.addWidget(self.zeros)
        hint = _("Bấm đúp hoặc Enter vào một con số để xem các bản ghi của nó.")
        said = plain(hint, look="muted", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.drift_bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.partial)
        column.addLayout(foot)


class DriftDialog(QDialog):
    """What was frozen and what the records give now, line by line; Enter shows the records."""

    def __init__(self, drifts: Sequence[Drift], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = _("Sổ đã thay đổi sau khi chốt")
        self.setWindowTitle(title)
        heads = (_("Chỉ tiêu"), _("Đơn vị tính"), _("Đã chốt"), _("Sổ hiện nay"))
        self.table = LineTable(title, heads, right=(2, 3))
        self.table.show_lines([_drift_line(each) for each in drifts])
        self.table.opened.connect(self.accept)
        words = _(
            "Mô hình, tổ, thành viên… đã được ghi, sửa sau khi chốt. Số đã chốt và gửi đi giữ "
            "nguyên; muốn báo cáo lại thì mở lại tháng, chốt lại và gửi kèm phiếu điều chỉnh; "
            "tháng đã khóa thì ghi “Điều chỉnh kỳ này”."
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


def _period_of(period: Period, column: int) -> Period:
    return {_SO_FAR: period.so_far, _BEFORE: period.year_before}.get(column, period)


def _drift_words(drift: Drift) -> str:
    words = _("Đã chốt {frozen}; theo sổ hiện nay là {now}.")
    return words.format(frozen=total_words(drift.frozen), now=total_words(drift.now))


def _drift_line(drift: Drift) -> Line:
    known = indicators()[drift.code]
    words = known.name, known.unit, total_words(drift.frozen), total_words(drift.now)
    return Line(words, key=drift.code)
