"""K13: each report is written for its own subject; what was unexpected is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resources.wording import _
from storage.commendation.checks.said import WARN, Said, badly_written
from storage.commendation.evidence import Case
from storage.commendation.people import Person, is_same
from storage.commendation.rule_values import read_thresholds
from storage.commendation.rules import Rule
from storage.commendation.similarity import Told, most_alike, told
from storage.records import Nominee

_ALL = 100  # percent
_UNEXPECTED = "unexpected"  # of award_types


@dataclass(frozen=True, slots=True)
class _Report:
    """A report that another may have been copied from, and how it is called."""

    named: str
    person: Person
    told: Told | None
    fell: bool = False


def own_words(case: Case, rule: Rule) -> Iterator[Said]:
    """K13: tell whose report says what another one says, and which leaves out what happened.

    Good practice of those who appraise dossiers, in no text of law.
    """
    yield from _untold(case, rule)
    least = read_thresholds(rule.value, 1, _ALL)
    if least is None:
        yield badly_written(rule, _("một số từ 1 đến 100, ví dụ 60"))
        return
    before = [*_earlier(case)]
    for nominee in case.judged_by(rule):
        own = _report(case, nominee)
        if own.told:
            # their own report of a proposal that came to nothing may be sent again
            others = [one for one in before if not (one.fell and is_same(own.person, one.person))]
            yield from _copied(nominee, own.told, others, least[0])
        before.append(own)


def _copied(nominee: Nominee, own: Told, others: list[_Report], least: int) -> Iterator[Said]:
    found = most_alike(own, [one.told for one in others], least / _ALL)
    if not found:
        return
    place, share = found
    words = _(
        "Báo cáo của «{name}» giống {percent}% với báo cáo {other}. Hãy viết lại theo việc làm "
        "riêng, hoặc nêu lý do."
    )
    percent = int(share * _ALL)
    said = words.format(name=nominee.name, percent=percent, other=others[place].named)
    yield Said(said, nominee.id, WARN)


def _untold(case: Case, rule: Rule) -> Iterator[Said]:
    if case.proposal.award_type != _UNEXPECTED:
        return
    for nominee in case.judged_by(rule):
        if not nominee.situation:
            words = _("Báo cáo đột xuất của «{name}» chưa nêu tình huống. Hãy ghi việc đã xảy ra.")
            yield Said(words.format(name=nominee.name), nominee.id, WARN)


def _earlier(case: Case) -> Iterator[_Report]:
    for one in case.earlier:
        named = _("của «{name}» trong đề nghị «{occasion}»").format(
            name=one.name, occasion=one.occasion
        )
        yield _Report(named, one.person, told(one.text, one.name), one.fell)


def _report(case: Case, nominee: Nominee) -> _Report:
    text = f"{nominee.situation} {nominee.achievement} {nominee.summary}"
    named = _("của «{name}» trong tờ trình này").format(name=nominee.name)
    return _Report(named, case.person(nominee), told(text, nominee.name))
