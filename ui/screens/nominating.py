"""Somebody of a register becomes a nominee: which proposal names whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.commendation.grounds import lasting_grounds, usual_grounds
from storage.records import Candidate, Honoree, Proposal
from ui.screens.choice_editors import QuietComboBox
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain

_TEXT = 200  # letters an occasion may have


class Nominating(QDialog):
    """Asks for one of the open proposals, or for the occasion of a new one."""

    def __init__(
        self,
        candidate: Candidate | Honoree,
        proposals: Sequence[Proposal],
        last: Proposal | None,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the given proposals; a new one begins with form and authority of the last."""
        super().__init__(parent)
        self.drafted = f"nominating {candidate.id}"
        self.setWindowTitle(_("Đưa vào đề nghị khen thưởng"))
        self._candidate, self._last = candidate, last
        self._proposals = {one.id: one for one in proposals}
        self._new: Proposal | None = None
        self.choice = QuietComboBox()
        self.choice.addItem(_("Lập đề nghị mới"), "")
        for one in proposals:
            self.choice.addItem(one.occasion, one.id)
        self.choice.activated.connect(lambda _row: self._follow())
        self.occasion = QLineEdit(maxLength=_TEXT)
        self.occasion.setPlaceholderText(_("Có thành tích xuất sắc trong phong trào năm …"))
        self.occasion_label = field_label(_("&Dịp, nội dung khen thưởng *"), self.occasion)
        self.complaint = complaint()
        foot = go_or_back(button(_("&Ghi vào đề nghị"), self._submit, look="primary"), self.reject)
        said = _("“{name}” sẽ có tên trong đề nghị, và vẫn còn trong sổ này.")
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Đưa vào đề nghị khen thưởng"), 1.2))
        column.addWidget(plain(said.format(name=candidate.name), look="muted", wrap=True))
        column.addWidget(field_label(_("Đề &nghị"), self.choice))
        column.addWidget(self.choice)
        column.addWidget(self.occasion_label)
        column.addWidget(self.occasion)
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self.setMinimumWidth(480)

    @property
    def proposal(self) -> Proposal:
        """Return the proposal that was chosen, or the new one."""
        chosen = self._proposals.get(self.choice.currentData())
        if chosen:
            return chosen
        if self._new is None or self._new.occasion != self.occasion.text().strip():
            self._new = self._begun()
        return self._new

    def _begun(self) -> Proposal:
        last = self._last
        return Proposal(
            unit=self._candidate.unit,
            occasion=self.occasion.text(),
            form=last.form if last else "certificate",
            authority=last.authority if last else "commune_chair",
            award_type=last.award_type if last else "theme",
            addressee=last.addressee if last else "",
            bases=lasting_grounds(last.bases) if last else usual_grounds(),
        )

    def _follow(self) -> None:
        new = not self.choice.currentData()
        self.occasion.setVisible(new)
        self.occasion_label.setVisible(new)

    def _submit(self) -> None:
        missing = not self.choice.currentData() and not self.occasion.text().strip()
        complain(self.complaint, _("Cần ghi dịp, nội dung khen thưởng.") if missing else "")
        if not missing:
            self.accept()
