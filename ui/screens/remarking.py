"""The superior says what is wrong with a month, record by record, and gives it back or takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.errors import KnownError
from storage.periods import month_words
from sync.answers import remark
from sync.content import MonthContent
from sync.received import ReceivedBundle
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.meant import meant
from ui.screens.opening import unit_name
from ui.screens.parts import button, go_or_back, plain
from ui.screens.pattern_words import warning_line
from ui.screens.remark_lines import RemarkModel, remarkable
from ui.screens.row_table import RecordTable
from ui.screens.words import count_words

_SIZE = (1060, 590)
_LONGEST = 2000  # letters of a reason
_REASON = 3  # column


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of one answer."""

    title: str
    meaning: str
    general: str
    go: str
    nothing: str


_ANSWERS = {
    "returned": _Said(
        _("Trả lại tháng"),
        _(
            "Đánh dấu những dòng phải sửa và ghi điều phải sửa ở từng dòng. Đơn vị thấy lý do ngay "
            "tại bản ghi; số liệu đã nhận giữ nguyên cho đến khi đơn vị gửi lại."
        ),
        _("Lý do &chung (cho cả tháng và những dòng chưa ghi riêng):"),
        _("&Trả lại tháng"),
        _("Hãy ghi lý do chung, hoặc ghi điều phải sửa ở từng dòng đã đánh dấu."),
    ),
    "noted": _Said(
        _("Nhận, có lưu ý"),
        _("Tháng được nhận như đã gửi. Đơn vị đọc lưu ý trong biên nhận, không phải gửi lại."),
        _("&Lưu ý chung:"),
        _("&Ghi lưu ý"),
        _("Hãy ghi lưu ý chung, hoặc lưu ý ở từng dòng đã đánh dấu."),
    ),
}


class RemarkDialog(QDialog):
    """The month's records and figures, each with a box to tick and a reason of its own."""

    def __init__(
        self,
        desk: Desk,
        bundle: ReceivedBundle,
        content: MonthContent,
        said: Literal["returned", "noted"],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._bundle, self._said = desk, bundle, said
        self._words = _ANSWERS[said]
        words = _("{answer} – {unit}, {month}")
        name, month = unit_name(desk, content.unit), month_words(content.month)
        self.drafted = f"{said} {bundle.bundle_id}"
        self.setWindowTitle(words.format(answer=self._words.title, unit=name, month=month))
        self.model = RemarkModel(remarkable(content), self)
        self.touched = self.model.changed
        self.touched.connect(self._count)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(_("Tìm bản ghi, chỉ tiêu; gõ không dấu cũng được"))
        self.search.setAccessibleName(_("Tìm bản ghi, chỉ tiêu"))
        self.search.textEdited.connect(self._narrow)
        self.table = _table(self.model)
        self.general = QLineEdit(maxLength=_LONGEST)
        self.general.textEdited.connect(lambda _text: self._count())
        self.count = plain(look="muted")
        self.complaint = complaint()
        self.go = button(self._words.go, self.answer, look="primary")
        self._lay_out()
        self._count()
        self.resize(*_SIZE)

    def typed(self) -> dict[str, str]:
        """Return the reason of each line that is ticked, for the draft."""
        return dict(self.model.reasons)

    def retype(self, said: dict[str, str]) -> None:
        """Tick the lines of a draft."""
        for key, words in said.items():
            self.model.tick(key)
            self.model.give_reason(key, words)

    def answer(self) -> None:
        """Sign the receipt that says so; nothing is said without a reason."""
        remarks = self.model.remarks(self.general.text().strip())
        if not remarks or any(not each.words for each in remarks):
            complain(self.complaint, self._words.nothing)
            return
        desk, words = self._desk, "\n".join(each.words for each in remarks)
        if not meant(desk, "receipt", self._bundle.bundle_id, {self._words.title: words}):
            return
        try:
            remark(desk.ledger, self._bundle.bundle_id, self._said, remarks, desk.keys)
        except KnownError as error:
            complain(self.complaint, str(error))
            return
        desk.changed.emit(frozenset({"received"}))
        self.accept()

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        self.table.measure()

    def _count(self) -> None:
        words = _("Đã đánh dấu {count} dòng.")
        self.count.setText(words.format(count=count_words(len(self.model.reasons))))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addLayout(go_or_back(self.go, self.reject))
        column = QVBoxLayout(self)
        column.addWidget(heading(self.windowTitle(), 1.2))
        column.addWidget(plain(self._words.meaning, look="muted", wrap=True))
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        hint = _(
            "Phím cách để đánh dấu; gõ thẳng vào cột “Lý do, ý kiến” để ghi riêng cho dòng ấy."
        )
        column.addWidget(plain(hint, look="muted"))
        column.addWidget(field_label(self._words.general, self.general))
        column.addWidget(self.general)
        column.addWidget(warning_line(self.general))
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self.general.setFocus()


def _table(model: RemarkModel) -> RecordTable:
    table = RecordTable()
    table.setModel(model)
    table.setAccessibleName(_("Bản ghi và chỉ tiêu của tháng"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    table.setEditTriggers(
        QAbstractItemView.EditTrigger.AnyKeyPressed
        | QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.SelectedClicked
    )
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.prefer(_REASON)
    table.measure()
    return table
