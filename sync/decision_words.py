"""What is said of an answer to whoever opened it: it names people, so it stands in no file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resources.catalogues import words
from resources.wording import _
from storage.commendation.decisions import short_reason
from storage.ledger import Ledger
from storage.months import shut_month
from storage.periods import month_words
from storage.records import Award
from sync.decision_taking import TakenDecision


def decision_words(ledger: Ledger, taken: TakenDecision) -> str:
    """Say what an answer changed and what is left to do."""
    return " ".join(part for part in _said(ledger, taken) if part)


def waiting_words(ledger: Ledger, waiting: Sequence[Award]) -> str:
    """Say that decided awards wait for their closed months, and what to do; "" where none does."""
    if not waiting:
        return ""
    said = _(
        "{count} khen thưởng chờ, chưa vào sổ: {months} đã chốt. Quyết định vẫn giữ trong sổ; "
        "mở lại tháng đó (ghi lý do) thì tự vào sổ."
    )
    return said.format(count=len(waiting), months=_months(ledger, waiting))


def _said(ledger: Ledger, taken: TakenDecision) -> Iterator[str]:
    document, occasion = taken.document, taken.proposal.occasion
    status = words("proposal_statuses").get(document.status, document.status)
    head = _("«{occasion}»: {status}, {on:%d/%m/%Y}.")
    yield head.format(occasion=occasion, status=status.lower(), on=document.on)
    if not taken.fresh:
        yield _("Đã nhận trước đó, hoặc cũ hơn trả lời đã nhận; không có gì thay đổi.")
        return
    if document.paper:
        yield _("Số {paper}.").format(paper=document.paper)
    if document.reason:
        yield _("Lý do: {reason}.").format(reason=short_reason(document.reason).rstrip(". "))
    if not taken.moved:
        yield _(
            "Đề nghị giữ nguyên vì sổ đã có quyết định, đã gửi hồ sơ mới hơn hoặc đã hủy bỏ đề "
            "nghị."
        )
    yield from _of_awards(ledger, taken)


def _of_awards(ledger: Ledger, taken: TakenDecision) -> Iterator[str]:
    if taken.awards:
        said = _("{count} khen thưởng đã vào sổ khen thưởng.")
        yield said.format(count=len(taken.awards))
    yield waiting_words(ledger, taken.waiting)
    if taken.contrary:
        said = _("{count} khen thưởng trong sổ khác với quyết định này; hãy xem lại: {names}.")
        names = ", ".join(award.name for award in taken.contrary)
        yield said.format(count=len(taken.contrary), names=names)
    if taken.unknown:
        said = _(
            "Được tặng nhưng không còn trong đề nghị, hãy ghi tay vào sổ khen thưởng: {names}."
        )
        yield said.format(names=", ".join(each.name for each in taken.unknown))


def _months(ledger: Ledger, awards: Sequence[Award]) -> str:
    shut = (shut_month(ledger, day) for day in sorted({award.decided_on for award in awards}))
    return ", ".join(dict.fromkeys(month_words(one.month) for one in shut if one))
