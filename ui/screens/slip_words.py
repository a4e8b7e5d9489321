"""An amendment slip in people's words: names of records, labels of fields, values as written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Protocol

from pydantic import TypeAdapter, ValidationError

from resources.catalogues import indicators, words
from resources.wording import _
from storage.precision import EXACT, Amount
from storage.records import KIND_NAMED, Field, Record, fields_of
from sync.content import Amendment, MonthContent, Row
from ui.paper.amendment import Amended
from ui.screens.words import Names, name_of, part_words, value_words


class Slip(Protocol):
    """What changed, and the records as they are now."""

    @property
    def slip(self) -> Sequence[Amendment]:
        """The lines."""

    @property
    def records(self) -> Mapping[type[Record], Sequence[Row]]:
        """The rows by kind."""


_MACHINE = frozenset({"id", "unit", "changed_at"})
_FIGURE = "figure"  # the kind that a slip gives to figures


def amended_records(content: Slip, names: Names) -> list[tuple[Amended, str]]:
    """Say what changed in records, field by field, each with the identity of its record."""
    found: list[tuple[Amended, str]] = []
    lines = [each for each in content.slip if each.kind != _FIGURE]
    for (kind, identity), group in groupby(lines, key=lambda each: (each.kind, each.record)):
        known = KIND_NAMED.get(kind)
        if known is not None:
            said = _of_record(known, identity, list(group), content, names)
            found += [(one, identity) for one in said]
    return found


def amended_figures(content: MonthContent) -> list[tuple[Amended, str]]:
    """Say what changed in figures, each with the code of its indicator."""
    lines = [each for each in content.slip if each.kind == _FIGURE]
    order = {code: place for place, code in enumerate(indicators())}
    lines.sort(key=lambda each: order.get(each.record.split("/")[0], len(order)))
    return [(_of_figure(each), each.record.split("/")[0]) for each in lines]


def _of_record(
    kind: type[Record],
    identity: str,
    lines: Sequence[Amendment],
    content: Slip,
    names: Names,
) -> list[Amended]:
    rows = {str(row["id"]): row for row in content.records.get(kind, ())}
    known = rows.get(identity) or {line.field: line.old for line in lines}
    new_or_gone = any(line.field == "id" for line in lines)
    label = _label(kind, lines, known)
    fields = {field.name: field for field in fields_of(kind)}
    said = []
    for line in lines:
        field = fields.get(line.field)
        if field is None or field.name in _MACHINE or (new_or_gone and _is_usual(kind, line)):
            continue
        old, new = (_words(field, kind, known, value, names) for value in (line.old, line.new))
        nothing = "" if new_or_gone else _("không ghi")
        if old != new:
            said.append(Amended(label, field.fact.label, old or nothing, new or nothing))
    return said


def _is_usual(kind: type[Record], line: Amendment) -> bool:
    """Tell whether a record that came or went says what every new one says: exact, for one."""
    usual = kind.model_fields[line.field].get_default(call_default_factory=True)
    return line.old in (None, usual) and line.new in (None, usual)


def _label(kind: type[Record], lines: Sequence[Amendment], known: Row) -> str:
    """Name a record; one that came or went says so."""
    label = _("{kind}: {name}")
    for line in lines:
        if line.field == "id":
            added = line.old is None
            label = _("{kind}: {name} (ghi thêm)") if added else _("{kind}: {name} (bỏ ra)")
    return label.format(kind=kind.TITLE, name=name_of(_partly(kind, known)))


def _words(field: Field, kind: type[Record], known: Row, value: Any, names: Names) -> str:
    if not value:
        return "" if value in (None, "", [], {}) else str(value)
    return value_words(field, _partly(kind, {**known, field.name: value}), names)


def _of_figure(line: Amendment) -> Amended:
    code, *rest = line.record.split("/")
    precision = rest.pop() if rest and rest[-1] in words("precisions") else EXACT
    indicator = indicators().get(code)
    name = indicator.name if indicator else code
    part = part_words(code, rest[0]) if rest else ""
    old, new = (
        "" if value is None else Amount(value, precision).words for value in (line.old, line.new)
    )
    said = f"{name} – {part}" if part else name
    return Amended(said, indicator.unit if indicator else "", old, new)


def _partly(kind: type[Record], row: Row) -> Record:
    """Make a record to be read alone, of the fields that are known; what is strange stays as is."""
    read = {}
    for name, reader in _readers(kind).items():
        try:
            read[name] = reader.validate_python(row[name])
        except (KeyError, ValidationError):
            default = kind.model_fields[name].get_default(call_default_factory=True)
            read[name] = row.get(name, default)
    return kind.model_construct(**read)


@cache
def _readers(kind: type[Record]) -> dict[str, TypeAdapter[Any]]:
    """Return what reads each field from the words of a bundle."""
    typed = ((name, info.annotation) for name, info in kind.model_fields.items())
    return {name: TypeAdapter(of) for name, of in typed if of is not None}
