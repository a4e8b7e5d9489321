"""K1 and K7: one achievement is awarded once; what became of awards that were cancelled."""

from __future__ import annotations

from collections.abc import Iterator

from resources.wording import _
from storage.commendation.checks.said import (
    NOTE,
    WARN,
    Said,
    award_words,
    proposal_words,
)
from storage.commendation.evidence import Case, Claim, Held
from storage.commendation.rule_values import written_amount
from storage.commendation.rules import Rule
from storage.records import Achievement, Nominee

_TEXT_SHOWN = 60  # letters


def one_award(case: Case, rule: Rule) -> Iterator[Said]:
    """K1: an achievement stands in one proposal only, unless that came to nothing.

    Luật 06/2022/QH15 Điều 5: no several awards or several forms for one achievement.
    """
    for nominee in case.judged_by(rule):
        for achievement in dict.fromkeys(nominee.achievements):
            what = _achievement_words(case.achievements.get(achievement))
            yield from _elsewhere(case, nominee, achievement, what)
            yield from _in_here(case, nominee, achievement, what)


def taken_back(case: Case, rule: Rule) -> Iterator[Said]:
    """K7: an award that was cancelled does not count, and its achievement asks for care.

    Luật 06/2022/QH15 Chương VII.
    """
    for nominee in case.judged_by(rule):
        for held in case.held.get(nominee.id, ()):
            if held.cancelled and held.sure:
                yield _cancelled(case, nominee, held)


def _elsewhere(case: Case, nominee: Nominee, achievement: str, what: str) -> Iterator[Said]:
    for claim in case.claims:
        if achievement not in claim.nominee.achievements or not claim.stands:
            continue
        yield Said(
            _(
                "{what} của «{name}» đã {where}. Một thành tích chỉ khen một lần: hãy chọn thành "
                "tích khác, hoặc rút ở một trong hai nơi."
            ).format(what=what, name=nominee.name, where=_where(case, claim)),
            nominee.id,
        )


def _where(case: Case, claim: Claim) -> str:
    if claim.given:
        return _("được tặng {award}").format(award=award_words(case, claim.given))
    return _("nằm trong đề nghị {proposal} cho «{name}»").format(
        proposal=proposal_words(claim.proposal), name=claim.nominee.name
    )


def _in_here(case: Case, nominee: Nominee, achievement: str, what: str) -> Iterator[Said]:
    others = [one for one in case.standing if achievement in one.achievements]
    if nominee != others[0]:
        yield Said(
            _(
                "{what} được dùng cho cả «{first}» và «{name}» trong cùng tờ trình. Một thành tích "
                "chỉ khen một lần: hãy để ở một người, một tập thể."
            ).format(what=what, first=others[0].name, name=nominee.name),
            nominee.id,
        )


def _achievement_words(achievement: Achievement | None) -> str:
    if achievement is None:
        return _("Một thành tích đã ghi")
    text = achievement.text or achievement.name
    short = text if len(text) <= _TEXT_SHOWN else text[:_TEXT_SHOWN].rstrip() + "…"
    return _("Thành tích ngày {day:%d/%m/%Y} ({text})").format(
        day=achievement.happened_on, text=short
    )


def _cancelled(case: Case, nominee: Nominee, held: Held) -> Said:
    event = held.cancelled
    assert event
    same = set(nominee.achievements).intersection(held.achievements)
    what = _("«{name}»: {award} đã bị hủy bỏ theo {paper} ngày {day:%d/%m/%Y}").format(
        name=nominee.name,
        award=award_words(case, held.award),
        paper=event.paper or _("văn bản chưa ghi số"),
        day=event.happened_on,
    )
    money = _("{amount} đồng đã thu hồi").format(amount=written_amount(event.returned))
    back = money if event.returned else _("chưa ghi tiền thu hồi")
    so = _("Đề nghị này lại dựa vào thành tích đó; hãy xác minh lại và nêu lý do.")
    end = so if same else _("Hình thức này không tính là đã được khen.")
    return Said(f"{what}; {back}. {end}", nominee.id, WARN if same else NOTE)
