"""From the values of a row to an activity: its numbers depend on its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from resources.catalogues import ActivityKind, Measure, activity_kinds, remembered
from resources.wording import _
from storage.imports.around import Around
from storage.imports.cells import Cell
from storage.imports.making import beginning, plain_values, valid
from storage.imports.meanings import Finder
from storage.imports.numbers import number_of
from storage.imports.plans import Line
from storage.imports.problems import CellError
from storage.imports.reading import Reader
from storage.imports.targets import MEASURE
from storage.precision import Amount
from storage.records import Activity, Record

_PART = re.compile(r"[;\n]+")
_NAMED = re.compile(r"(.*?)[\s:=]*(\d[\d., ]*)\s*([^\d:=]*)")


def make_activities(line: Line, reader: Reader, around: Around) -> tuple[Record, ...]:
    """Make an activity, its numbers those of its kind; its day may be a whole month.

    Numbers that are not exact become activities of their own.
    """
    values = plain_values(Activity, line, reader, month=True)
    around.refuse_closed(values["happened_on"], "happened_on")
    kind = _kind(values, line, reader)
    values["kind"] = kind.code
    rough = _rough(line, kind, reader)
    values["measures"] = _measures(line, kind, reader)
    _refuse_too_much(line, kind, values["measures"], rough)
    made = [valid(Activity, values, around)] if values["measures"] or not rough else []
    for code, amount in rough.items():
        own = {"measures": {code: amount.value}, "precision": amount.precision}
        made.append(valid(Activity, values | own, around))
    return tuple(made)


def _kind(values: Mapping[str, Any], line: Line, reader: Reader) -> ActivityKind:
    """Return the kind that the row says, or that its words begin with: "Tuyên truyền về…"."""
    said = values.get("kind") or beginning("activity_kinds", values.get("title", ""))
    if said not in activity_kinds():
        fix = _("Thêm cột «Loại hoạt động», hoặc chọn một loại cho mọi dòng.")
        raise CellError(_("Không rõ loại hoạt động."), fix, "title")
    if "kind" not in values:
        words = _("Loại hoạt động đoán theo nội dung: {kind} (dòng này và các dòng tương tự).")
        words = words.format(kind=activity_kinds()[said].name)
        reader.note_once(line.row, line.columns.get("title"), words)
    return activity_kinds()[said]


def _rough(line: Line, kind: ActivityKind, reader: Reader) -> dict[str, Amount]:
    """Return the numbers that are not exact; each is an activity of its own, so that sums stay."""
    found: dict[str, Amount] = {}
    for key, amount in line.values.items():
        if isinstance(amount, Amount):
            measure = _measure(kind, key)
            if measure.is_part:
                words = _("Đây là số ước chừng; phần của một số khác phải là số đếm được.")
                raise CellError(words, _("Gõ số, hoặc để trống."), key)
            found[measure.code] = amount
            words = _("Số ước chừng, được ghi thành một mục riêng: {amount}.")
            reader.note(line.row, line.columns.get(key), words.format(amount=amount.words))
    return found


def _measures(line: Line, kind: ActivityKind, reader: Reader) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, number in line.values.items():
        if not key.startswith(MEASURE) or isinstance(number, Amount):
            continue
        if number or _measure_of(kind, key.removeprefix(MEASURE)):
            found[_measure(kind, key).code] = number
    if "measures" in line.values:
        found |= _said(line.values["measures"], kind)
    for measure in kind.measures:
        if measure.default and measure.code not in found and not _has_column(measure, reader):
            found[measure.code] = measure.default
    return found


def _measure(kind: ActivityKind, key: str) -> Measure:
    """Return the measure of a column; raises CellError when the kind has none of that name."""
    name = key.removeprefix(MEASURE)
    measure = _measure_of(kind, name)
    if measure is None:
        words = _("Loại «{kind}» không có số liệu «{name}».")
        raise CellError(words.format(kind=kind.name, name=name), _offer(kind), key)
    return measure


def _measure_of(kind: ActivityKind, name: str) -> Measure | None:
    """Return the measure of a name, or what other kinds of activity call by that name."""
    own = {measure.name: measure for measure in kind.measures}
    codes = {measure.code: measure for measure in kind.measures}
    return own.get(name) or codes.get(_codes().get(name, ""))


@remembered
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


@remembered
def _finder(kind: str) -> Finder:
    measures = activity_kinds()[kind].measures
    units = [measure.unit for measure in measures]
    also = [(m.code, m.unit) for m in measures if units.count(m.unit) == 1]
    return Finder({measure.code: measure.name for measure in measures}, also)


def _refuse_too_much(
    line: Line, kind: ActivityKind, said: dict[str, int], rough: Mapping[str, Amount]
) -> None:
    """Refuse a part that is more than its whole, or whose whole is only known roughly."""
    for measure in kind.measures:
        most = measure.most(said)
        if most is None or said.get(measure.code, 0) <= most:
            continue
        words, fix = _("«{name}» lớn hơn số chung ({most})."), _("Sửa một trong hai số.")
        if measure.at_most in rough:
            words = _("Không ghi được «{name}»: số chung chỉ là ước chừng.")
            fix = _("Gõ số chung đếm được, hoặc để trống ô này.")
        key = MEASURE + measure.name
        key = key if key in line.columns else "measures"
        raise CellError(words.format(name=measure.name, most=most), fix, key)


def _offer(kind: ActivityKind) -> str:
    names = ", ".join(f"«{measure.name}»" for measure in kind.measures)
    return _("Loại này có: {names}.").format(names=names)
