"""What leaves the post with a month: shown to people first, then packed, the very same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from storage.indicators import EXACT, Figure, figures
from storage.ledger import Ledger
from storage.months import closed_month, kept_figures, window
from storage.records import KINDS, Activity, Erasure, Record, fields_of
from storage.repository import between, find

SENT_KINDS: tuple[type[Record], ...] = tuple(kind for kind in KINDS if kind.SENT)
_LATER = (Erasure,)  # came after 0.4.0: absent while empty, or an older superior would refuse all

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that the month speaks of; it travels later, in a bundle of its own."""

    digest: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Amendment:
    """One line of the amendment slip: what a field said in the revision before, and says now."""

    kind: str
    record: str
    field: str
    old: Any
    new: Any
    reason: str


@dataclass(frozen=True, slots=True)
class MonthContent:
    """All that a month bundle says: registers, the month's records, figures, photos, the slip."""

    unit: str
    month: str
    revision: int
    first: date
    last: date
    reason: str
    records: Mapping[type[Record], Sequence[Row]]
    figures: Sequence[Figure]
    photos: Sequence[Photo]
    slip: Sequence[Amendment] = ()


def what_leaves(ledger: Ledger, month: str) -> MonthContent:
    """Return what would leave, or left, with a month, but for the slip: see `outgoing.leaving`."""
    unit, closed = ledger.settings.unit, closed_month(ledger, month)
    first, last = window(ledger, month)
    frozen = closed is not None and closed.is_closed
    revision = closed.revision + (not frozen) if closed else 1
    return MonthContent(
        unit=unit,
        month=month,
        revision=revision,
        first=first,
        last=last,
        reason=closed.reason if closed else "",
        records=_records(ledger, unit, first, last),
        figures=kept_figures(ledger, unit, month) if frozen else figures(ledger, unit, first, last),
        photos=_photos(ledger, unit, first, last),
    )


def amended(content: MonthContent, before: MonthContent) -> MonthContent:
    """Return the content with its slip: each value of the month that differs from before.

    Registers are no part of a month: only dated records and figures stand in the slip.
    """
    lines: list[Amendment] = []
    for kind in (kind for kind in SENT_KINDS if kind.DATED_BY):
        old, new = (by_id(each.records.get(kind, ())) for each in (before, content))
        lines += differences(kind.KIND, old, new, content.reason)
    old, new = (_by_code(each.figures) for each in (before, content))
    lines += differences("figure", old, new, content.reason)
    return replace(content, slip=lines)


def sent_fields(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind that leave the post in a month bundle."""
    facts = ((field.name, field.fact) for field in fields_of(kind))
    return tuple(name for name, fact in facts if fact.sent and not fact.personal)


def _records(ledger: Ledger, unit: str, first: date, last: date) -> dict[type[Record], list[Row]]:
    found = {kind: _rows(ledger, kind, unit, first, last) for kind in SENT_KINDS}
    return {kind: rows for kind, rows in found.items() if rows or kind not in _LATER}


def _rows(ledger: Ledger, kind: type[Record], unit: str, first: date, last: date) -> list[Row]:
    records = (
        between(ledger, kind, unit, first, last) if kind.DATED_BY else find(ledger, kind, unit=unit)
    )
    sent = set(sent_fields(kind))
    rows = [record.model_dump(mode="json", include=sent) for record in records]
    return sorted(rows, key=lambda row: str(row["id"]))


def _photos(ledger: Ledger, unit: str, first: date, last: date) -> list[Photo]:
    query = (
        f"SELECT DISTINCT named.value, coalesce(length(photo.data), 0) FROM [{Activity.KIND}]"
        " JOIN json_each(photos) AS named LEFT JOIN photo ON photo.digest = named.value"
        " WHERE unit = ? AND happened_on BETWEEN ? AND ? AND photos <> '[]' ORDER BY 1"
    )
    found = ledger.db.execute(query, [unit, first.isoformat(), last.isoformat()]).fetchall()
    return [Photo(digest, size) for digest, size in found]


def by_id(rows: Sequence[Row]) -> dict[str, Row]:
    """Return rows by the identity of their record, without when it was changed."""
    return {str(row["id"]): {k: v for k, v in row.items() if k != "changed_at"} for row in rows}


def _by_code(found: Sequence[Figure]) -> dict[str, Row]:
    return {_figure_name(figure): {"value": figure.value} for figure in found}


def _figure_name(figure: Figure) -> str:
    precision = "" if figure.precision == EXACT else figure.precision
    return "/".join(part for part in (figure.code, figure.part, precision) if part)


def differences(
    kind: str, old: dict[str, Row], new: dict[str, Row], reason: str
) -> list[Amendment]:
    """Return each value that differs; a record that came or went differs in all of them."""
    return [
        Amendment(kind, record, field, before.get(field), after.get(field), reason)
        for record in sorted({*old, *new})
        for before, after in [(old.get(record, {}), new.get(record, {}))]
        for field in dict.fromkeys([*before, *after])
        if before.get(field) != after.get(field)
    ]
