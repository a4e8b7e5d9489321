"""Writing records into the columns of a template, so that importing it gives them back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from resources.catalogues import activity_kinds, words
from resources.wording import _
from storage.imports.targets import MEASURE, SITE, SPAN, Target
from storage.ledger import Ledger
from storage.records import Activity, ModelSite, PastFigure, Record
from storage.repository import find

USUAL_MEASURES = ("Số buổi", "Lượt người dự", "Trong đó: nữ")
"""Measures with a column of their own; the others share one."""


def shown_values(ledger: Ledger, record: Record, targets: Iterable[Target]) -> dict[int, Any]:
    """Return what stands in each column for a record."""
    site = next(iter(find(ledger, ModelSite, model=record.id)), None)
    found: dict[int, Any] = {}
    for column, target in enumerate(targets):
        if target.key.startswith(SITE):
            value = getattr(site, target.key.removeprefix(SITE), None)
        elif isinstance(record, Activity) and target.meaning in ("measures", "count"):
            value = _measure(record, target)
        elif isinstance(record, PastFigure) and target.key == SPAN:
            value = None
        else:
            value = getattr(record, target.key)
        found[column] = (target, value)
    return found


def _measure(activity: Activity, target: Target) -> Any:
    names = {one.code: one.name for one in activity_kinds()[activity.kind].measures}
    if target.meaning == "count":
        name = target.key.removeprefix(MEASURE)
        return next((n for code, n in activity.measures.items() if names[code] == name), None)
    rare = {names[code]: n for code, n in activity.measures.items()}
    said = (f"{name}: {n}" for name, n in rare.items() if name not in USUAL_MEASURES)
    return "; ".join(said)


def fill(
    sheet: Worksheet, row: int, values: dict[int, Any], names: dict[str, dict[str, str]], days: Any
) -> None:
    """Write the values of a record into a row, in the words that people use."""
    for column, (target, value) in values.items():
        if value is None or value in ("", ()):
            continue
        if isinstance(value, bool):
            sheet.write_string(row, column, _("Có") if value else _("Không"))
        elif isinstance(value, int):
            sheet.write_number(row, column, value)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, days)
        else:
            sheet.write_string(row, column, _said(target, value, names))


def _said(target: Target, value: Any, names: dict[str, dict[str, str]]) -> str:
    if target.field is None or target.meaning in ("text", "measures"):
        return str(value)
    fact = target.field.fact
    known = words(fact.choices) if fact.choices else names[fact.refers]
    several = value if isinstance(value, tuple) else (value,)
    return "; ".join(known.get(each, each) for each in several)
