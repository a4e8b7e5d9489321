"""What the minutes of a proposal's meeting say: votes, and why warnings were passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from resources.catalogues import words
from resources.wording import official
from storage.commendation.rules import default_rules
from storage.records import Nominee, Selection
from ui.paper.commendation.gather_facts import ProposalFacts, lines_of
from ui.paper.commendation.gather_submission import marked, numbered_dispatch
from ui.paper.commendation.minutes import MinutesPaper, Overridden, Voted, minutes_document
from ui.paper.commendation.wording import BLANK, said
from ui.paper.document import Document

_BLANK_MINUTES = MinutesPaper(award="", absent=(BLANK,), opinions=(BLANK,), secret=None)


@official
def minutes_of(facts: ProposalFacts) -> Document:
    """Return the minutes; what nobody noted is left to be filled in by hand."""
    meeting = facts.selection
    number = meeting.number if meeting else ""
    dispatch = numbered_dispatch(facts, "BB", number, meeting.held_on if meeting else None)
    return minutes_document(marked(dispatch, facts.form_number("minutes")), minutes_paper_of(facts))


def minutes_paper_of(facts: ProposalFacts) -> MinutesPaper:
    """Return what the minutes say."""
    told = _told(facts.selection) if facts.selection else _BLANK_MINUTES
    return replace(
        told,
        award=facts.award,
        voted=tuple(_voted(facts, one) for one in facts.case.nominees if _was_there(one)),
        overridden=tuple(_overridden(facts)),
    )


def _told(meeting: Selection) -> MinutesPaper:
    return MinutesPaper(
        award="",
        held_on=meeting.held_on,
        began=meeting.began,
        ended=meeting.ended,
        place=meeting.place,
        attending=tuple(
            ", ".join(filter(None, (one.name, one.office))) for one in meeting.attendees
        ),
        absent=lines_of(meeting.absent),
        chair=meeting.chair,
        secretary=meeting.secretary,
        standards=lines_of(meeting.standards),
        opinions=lines_of(meeting.opinions),
        secret=meeting.secret,
        voters=meeting.voters or None,
        conclusion=meeting.conclusion,
    )


def _was_there(nominee: Nominee) -> bool:
    """Tell whether the meeting spoke of somebody: who withdrew later was voted on."""
    return nominee.result != "withdrawn" or nominee.votes is not None


def _voted(facts: ProposalFacts, nominee: Nominee) -> Voted:
    return Voted(
        name=nominee.name,
        subject=words("award_subjects").get(nominee.subject, nominee.subject),
        award=facts.form,
        agreed=nominee.votes,
    )


def _overridden(facts: ProposalFacts) -> Iterator[Overridden]:
    names = {one.id: one.name for one in facts.case.nominees}
    for one in facts.proposal.overrides:
        if one.nominee is None or one.nominee in names:
            whom = names.get(one.nominee or "", said("minutes", "whole"))
            yield Overridden(_rule_words(facts, one.rule), whom, one.reason)


def _rule_words(facts: ProposalFacts, code: str) -> str:
    """Say a rule as the books had it on the day, or else as the catalogue has it.

    Whoever reads minutes knows no codes of ours.
    """
    rules = (*facts.book.rules, *default_rules())
    return next((rule.text for rule in rules if rule.code == code and rule.text), code)
