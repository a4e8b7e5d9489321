"""What the books know of one proposal, read once for all of its papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from resources.catalogues import words
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.commendation.award_words import held_words
from storage.commendation.case import case_of
from storage.commendation.evidence import Case, Held
from storage.commendation.rules import Rulebook, award_words
from storage.ledger import Ledger
from storage.records import Activity, Award, Honoree, KeptPaper, Nominee, Proposal, Selection
from storage.repository import find, record_of
from storage.settings import Settings
from storage.spelling import fold
from ui.paper.certificates.gather import head_of
from ui.paper.gather import nominees_of

_WITHDRAWN = "withdrawn"
_OF_TEAM = """SELECT * FROM activity
WHERE unit = :unit AND instr(teams, :team) AND happened_on BETWEEN :first AND :last
ORDER BY happened_on, id"""


@dataclass(frozen=True)
class ProposalFacts:
    """A proposal with everything that its papers are gathered from.

    `activities` are by their identity, `of_team` those of a team in the counted time by the team's.
    """

    settings: Settings
    case: Case
    today: date
    authority: str
    """Who decides, with the name of the place: Chủ tịch Ủy ban nhân dân xã Gia Thắng."""
    forms: Mapping[str, str]
    authorities: Mapping[str, str]
    kept: tuple[KeptPaper, ...]
    activities: Mapping[str, Activity]
    of_team: Mapping[str, tuple[Activity, ...]]

    @property
    def proposal(self) -> Proposal:
        """The proposal itself."""
        return self.case.proposal

    @property
    def book(self) -> Rulebook:
        """The rules of the day of the proposal, or of today while it has none."""
        return self.case.book

    @property
    def selection(self) -> Selection | None:
        """The last meeting that voted on it."""
        return self.case.selection

    @property
    def named(self) -> tuple[Nominee, ...]:
        """Whom the papers name: all but those withdrawn from the list."""
        return tuple(one for one in self.case.nominees if one.result != _WITHDRAWN)

    @property
    def form(self) -> str:
        """The form of award alone: Giấy khen."""
        return self.forms.get(self.proposal.form, self.proposal.form)

    @property
    def award(self) -> str:
        """The form as it stands in a sentence: Giấy khen của Giám đốc Công an tỉnh."""
        return _("{award} của {authority}").format(award=self.form, authority=self.authority)

    @property
    def award_type(self) -> str:
        """The type of award in words."""
        return words("award_types").get(self.proposal.award_type, "")

    def count(self, subject: str) -> int:
        """Return how many of one kind of subject the papers name."""
        return sum(one.subject == subject for one in self.named)

    def form_number(self, paper: str, subject: str = "") -> str:
        """Return the form number of a paper where a rule of the day names one, else ""."""
        asked = self.proposal
        return self.book.form_number(
            paper,
            form=asked.form,
            authority=asked.authority,
            award_type=asked.award_type,
            subject=subject,
        )

    def page(self, nominee: Nominee) -> Honoree | None:
        """Return the page of a nominee, if there is one."""
        return self.case.honorees.get(nominee.honoree or "")

    def held(self, nominee: Nominee) -> tuple[Held, ...]:
        """Return the awards that stood on the day of the proposal, oldest first."""
        held = (one for one in self.case.holds(nominee) if one.award.decided_on <= self.case.day)
        return tuple(sorted(held, key=lambda one: (one.award.decided_on, one.award.id)))

    def held_lines(self, nominee: Nominee) -> tuple[str, ...]:
        """Return the lines typed of awards held, but for those that the register speaks of."""
        known = [one.award for one in self.case.held.get(nominee.id, ()) if one.sure]
        said = {fold(line) for one in known for line in self._told(one)}
        return tuple(line for line in lines_of(nominee.held) if fold(line) not in said)

    def _told(self, award: Award) -> tuple[str, ...]:
        return held_words(award), held_words(award, self.authorities)

    def behind(self, nominee: Nominee) -> tuple[Activity, ...]:
        """Return the activities that a nominee's report counts, each once, oldest first.

        Its own, those of the achievements it rests on, and of a collective those of its team.
        """
        page = self.page(nominee)
        team = page.team if page and nominee.subject == "collective" else None
        noted = (one.activity for one in self.case.noted(nominee) if one.activity)
        ids = dict.fromkeys((*nominee.activities, *noted))
        found = {one: self.activities[one] for one in ids if one in self.activities}
        found |= {one.id: one for one in self.of_team.get(team or "", ())}
        return tuple(sorted(found.values(), key=lambda one: (one.happened_on, one.id)))


@official
def facts_of(ledger: Ledger, proposal: Proposal, *, today: date | None = None) -> ProposalFacts:
    """Read all that the papers of a proposal say; `today` counts while it has no day of its own."""
    today = today or date.today()
    case = case_of(ledger, proposal, nominees=nominees_of(ledger, proposal), today=today)
    authorities = award_words(ledger, "award_authorities")
    return ProposalFacts(
        settings=ledger.settings,
        case=case,
        today=today,
        authority=_authority(ledger, proposal, authorities),
        forms=award_words(ledger, "award_forms"),
        authorities=authorities,
        kept=tuple(find(ledger, KeptPaper, proposal=proposal.id)),
        activities=_activities(ledger, case),
        of_team=_of_teams(ledger, case),
    )


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _authority(ledger: Ledger, proposal: Proposal, own: Mapping[str, str]) -> str:
    """Say who decides: the first who is addressed, or else the authority as the unit calls it."""
    addressed = proposal.addressee.split(";")[0].strip()
    if addressed:
        return addressed
    word = own.get(proposal.authority, proposal.authority)
    usual = words("award_authorities").get(proposal.authority)
    return head_of(ledger, proposal.authority) if word == usual else word


def _activities(ledger: Ledger, case: Case) -> dict[str, Activity]:
    ids: set[str] = set()
    for nominee in case.nominees:
        ids.update(nominee.activities)
        ids.update(one.activity for one in case.noted(nominee) if one.activity)
    return {one.id: one for identity in ids for one in find(ledger, Activity, id=identity)}


def _of_teams(ledger: Ledger, case: Case) -> dict[str, tuple[Activity, ...]]:
    first, last = case.span
    if first is None or last is None:
        return {}
    teams = {one.team for one in case.honorees.values() if one.team and one.subject == "collective"}
    days = {"first": first.isoformat(), "last": last.isoformat(), "unit": case.proposal.unit}
    return {team: tuple(_found(ledger, days | {"team": f'"{team}"'})) for team in teams}


def _found(ledger: Ledger, values: dict[str, str]) -> Iterable[Activity]:
    for row in ledger.db.query(_OF_TEAM, values):
        yield record_of(Activity, row)
