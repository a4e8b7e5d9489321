"""K6, K8 and votes: the share of women, of people in direct work, and of votes in favour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from resources.wording import _
from storage.commendation.checks.said import NOTE, WARN, Said, badly_written
from storage.commendation.evidence import Case
from storage.commendation.people import PERSON
from storage.commendation.rule_values import read_thresholds
from storage.commendation.rules import Rule
from storage.commendation.service import double_areas
from storage.commendation.votes import has_passed
from storage.records import Nominee, Selection

_ALL = 100  # percent


def women(case: Case, rule: Rule) -> Iterator[Said]:
    """K6: the share of women, and whom to prefer where votes are equal.

    Nghị định 98/2023/NĐ-CP Điều 4 khoản 6, of which only a part was read: nothing is decided by it.
    """
    people = [one for one in case.judged_by(rule) if one.subject == PERSON]
    if not people:
        return
    count = sum(case.sex(one) == "female" for one in people)
    share = _("Nữ: {count}/{all} cá nhân ({percent}%).").format(
        count=count, all=len(people), percent=round(count * _ALL / len(people))
    )
    unknown = sum(not case.sex(one) for one in people)
    ask = _(" Còn {count} người chưa ghi giới tính.").format(count=unknown) if unknown else ""
    yield Said(share + ask, at_most=NOTE)
    for tied in _ties(case, people):
        names = ", ".join(f"«{one.name}»" for one in tied)
        words = _("Bằng phiếu nhau ({votes}): {names}. Như nhau thì ưu tiên nữ.")
        yield Said(words.format(votes=tied[0].votes, names=names), at_most=NOTE)


def direct_work(case: Case, rule: Rule) -> Iterator[Said]:
    """K8: how many work directly, or where it is hard (Luật 06/2022/QH15 Điều 5)."""
    people = [one for one in case.judged_by(rule) if one.subject == PERSON]
    if not people:
        return
    hard = sum(one.area in double_areas() for one in case.judged_by(rule))
    words = _(
        "Trực tiếp làm nhiệm vụ: {direct}/{all} cá nhân ({percent}%); ở địa bàn khó khăn, biên "
        "giới, hải đảo: {hard} trường hợp."
    )
    direct = sum(one.direct for one in people)
    percent = round(direct * _ALL / len(people))
    yield Said(
        words.format(direct=direct, all=len(people), percent=percent, hard=hard), at_most=NOTE
    )


def enough_votes(case: Case, rule: Rule) -> Iterator[Said]:
    """Tell who was not voted on, or has less than the share of votes that is asked for."""
    asked = read_thresholds(rule.value, 1, _ALL)
    if asked is None:
        yield badly_written(rule, _("một số từ 1 đến 100, ví dụ 50"))
        return
    if not case.standing:
        return
    if case.selection is None:
        yield Said(
            _("Chưa ghi cuộc họp bình xét. Hãy ghi ngày họp và số phiếu, hoặc nêu lý do."),
            at_most=WARN,
        )
        return
    if not case.selection.voters:
        words = _("Biên bản họp chưa ghi số người biểu quyết. Hãy ghi để tính tỷ lệ phiếu.")
        yield Said(words, at_most=WARN)
        return
    for nominee in case.judged_by(rule):
        yield from _votes_of(nominee, case.selection, asked[0])


def too_many_votes(case: Case, rule: Rule) -> Iterator[Said]:
    """Tell who has more votes than there were voters."""
    voters = case.selection.voters if case.selection else 0
    for nominee in case.judged_by(rule):
        if voters and (nominee.votes or 0) > voters:
            words = _("«{name}» có {votes} phiếu nhưng chỉ có {voters} người biểu quyết. Hãy sửa.")
            said = words.format(name=nominee.name, votes=nominee.votes, voters=voters)
            yield Said(said, nominee.id)


def _votes_of(nominee: Nominee, meeting: Selection, asked: int) -> Iterator[Said]:
    if nominee.votes is None:
        words = _("«{name}» chưa có số phiếu. Hãy ghi số phiếu đồng ý.")
        yield Said(words.format(name=nominee.name), nominee.id, WARN)
    elif not has_passed(nominee, meeting, asked):
        words = _(
            "«{name}» được {votes}/{voters} phiếu, chưa tới {asked}%. Hãy rút khỏi danh sách, hoặc "
            "nêu lý do."
        )
        said = words.format(
            name=nominee.name, votes=nominee.votes, voters=meeting.voters, asked=asked
        )
        yield Said(said, nominee.id, WARN)


def _ties(case: Case, people: Sequence[Nominee]) -> Iterator[list[Nominee]]:
    """Find women and men with as many votes; where all voted for both, nothing is to choose."""
    voters = case.selection.voters if case.selection else 0
    by_votes: dict[int, list[Nominee]] = defaultdict(list)
    for one in people:
        if one.votes is not None and one.votes < (voters or one.votes + 1):
            by_votes[one.votes].append(one)
    for tied in by_votes.values():
        if {"male", "female"} <= {case.sex(one) for one in tied}:
            yield tied
