"""Điều chỉnh kỳ trước: putting right a figure of a locked month in the month that is open."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from resources.part_words import figure_words
from resources.wording import _
from storage.adjusting import Adjustable, adjust, adjustable
from storage.adjustments import judged
from storage.errors import KnownError
from storage.months import open_month, shut_month
from storage.periods import month_words
from storage.records import Adjustment
from storage.report_period import month_period
from ui.screens.adjusting_lines import (
    adjustment_heads,
    adjustment_lines,
    figure_lines,
    with_all_parts,
)
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.lines import LineTable
from ui.screens.meant import meant
from ui.screens.parts import button, plain
from ui.screens.pattern_words import warning_line
from ui.screens.text_editors import CountEditor
from ui.screens.words import count_words

_SIZE = (960, 600)
_LONGEST = 500  # letters of a reason


class AdjustDialog(QDialog):
    """The figures of a locked month; the chosen one is put right below, with a reason."""

    def __init__(self, desk: Desk, month: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._month = desk, month
        self.figure: Adjustable | None = None
        title = _("Điều chỉnh số liệu {month}").format(month=month_words(month))
        self.drafted = f"adjusting {month}"
        self.setWindowTitle(title)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(_("Tìm chỉ tiêu, gõ không dấu cũng được"))
        self.search.setAccessibleName(_("Tìm chỉ tiêu"))
        self.search.textEdited.connect(lambda _text: self._show_figures())
        self.zeros = QCheckBox(_("Hiện cả chỉ tiêu bằng 0"))
        self.zeros.toggled.connect(lambda _on: self._show_figures())
        heads = (_("Chỉ tiêu"), _("Đơn vị tính"), _("Đã báo cáo"), _("Sổ hiện nay"))
        self.table = LineTable(_("Số liệu đã khóa của tháng"), heads, right=(2, 3))
        self.table.prefer(0, [3])
        self.table.chosen.connect(self.choose)
        self.table.opened.connect(self._type)
        self.chosen = plain(name="sheetTitle", wrap=True)
        self.right = CountEditor()
        self.right.call(_("Số đúng"))
        self.reason = QLineEdit(maxLength=_LONGEST)
        self.reason.returnPressed.connect(self.adjust)
        self.complaint = complaint()
        self.go = button(_("&Ghi điều chỉnh"), self.adjust, look="primary")
        self.made = LineTable(_("Điều chỉnh đã ghi"), adjustment_heads(), right=(3, 4))
        self.made.prefer(5)
        self.drop = button(_("&Xóa điều chỉnh đang chọn"), self.take_out, look="quiet")
        self._lay_out(title)
        self.refresh()
        self.resize(*_SIZE)

    def typed(self) -> list[str] | None:
        """Return which figure is put right, for the draft."""
        return [self.figure.code, self.figure.part] if self.figure else None

    def retype(self, said: list[str] | None) -> None:
        """Choose the figure of a draft."""
        found = (one for one in self._figures if [one.code, one.part] == said)
        self.choose(next(found, None))

    def refresh(self) -> None:
        """Read the figures and the adjustments anew."""
        ledger = self._desk.ledger
        self._figures = with_all_parts(self._month, adjustable(ledger, self._month))
        self._show_figures()
        made = judged(ledger, self._desk.settings.unit, month_period(self._month))
        self.made.show_lines(adjustment_lines(made))
        for part in (self.made, self.drop):
            part.setVisible(bool(made))
        self.choose(None)

    def choose(self, figure: Adjustable | None) -> None:
        """Begin with what the books say now, or what was reported."""
        self.figure = figure
        for part in (self.right, self.reason, self.go):
            part.setEnabled(figure is not None)
        if figure is None:
            self.chosen.setText(_("Chọn một chỉ tiêu ở trên."))
            self.right.write(None)
            return
        words = _("{name}: đã báo cáo {value}")
        name = figure_words(figure.code, figure.part)
        self.chosen.setText(words.format(name=name, value=count_words(figure.value)))
        self.right.write(figure.now)

    def adjust(self) -> None:
        """Note what is right in the open month."""
        right = self.right.read()
        if self.figure is None or not isinstance(right, int):
            complain(self.complaint, _("Số đúng phải là một số nguyên, ví dụ 12."))
            return
        desk, said = self._desk, self.reason.text()
        if not meant(desk, Adjustment.KIND, self._month, {_("Lý do"): said}):
            return
        try:
            adjust(desk.ledger, self.figure, right, said, desk.today())
        except KnownError as error:
            complain(self.complaint, str(error))
            return
        complain(self.complaint, "")
        self.reason.clear()
        desk.changed.emit(frozenset({Adjustment.KIND}))
        self.refresh()

    def take_out(self) -> None:
        """Take out the chosen adjustment, while its month is open."""
        chosen = self.made.key()
        if chosen is None:
            complain(self.complaint, _("Hãy chọn một điều chỉnh trong danh sách dưới."))
        elif shut_month(self._desk.ledger, chosen.made_on):
            complain(
                self.complaint,
                _("Điều chỉnh này đã gửi cùng tháng đã chốt; số sai thì ghi điều chỉnh mới."),
            )
        elif self._desk.remove(chosen):
            self.refresh()

    def _type(self, _figure: Adjustable) -> None:
        self.right.setFocus()
        self.right.line.selectAll()

    def _show_figures(self) -> None:
        zeros = self.zeros.isChecked()
        self.table.show_lines(figure_lines(self._figures, text=self.search.text(), zeros=zeros))

    def _lay_out(self, title: str) -> None:
        opened = month_words(open_month(self._desk.ledger, self._desk.today()))
        words = _(
            "Tháng đã khóa nên số đã báo cáo giữ nguyên. Ghi số đúng và lý do ở đây: điều chỉnh "
            "nằm trong {month} đang mở và gửi lên cùng tháng đó."
        )
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.zeros)
        form = QGridLayout()
        form.addWidget(field_label(_("&Số đúng *"), self.right), 0, 0)
        form.addWidget(field_label(_("&Lý do *"), self.reason), 0, 1)
        form.addWidget(self.right, 1, 0)
        form.addWidget(self.reason, 1, 1)
        form.addWidget(self.go, 1, 2)
        form.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.drop)
        foot.addStretch()
        foot.addWidget(button(_("Đó&ng"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(heading(title, 1.2))
        column.addWidget(plain(words.format(month=opened), look="muted", wrap=True))
        column.addLayout(top)
        column.addWidget(self.table, 3)
        column.addWidget(self.chosen)
        column.addLayout(form)
        column.addWidget(warning_line(self.reason))
        column.addWidget(self.complaint)
        column.addWidget(self.made, 1)
        column.addLayout(foot)
