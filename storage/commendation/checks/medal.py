"""K10: the commemorative medal, once in a life, for people only (Thông tư 20/2025/TT-BCA)."""

from __future__ import annotations

from collections.abc import Iterator

from resources.wording import _
from storage.commendation.checks.said import WARN, Said, award_words, form_word, proposal_words
from storage.commendation.evidence import Case
from storage.commendation.people import PERSON
from storage.commendation.rules import Rule
from storage.records import Nominee


def once_in_life(case: Case, rule: Rule) -> Iterator[Said]:
    """K10: a person gets the medal once; nobody else gets it at all (Thông tư 20/2025/TT-BCA)."""
    medal = form_word(case)
    for nominee in case.judged_by(rule):
        if nominee.subject != PERSON:
            yield Said(
                _("{medal} chỉ tặng cá nhân; hãy chọn hình thức khác cho «{name}».").format(
                    medal=medal, name=nominee.name
                ),
                nominee.id,
            )
            continue
        if not nominee.eligible:
            yield Said(
                _(
                    "«{name}» chưa được đánh dấu đủ điều kiện xét {medal}; hãy kiểm tra rồi đánh "
                    "dấu, hoặc rút khỏi danh sách."
                ).format(medal=medal, name=nominee.name),
                nominee.id,
            )
        yield from _had(case, nominee, medal)


def _had(case: Case, nominee: Nominee, medal: str) -> Iterator[Said]:
    form = case.proposal.form
    for held in case.held.get(nominee.id, ()):
        if held.award.form == form and not held.cancelled:
            where = _("đã được tặng {award}").format(award=award_words(case, held.award))
            yield _twice(nominee, medal, where, sure=held.sure)
    for claim, sure in case.claims_of(nominee):
        if claim.proposal.form == form and claim.stands and not claim.awards:
            where = _("đang có trong đề nghị {proposal}").format(
                proposal=proposal_words(claim.proposal)
            )
            yield _twice(nominee, medal, where, sure=sure)


def _twice(nominee: Nominee, medal: str, where: str, *, sure: bool) -> Said:
    once = _("{medal} chỉ tặng một lần cho một người: hãy rút khỏi danh sách.").format(medal=medal)
    if sure:
        return Said(f"«{nominee.name}» {where}. {once}", nominee.id)
    perhaps = _(
        "Nếu là người khác trùng tên, hãy ghi năm sinh hoặc gắn với trang của người đó; nếu không "
        "thì nêu lý do."
    )
    return Said(
        _("Có người tên «{name}» {where}.").format(name=nominee.name, where=where) + " " + perhaps,
        nominee.id,
        WARN,
    )
