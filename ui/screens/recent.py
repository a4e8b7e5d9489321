"""What became of the last months, and what is to be done next: for the first screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resources.wording import _
from storage.ledger import Ledger
from storage.months import closed_months, window
from storage.periods import month_words, months_between
from ui.screens.month_lines import Standing, standing
from ui.screens.words import date_words

_SHOWN = 3  # months; the month's own screen has the year
_TO_WRITE, _TO_MEND = "sealed", ("returned", "refused", "reopened")


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do next: its words, and the month whose screen does it ("" for none)."""

    words: str
    month: str = ""


def recent_months(ledger: Ledger, today: date) -> list[Standing]:
    """Return how far the last closed months have come, the newest first."""
    months = [closed.month for closed in reversed(closed_months(ledger))][:_SHOWN]
    return [standing(ledger, month, today) for month in months]


def deadline_words(left: int) -> str:
    """Say how many days are left to send, with {days} and {due} to be filled in."""
    if left < 0:
        return _("Quá hạn gửi {days} ngày (hạn {due})")
    if left == 0:
        return _("Hôm nay là hạn gửi ({due})")
    return _("Còn {days} ngày đến hạn gửi {due}")


def due_step(recent: Sequence[Standing]) -> NextStep | None:
    """Say what a closed month waits for: to be mended, or to be carried up."""
    wrong = next((one for one in recent if one.state in _TO_MEND), None)
    if wrong:
        words = _("{month} phải sửa rồi chốt và gửi lại.")
        return NextStep(words.format(month=_named(wrong.month)), wrong.month)
    waiting = next((one for one in reversed(recent) if one.state == _TO_WRITE), None)
    if waiting is None:
        return None
    words = _("{month} đã chốt; hãy ghi gói ra USB để gửi cấp trên.")
    return NextStep(words.format(month=_named(waiting.month)), waiting.month)


def next_step(ledger: Ledger, month: str, today: date) -> NextStep:
    """Say what comes next when nothing is missing in the open month."""
    last = window(ledger, month)[1]
    if today < last:
        words = _("Cứ ghi tiếp; từ {day} thì chốt {month} và gửi.")
        return NextStep(words.format(day=date_words(last), month=month_words(month)))
    words = _("{month} đã hết kỳ; có thể chốt và gửi.")
    return NextStep(words.format(month=_named(month)), month)


def last_year(month: str) -> list[str]:
    """Return the twelve months that end with a month."""
    before = f"{int(month[:4]) - 1}{month[4:]}"
    return months_between(before, month)[1:]


def _named(month: str) -> str:
    return month_words(month).capitalize()
