"""Cells whose words seem to hold what should not be written: numbers of people, marks of secrecy.

They go in with one reason for all, that the journal keeps, or their rows are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from resources.catalogues import words
from resources.wording import _
from storage.imports.lines import text_of_any
from storage.imports.plans import Doubt, Plan, Ready
from storage.imports.problems import Problem
from storage.privacy.override import Reasons
from storage.privacy.patterns import Suspected, newly_suspected, patterns_in
from storage.records import fields_of

_NO_CELL = -1  # the words were put together from several


def doubts_in(found: Plan) -> Iterator[Doubt]:
    """Yield the doubtful cells of the rows that would go in."""
    for ready in found.ready:
        for record in ready.records:
            for each in newly_suspected(record, None):
                yield Doubt(_problem(found, ready.row, each), record, each)


def without_doubts(plans: Sequence[Plan]) -> list[Plan]:
    """Return the plans with the rows of doubtful cells, and those that need one, left to correct.

    A place of a model goes in only with its model, and that may be another row.
    """
    out: list[dict[int, list[Problem]]] = []
    for plan in plans:
        out.append({})
        for doubt in plan.doubts:
            out[-1].setdefault(doubt.problem.row, []).append(doubt.problem)
    while True:
        gone = {
            record.id
            for plan, rows in zip(plans, out, strict=True)
            for ready in plan.ready
            if ready.row in rows
            for record in ready.records
        }
        more = [
            (rows, plan, ready)
            for plan, rows in zip(plans, out, strict=True)
            for ready in plan.ready
            if ready.row not in rows and not gone.isdisjoint(_needed(ready))
        ]
        if not more:
            return [_left(plan, rows) for plan, rows in zip(plans, out, strict=True)]
        for rows, plan, ready in more:
            words = _("Dòng này cần một dòng ở trên đã bị bỏ ra.")
            rows[ready.row] = [Problem(plan.sheet.name, ready.row, -1, "", words)]


def reasons_of(plans: tuple[Plan, ...], reason: str) -> Reasons:
    """Return one reason for all doubtful cells of the plans."""
    doubts = (doubt for plan in plans for doubt in plan.doubts)
    return Reasons(reason, tuple((one.record, (one.found,)) for one in doubts))


def _needed(ready: Ready) -> set[str]:
    """Return the identities that the records of a row refer to."""
    found: set[str] = set()
    for record in ready.records:
        for field in fields_of(type(record)):
            value = getattr(record, field.name) if field.fact.refers else ()
            found.update((value,) if isinstance(value, str) else value or ())
    return found


def _left(plan: Plan, rows: dict[int, list[Problem]]) -> Plan:
    ready = tuple(one for one in plan.ready if one.row not in rows)
    problems = (*plan.problems, *(one for each in rows.values() for one in each))
    return replace(plan, ready=ready, problems=problems, doubts=())


def _problem(found: Plan, row: int, each: Suspected) -> Problem:
    known = words("text_patterns")
    patterns = ", ".join(known.get(code, code) for code in each.patterns)
    column = _column(found, row, each)
    value = text_of_any(found.sheet.seen(row, column)) if column >= 0 else ""
    said = _("«{label}» có vẻ chứa {patterns}.").format(label=_(each.label), patterns=patterns)
    fix = _("Bỏ đi nếu không thật cần; vẫn cần thì nêu lý do khi nhập.")
    return Problem(found.sheet.name, row, column, value, said, fix)


def _column(found: Plan, row: int, each: Suspected) -> int:
    """Return the column of the row whose cell holds it."""
    for column in sorted(found.matching.columns):
        here = patterns_in(text_of_any(found.sheet.seen(row, column)))
        is_its_own = found.matching.columns[column] == each.field
        if is_its_own or set(here) & set(each.patterns):
            return column
    return _NO_CELL
