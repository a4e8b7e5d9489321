"""How values are said on screen: numbers with dots, days as dd/MM/yyyy, codes by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeAlias

from resources.catalogues import Measure, activity_kinds, words
from resources.part_words import part_words as part_words  # noqa: PLC0414  # for all screens
from resources.wording import _, in_vietnamese
from storage.records import Activity, Award, Field, Record, fields_of
from storage.records.base import Value
from ui.screens.nested_words import nested_words, rule_words

_LONG = 120  # letters of a name
# KIND → identity → name, and of lists that the unit may add to: list → code → word
Names: TypeAlias = Mapping[str, Mapping[str, str]]


def count_words(number: int) -> str:
    """Write a whole number with a dot between thousands."""
    return f"{number:,}".replace(",", ".")


def date_words(day: date) -> str:
    """Write a day as dd/MM/yyyy."""
    return f"{day:%d/%m/%Y}"


def moment_words(kept: str | None, latest: date | None = None) -> str:
    """Say a kept moment as HH:MM dd/MM/yyyy by this computer's clock, "" for none.

    No day is later than `latest`: practice books live in a day of their own.
    """
    if not kept:
        return ""
    moment = datetime.fromisoformat(kept).astimezone()
    return f"{moment:%H:%M} {min(moment.date(), latest or date.max):%d/%m/%Y}"


def choice_word(catalogue: str, code: str) -> str:
    """Return the word of a code; an unknown code, from a newer list, as it came."""
    return words(catalogue).get(code, code)


def measures_words(kind: str, measures: Mapping[str, int]) -> str:
    """Say the numbers of an activity in the order of its kind: "2 buổi, 120 lượt người, nữ 40".

    Numbers of one unit are told apart by their names, after their sum where that means something:
    "5 tin: tội phạm hình sự 2, ma túy 3".
    """
    known = activity_kinds().get(kind)
    listed = known.measures if known else ()
    alike = Counter(measure.unit for measure in listed if not measure.is_part)
    said = [
        _named(measure, measures[measure.code])
        if measure.is_part or alike[measure.unit] > 1
        else f"{count_words(measures[measure.code])} {measure.unit}"
        for measure in listed
        if measures.get(measure.code)
    ]
    strange = {code: n for code, n in measures.items() if n and code not in _codes(listed)}
    said += [f"{count_words(number)} {code}" for code, number in strange.items()]
    whole = next((one.whole(measures) for one in listed if one.of_total), None)
    if whole:
        return f"{count_words(whole)} {listed[0].unit}: {', '.join(said)}"
    words = ", ".join(said)
    return words[:1].upper() + words[1:]


def _codes(listed: Iterable[Measure]) -> set[str]:
    return {measure.code for measure in listed}


def _named(measure: Measure, number: int) -> str:
    name = measure.name.removeprefix(in_vietnamese("Trong đó: "))
    return f"{name[0].lower()}{name[1:]} {count_words(number)}"


def name_of(record: Record) -> str:
    """Say what people know a record by; one without a name by its kind."""
    if isinstance(record, Award) and record.name:  # many are given for one occasion
        return record.name
    named_by = {field.name: field for field in fields_of(type(record))}[record.NAMED_BY]
    said = value_words(named_by, record, {})
    if len(said) > _LONG:  # a sentence of the library
        return f"{said[:_LONG].rstrip()}…"
    if not said and isinstance(record, Activity):
        return choice_word("activity_kinds", record.kind)
    return said or _(record.TITLE)


def value_words(field: Field, record: Record, names: Names) -> str:
    """Say one field of a record the way an officer writes it."""
    value = getattr(record, field.name)
    if field.type is dict:
        return measures_words(getattr(record, "kind", ""), value)
    if field.name == "photos":
        return _photos_words(value)
    if isinstance(value, tuple):
        between = "; " if any(isinstance(item, Value) for item in value) else ", "
        return between.join(_one(field, item, names) for item in value)
    return _one(field, value, names)


def _photos_words(digests: tuple[str, ...]) -> str:
    """Say how many photos there are, and which: by the beginnings of their digests."""
    which = ", ".join(digest[:8] for digest in digests)
    return _("{count} ảnh ({which})").format(count=len(digests), which=which) if digests else ""


def _one(field: Field, value: object, names: Names) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, Value):
        return nested_words(value, names)
    if field.name == "dossier":
        return rule_words(str(value), names)
    if field.fact.refers:
        return names.get(field.fact.refers, {}).get(str(value), "")
    if field.fact.choices:
        own = names.get(field.fact.choices, {}).get(str(value))
        return own or choice_word(field.fact.choices, str(value))
    return _plain(field, value)


def _plain(field: Field, value: object) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, int):
        return str(value) if is_year(field) else count_words(value)
    if isinstance(value, datetime):
        return f"{value.astimezone():%H:%M %d/%m/%Y}"
    return date_words(value) if isinstance(value, date) else str(value)


def is_year(field: Field) -> bool:
    """Tell whether a whole number is a year, which is written without dots."""
    return field.name == "year" or field.name.endswith(("_year", "_since"))
