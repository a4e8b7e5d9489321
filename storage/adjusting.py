"""Adjusting at a post: which figures of a locked month there are, and noting what is right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from resources.catalogues import indicators
from resources.wording import _
from storage.adjustments import made_between, standing_figures
from storage.drift import drift_of
from storage.errors import AdjustmentError
from storage.indicators import EXACT, figures
from storage.ledger import Ledger
from storage.locked_months import made_on_day, months_put_back
from storage.months import ClosedMonth, closed_month, open_month, window
from storage.periods import month_words
from storage.records import Adjustment
from storage.repository import put
from storage.spelling import composed


@dataclass(frozen=True, slots=True)
class Adjustable:
    """One figure of a locked month: as it stands after adjustments, and what the books say now."""

    month: str
    code: str
    part: str
    value: int
    now: int


def adjustable(ledger: Ledger, month: str) -> list[Adjustable]:
    """Return the exact figures of an own locked month, and those that only the books know now."""
    closed = _locked(ledger, month)
    standing = standing_figures(ledger, closed.unit, month)
    now = {
        (f.code, f.part): f.value
        for f in figures(ledger, closed.unit, closed.first, closed.last)
        if f.precision == EXACT
    }
    drifted = {drift.code for drift in drift_of(ledger, month)}
    shown = {*standing, *(key for key in now if key[0] in drifted)}
    return [
        Adjustable(month, code, part, value, now.get((code, part), 0) if code in drifted else value)
        for code, part in sorted(shown)
        for value in [standing.get((code, part), 0)]
    ]


def adjust(ledger: Ledger, figure: Adjustable, right: int, reason: str, today: date) -> Adjustment:
    """Note in the open month what a figure of an own locked month ought to have been.

    Raises AdjustmentError when the month is not locked, nothing differs or no reason is given.
    """
    said = composed(reason.strip())
    with ledger.change():
        closed = _locked(ledger, figure.month)
        standing = standing_figures(ledger, closed.unit, figure.month)
        held = standing.get((figure.code, figure.part), 0)
        if right == held:
            raise AdjustmentError(
                _("Số đúng bằng số đã báo cáo nên không có gì để điều chỉnh. Sổ không đổi.")
            )
        if not said:
            raise AdjustmentError(_("Cần ghi lý do điều chỉnh. Sổ chưa có gì thay đổi."))
        made = Adjustment(
            unit=closed.unit,
            made_on=_day_in_open_month(ledger, today),
            month=figure.month,
            indicator=figure.code,
            part=figure.part,
            reported=held,
            right=right,
            reason=said,
        )
        put(ledger, made)
    return made


def proposed(ledger: Ledger) -> list[Adjustable]:
    """Return what the records of months that were put back say otherwise: to be adjusted or not.

    Only what happened in the month: registers go on after any closing.
    """
    return [
        each
        for month in months_put_back(ledger)
        for each in adjustable(ledger, month)
        if each.now != each.value and not indicators()[each.code].stock
    ]


def unsound(ledger: Ledger, first: date, last: date) -> list[Adjustment]:
    """Return the own adjustments made on some days that no longer say what was reported."""
    made = made_between(ledger, ledger.settings.unit, first, last)
    return [each.adjustment for each in made if not each.applied]


def _locked(ledger: Ledger, month: str) -> ClosedMonth:
    closed = closed_month(ledger, month)
    if closed is None or closed.state != "locked":
        raise AdjustmentError(
            _(
                "{month} chưa bị cấp trên khóa nên không điều chỉnh ở đây. Sổ không đổi; hãy mở "
                "lại tháng nếu đã chốt, hoặc sửa thẳng bản ghi."
            ).format(month=month_words(month).capitalize())
        )
    return closed


def _day_in_open_month(ledger: Ledger, today: date) -> date:
    return made_on_day(*window(ledger, open_month(ledger, today)), today)
