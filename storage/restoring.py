"""Putting records and months back into a unit's own books: what is there and newer stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from storage.cards import list_due
from storage.driver import IntegrityError
from storage.errors import StillReferredError
from storage.indicators import Figure
from storage.journal import note
from storage.ledger import Ledger
from storage.months import ClosedMonth, closed_month, closed_months, keep_figures
from storage.privacy.erasing import erase_again
from storage.records import Erasure, Record, fields_of
from storage.repository import between, find, put, remove


@dataclass(frozen=True, slots=True)
class MonthBack:
    """A month as it was closed elsewhere, with its frozen figures.

    `shut` is false for one that has to be looked at and closed anew in any case.
    """

    closed: ClosedMonth
    figures: Sequence[Figure]
    shut: bool = True


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What came back: how many records, which months; those that stay open, with what differs."""

    records: int
    months: Sequence[str]
    left_open: Mapping[str, int]


def bring_back(
    ledger: Ledger,
    records: Mapping[type[Record], Sequence[Record]],
    months: Sequence[MonthBack],
    ever: frozenset[str],
) -> BroughtBack:
    """Put records and months back; it belongs inside a change.

    Of a record that is here too, the one that was changed last stands, and keeps what never left
    the post; where the clock went back, the one that is here. Dated records come back only into the
    months given. What these books hold of such a month beyond it stays, and then the month stays
    open: nobody's work is deleted. Only what was once sent (`ever`) and taken out later goes.
    """
    ledger.db.execute("PRAGMA defer_foreign_keys = ON")  # looked at when all is in place
    for month in months:
        _open(ledger, month)
    written = 0
    for found in records.values():
        for record in found:
            written += _is_meant(record, months) and _put(ledger, record)
    _forget_erased(ledger)
    list_due(ledger.db)  # here there is time for it; the next search should not wait
    differing = {one.closed.month: _differing(ledger, one, records, ever) for one in months}
    for one in months:
        _shut(ledger, one, differing[one.closed.month])
    left = {
        one.closed.month: differing[one.closed.month]
        for one in months
        if differing[one.closed.month] or not one.shut
    }
    return BroughtBack(written, [one.closed.month for one in months], left)


def _forget_erased(ledger: Ledger) -> None:
    """Erase again what came back of people who were erased, in a dossier from before."""
    erase_again(ledger, find(ledger, Erasure, unit=ledger.settings.unit))


def _is_meant(record: Record, months: Iterable[MonthBack]) -> bool:
    dated_by = type(record).DATED_BY
    if not dated_by or not type(record).SENT:
        return True
    day: date = getattr(record, dated_by)
    return any(one.closed.first <= day <= one.closed.last for one in months)


def _open(ledger: Ledger, month: MonthBack) -> None:
    """Let a month be written: it stands here as one that was opened again."""
    said = month.closed
    before = closed_month(ledger, said.month)
    revision = max(said.revision, before.revision if before else 0)
    ledger.db.execute(
        "INSERT OR REPLACE INTO closed_month"
        " (unit, month, revision, first, last, state, closed_at, reason)"
        " VALUES (?, ?, ?, ?, ?, 'reopened', ?, ?)",
        [
            said.unit,
            said.month,
            revision,
            said.first.isoformat(),
            said.last.isoformat(),
            said.closed_at,
            said.reason,
        ],
    )


def _shut(ledger: Ledger, month: MonthBack, differing: int) -> None:
    said = month.closed
    keep_figures(ledger, said.unit, said.month, list(month.figures))
    note(ledger, "recover", "closed_month", said.month, str(said.revision))
    if month.shut and not differing:
        query = "UPDATE closed_month SET state = 'closed' WHERE unit = ? AND month = ?"
        ledger.db.execute(query, [said.unit, said.month])


def _put(ledger: Ledger, record: Record) -> bool:
    """Write a record that is not here, or was changed here before; tell whether it was written."""
    here = next(iter(find(ledger, type(record), id=record.id)), None)
    if here is not None and (
        here.changed_at >= record.changed_at or _when_is_not_known(ledger, here)
    ):
        return False
    if here is not None and _in_shut_month(ledger, here):
        return False
    put(ledger, _with_what_stayed(record, here))
    return True


def _when_is_not_known(ledger: Ledger, record: Record) -> bool:
    """Tell whether the clock stood before an earlier line of the journal when it was last changed.

    A laptop whose battery is dead begins in the past: what is typed there then is no older for it.
    """
    query = (
        "SELECT EXISTS (SELECT 1 FROM journal AS earlier"
        " WHERE earlier.seq < line.seq AND earlier.at > line.at)"
        " FROM journal AS line WHERE kind = ? AND record = ? ORDER BY seq DESC LIMIT 1"
    )
    found = ledger.db.execute(query, [record.KIND, record.id]).fetchone()
    return bool(found and found[0])


def _with_what_stayed(record: Record, here: Record | None) -> Record:
    """Keep what never leaves the post, and so did not come back."""
    if here is None:
        return record
    stayed = [
        field.name
        for field in fields_of(type(record))
        if not field.fact.sent or (field.fact.personal and type(record).SENT)
    ]
    return record.model_copy(update={name: getattr(here, name) for name in stayed})


def _in_shut_month(ledger: Ledger, record: Record) -> bool:
    dated_by = type(record).DATED_BY
    if not dated_by:
        return False
    day: date = getattr(record, dated_by)
    return any(one.is_closed and one.first <= day <= one.last for one in closed_months(ledger))


def _differing(
    ledger: Ledger,
    month: MonthBack,
    records: Mapping[type[Record], Sequence[Record]],
    ever: frozenset[str],
) -> int:
    """Count the records of a month that these books hold otherwise than it was closed."""
    said, count = month.closed, 0
    for kind in (kind for kind in records if kind.DATED_BY and kind.SENT):
        told = {record.id: record for record in records[kind]}
        for here in between(ledger, kind, said.unit, said.first, said.last):
            if here.id in told:
                count += _says_other(here, told[here.id])
            elif here.id not in ever or not _taken_out(ledger, here):
                count += 1
    return count


def _says_other(here: Record, told: Record) -> bool:
    return _with_what_stayed(told, here).model_dump(exclude={"changed_at"}) != here.model_dump(
        exclude={"changed_at"}
    )


def _taken_out(ledger: Ledger, record: Record) -> bool:
    """Take a record out that was sent once and taken out later; false while others refer to it."""
    try:
        remove(ledger, record)
    except (StillReferredError, IntegrityError):
        return False
    return True
