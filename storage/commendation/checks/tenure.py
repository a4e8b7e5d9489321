"""K11: years of service for the commemorative medal (Thông tư 20/2025/TT-BCA)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from resources.catalogues import entries, remembered
from resources.wording import _
from storage.commendation.checks.said import Said, badly_written
from storage.commendation.evidence import Case
from storage.commendation.people import PERSON
from storage.commendation.rule_values import read_thresholds
from storage.commendation.rules import Rule
from storage.commendation.service import Length, service_length
from storage.records import Nominee

_TEAM, _POST = "team", "post"  # what force_kinds says of the years in a force
_MOST = 60  # years: more is a typing mistake


class Years(NamedTuple):
    """How many years are asked of men, of women, and of leaders in their post."""

    men: int
    women: int
    leaders: int


def years_of(rule: Rule) -> Years | None:
    """Read the years that a rule asks for; None where it is badly written."""
    numbers = read_thresholds(rule.value, len(Years._fields), _MOST)
    return Years(*numbers) if numbers else None


def served(case: Case, nominee: Nominee) -> tuple[Length, Length]:
    """Return how long somebody served in the teams, and in a leading post, up to the day."""
    periods = case.services.get(nominee.id, ())
    team, post = (
        service_length((one for one in periods if _tenure().get(one.force) == kind), case.day)
        for kind in (_TEAM, _POST)
    )
    return team, post


def years_served(case: Case, rule: Rule) -> Iterator[Said]:
    """K11: long enough in the teams, or in a leading post with an award before.

    Thông tư 20/2025/TT-BCA; maternity leave within a period counts (K5: Nghị định 98/2023 Điều 4).
    """
    asked = years_of(rule)
    if asked is None:
        yield badly_written(rule, _("ba số năm, ví dụ 15; 10; 10"))
        return
    for nominee in case.judged_by(rule):
        words = _short(case, nominee, asked) if nominee.subject == PERSON else ""
        if words:
            yield Said(f"«{nominee.name}»: {words}", nominee.id)


def _short(case: Case, nominee: Nominee, asked: Years) -> str:
    """Say what is missing; nothing where the years are enough."""
    if not case.services.get(nominee.id):
        return _(
            "chưa ghi thời gian phục vụ nên chưa tính được thâm niên. Hãy mở trang của người này "
            "và ghi từng giai đoạn."
        )
    team, post = served(case, nominee)
    if post.reaches(asked.leaders):
        return _besides(case, nominee)
    sex = case.sex(nominee)
    if team.reaches(
        {"male": asked.men, "female": asked.women}.get(sex, max(asked.men, asked.women))
    ):
        return ""
    if not sex and team.reaches(min(asked.men, asked.women)):
        return _(
            "phục vụ {length}; nam cần đủ {men} năm, nữ {women} năm. Hãy ghi giới tính."
        ).format(length=team.words, men=asked.men, women=asked.women)
    return _years_short(team, post, sex, asked)


def _years_short(team: Length, post: Length, sex: str, asked: Years) -> str:
    if post > team:
        return _(
            "giữ chức vụ {length}, chưa đủ {years} năm. Hãy kiểm tra các giai đoạn, hoặc rút khỏi "
            "danh sách."
        ).format(length=post.words, years=asked.leaders)
    years = {"male": asked.men, "female": asked.women}.get(sex, min(asked.men, asked.women))
    return _(
        "phục vụ {length}, chưa đủ {years} năm. Hãy kiểm tra các giai đoạn (địa bàn khó khăn tính "
        "gấp đôi), hoặc rút khỏi danh sách."
    ).format(length=team.words, years=years)


def _besides(case: Case, nominee: Nominee) -> str:
    """Say what a leader lacks besides the years: an award before, and an achievement."""
    if not case.holds(nominee) and not nominee.held:
        return _(
            "đủ thời gian giữ chức vụ nhưng chưa có hình thức khen nào về bảo vệ an ninh, trật tự. "
            "Hãy ghi hình thức đã được khen."
        )
    if not nominee.achievement and not nominee.achievements:
        return _("đủ thời gian giữ chức vụ nhưng chưa ghi thành tích. Hãy ghi thành tích.")
    return ""


@remembered
def _tenure() -> dict[str, str]:
    return {entry.code: str(entry.extra.get("tenure", "")) for entry in entries("force_kinds")}
