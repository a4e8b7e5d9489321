"""Months that the superior has reported upward: from then on they are adjusted, never said anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from storage.indicators import Figure
from storage.journal import note, now_text
from storage.ledger import Ledger
from storage.months import ClosedMonth, closed_month, closed_months, keep_figures


@dataclass(frozen=True, slots=True)
class Lock:
    """Months up to `month` were reported upward; `paper` is the number and day of that report."""

    month: str
    locked_at: str
    paper: str


def locks(ledger: Ledger) -> list[Lock]:
    """Return the locks that these books gave, or heard of, the oldest first."""
    query = "SELECT month, locked_at, paper FROM locked_month ORDER BY month"
    return [Lock(*row) for row in ledger.db.execute(query).fetchall()]


def locked_through(ledger: Ledger) -> str | None:
    """Return the last month that is locked, None where none is."""
    (month,) = ledger.db.execute("SELECT max(month) FROM locked_month").fetchone()
    return month or None


def is_locked(ledger: Ledger, month: str) -> bool:
    """Tell whether a month was reported upward, in these books or above them."""
    return month <= (locked_through(ledger) or "")


def keep_lock(ledger: Ledger, through: str, paper: str = "") -> None:
    """Keep that months up to one are locked; a lock of before is never taken back."""
    if is_locked(ledger, through):
        return
    with ledger.change():
        row = {"month": through, "locked_at": now_text(), "paper": paper}
        ledger.db.table("locked_month").insert(row)
        note(ledger, "lock", "locked_month", through, paper)


def lock_closed(ledger: Ledger, but: Collection[str] = ()) -> list[ClosedMonth]:
    """Lock the own closed months that the lock has reached; return them as they were before.

    One that was open again is shut with the figures that it was last closed with. Those named in
    `but` stay as they are.
    """
    reached = [
        one
        for one in closed_months(ledger)
        if one.state != "locked" and one.month not in but and is_locked(ledger, one.month)
    ]
    query = "UPDATE closed_month SET state = 'locked' WHERE unit = ? AND month = ?"
    with ledger.change():
        for one in reached:
            ledger.db.execute(query, [one.unit, one.month])
            note(ledger, "lock", "closed_month", one.month, one.state)
    return reached


def put_back(
    ledger: Ledger, month: str, revision: int, reason: str, figures: Sequence[Figure]
) -> None:
    """Let a locked month say what an earlier revision of it said; its records stay as they are."""
    locked = closed_month(ledger, month)
    if locked is None or locked.state != "locked":
        raise ValueError(month)
    query = (
        "UPDATE closed_month SET state = ?, revision = ?, reason = ? WHERE unit = ? AND month = ?"
    )
    values = [revision, reason, locked.unit, month]
    with ledger.change():
        ledger.db.execute(query, ["reopened", *values])  # frozen figures refuse change
        keep_figures(ledger, locked.unit, month, list(figures))
        ledger.db.execute(query, ["locked", *values])
        note(ledger, "put_back", "closed_month", month, str(revision))


def months_put_back(ledger: Ledger) -> list[str]:
    """Return the months that were open again, or said anew too late, when the lock came."""
    query = (
        "SELECT DISTINCT record FROM journal WHERE kind = 'closed_month'"
        " AND (action = 'put_back' OR (action = 'lock' AND after = 'reopened')) ORDER BY record"
    )
    return [month for (month,) in ledger.db.execute(query).fetchall()]


def made_on_day(first: date, last: date, today: date) -> date:
    """Return the day of an open month on which something is noted today."""
    return min(max(today, first), last)
