"""K9: one submission, one authority, one type of award, one occasion (Nghị định 98/2023 Mẫu 01)."""

from __future__ import annotations

from collections.abc import Iterator

from resources.catalogues import words
from resources.wording import _
from storage.commendation.checks.counted import rests_on_passing
from storage.commendation.checks.said import WARN, Said, authority_word, form_word, proposal_words
from storage.commendation.counted import MERIT
from storage.commendation.evidence import Case
from storage.commendation.rules import Rule, default_rules
from storage.spelling import fold

_SEVERAL = "several"  # of award_forms and award_authorities: a sum of history, never a proposal


def one_submission(case: Case, rule: Rule) -> Iterator[Said]:
    """K9: one authority that gives this form on this day, one type, one occasion.

    Nghị định 98/2023/NĐ-CP Phụ lục I, Mẫu số 01; which authority gives what: Luật Điều 75, 80.
    """
    yield from _authority(case)
    yield from _other_types(case, rule)
    for rival in case.rivals:
        if fold(rival.occasion) == fold(case.proposal.occasion):
            yield Said(
                _(
                    "Cùng dịp, cùng cấp khen, cùng loại hình đã có đề nghị {proposal}. Hãy gộp vào "
                    "một tờ trình, hoặc nêu lý do."
                ).format(proposal=proposal_words(rival)),
                at_most=WARN,
            )


def _authority(case: Case) -> Iterator[Said]:
    proposal = case.proposal
    form, by = form_word(case), authority_word(case)
    if _SEVERAL in (proposal.form, proposal.authority):
        yield Said(
            _("Tờ trình chỉ gửi một cấp, một hình thức; «chưa tách» chỉ dùng khi nhập số liệu cũ.")
        )
        return
    rule = _in_book(case, "authority", proposal.authority)
    if rule is None:
        yield _not_in_force(case, "authority", proposal.authority)
    elif rule.forms and proposal.form not in rule.forms:
        yield Said(
            _("{by} không tặng {form}. Hãy chọn lại cấp khen hoặc hình thức.").format(
                by=by, form=form
            )
        )
    if _in_book(case, "form", proposal.form) is None:
        yield _not_in_force(case, "form", proposal.form)


def _not_in_force(case: Case, role: str, code: str) -> Said:
    if not any((rule.role, rule.code) == (role, code) for rule in default_rules()):
        text = _("«{code}» không có trong danh mục nên chưa kiểm tra được. Hãy chọn lại.")
        return Said(text.format(code=code), at_most=WARN)
    what = form_word(case) if role == "form" else authority_word(case)
    text = _("{what} không còn hoặc chưa có hiệu lực ngày {day:%d/%m/%Y}. Hãy chọn lại.")
    return Said(text.format(what=what, day=case.day))


def _in_book(case: Case, role: str, code: str) -> Rule | None:
    found = (rule for rule in case.book.rules if (rule.role, rule.code) == (role, code))
    return next(found, None)


def _other_types(case: Case, rule: Rule) -> Iterator[Said]:
    wanted = case.proposal.award_type
    told_by_k3 = wanted == MERIT and case.book.check("k3") is not None
    for nominee in case.judged_by(rule):
        others = {one.award_type for one in case.noted(nominee)} - {wanted}
        if not others or (told_by_k3 and rests_on_passing(case, nominee)):
            continue
        names = words("award_types")
        yield Said(
            _(
                "Thành tích của «{name}» thuộc loại hình {others}, còn tờ trình là {wanted}. Hãy "
                "tách tờ trình, hoặc sửa loại hình."
            ).format(
                name=nominee.name,
                others=", ".join(names.get(one, one).lower() for one in sorted(others)),
                wanted=names.get(wanted, wanted).lower(),
            ),
            nominee.id,
            WARN,
        )
