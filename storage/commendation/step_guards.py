"""What a step on the way of a proposal must have, and the words where it has not."""

from __future__ import annotations

from datetime import date

from resources.catalogues import words
from resources.wording import _
from storage.commendation.statuses import asks_paper, asks_reason, next_of
from storage.errors import KnownError
from storage.records import Proposal


class StepNotAllowedError(KnownError):
    """From where the proposal stands it cannot go there."""

    CODE = "KT-01"


class StepTooEarlyError(KnownError):
    """The day lies before the step that was taken last."""

    CODE = "KT-02"


class StepPaperMissingError(KnownError):
    """The step needs the number of a paper."""

    CODE = "KT-03"


class StepReasonMissingError(KnownError):
    """The step needs a reason."""

    CODE = "KT-04"


class StepInFutureError(KnownError):
    """The day has not come yet."""

    CODE = "KT-05"


def refuse_place(proposal: Proposal, status: str) -> None:
    """Raise StepNotAllowedError unless a proposal may go there."""
    if status in next_of(proposal.status):
        return
    said = words("proposal_statuses")
    after = ", ".join(f"«{said[code]}»" for code in next_of(proposal.status))
    raise StepNotAllowedError(
        _(
            "Đề nghị đang ở bước «{now}» nên chưa chuyển sang «{wanted}» được. Không có gì thay "
            "đổi; bước tiếp theo có thể là: {after}."
        ).format(
            now=said.get(proposal.status, proposal.status),
            wanted=said.get(status, status),
            after=after or _("không còn bước nào"),
        )
    )


def refuse_day(proposal: Proposal, on: date, today: date | None) -> None:
    """Raise StepTooEarlyError before the last step, StepInFutureError after today if given."""
    last = last_day(proposal)
    if on < last:
        raise StepTooEarlyError(
            _(
                "Ngày {on:%d/%m/%Y} trước bước đã ghi gần nhất ({last:%d/%m/%Y}). Chưa có gì thay "
                "đổi; hãy sửa lại ngày."
            ).format(on=on, last=last)
        )
    refuse_future(on, today)


def refuse_future(on: date, today: date | None) -> None:
    """Raise StepInFutureError where `today` is given and the day lies after it."""
    if today and on > today:
        raise StepInFutureError(
            _(
                "Ngày {on:%d/%m/%Y} chưa tới. Chưa có gì thay đổi; bước này ghi khi việc đã xong."
            ).format(on=on)
        )


def refuse_unsaid(status: str, reason: str, *, has_paper: bool) -> None:
    """Raise StepPaperMissingError or StepReasonMissingError where a step needs more words."""
    word = words("proposal_statuses")[status]
    if asks_paper(status) and not has_paper:
        raise StepPaperMissingError(
            _("Bước «{step}» cần số văn bản. Chưa có gì thay đổi; hãy ghi số rồi lưu lại.").format(
                step=word
            )
        )
    if asks_reason(status) and not reason:
        raise StepReasonMissingError(
            _("Bước «{step}» cần lý do. Chưa có gì thay đổi; hãy ghi lý do rồi lưu lại.").format(
                step=word
            )
        )


def refuse_back(proposal: Proposal) -> None:
    """Raise StepNotAllowedError without a step to take back, or once awards hang on a decision."""
    if proposal.steps and not proposal.decided_on:
        return
    raise StepNotAllowedError(
        _(
            "Không lùi được bước này: đề nghị chưa đi bước nào, hoặc đã có quyết định. Không có "
            "gì thay đổi; quyết định sai thì ghi hủy bỏ kèm văn bản."
        )
    )


def last_day(proposal: Proposal) -> date:
    """Return the day of the latest step, long ago without any."""
    return max((step.on for step in proposal.steps), default=date.min)
