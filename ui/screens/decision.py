"""A decision has come: everybody it names goes into the register of awards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.records import Award, Nominee, Proposal
from ui.screens.date_editor import DateEditor
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, plain


class Decision(QDialog):
    """Asks for the number and the day of the decision."""

    def __init__(self, today: date, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Đã có quyết định"))
        self.number = QLineEdit()
        self.day = DateEditor(today)
        self.day.write(today)
        self.complaint = complaint()
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("&Ghi vào sổ khen thưởng"), self._submit, look="primary"))
        foot.addWidget(button(_("&Quay lại"), self.reject))
        words = _("{count} tập thể, cá nhân, hộ của đề nghị này sẽ vào sổ khen thưởng.")
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Đã có quyết định"), 1.2))
        column.addWidget(plain(words.format(count=count), look="muted", wrap=True))
        column.addWidget(field_label(_("&Số quyết định"), self.number))
        column.addWidget(self.number)
        column.addWidget(field_label(_("&Ngày quyết định *"), self.day))
        column.addWidget(self.day)
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self.day.call(_("Ngày quyết định"))
        self.setMinimumWidth(420)

    def _submit(self) -> None:
        right = isinstance(self.day.read(), date)
        complain(self.complaint, "" if right else _("Ngày chưa đúng; gõ như 02/09/2022."))
        if right:
            self.accept()


def awards_of(
    proposal: Proposal, nominees: Iterable[Nominee], number: str, day: date
) -> list[Award]:
    """Return an award for each nominee, in the words of the proposal."""
    return [
        Award(
            unit=proposal.unit,
            decided_on=day,
            number=number,
            form=proposal.form,
            authority=proposal.authority,
            award_type=proposal.award_type,
            subject=nominee.subject,
            name=nominee.name,
            occasion=proposal.occasion,
            nominee=nominee.id,
        )
        for nominee in nominees
    ]
