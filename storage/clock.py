"""Where the books can tell that the clock of the computer is wrong; nothing is decided by it.

Order comes from numbers everywhere. But deadlines, the open month and the dates on papers follow
the clock, so people must hear of it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from resources.wording import _
from storage.ledger import Ledger

_MADE = datetime(2026, 11, 22, tzinfo=UTC)  # no day on which this program runs is before it
_BEHIND = timedelta(hours=1)  # clocks that are put right by some minutes are no news


def clock_doubt(ledger: Ledger, now: datetime | None = None) -> str | None:
    """Say in words why the clock must be wrong, None where nothing tells so."""
    moment = now or datetime.now(UTC)
    last = _last_line(ledger)
    said = {"now": f"{moment.astimezone():%H:%M %d/%m/%Y}"}
    if last and moment < last - _BEHIND:
        said["last"] = f"{last.astimezone():%H:%M %d/%m/%Y}"
        return _(
            "Đồng hồ của máy chỉ {now}, sớm hơn lần ghi sổ trước ({last}). Sổ không mất gì; hãy "
            "xem lại ngày giờ của máy, đúng rồi thì cứ làm tiếp."
        ).format(**said)
    if moment < _MADE:
        return _(
            "Đồng hồ của máy chỉ {now}, trước cả ngày làm ra phần mềm này. Sổ không mất gì; hãy "
            "chỉnh ngày giờ của máy cho đúng."
        ).format(**said)
    return None


def _last_line(ledger: Ledger) -> datetime | None:
    row = ledger.db.execute("SELECT at FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return datetime.fromisoformat(row[0]) if row else None
