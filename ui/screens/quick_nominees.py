"""Many nominees at once: one a line, as they stand in the minutes of the meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from resources.catalogues import offered
from resources.wording import _
from storage.records import Nominee, Proposal
from ui.screens.asking import ask_grave
from ui.screens.choice_editors import QuietComboBox
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, plain

_NAME = 200  # letters a name may have
_TEXT = 500
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
        self.setWindowTitle(_("Ghi nhanh danh sách"))
        self._proposal = proposal
        self.subject = QuietComboBox()
        for code, word in offered("award_subjects").items():
            self.subject.addItem(word, code)
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * _LINES)
        self.box.setPlaceholderText(
            _("Nguyễn Văn A; Tổ trưởng tổ bảo vệ ANTT thôn 1; 1970; tóm tắt thành tích")
        )
        self.complaint = complaint()
        foot = QHBoxLayout()
        foot.addStretch()
        self.go = button(_("&Ghi vào sổ"), self._submit, look="primary")
        foot.addWidget(self.go)
        foot.addWidget(button(_("&Quay lại"), self.reject))
        hint = _("Mỗi dòng một người hoặc tập thể: tên; chức vụ, đơn vị; năm sinh; tóm tắt.")
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
        lines = [line.strip() for line in self.box.toPlainText().splitlines() if line.strip()]
        subject = str(self.subject.currentData())
        return [nominee_of(line, self._proposal, subject) for line in lines]

    def _submit(self) -> None:
        try:
            found = self.nominees()
        except ValueError as error:
            complain(self.complaint, str(error))
            return
        complain(self.complaint, "" if found else _("Chưa có dòng nào."))
        if found and self._keep(found):
            self.accept()


def nominee_of(line: str, proposal: Proposal, subject: str) -> Nominee:
    """Return whom a line names: name; position; year of birth; summary, the last three at will."""
    parts = [part.strip() for part in line.split(";")]
    if not parts[0] or len(parts[0]) > _NAME or any(len(part) > _TEXT for part in parts):
        raise ValueError(_("Không đọc được dòng: {line}").format(line=line[:60]))
    said: Mapping[str, str | int] = {"name": parts[0]}
    year = next((int(p) for p in parts[1:] if p.isascii() and p.isdigit() and len(p) == 4), None)  # noqa: PLR2004  # a year
    rest = [part for part in parts[1:] if part and part != str(year)]
    known = dict(zip(("position", "summary"), rest, strict=False))
    return Nominee(
        unit=proposal.unit, proposal=proposal.id, subject=subject, birth_year=year, **said, **known
    )
