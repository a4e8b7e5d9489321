"""The tables of the warehouse: those of records are made from the records' own declarations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from resources.wording import _
from storage.records import Field, Record, fields_of
from sync.content import SENT_KINDS, sent_fields

REPORT_MONTH = "report_month"  # of a dated record: the month whose bundle brought it

_SQL = {
    str: "text",
    int: "bigint",
    bool: "boolean",
    date: "date",
    datetime: "timestamptz",
    tuple: "jsonb",
    dict: "jsonb",
}
_WORD = 'text COLLATE "C" NOT NULL'  # compared letter by letter: prefixes find their index
_NEVER_NULL = ("id", "unit")  # a column added later is null in what was loaded before


@dataclass(frozen=True, slots=True)
class Table:
    """One table, its words for people, and the day by whose year it is parted if it is."""

    name: str
    says: str
    columns: Mapping[str, str]
    key: tuple[str, ...]
    parted: str = ""
    indexes: tuple[tuple[str, ...], ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


_FIGURE = {"unit": _WORD, "month": _WORD, "bundle_id": _WORD}

SUPERIOR = Table(
    "superior",
    _("Đơn vị cấp trên đã nạp sổ vào kho"),
    {
        "code": _WORD,
        "name": _WORD,
        "cutoff_day": "smallint NOT NULL",
        "loaded_at": "timestamptz NOT NULL DEFAULT now()",
    },
    ("code",),
)
REGISTERED_UNIT = Table(
    "registered_unit",
    _("Đơn vị trong sổ đơn vị của cấp trên, và đơn vị nối tiếp sau sáp nhập"),
    {
        "unit": _WORD,
        "name": _WORD,
        "superior": _WORD,
        "last_month": "text",
        "successor": "text",
    },
    ("unit",),
)
INDICATOR = Table(
    "indicator",
    _("Chỉ tiêu báo cáo; rollup: sum là cộng các tháng, latest và distinct lấy tháng cuối"),
    {
        "code": _WORD,
        "name": _WORD,
        "measured_in": _WORD,
        "rollup": _WORD,
    },
    ("code",),
)
BUNDLE = Table(
    "bundle",
    _("Gói tháng đã được cấp trên nhận; replaced_by là gói sửa lại tháng ấy"),
    {
        "bundle_id": _WORD,
        "superior": _WORD,
        "unit": _WORD,
        "epoch": "bigint NOT NULL",
        "seq": "bigint NOT NULL",
        "month": _WORD,
        "revision": "bigint NOT NULL",
        "first_day": "date NOT NULL",
        "last_day": "date NOT NULL",
        "received_at": "timestamptz NOT NULL",
        "loaded_at": "timestamptz NOT NULL DEFAULT now()",
        "replaced_by": "text",
    },
    ("bundle_id",),
    indexes=(("unit", "epoch", "seq"), ("month", "unit")),
)
FIGURE = Table(
    "figure",
    _("Số liệu đã chốt, đúng như đơn vị đã ký"),
    _FIGURE
    | {
        "code": _WORD,
        "part": _WORD,
        "precision": _WORD,
        "value": "bigint NOT NULL",
    },
    ("unit", "code", "month", "part", "precision"),
    indexes=(("month", "unit"),),
)
MONTH_SUMMARY = Table(
    "month_summary",
    _("Bản ghi của tháng đếm theo loại; measure trống là số bản ghi, có mã là tổng số đo ấy"),
    _FIGURE
    | {
        "kind": _WORD,
        "type": _WORD,
        "measure": _WORD,
        "precision": _WORD,
        "value": "bigint NOT NULL",
    },
    ("unit", "month", "kind", "type", "measure", "precision"),
    indexes=(("month", "kind"),),
)
RETIRED_YEAR = Table(
    "retired_year",
    _("Năm mà bản ghi đã tách khỏi kho; số liệu và bảng đếm vẫn còn"),
    {"year": "smallint NOT NULL", "retired_at": "timestamptz NOT NULL DEFAULT now()"},
    ("year",),
)
SCHEMA_VERSION = Table(
    "schema_version",
    _("Các lần lập hoặc nâng cấp bảng của kho"),
    {
        "layout": "smallint NOT NULL",
        "records": "smallint NOT NULL",
        "made_at": "timestamptz NOT NULL DEFAULT now()",
    },
    ("layout", "records"),
)
_OWN = (
    *(SUPERIOR, REGISTERED_UNIT, INDICATOR, BUNDLE, FIGURE, MONTH_SUMMARY),
    *(RETIRED_YEAR, SCHEMA_VERSION),
)


@cache
def tables() -> tuple[Table, ...]:
    """Return every table: the warehouse's own, and one for each kind that is sent."""
    return (*_OWN, *map(table_of, SENT_KINDS))


@cache
def table_of(kind: type[Record]) -> Table:
    """Return the table of a kind: only what leaves the post with a month has a column.

    The unit is part of the key, so that no unit can stand in another's way with its identities.
    """
    fields = {each.name: each for each in fields_of(kind)}
    sent = [fields[name] for name in sent_fields(kind)]
    dated = kind.DATED_BY
    columns = ({REPORT_MONTH: _WORD} if dated else {}) | {
        each.name: _sql_type(each, dated) for each in sent
    }
    return Table(
        kind.KIND,
        kind.TITLE,
        columns,
        key=("unit", "id", dated) if dated else ("unit", "id"),
        parted=dated,
        indexes=(("unit", dated),) if dated else (),
        labels={each.name: each.fact.label for each in sent},
    )


def _sql_type(field: Field, dated: str) -> str:
    if field.name in _NEVER_NULL:
        return _WORD
    return _SQL[field.type] + (" NOT NULL" if field.name == dated else "")
