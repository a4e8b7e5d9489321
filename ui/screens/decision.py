"""What came back on a proposal: a decision, an appraisal, a return, a refusal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.commendation.life import asks_paper, asks_reason
from storage.errors import KnownError
from storage.records import Nominee
from ui.screens.choice_editors import QuietComboBox
from ui.screens.date_editor import DateEditor
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain
from ui.screens.pattern_words import warning_line

_CODE = Qt.ItemDataRole.UserRole
_TEXT = 500  # letters
_HIGH = 60  # logical pixels of a reason
_DECIDED = "decided"
ANSWERS = {
    _DECIDED: _("Có quyết định khen thưởng"),
    "appraised": _("Cấp khen đang thẩm định"),
    "returned": _("Trả lại để bổ sung"),
    "refused": _("Không được khen"),
}


class Decision(QDialog):
    """Asks what came; for a decision over the whole list number and day are enough."""

    def __init__(
        self,
        today: date,
        nominees: Sequence[Nominee],
        statuses: Sequence[str] = tuple(ANSWERS),
        parent: QWidget | None = None,
    ) -> None:
        """Offer those of the statuses that are answers; all nominees are ticked."""
        super().__init__(parent)
        self.drafted = f"decision on {nominees[0].proposal}" if nominees else ""
        self.setWindowTitle(_("Kết quả của đề nghị"))
        self.what = QuietComboBox()
        for code, words in ANSWERS.items():
            if code in statuses:
                self.what.addItem(words, code)
        self.number = QLineEdit(maxLength=100)
        self.day = DateEditor(today)
        self.day.write(today)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Ai được tặng"))
        for one in nominees:
            item = QListWidgetItem(one.name, self.list)
            item.setData(_CODE, one.id)
            item.setCheckState(Qt.CheckState.Checked)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(_HIGH)
        self.complaint = complaint()
        self.take: Callable[[], object] = lambda: None  # what is done with it; may refuse
        self.go = button("", self._submit, look="primary")
        self.go.setDefault(True)
        self._lay_out()
        self.what.currentIndexChanged.connect(lambda _row: self._follow())
        self.list.itemChanged.connect(lambda _item: self._follow())
        self._follow()
        self.number.setFocus()

    @property
    def status(self) -> str:
        """Return the code of what came."""
        return str(self.what.currentData())

    @property
    def said(self) -> str:
        """Return the reason that was typed."""
        return self.reason.toPlainText().strip()[:_TEXT]

    @property
    def refused(self) -> list[str]:
        """Return the identities of those whom the decision leaves out."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [i.data(_CODE) for i in items if i.checkState() != Qt.CheckState.Checked]

    def _follow(self) -> None:
        """Ask only for what the answer needs."""
        decided = self.status == _DECIDED
        left_out = len(self.refused) if decided else 0
        asks = asks_reason(self.status) or left_out > 0
        self.list_label.setVisible(decided)
        self.list.setVisible(decided)
        self.reason_label.setVisible(asks)
        self.reason.setVisible(asks)
        self.reason_label.setText(_("&Lý do *") if asks_reason(self.status) else _("&Lý do"))
        self.hint.setVisible(decided)
        must = asks_paper(self.status)
        self.number_label.setText(_("&Số quyết định *") if must else _("&Số công văn (nếu có)"))
        words = _("&Ghi {count} khen thưởng vào sổ")
        count = self.list.count() - left_out
        self.go.setText(words.format(count=count) if decided and count else _("&Ghi kết quả"))

    def _submit(self) -> None:
        wrong = ""
        if asks_paper(self.status) and not self.number.text().strip():
            wrong = _("Cần số quyết định, như 45/QĐ-UBND.")
        elif not isinstance(self.day.read(), date):
            wrong = _("Ngày chưa đúng; gõ như 02/09/2022.")
        elif asks_reason(self.status) and not self.said:
            wrong = _("Cần ghi lý do.")
        if not wrong:
            wrong = self._refusal()
        complain(self.complaint, wrong)
        if not wrong:
            self.accept()

    def _refusal(self) -> str:
        """Do with it what is to be done; say why that is refused, "" if it is not."""
        try:
            self.take()
        except KnownError as error:
            return str(error)
        return ""

    def _lay_out(self) -> None:
        foot = go_or_back(self.go, self.reject)
        self.list_label = field_label(_("&Ai được tặng (bỏ dấu nếu không)"), self.list)
        self.reason_label = field_label(_("&Lý do"), self.reason)
        hint = _("Quyết định cho cả danh sách thì chỉ cần số và ngày.")
        self.hint = plain(hint, look="muted", wrap=True)
        self.number_label = field_label(_("&Số quyết định, công văn"), self.number)
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Kết quả của đề nghị"), 1.2))
        column.addWidget(field_label(_("&Kết quả"), self.what))
        column.addWidget(self.what)
        column.addWidget(self.number_label)
        column.addWidget(self.number)
        column.addWidget(field_label(_("&Ngày *"), self.day))
        column.addWidget(self.day)
        column.addWidget(self.hint)
        column.addWidget(self.list_label)
        column.addWidget(self.list, 1000)  # all the room there is
        column.addWidget(self.reason_label)
        column.addWidget(self.reason)
        column.addWidget(warning_line(self.reason))
        column.addStretch(1)  # while there is no list
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self.day.call(_("Ngày"))
        self.resize(460, 520)
