"""From the values of a row to the records of hamlets, teams, members and past figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from resources.catalogues import words
from resources.wording import _
from storage.imports.around import Around
from storage.imports.days import Span, year_span
from storage.imports.meanings import finder_of
from storage.imports.plans import Line
from storage.imports.problems import CellError
from storage.imports.reading import Reader, day_within
from storage.imports.spans import in_order
from storage.imports.targets import AT_YEAR, GIVEN, OF, SPAN, Target, plain_words, targets_of
from storage.records import Hamlet, Member, PastFigure, Record, Team

R = TypeVar("R", bound=Record)


def make_hamlets(line: Line, reader: Reader, around: Around) -> tuple[Record, ...]:
    """Make a hamlet; its kind is the beginning of its name where no column tells it."""
    values = plain_values(Hamlet, line, reader)
    spelt = _spelt(values["name"])
    if "type" not in values and (code := beginning("hamlet_kinds", spelt)):
        values |= {"type": code, "name": spelt}
    return (valid(Hamlet, values, around),)


def make_teams(line: Line, reader: Reader, around: Around) -> tuple[Record, ...]:
    """Make a team; its form is the beginning of its name where no column tells it."""
    values = plain_values(Team, line, reader)
    if "form" not in values:
        form = beginning("team_forms", values["name"])
        if not form:
            raise CellError(
                _("Không rõ loại tổ."),
                _("Thêm cột «Loại tổ», hoặc chọn một loại cho mọi dòng."),
                "name",
            )
        values["form"] = form
    return (valid(Team, values, around),)


def make_members(line: Line, reader: Reader, around: Around) -> tuple[Record, ...]:
    """Make a member; columns of birth years by sex tell the sex as well."""
    values = plain_values(Member, line, reader)
    if GIVEN in line.values:
        values["full_name"] = f"{values['full_name']} {line.values[GIVEN]}"
    values |= birth_by_sex(line)
    if values["team"] in around.refused_teams:
        raise CellError(
            _("Mô hình tôn giáo chỉ ghi số lượng, không lập danh sách thành viên."),
            _("Bỏ dòng này; ghi số thành viên ở tổ."),
            "team",
        )
    return (valid(Member, values, around),)


def birth_by_sex(line: Line) -> dict[str, Any]:
    """Return sex and year of birth where each sex has a column of years."""
    years = {sex: line.values.get(f"birth_year.{sex}") for sex in ("male", "female")}
    said = [sex for sex, year in years.items() if year is not None]
    if len(said) > 1:
        raise CellError(
            _("Có năm sinh ở cả cột nam và cột nữ."), _("Chỉ điền một cột."), "birth_year.female"
        )
    return {
        name: value
        for sex in said
        for name, value in (("sex", sex), ("birth_year", years[sex]))
        if value
    }


def make_past_figures(line: Line, reader: Reader, around: Around) -> tuple[Record, ...]:
    """Make a past figure, or one for each year or each indicator that has a column of its own."""
    values = plain_values(PastFigure, line, reader)
    values.pop("value", None)
    said = {key: own for key in line.values if (own := _own_values(key, line))}
    if not said:
        raise CellError(_("Dòng này không có số liệu."), _("Điền số, hoặc bỏ dòng này."), "value")
    return tuple(
        valid(PastFigure, values | _amount(line, key, values) | own, around)
        for key, own in said.items()
    )


def plain_values(
    kind: type[Record], line: Line, reader: Reader, *, before: str = "", month: bool = False
) -> dict[str, Any]:
    """Return the values of the record's own fields; days of months and years become days."""
    found: dict[str, Any] = {}
    for key, target in targets_of(reader.matching.kind).items():
        if key not in line.values or not _belongs(target, key, before):
            continue
        value = line.values[key]
        name = key.removeprefix(before)
        if target.meaning == "day" and kind is not PastFigure:
            value = day_within(line, key, reader, month=month)
        if value is not None and value != "":
            found[name] = value
    return found


def valid(kind: type[R], values: Mapping[str, Any], around: Around, before: str = "") -> R:
    """Return the record; raises CellError for the fields it does not accept."""
    try:
        return kind.model_validate({"unit": around.unit, **values})
    except ValidationError as error:
        first, *others = [
            CellError(*_sentence(dict(item)), before + str((item["loc"] or ("last",))[0]))
            for item in error.errors()
        ]
        first.others = tuple(others)
        raise first from error


def beginning(catalogue: str, name: str) -> str:
    """Return the code whose word a name begins with, "" if none or several do."""
    plain = plain_words(name)
    begun = {
        code: len(plain_words(word))
        for code, word in words(catalogue).items()
        if f"{plain} ".startswith(f"{plain_words(word)} ")
    }
    if begun:
        return max(begun, key=lambda code: begun[code])
    for count in range(len(plain.split()), 0, -1):
        try:
            return finder_of(catalogue).exactly(" ".join(plain.split()[:count]))
        except CellError:
            continue
    return ""


def _sentence(item: Mapping[str, Any]) -> tuple[str, str]:
    limits = item.get("ctx", {})
    if item["type"].endswith("too_long"):
        words = _("Ô này dài {count} ký tự, quá dài.").format(count=len(str(item["input"])))
        return words, _("Rút ngắn còn nhiều nhất {most} ký tự.").format(most=limits["max_length"])
    if item["type"] == "missing" or item["type"].endswith("too_short"):
        return _("Ô này không được để trống."), _("Điền ô này.")
    if item["type"] == "greater_than_equal":
        return _("Số này nhỏ quá."), _("Ít nhất là {least}.").format(least=limits["ge"])
    if item["type"] == "less_than_equal":
        return _("Số này lớn quá."), _("Nhiều nhất là {most}.").format(most=limits["le"])
    if item["type"] == "value_error":
        return str(limits["error"]), _("Xem lại ô này.")
    return _("Giá trị này không dùng được."), _("Xem lại ô này.")


def _belongs(target: Target, key: str, before: str) -> bool:
    own = key.startswith(before) if before else "." not in key
    return own and target.field is not None and target.meaning != "measures"


def _spelt(name: str) -> str:
    """Write a hamlet's name with its capital and its space: Thôn 2 for thôn2."""
    apart = re.sub(r"(?<=[^\W\d])(?=\d)", " ", name)
    return apart[:1].upper() + apart[1:]


def _own_values(key: str, line: Line) -> dict[str, Any]:
    """Return what the column of a figure says beside it: of what time, or of what."""
    if key.startswith(AT_YEAR):
        return _days(year_span(int(key.removeprefix(AT_YEAR))))
    if key.startswith(OF):
        return {"indicator": key.removeprefix(OF)} | _days(_span_said(line))
    return _days(_span_said(line)) if key == "value" else {}


def _span_said(line: Line) -> Span:
    if SPAN in line.values:
        whole: Span = line.values[SPAN]
        return whole
    first, last = line.values.get("first"), line.values.get("last")
    if not first:
        fix = _("Điền năm hoặc kỳ, hay ngày đầu và ngày cuối.")
        raise CellError(_("Không rõ số liệu của thời gian nào."), fix, "first")
    return in_order(first, last or first, "last")


def _amount(line: Line, key: str, values: Mapping[str, Any]) -> dict[str, Any]:
    amount = line.values[key]
    said = values.get("precision", "exact")
    return {
        "value": amount.value,
        "precision": said if amount.precision == "exact" else amount.precision,
    }


def _days(span: Span) -> dict[str, Any]:
    return {"first": span.first, "last": span.last}
