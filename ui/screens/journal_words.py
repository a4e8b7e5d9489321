"""The journal in words: who, what was done, to which record, each field before and after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from resources.wording import _
from storage.giving_back import GIVEN_BACK
from storage.journal import MACHINE
from storage.journal_reading import (
    FieldChange,
    JournalLine,
    Row,
    changes_of,
    decoded,
    last_said,
)
from storage.periods import month_words
from storage.records import KIND_NAMED, KINDS, Field, Record, fields_of
from storage.spelling import sort_key
from sync.bundle_names import bundles_named
from ui.screens.desk import Desk
from ui.screens.journal_actions import ACTIONS, OTHERS
from ui.screens.lines import Line
from ui.screens.states import STATES
from ui.screens.unit_names import units_of
from ui.screens.words import Names, moment_words, name_of, value_words

_HASH, _SHORT = 64, 8  # digits of a digest, and those that are shown
_MONTH = re.compile(r"\d{4}-\d\d")


def kind_word(kind: str) -> str:
    """Say what a line is about."""
    known = KIND_NAMED.get(kind)
    return known.TITLE if known else OTHERS.get(kind, kind)


def kind_words(kinds: Sequence[str]) -> dict[str, str]:
    """Return the words of kinds in Vietnamese order, for a box to choose from."""
    return dict(
        sorted(((kind, kind_word(kind)) for kind in kinds), key=lambda one: sort_key(one[1]))
    )


def actor_word(actor: str, officers: Mapping[str, str]) -> str:
    """Say who did it: an officer by name, the program itself as the machine."""
    return _("máy") if actor == MACHINE else officers.get(actor, actor)


def record_word(line: JournalLine, known: Mapping[str, str]) -> str:
    """Say which record a line is about: as the line says, or as the books know it (`known`)."""
    if line.of is None:
        return known.get(line.record) or _thing(line)
    told = record_then(line.of, line.row) if line.row else None
    if told:
        return name_of(told)
    return str(line.row.get(line.of.NAMED_BY) or "") or known.get(line.record, "")


def record_then(kind: type[Record], row: Row) -> Record | None:
    """Return the record that a row was, none where this version cannot read all of it."""
    names = {field.name for field in fields_of(kind)}
    values = {name: value for name, value in decoded(kind, row).items() if name in names}
    try:
        return kind.model_validate(values)
    except ValidationError:
        return None


def line_words(
    line: JournalLine,
    officers: Mapping[str, str],
    known: Mapping[str, str],
    latest: date | None = None,
) -> Line:
    """Say a line in the columns: when, who, what was done, what it is about, which one."""
    said = (
        moment_words(line.at.isoformat(), latest),
        actor_word(line.actor, officers),
        ACTIONS.get(line.action, line.action),
        kind_word(line.kind),
        record_word(line, known),
    )
    return Line(said, key=line)


def change_lines(line: JournalLine, names: Names) -> list[Line]:
    """Say each field that a line changed: its label, before, after."""
    return [Line(told[1:]) for told in told_changes(line, names)]


def told_changes(line: JournalLine, names: Names) -> list[tuple[str, str, str, str]]:
    """Return name, label, before and after of each field that a line changed, in words."""
    if line.erased:
        return [("", _("Nội dung"), *(_("đã xóa vĩnh viễn"),) * 2)]
    if line.said:
        return [("", _("Nội dung"), "", _said(line))]
    before, after = _side(line, line.before), _side(line, line.after)
    told = [
        (
            one.name,
            _label(one),
            _word(one, before, line.before, names),
            _word(one, after, line.after, names),
        )
        for one in changes_of(line)
    ]
    return [one for one in told if any(one[2:])]


def names_for(desk: Desk, lines: Iterable[JournalLine]) -> Names:
    """Return the names of what both sides of some lines refer to, removed things too."""
    asked: dict[str, set[str]] = {}
    for line in lines:
        for field in (one for one in _fields(line) if one.fact.refers):
            asked.setdefault(field.fact.refers, set()).update(_identities(line, field.name))
    names = {kind: _named(desk, KIND_NAMED[kind], ids) for kind, ids in asked.items()}
    return {**desk.own_words(), **names}


def named_now(desk: Desk, lines: Sequence[JournalLine]) -> dict[str, str]:
    """Return the names of records and bundles that lines are about and say nothing of."""
    found = _bundles(desk, {line.record for line in lines if line.of is None})
    for kind in KINDS:
        asked = {line.record for line in lines if line.of is kind and not line.row}
        found |= _named(desk, kind, asked) if asked else {}
    return found


def _bundles(desk: Desk, identities: set[str]) -> dict[str, str]:
    """Say of which unit and month bundles are."""
    digests = [one for one in identities if len(one) == _HASH]
    named = bundles_named(desk.ledger, digests)
    units = units_of(desk) if named else {}
    return {
        one: ", ".join(filter(None, (units.get(unit, ""), month and month_words(month).lower())))
        for one, (unit, month) in named.items()
    }


def _named(desk: Desk, kind: type[Record], identities: set[str]) -> dict[str, str]:
    """Return names as the books know them; of what was removed, as the journal knows it."""
    found = desk.names_referred(kind, identities)
    for identity in identities - set(found):
        line = last_said(desk.ledger, kind.KIND, identity)
        if line:
            words = _("{name} (đã xóa)")
            found[identity] = words.format(name=record_word(line, {}))
    return found


def _fields(line: JournalLine) -> tuple[Field, ...]:
    return fields_of(line.of) if line.of else ()


def _identities(line: JournalLine, name: str) -> set[str]:
    values = [
        decoded(line.of, row).get(name) for row in (line.before, line.after) if line.of and row
    ]
    return {
        str(one)
        for value in values
        for one in (value if isinstance(value, list) else [value])
        if one
    }


def _side(line: JournalLine, row: Row | None) -> Record | None:
    return record_then(line.of, row) if line.of and row else None


def _label(change: FieldChange) -> str:
    return change.field.fact.label if change.field else change.name


def _word(change: FieldChange, side: Record | None, row: Row | None, names: Names) -> str:
    if row is None:
        return ""
    raw: Any = row.get(change.name)
    if side is None or change.field is None:
        return "" if raw is None else str(raw)
    return value_words(change.field, side, names) or _missing(change, raw)


def _missing(change: FieldChange, raw: object) -> str:
    """Say of a reference that its record is no longer in the books."""
    refers = change.field.fact.refers if change.field else ""
    return _("(không còn trong sổ)") if refers and raw and raw != "[]" else ""


def _thing(line: JournalLine) -> str:
    """Say what is no record: a month by its name, a bundle by the beginning of its digest."""
    return " ".join(_part(one) for one in line.record.split())


def _part(word: str) -> str:
    if _MONTH.fullmatch(word):
        return month_words(word).capitalize()
    return word[:_SHORT] if len(word) >= _HASH else word


def _said(line: JournalLine) -> str:
    """Say what a line without a record says; what is for the machine is left out."""
    if line.said.startswith("{"):
        return ""
    if line.action == GIVEN_BACK:
        return _("như trước dòng {seq}").format(seq=line.said)
    state = STATES.get(line.said)  # what the superior answered
    return state.word if state else line.said
