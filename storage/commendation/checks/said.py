"""What a check says: about whom, in words, and how much it may weigh."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from resources.catalogues import words
from resources.wording import _
from storage.commendation.award_words import held_words
from storage.commendation.evidence import Case
from storage.commendation.rules import Rule
from storage.records import Award, Proposal

Level = Literal["block", "warn", "note"]
BLOCK: Level = "block"
WARN: Level = "warn"
NOTE: Level = "note"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing found; it weighs what the rule says, but no more than `at_most`.

    `nominee` is None for the proposal as a whole.
    """

    words: str
    nominee: str | None = None
    at_most: Level = BLOCK


Check = Callable[[Case, Rule], Iterator[Said]]


def badly_written(rule: Rule, wanted: str) -> Said:
    """Say that the rule itself has to be put right first; it never crashes a check."""
    return Said(
        _(
            "Quy định «{text}» có giá trị «{value}» không đọc được nên chưa kiểm tra được. "
            "Hãy sửa giá trị trong Quy định khen thưởng thành {wanted}."
        ).format(text=rule.text, value=rule.value, wanted=wanted),
        at_most=WARN,
    )


def form_word(case: Case) -> str:
    """Name the form of award that is proposed, as the unit calls it."""
    return _named(case, "form", "award_forms", case.proposal.form)


def authority_word(case: Case) -> str:
    """Name the authority that is asked, as the unit calls it."""
    return _named(case, "authority", "award_authorities", case.proposal.authority)


def proposal_words(proposal: Proposal) -> str:
    """Name a proposal: its occasion, number and where it stands."""
    number = _(", số {number}").format(number=proposal.number) if proposal.number else ""
    status = words("proposal_statuses").get(proposal.status, proposal.status)
    return _("«{occasion}»{number} ({status})").format(
        occasion=proposal.occasion, number=number, status=status.lower()
    )


def award_words(case: Case, award: Award) -> str:
    """Name an award: its form, authority, year and decision."""
    return held_words(award, case.book.words("authority"))


def _named(case: Case, role: str, catalogue: str, code: str) -> str:
    return case.book.words(role).get(code) or words(catalogue).get(code, code)
