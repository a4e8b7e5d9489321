from __future__ import annotations

import pytest

from storage.records import KINDS, Record, fields_of
from ui.screens.layouts import ELSEWHERE, FILLED_BY_APP, LAYOUTS


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_its_place_once(kind: type[Record]) -> None:
    placed = [name for section in LAYOUTS[kind] for name in section.fields]
    elsewhere = FILLED_BY_APP | ELSEWHERE.get(kind, frozenset())
    assert sorted(placed) == sorted({field.name for field in fields_of(kind)} - elsewhere)


@pytest.mark.parametrize("kind", KINDS)
def test_what_must_be_filled_in_is_never_folded_away(kind: type[Record]) -> None:
    folded = {name for section in LAYOUTS[kind] if section.folded for name in section.fields}
    assert not folded & {field.name for field in fields_of(kind) if field.required}
