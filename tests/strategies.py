"""Made-up records of any kind, drawn from what the kind itself declares."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from resources.catalogues import activity_kinds, words
from storage.records import Field, Record, fields_of

_SYLLABLES = [
    "Nguyễn",
    "Đoàn",
    "hoà",
    "Hòa",
    "thuỷ",
    "tổ",
    "1",
    "ậ",
    "ở",
    "ự",
    "ð",
    "'\"%_",
    "\\",
    "漢",
    "😀",
]
_SPELLINGS = st.sampled_from(["NFC", "NFD"])  # keyboards differ
_DAYS = st.dates(date(1945, 8, 19), date(2100, 1, 1))
_IDENTITIES = st.uuids().map(lambda uuid: uuid.hex)
_UNITS = st.sampled_from(["ninh-binh", "ninh-binh/gia-vien", "ninh-binh/gia-vien/gia-thang"])
_BY_TYPE: dict[type, st.SearchStrategy[Any]] = {
    int: st.integers(1900, 2100),  # small enough for a year, too
    bool: st.booleans(),
    date: _DAYS,
    datetime: st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
}


def texts() -> st.SearchStrategy[str]:
    """Draw words that people type, composed or decomposed."""
    said = st.lists(st.sampled_from(_SYLLABLES), min_size=1, max_size=8).map(" ".join)
    return st.builds(unicodedata.normalize, _SPELLINGS, said)


def _spans(**named: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    dates = {name: st.none() | _DAYS for name in ("valid_from", "valid_to")}
    return st.lists(st.fixed_dictionaries(named | dates), max_size=2)


_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "id": _IDENTITIES,
    "unit": _UNITS,
    "record": _IDENTITIES,
    "names": _spans(name=texts()),
    "superiors": _spans(code=_UNITS, name=texts()),
    "predecessors": st.lists(_UNITS, max_size=2),
    "photos": st.lists(st.binary(min_size=32, max_size=32).map(bytes.hex), max_size=2),
    "papers": st.lists(st.fixed_dictionaries({"title": texts(), "unit": texts()}), max_size=2),
    "seats": st.lists(st.fixed_dictionaries({"role": texts(), "office": texts()}), max_size=2),
    "skipped": st.lists(st.fixed_dictionaries({"day": _DAYS, "reason": texts()}), max_size=2),
    "answers": st.lists(
        st.fixed_dictionaries(
            {"rule": st.just("kdc_law"), "yes": st.none() | st.booleans(), "evidence": texts()}
        ),
        max_size=2,
    ),
    "texts": st.lists(
        st.fixed_dictionaries(
            {"section": st.just("models"), "text": texts(), "said": st.just({"M02": "1.234"})}
        ),
        max_size=2,
    ),
    "month": st.sampled_from(["2022-09", "2022-10"]),
    "dossier": st.lists(st.just("paper_minutes"), max_size=1),
    "code": st.sampled_from(["kdc_law", "added_by_province"]),
    "attendees": st.lists(st.fixed_dictionaries({"name": texts(), "office": texts()}), max_size=2),
    "steps": st.lists(
        st.fixed_dictionaries({"status": st.just("returned"), "on": _DAYS, "reason": texts()}),
        max_size=2,
    ),
    "overrides": st.lists(
        st.fixed_dictionaries(
            {"rule": st.just("k13"), "nominee": st.none() | _IDENTITIES, "reason": texts()}
        ),
        max_size=2,
    ),
    "verdicts": st.lists(
        st.fixed_dictionaries({"nominee": _IDENTITIES, "reason": texts()}), max_size=2
    ),
    "spots": st.lists(
        st.fixed_dictionaries(
            {
                "part": st.sampled_from(["name", "achievement"]),
                "x": st.floats(0, 400),
                "y": st.floats(0, 300),
                "width": st.floats(1, 400),
            }
        ),
        max_size=2,
    ),
    **dict.fromkeys(("width", "height"), st.integers(100, 1000)),
    **dict.fromkeys(("shift_x", "shift_y"), st.integers(-500, 500)),
    "services": st.lists(
        st.fixed_dictionaries(
            {"served_from": _DAYS, "served_to": st.none() | _DAYS, "force": st.just("militia")}
        ),
        max_size=2,
    ),
}


def records(kind: type[Record], /, **fixed: Any) -> st.SearchStrategy[Any]:
    """Draw records of one kind, some of their values given."""
    if "measures" in kind.model_fields and "kind" not in fixed:
        drawn = st.sampled_from(sorted(activity_kinds()))
        return drawn.flatmap(lambda code: records(kind, **fixed, kind=code))
    values = {field.name: _value(field) for field in fields_of(kind) if field.type is not dict}
    if "measures" in kind.model_fields:
        values["measures"] = measures(fixed["kind"])
    values |= {name: st.just(value) for name, value in fixed.items()}
    return st.fixed_dictionaries(values).map(kind.model_validate)


def measures(activity_kind: str) -> st.SearchStrategy[dict[str, int]]:
    """Draw numbers for some measures of a kind of activity."""
    codes = [measure.code for measure in activity_kinds()[activity_kind].measures]
    return st.dictionaries(st.sampled_from(codes), st.integers(0, 10_000))


def _value(field: Field) -> st.SearchStrategy[Any]:
    if field.name in _BY_NAME:
        return _BY_NAME[field.name]
    one = _one(field)
    if field.type is tuple:
        return st.lists(one, max_size=3)
    return st.none() | one if field.nullable else one


def _one(field: Field) -> st.SearchStrategy[Any]:
    if field.fact.choices:
        return st.sampled_from(list(words(field.fact.choices)))
    if field.fact.refers:
        return _IDENTITIES
    return texts() if field.type is str else _BY_TYPE[field.type]
