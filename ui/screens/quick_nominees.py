"""Many nominees at once: one a line, as they stand in the minutes of the meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from resources.catalogues import offered
from resources.wording import _
from storage.records import Nominee, Proposal
from ui.screens.asking import ask_grave
from ui.screens.choice_editors import QuietComboBox
from ui.screens.desk import Desk
from ui.screens.honorees_linked import save_linked
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain
from ui.screens.quick_lines import named_twice, nominees_of_lines
from ui.screens.words import count_words

_LINES = 9


class QuickNominees(QDialog):
    """A box to type or paste into; it closes once what it names is kept."""

    def __init__(
        self,
        proposal: Proposal,
        keep: Callable[[Sequence[Nominee]], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self.drafted = f"names for {proposal.id}"
        self.setWindowTitle(_("Ghi nhanh danh sách"))
        self._proposal = proposal
        self.subject = QuietComboBox()
        self.subject.addItem(_("Theo tên (chương trình tự nhận)"), "")
        for code, word in offered("award_subjects").items():
            self.subject.addItem(word, code)
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * _LINES)
        self.box.setPlaceholderText(
            _("Nguyễn Văn A; Tổ trưởng tổ bảo vệ ANTT thôn 1; 1970; tóm tắt thành tích")
        )
        self.complaint = complaint()
        self.go = button(_("&Ghi vào sổ"), self._submit, look="primary")
        foot = go_or_back(self.go, self.reject)
        hint = _(
            "Mỗi dòng một người hoặc tập thể: tên; chức vụ, đơn vị; năm sinh; tóm tắt. Dán từ "
            "Excel, Word cũng được."
        )
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Ghi nhanh danh sách"), 1.2))
        column.addWidget(field_label(_("Đối &tượng"), self.subject))
        column.addWidget(self.subject)
        column.addWidget(field_label(_("&Danh sách"), self.box))
        column.addWidget(plain(hint, look="muted", wrap=True))
        column.addWidget(self.box)
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self.setMinimumWidth(560)
        self.box.setFocus()

    def reject(self) -> None:
        """Go back; what was typed is given up only after asking."""
        if not self.box.toPlainText().strip() or ask_grave(
            self,
            _("Bỏ danh sách vừa nhập?"),
            _("Danh sách này chưa được ghi vào sổ."),
            yes=_("Bỏ danh sách"),
            no=_("Nhập tiếp"),
        ):
            super().reject()

    def nominees(self) -> list[Nominee]:
        """Return the nominees as typed; raises ValueError with the line that cannot be read."""
        subject = str(self.subject.currentData())
        return nominees_of_lines(self.box.toPlainText(), self._proposal, subject)

    def _submit(self) -> None:
        try:
            found = self.nominees()
        except ValueError as error:
            complain(self.complaint, str(error))
            return
        wrong = "" if found else _("Chưa có dòng nào.")
        twice = named_twice(found)
        if twice:
            words = _("“{name}” ghi hai lần; khác người thì ghi năm sinh.")
            wrong = words.format(name=twice[0])
        complain(self.complaint, wrong)
        if not wrong and self._keep(found):
            self.accept()


def keep_named(desk: Desk, found: Sequence[Nominee]) -> bool:
    """Write nominees with the pages of whom they name; false if they are refused."""
    words = _("{count} người, tập thể vào đề nghị").format(count=count_words(len(found)))
    return save_linked(desk, *found, said=words)
