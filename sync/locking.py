"""The lock: the superior says up to which month it reported upward, and posts keep to it.

A locked month takes no revision any more. One that comes later keeps its number in the chain, so
that the chain goes on, and is given back; what is wrong is put right in an open month.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resources.wording import _
from storage.duties import require
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.locked_months import (
    is_locked,
    keep_lock,
    lock_closed,
    locks,
    put_back,
)
from storage.months import closed_months
from storage.periods import month_of, month_words
from sync.answered import receipt_for
from sync.errors import CannotDecryptError, RefusedError, SignatureError
from sync.held import held_registry, is_paired
from sync.keys import UnitKeys
from sync.outbox import Outgoing, outgoing
from sync.outgoing import sent_content
from sync.receipts import Reason
from sync.received import TAKEN, ReceivedBundle

REVISION_AFTER, FIRST_AFTER = "KH-01", "KH-02"

_ARRIVED = ("full", "noted", "returned")


class LockRefusedError(KnownError):
    """The month cannot be locked: it is not over, or it is locked already."""

    CODE = "KH-03"


class LockedReturnError(RefusedError):
    """A month that was reported upward is not given back: no revision of it would count."""

    CODE = "KH-04"
    SAYS = _(
        "Kỳ này đã khóa nên không trả lại được: bản gửi lại sẽ không thay số liệu. Chưa có gì thay "
        "đổi; hãy ghi lưu ý để đơn vị ghi “Điều chỉnh kỳ trước”."
    )


@dataclass(frozen=True, slots=True)
class Locked:
    """What hearing of a lock changed at a post: `put_back` are months whose changes do not count.

    They were open again, or said anew after the lock; what their records say otherwise is to be
    noted as adjustments.
    """

    through: str
    months: Sequence[str] = ()
    put_back: Sequence[str] = ()


def lock(ledger: Ledger, through: str, paper: str, today: date) -> None:
    """Lock all units' months up to one that is over; `paper` names the superior's own report.

    Raises LockRefusedError.
    """
    require(ledger, "close")
    with ledger.change():
        if through >= month_of(today, ledger.settings.cutoff_day):
            words = _("Chưa khóa được {month}: kỳ này chưa kết thúc. Không có gì thay đổi.")
            raise LockRefusedError(words.format(month=month_words(through)))
        if is_locked(ledger, through):
            words = _("{month} đã khóa rồi. Không có gì thay đổi; hãy chọn kỳ sau.")
            raise LockRefusedError(words.format(month=month_words(through).capitalize()))
        keep_lock(ledger, through, paper)


def lock_months(ledger: Ledger, through: str, keys: UnitKeys | None = None) -> Locked:
    """Lock a post's closed months up to one that its superior named; again it changes nothing.

    A month that was open again goes back to what the superior took in: its own bundle tells, which
    `keys` open. One that never arrived there is not locked yet: it may have to be closed anew, as
    when the key that sealed it has ended.
    """
    with ledger.change():
        keep_lock(ledger, through)
        reached = lock_closed(ledger, but=_never_arrived(ledger))
        back = [one.month for one in reached if not one.is_closed]
        if keys is not None:
            back += [month for month in _said_too_late(ledger, keys) if month not in back]
    return Locked(through, [one.month for one in reached], sorted(back))


def refused_by_lock(reasons: Sequence[Reason]) -> bool:
    """Tell whether a receipt says that its bundle came after the lock."""
    return any(reason.code == REVISION_AFTER for reason in reasons)


def came_after_lock(ledger: Ledger, bundle: ReceivedBundle) -> bool:
    """Tell whether a bundle that was taken in has its number in the chain and nothing else.

    Its revision does not tell: a new laptop with empty books counts from 1 again.
    """
    if bundle.state != TAKEN or not is_locked(ledger, bundle.month):
        return False
    return REVISION_AFTER in bundle.codes.split()


def lock_reason(ledger: Ledger, month: str, *, first: bool) -> Reason:
    """Say why a bundle of a locked month was not taken over, or, the `first` one, only noted."""
    told = next(each for each in locks(ledger) if each.month >= month)
    paper = _(" (báo cáo {paper})").format(paper=told.paper) if told.paper else ""
    words = _(
        "Số liệu đã khóa đến hết {through}{paper}: bản gửi lại không thay số liệu đã nhận. Hãy ghi "
        "“Điều chỉnh kỳ trước” trong tháng đang mở."
    )
    if first:
        words = _(
            "Số liệu đã khóa đến hết {through}{paper}: gói này đến sau nên chưa có trong báo cáo "
            "đó; số liệu đã vào sổ."
        )
    said = words.format(through=month_words(told.month), paper=paper)
    return Reason(code=FIRST_AFTER if first else REVISION_AFTER, words=said)


def lock_words(locked: Locked | None) -> str:
    """Say at a post what a lock changed, "" for nothing."""
    if locked is None or not (locked.months or locked.put_back):
        return ""
    words = _("Cấp trên đã khóa số liệu đến hết {through}.").format(
        through=month_words(locked.through)
    )
    if not locked.put_back:
        return words
    back = _(
        "{months} trở về số liệu cấp trên đã nhận; chỗ sổ nay ghi khác vẫn còn, hãy xem “Điều "
        "chỉnh kỳ trước” ở tháng đó."
    )
    months = ", ".join(month_words(month) for month in locked.put_back)
    return f"{words} {back.format(months=f'{months[:1].upper()}{months[1:]}')}"


def standing_bundle(ledger: Ledger, month: str) -> Outgoing | None:
    """Return the newest bundle of a month that counts above, or may count yet.

    That is none that was refused, given back by the lock, or sealed by a laptop that was replaced
    before it arrived.
    """
    for bundle in reversed(outgoing(ledger, month)):
        kept = receipt_for(ledger, bundle)
        gone = kept and (kept.answer == "refused" or refused_by_lock(kept.reasons))
        if not gone and (bundle.answer in _ARRIVED or not _replaced(ledger, bundle)):
            return bundle
    return None


def _replaced(ledger: Ledger, bundle: Outgoing) -> bool:
    """Tell whether the key that sealed a bundle was replaced; none was before pairing."""
    if not is_paired(ledger):
        return False
    return bundle.epoch < held_registry(ledger).registry.newest_epoch(ledger.settings.unit)


def _never_arrived(ledger: Ledger) -> set[str]:
    arrived = {one.month for one in outgoing(ledger) if one.answer in _ARRIVED}
    return {one.month for one in closed_months(ledger)} - arrived


def _said_too_late(ledger: Ledger, keys: UnitKeys) -> list[str]:
    """Put back each locked month whose newest revision came after the lock, and return them."""
    found = []
    for closed in closed_months(ledger):
        standing = standing_bundle(ledger, closed.month) if closed.state == "locked" else None
        if standing is None or standing.revision == closed.revision:
            continue
        try:
            said = sent_content(ledger, standing, keys)
        except (SignatureError, CannotDecryptError):  # sealed by a computer that was lost
            continue
        put_back(ledger, closed.month, said.revision, said.reason, said.figures)
        found.append(closed.month)
    return found
