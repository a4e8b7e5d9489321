"""New factors and advanced examples: noted early, proposed for an award when the time has come."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout

from resources.catalogues import offered
from resources.wording import _
from storage.commendation.life import AT_HAND
from storage.commendation.nominating import nominee_from_candidate
from storage.records import Candidate, Proposal
from storage.repository import find, latest
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.honorees_linked import LinkedSheet, save_linked
from ui.screens.nominating import Nominating
from ui.screens.parts import button
from ui.screens.register import Register
from ui.screens.seeking import seek


class Candidates(Register):
    """The register of candidates; it never leaves the post."""

    TITLE: ClassVar[str] = _("Nhân tố mới, điển hình")
    SHOWS: ClassVar[frozenset[str]] = frozenset({Candidate.KIND, "hamlet", "security_model"})

    def __init__(self, desk: Desk) -> None:
        empty = _(
            "Chưa ghi nhân tố mới nào. Bấm «Ghi nhân tố mới» khi thấy việc tốt, cách làm hay; đến "
            "dịp thì đưa sang đề nghị khen thưởng. Sổ này không gửi đi đâu."
        )
        said = Wording(_("nhân tố"), _("Ghi nhân tố mới"), empty)
        sheet = LinkedSheet(desk, Candidate, hidden=frozenset({"honoree"}))
        super().__init__(desk, Candidate, said, sheet=sheet)
        self.list.prefer("merit", "noted_on")
        self.list.add_filter("subject", _("Đối tượng"), offered("award_subjects"))
        row = QHBoxLayout()
        row.addWidget(button(_("Đưa vào đề nghị &khen thưởng…"), self.nominate))
        row.addStretch()
        self.sheet.head.addLayout(row)

    def new_values(self) -> dict[str, Any]:
        return {"noted_on": self.desk.today(), "subject": "individual"}

    def nominate(self) -> None:
        """Name the chosen one in a proposal, a new one or one that is not submitted yet."""
        candidate = self.chosen
        if not isinstance(candidate, Candidate) or not self.shown.may_leave():
            return
        ledger = self.desk.ledger
        fresh = find(ledger, Candidate, id=candidate.id)[0]
        own = find(ledger, Proposal, unit=fresh.unit)
        proposals = [one for one in own if one.status in AT_HAND]
        dialog = Nominating(fresh, proposals, latest(ledger, Proposal, unit=fresh.unit), self)
        if not dialog.exec():
            return
        proposal = dialog.proposal
        nominee = nominee_from_candidate(ledger, proposal, fresh)
        new = () if proposal in proposals else (proposal,)
        if save_linked(self.desk, *new, nominee):
            seek(self.desk, nominee)
