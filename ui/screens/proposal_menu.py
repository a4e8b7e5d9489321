"""What is seldom done with a proposal: skip the meeting, send it, step back, give it up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from resources.wording import _
from storage.commendation.decisions import taken_back
from storage.commendation.life import needs_paper, next_statuses, status_of
from storage.errors import KnownError
from storage.records import Proposal
from sync.dossier_sealing import MAY_LEAVE
from ui.screens.desk import Desk
from ui.screens.proposal_answering import take_step
from ui.screens.proposal_sending import send
from ui.screens.proposal_step_dialog import Asked
from ui.screens.working import Working

_SKIPPING = Asked(
    title=_("Không họp bình xét"),
    said=_("Dùng cho thủ tục đơn giản. Lý do được giữ trong quá trình của đề nghị."),
    go=_("&Ghi, sang bước hồ sơ"),
    reason=_("&Lý do không họp"),
)
_GIVING_UP = Asked(
    title=_("Hủy bỏ đề nghị"),
    said=_("Đề nghị và danh sách vẫn còn trong sổ; thành tích của nó có thể đề nghị lại."),
    go=_("&Hủy bỏ đề nghị"),
    paper=_("&Văn bản (số) *"),
    reason=_("&Lý do *"),
)


class ProposalMenu(QMenu):
    """Offers only what the chosen proposal allows."""

    def __init__(
        self,
        desk: Desk,
        settled: Callable[[], Proposal | None],
        working: Working,
        parent: QWidget,
    ) -> None:
        """Ask `settled` for the proposal, once what is typed is kept."""
        super().__init__(parent)
        self._desk, self._settled, self._house = desk, settled, parent
        self._ways: dict[QAction, Callable[[Proposal], bool]] = {}
        send_it = partial(send, desk, working=working, parent=parent)
        self._offer(_("&Gửi hồ sơ cho cấp trên…"), send_it, _may_be_sent)
        self._offer(_("&Không họp bình xét, ghi lý do…"), self._skip, _awaits_meeting)
        self._offer(_("&Lùi một bước"), self._step_back, _has_steps)
        self._offer(_("&Hủy bỏ đề nghị…"), self._give_up, _may_be_given_up)

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Offer what a proposal allows."""
        for action, allows in self._ways.items():
            action.setEnabled(proposal is not None and allows(proposal))

    def _offer(
        self, words: str, do: Callable[[Proposal], object], allows: Callable[[Proposal], bool]
    ) -> None:
        action = self.addAction(words)
        action.triggered.connect(lambda _on: self._do(do))
        self._ways[action] = allows

    def _do(self, do: Callable[[Proposal], object]) -> None:
        proposal = self._settled()
        if proposal:
            do(proposal)

    def _skip(self, proposal: Proposal) -> None:
        take_step(self._desk, proposal, "reviewed", _SKIPPING, self._house)

    def _give_up(self, proposal: Proposal) -> None:
        asked = _GIVING_UP
        if not needs_paper(proposal, "cancelled"):
            asked = replace(asked, paper="")
        take_step(self._desk, proposal, "cancelled", asked, self._house)

    def _step_back(self, proposal: Proposal) -> None:
        try:
            before = taken_back(self._desk.ledger, proposal)
        except KnownError as error:
            self._desk.refused.emit(str(error))
            return
        self._desk.save(*before)


def _may_be_sent(proposal: Proposal) -> bool:
    return proposal.status in MAY_LEAVE


def _awaits_meeting(proposal: Proposal) -> bool:
    return status_of(proposal) == "proposed"


def _has_steps(proposal: Proposal) -> bool:
    return bool(proposal.steps) and not proposal.decided_on


def _may_be_given_up(proposal: Proposal) -> bool:
    return "cancelled" in next_statuses(proposal) and not proposal.decided_on
