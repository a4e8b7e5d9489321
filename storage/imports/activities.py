"""From the values of a row to an activity: its numbers depend on its kind."""

from __future__ import annotations

import re
from functools import cache

from resources.catalogues import ActivityKind, Measure, activity_kinds
from resources.wording import _
from storage.imports.around import Around
from storage.imports.cells import Cell
from storage.imports.making import plain_values, valid
from storage.imports.meanings import Finder
from storage.imports.numbers import number_of
from storage.imports.plans import Line
from storage.imports.problems import CellError
from storage.imports.reading import Reader
from storage.imports.targets import MEASURE
from storage.records import Activity, Record

_PART = re.compile(r"[;\n]+")
_NAMED = re.compile(r"(.*?)[\s:=]*(\d[\d., ]*)\s*([^\d:=]*)")


def make_activities(line: Line, reader: Reader, around: Around) -> tuple[Record, ...]:
    """Make an activity; its day may be a whole month, its numbers are those of its kind."""
    values = plain_values(Activity, line, reader, month=True)
    around.refuse_closed(values["happened_on"], "happened_on")
    kind = activity_kinds().get(values["kind"])
    if kind:
        values["measures"] = _measures(line, kind, reader)
        _refuse_too_much(line, kind, values["measures"])
    return (valid(Activity, values, around),)


def _measures(line: Line, kind: ActivityKind, reader: Reader) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, number in line.values.items():
        if key.startswith(MEASURE):
            name = key.removeprefix(MEASURE)
            measure = _measure_of(kind, name)
            if measure:
                found[measure.code] = number
            elif number:
                words = _("Loại «{kind}» không có số liệu «{name}».")
                raise CellError(words.format(kind=kind.name, name=name), _offer(kind), key)
    if "measures" in line.values:
        found |= _said(line.values["measures"], kind)
    for measure in kind.measures:
        if measure.default and measure.code not in found and not _has_column(measure, reader):
            found[measure.code] = measure.default
    return found


def _measure_of(kind: ActivityKind, name: str) -> Measure | None:
    """Return the measure of a name, or what other kinds of activity call by that name."""
    own = {measure.name: measure for measure in kind.measures}
    codes = {measure.code: measure for measure in kind.measures}
    return own.get(name) or codes.get(_codes().get(name, ""))


@cache
def _codes() -> dict[str, str]:
    every = (measure for kind in activity_kinds().values() for measure in kind.measures)
    return {measure.name: measure.code for measure in every}


def _has_column(measure: Measure, reader: Reader) -> bool:
    return bool({MEASURE + measure.name, "measures"} & reader.keys)


def _said(cell: Cell, kind: ActivityKind) -> dict[str, int]:
    """Read "Đạn các loại: 5; Súng các loại: 1", or a number alone: the first of the kind."""
    try:
        if not isinstance(cell, str):
            return {kind.measures[0].code: number_of(cell)}
        return dict(_one(part.strip(), kind) for part in _PART.split(cell) if part.strip())
    except CellError as error:
        raise CellError(error.sentence, error.fix or _offer(kind), "measures") from error


def _one(part: str, kind: ActivityKind) -> tuple[str, int]:
    found = _NAMED.fullmatch(part)
    if not found:
        raise CellError(_("Không rõ số liệu «{words}».").format(words=part), _offer(kind))
    name = (found[1] or found[3]).strip(" :.-")
    code = _finder(kind.code).one(name) if name else kind.measures[0].code
    return code, number_of(found[2].strip())


@cache
def _finder(kind: str) -> Finder:
    measures = activity_kinds()[kind].measures
    units = [measure.unit for measure in measures]
    also = [(m.code, m.unit) for m in measures if units.count(m.unit) == 1]
    return Finder({measure.code: measure.name for measure in measures}, also)


def _refuse_too_much(line: Line, kind: ActivityKind, said: dict[str, int]) -> None:
    """Refuse a part that is more than its whole."""
    for measure in kind.measures:
        most = measure.most(said)
        if most is not None and said.get(measure.code, 0) > most:
            words = _("«{name}» lớn hơn số chung ({most}).")
            key = MEASURE + measure.name
            key = key if key in line.columns else "measures"
            fix = _("Sửa một trong hai số.")
            raise CellError(words.format(name=measure.name, most=most), fix, key)


def _offer(kind: ActivityKind) -> str:
    names = ", ".join(f"«{measure.name}»" for measure in kind.measures)
    return _("Loại này có: {names}.").format(names=names)
