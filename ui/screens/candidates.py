"""New factors and advanced examples: noted early, proposed for an award when the time has come."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout

from resources.catalogues import offered
from resources.wording import _
from storage.records import Candidate, Proposal
from storage.repository import find, latest
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.nominating import Nominating, nominee_from
from ui.screens.parts import button
from ui.screens.register import Register
from ui.screens.seeking import seek

_OPEN = frozenset({"found", "proposed", "reviewed", "completed", "returned"})


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
        super().__init__(desk, Candidate, said)
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
        proposals = [one for one in find(ledger, Proposal) if one.status in _OPEN]
        dialog = Nominating(fresh, proposals, latest(ledger, Proposal), self)
        if not dialog.exec():
            return
        proposal = dialog.proposal
        nominee = nominee_from(fresh, proposal, self.desk.names)
        new = () if proposal in proposals else (proposal,)
        if self.desk.save(*new, nominee):
            seek(self.desk, nominee)
