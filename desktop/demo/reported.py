"""Reviews as they were reported in public: records written by hand in one file each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from storage.ledger import Ledger
from storage.periods import span_of
from storage.records import KIND_NAMED, Record, Report, new_identity
from storage.report_period import Period
from storage.repository import put
from ui.paper.reports.report_document import title_of


@dataclass(frozen=True, slots=True)
class Reported:
    """What one file says: whose it is, the months it speaks of, its records with their facts."""

    unit: str
    period: Period
    today: date
    records: tuple[Record, ...]
    report: Report | None
    facts: frozenset[str]


def read_reported(path: Path) -> Reported:
    """Read a file of reported facts; "@name" in it becomes the identity of what has that name."""
    said = tomllib.loads(path.read_text("utf-8"))
    period = Period(said["first_month"], said["last_month"])
    rows = [(kind, row) for kind, rows in said["records"].items() for row in rows]
    named = {f"@{row['as']}": new_identity() for _kind, row in rows if "as" in row}
    facts = {fact for _kind, row in rows for fact in row["facts"]}
    report = said.get("report")
    return Reported(
        unit=said["unit"],
        period=period,
        today=said["today"],
        records=tuple(_record(said["unit"], period, kind, row, named) for kind, row in rows),
        report=_report(said["unit"], period, report) if report else None,
        facts=frozenset(facts | set(report["facts"] if report else ())),
    )


def keep_reported(ledger: Ledger, reported: Reported) -> None:
    """Put all records of a file into a ledger, as one change."""
    with ledger.change():
        order = list(KIND_NAMED)
        for record in sorted(reported.records, key=lambda record: order.index(record.KIND)):
            put(ledger, record)
        if reported.report:
            put(ledger, reported.report)


def _record(
    unit: str, period: Period, kind: str, row: Mapping[str, Any], named: Mapping[str, str]
) -> Record:
    values = {key: _named(value, named) for key, value in row.items() if key not in ("facts", "as")}
    if "as" in row:
        values["id"] = named[f"@{row['as']}"]
    if kind == "past_figure":
        first, last = span_of(period.first, period.last)
        values = {"first": first + timedelta(days=17), "last": last, **values}
    return KIND_NAMED[kind].model_validate({"unit": unit, **values})


def _named(value: Any, named: Mapping[str, str]) -> Any:
    if isinstance(value, str) and value.startswith("@"):
        return named[value]
    return [_named(each, named) for each in value] if isinstance(value, list) else value


def _report(unit: str, period: Period, said: Mapping[str, Any]) -> Report:
    values = {key: value for key, value in said.items() if key != "facts"}
    title = title_of(said["form"], period, said.get("programme"))
    span = {"first_month": period.first, "last_month": period.last}
    return Report.model_validate({"unit": unit, "title": title, **span, **values})
