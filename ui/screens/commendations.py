"""Commendation: proposals, achievements, whoever did well, candidates, and the awards given."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from resources.wording import _
from storage.records import Achievement, Award, Candidate, Honoree, Nominee, Proposal
from ui.screens.achievements import Achievements
from ui.screens.awards import Awards
from ui.screens.candidates import Candidates
from ui.screens.desk import Desk
from ui.screens.honorees import Honorees
from ui.screens.proposals import Proposals
from ui.screens.review_own import OwnAchievements, OwnHonorees, OwnProposals
from ui.screens.reviews import Reviews
from ui.screens.tabbed import Tab, TabbedPlace

_PROPOSALS = Tab(Proposals.TITLE, Proposals, (Proposal, Nominee), (Proposal.KIND, Nominee.KIND))
_ACHIEVEMENTS = Tab(Achievements.TITLE, Achievements, (Achievement,), (Achievement.KIND,))
_HONOREES = Tab(Honorees.TITLE, Honorees, (Honoree,), (Honoree.KIND,))
_CANDIDATES = Tab(_("Nhân tố mới"), Candidates, (Candidate,), (Candidate.KIND,))
_AWARDS = Tab(Awards.TITLE, Awards, (Award,), (Award.KIND,))
_POST = (_PROPOSALS, _ACHIEVEMENTS, _HONOREES, _CANDIDATES, _AWARDS)
_SUPERIOR = (
    Tab(Reviews.TITLE, Reviews, (), ()),  # what came is reached by its list, not by a search
    replace(_PROPOSALS, title=_("Đề nghị của đơn vị"), make=OwnProposals),
    replace(_ACHIEVEMENTS, make=OwnAchievements),
    replace(_HONOREES, make=OwnHonorees),
    _CANDIDATES,
    _AWARDS,
)


class Commendations(TabbedPlace):
    """The place of commendation, a tab for each register; above, dossiers of units come first."""

    TITLE: ClassVar[str] = _("Khen thưởng")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _SUPERIOR if desk.settings.is_superior else _POST)
