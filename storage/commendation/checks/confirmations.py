"""K4 and K12: what the proposer confirms, and the standards that the meeting heard."""

from __future__ import annotations

from collections.abc import Iterator

from resources.wording import _
from storage.commendation.checks.said import NOTE, WARN, Said, authority_word, form_word
from storage.commendation.evidence import Case
from storage.commendation.rules import Rule


def clear(case: Case, rule: Rule) -> Iterator[Said]:
    """K4: the proposer confirms for each that nothing is being looked into; no details are kept.

    Nghị định 152/2025/NĐ-CP; Thông tư 12/2019/TT-BCA Điều 2.
    """
    for nominee in case.judged_by(rule):
        if not nominee.clear:
            yield Said(
                _(
                    "«{name}» chưa được xác nhận «Không thuộc trường hợp chưa xét khen thưởng». "
                    "Hãy kiểm tra rồi đánh dấu (không ghi chi tiết), hoặc rút khỏi danh sách."
                ).format(name=nominee.name),
                nominee.id,
            )


def standards(case: Case, _rule: Rule) -> Iterator[Said]:
    """K12: the standards of the authority are set, and were read at the meeting.

    Luật 06/2022/QH15 Điều 75 khoản 2: ministries and provinces set them for their own awards.
    """
    proposal = case.proposal
    if not case.book.first(
        "standard",
        form=proposal.form,
        authority=proposal.authority,
        award_type=proposal.award_type,
    ):
        yield Said(
            _(
                "Chưa có tiêu chuẩn tặng {form} của {by} trong Quy định khen thưởng. Hãy nhập tiêu "
                "chuẩn do bộ, tỉnh ban hành để in vào biên bản."
            ).format(form=form_word(case), by=authority_word(case)),
            at_most=NOTE,
        )
    if case.selection and not case.selection.standards:
        yield Said(
            _(
                "Biên bản họp ngày {day:%d/%m/%Y} chưa ghi tiêu chuẩn đã đọc. Hãy ghi vào mục Tiêu "
                "chuẩn đã đọc."
            ).format(day=case.selection.held_on),
            at_most=WARN,
        )
