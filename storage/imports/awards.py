"""From the values of a row to an award of the register: by which decision, whose, how many."""

from __future__ import annotations

import re
from typing import Any

from resources.wording import _
from storage.imports.around import Around
from storage.imports.commended import named_values
from storage.imports.days import span_of
from storage.imports.making import valid
from storage.imports.plans import Line
from storage.imports.problems import CellError
from storage.imports.reading import Reader
from storage.imports.titles import WHOLE_DAY
from storage.precision import Amount
from storage.records import Award, Record

SEVERAL = "several"  # of award_authorities: one sum of several, not split
_NUMBER = re.compile(
    r"(?:(?:quyết định|qđ)\s+)?(?:số\s*:?\s*)?([^\s,;]*\d[^\s,;]*)"
    rf"(?:[,;]?\s+(?:(?:ký\s+)?ngày\s+)?({WHOLE_DAY}))?",
    re.IGNORECASE,
)


def make_awards(line: Line, reader: Reader, around: Around) -> tuple[Record, ...]:
    """Make an award; number and day may stand in one cell or above the table, once for all."""
    values = named_values(Award, line, reader)
    _part_decision(values, line)
    if "decided_on" not in values:
        fix = _("Điền ngày quyết định ở cột của nó, hoặc một ngày cho mọi dòng.")
        raise CellError(_("Không rõ ngày quyết định."), fix, "decided_on")
    around.refuse_closed(values["decided_on"], "decided_on")
    _note_title(line, reader)
    values |= _amount(values) | _authorities(values, line, reader)
    return (valid(Award, values, around),)


def _part_decision(values: dict[str, Any], line: Line) -> None:
    """Take the number out of "Quyết định số 45/QĐ-UBND ngày 02/9/2022", and the day if need be."""
    found = _NUMBER.fullmatch(values.get("number", ""))
    if not found:
        return
    values["number"] = found[1]
    if found[2] and "decided_on" not in line.values:
        try:
            span = span_of(found[2])
        except CellError as error:
            raise CellError(error.sentence, error.fix, "number") from error
        values["decided_on"] = span.first


def _note_title(line: Line, reader: Reader) -> None:
    told = reader.titles.values
    if "number" in told:
        words = _("Số, ngày quyết định lấy theo tiêu đề phía trên bảng: {number}.")
        reader.note_once(line.row, None, words.format(number=told["number"]))


def _amount(values: dict[str, Any]) -> dict[str, Any]:
    """Return how many there were and how exactly that is known: "hàng trăm", "không nêu"."""
    said = values.get("quantity")
    if not isinstance(said, Amount):
        return {}
    known = values.get("precision", "exact")
    precision = known if said.precision == "exact" else said.precision
    return {"quantity": said.value, "precision": precision}


def _authorities(values: dict[str, Any], line: Line, reader: Reader) -> dict[str, Any]:
    """Return who gave the award: said in its own column, or in that of the form; or several."""
    given = list(values.get("authority") or ())
    if not given:
        said = reader.words(line.row, line.columns.get("form"))
        _form, authority = reader.find.award(said, "form") if said else ("", "")
        given = [authority] if authority else []
    if not given:
        fix = _("Thêm cột «Cấp khen thưởng», hoặc chọn một cấp cho mọi dòng.")
        raise CellError(_("Không rõ cấp nào khen."), fix, "form")
    if len(given) == 1:
        return {"authority": given[0]}
    return {"authority": SEVERAL, "authorities": given}
