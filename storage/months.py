"""Report months: open, closed with frozen figures, opened again with a reason, closed anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from resources.wording import _
from storage.duties import require
from storage.errors import MonthStateError
from storage.frozen_figures import count_in_year
from storage.indicators import Figure, figures
from storage.journal import note, now_text
from storage.ledger import Ledger
from storage.periods import month_of, month_words, next_month, previous_month, window_of
from storage.spelling import composed


@dataclass(frozen=True, slots=True)
class ClosedMonth:
    """A month that was closed; `revision` counts from 1, `state` is closed, reopened or locked."""

    unit: str
    month: str
    revision: int
    first: date
    last: date
    state: str
    closed_at: str
    reason: str

    @property
    def is_closed(self) -> bool:
        """Tell whether its records refuse change now."""
        return self.state != "reopened"


def window(ledger: Ledger, month: str) -> tuple[date, date]:
    """Return the days of a month: those it was closed with, or those of the setting.

    It begins where the month before was closed, so that changing the setting loses no day.
    """
    closed, before = closed_month(ledger, month), closed_month(ledger, previous_month(month))
    if closed:
        return closed.first, closed.last
    first, last = window_of(month, ledger.settings.cutoff_day)
    return before.last + timedelta(days=1) if before else first, last


def open_month(ledger: Ledger, today: date) -> str:
    """Return the month that has to be closed next: the one after the last closed one.

    Books without a closed month start with the month that is set, or with that of their oldest
    activity; an award or a launch of years ago is history and begins nothing.
    """
    done = closed_months(ledger)
    for closed in done:
        if not closed.is_closed:
            return closed.month
    if done:
        return next_month(done[-1].month)
    settings = ledger.settings
    return settings.begins or month_of(_oldest_day(ledger) or today, settings.cutoff_day)


def closed_months(ledger: Ledger) -> list[ClosedMonth]:
    """Return the months of these books that were ever closed, oldest first."""
    query = "SELECT * FROM closed_month WHERE unit = ? ORDER BY month"
    return [_closed_month(row) for row in ledger.db.query(query, [ledger.settings.unit])]


def closed_month(ledger: Ledger, month: str) -> ClosedMonth | None:
    """Return how a month was closed, or None if it never was."""
    query = "SELECT * FROM closed_month WHERE unit = ? AND month = ?"
    found = list(ledger.db.query(query, [ledger.settings.unit, month]))
    return _closed_month(found[0]) if found else None


def shut_month(ledger: Ledger, day: date) -> ClosedMonth | None:
    """Return the month that refuses records of a day of these books, None where it is open."""
    query = (
        "SELECT * FROM closed_month WHERE unit = ? AND state <> 'reopened'"
        " AND ? BETWEEN first AND last"
    )
    found = list(ledger.db.query(query, [ledger.settings.unit, day.isoformat()]))
    return _closed_month(found[0]) if found else None


def freeze(ledger: Ledger, month: str) -> ClosedMonth:
    """Freeze a month's figures and shut its records; belongs inside the change that seals them.

    Raises MonthStateError if the month is closed already.
    """
    require(ledger, "close")
    unit, closed_at = ledger.settings.unit, now_text()
    with ledger.change():
        before = closed_month(ledger, month)
        if before and before.is_closed:
            raise MonthStateError(
                _(
                    "{month} đã được chốt rồi; không có gì thay đổi. Hãy mở lại tháng nếu cần sửa."
                ).format(month=month_words(month).capitalize())
            )
        first, last = window(ledger, month)
        revision = before.revision + 1 if before else 1
        reason = before.reason if before else ""
        keep_figures(ledger, unit, month, figures(ledger, unit, first, last))
        ledger.db.execute(
            "INSERT OR REPLACE INTO closed_month"
            " (unit, month, revision, first, last, state, closed_at, reason)"
            " VALUES (?, ?, ?, ?, ?, 'closed', ?, ?)",
            [unit, month, revision, first.isoformat(), last.isoformat(), closed_at, reason],
        )
        note(ledger, "close", "closed_month", month, str(revision))
    return ClosedMonth(unit, month, revision, first, last, "closed", closed_at, reason)


def reopen(ledger: Ledger, month: str, reason: str) -> None:
    """Open a closed month again, to be closed as a new revision with an amendment slip.

    Raises MonthStateError if it is not closed, is locked by the superior, or no reason is given.
    """
    require(ledger, "reopen")
    said = composed(reason.strip())
    if not said:
        raise MonthStateError(_("Cần ghi lý do mở lại tháng. Chưa có gì thay đổi."))
    with ledger.change():
        closed = closed_month(ledger, month)
        if closed is None or closed.state != "closed":
            raise MonthStateError(
                _(
                    "Chỉ mở lại được tháng đã chốt và chưa bị cấp trên khóa. Không có gì thay đổi; "
                    "số cần sửa sau khi khóa ghi vào tháng đang mở."
                )
            )
        ledger.db.execute(
            "UPDATE closed_month SET state = 'reopened', reason = ? WHERE unit = ? AND month = ?",
            [said, closed.unit, month],
        )
        note(ledger, "reopen", "closed_month", month, said)


def keep_figures(ledger: Ledger, unit: str, month: str, found: list[Figure]) -> None:
    """Put the figures of a unit's month in place of those kept before."""
    with ledger.change():
        count_in_year(ledger, unit, month, -1)
        ledger.db.execute("DELETE FROM figure WHERE unit = ? AND month = ?", [unit, month])
        ledger.connection.executemany(
            "INSERT INTO figure (unit, month, code, part, precision, value)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(unit, month, f.code, f.part, f.precision, f.value) for f in found],
        )
        count_in_year(ledger, unit, month, 1)


def kept_figures(ledger: Ledger, unit: str, month: str) -> list[Figure]:
    """Return the frozen figures of a unit's month."""
    query = "SELECT code, part, precision, value FROM figure WHERE unit = ? AND month = ?"
    return [Figure(*row) for row in ledger.db.execute(query, [unit, month]).fetchall()]


def _oldest_day(ledger: Ledger) -> date | None:
    query = "SELECT min(happened_on) FROM activity WHERE unit = ?"
    (day,) = ledger.db.execute(query, [ledger.settings.unit]).fetchone()
    return date.fromisoformat(day) if day else None


def _closed_month(row: dict[str, object]) -> ClosedMonth:
    days = {name: date.fromisoformat(str(row[name])) for name in ("first", "last")}
    return ClosedMonth(**(row | days))  # type: ignore[arg-type]  # the columns are its fields
