"""K3: awards for something unexpected or for one theme are no basis for a higher one of merit."""

from __future__ import annotations

from collections.abc import Iterator

from resources.wording import _
from storage.commendation.checks.said import NOTE, WARN, Said, award_words
from storage.commendation.counted import MERIT, PASSING, countable
from storage.commendation.evidence import Case
from storage.commendation.rules import Rule
from storage.records import Nominee


def basis_of_merit(case: Case, rule: Rule) -> Iterator[Said]:
    """K3: say which awards do not count, and who has nothing else to rest on.

    Nghị định 152/2025/NĐ-CP; Nghị định 98/2023/NĐ-CP Điều 4.
    """
    if case.proposal.award_type != MERIT:
        return
    for nominee in case.judged_by(rule):
        yield from _of_one(case, nominee)


def rests_on_passing(case: Case, nominee: Nominee) -> bool:
    """Tell whether all achievements noted for somebody are unexpected ones or of one theme."""
    noted = case.noted(nominee)
    return bool(noted) and all(one.award_type in PASSING for one in noted)


def _of_one(case: Case, nominee: Nominee) -> Iterator[Said]:
    held = [one.award for one in case.holds(nominee)]
    lost = [one for one in held if not countable(one, case.proposal, case.book)]
    named = "; ".join(award_words(case, one) for one in lost)
    if not _has_other_basis(case, nominee, counted=len(held) > len(lost)):
        if lost:
            yield Said(
                _(
                    "«{name}» chỉ dựa vào khen đột xuất, chuyên đề ({awards}), không làm căn cứ "
                    "xét khen công trạng mức cao hơn. Hãy bổ sung thành tích công trạng."
                ).format(name=nominee.name, awards=named),
                nominee.id,
            )
        elif nominee.achievements:
            yield _only_passing(nominee)
    elif lost:
        words = _("«{name}»: không tính khi xét công trạng mức cao hơn: {awards}.")
        yield Said(words.format(name=nominee.name, awards=named), nominee.id, NOTE)


def _only_passing(nominee: Nominee) -> Said:
    return Said(
        _(
            "Thành tích đã ghi của «{name}» đều là đột xuất, chuyên đề, không phải công trạng. Hãy "
            "bổ sung thành tích công trạng, hoặc sửa loại hình của thành tích."
        ).format(name=nominee.name),
        nominee.id,
        WARN,
    )


def _has_other_basis(case: Case, nominee: Nominee, *, counted: bool) -> bool:
    if counted or not nominee.achievements:
        return counted or bool(nominee.achievement)
    return not rests_on_passing(case, nominee)
