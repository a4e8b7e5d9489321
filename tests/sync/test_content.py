"""What stays at the post is in no month, whatever the records say."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from storage.ledger import Ledger
from storage.records import KINDS, Field, Record, fields_of
from storage.repository import put
from sync.container import read_payload
from sync.content import what_leaves
from sync.lines import NONCE
from sync.payload import payload_of
from tests.conftest import UNIT, post_settings
from tests.strategies import records

WITHIN = date(2022, 12, 1)  # of the month that is packed
SECRET = "kin-nhu-bung"  # noqa: S105  # a word to look for
STAYING = {
    "member",
    "recurrence",
    "task",
    "candidate",
    "proposal",
    "nominee",
    "phrase",
    "report",
    "safety_rule",
    "honoree",
    "achievement",
    "selection",
    "review",
    "kept_paper",
    "award_event",
    "commendation_rule",
    "certificate_template",
}


def stays(kind: type[Record], field: Field) -> bool:
    return not kind.SENT or not field.fact.sent or field.fact.personal


def is_plain(field: Field) -> bool:
    """Tell whether a field holds any words at all."""
    fact = field.fact
    coded = fact.choices or fact.refers or field.name in {"id", "unit", "code"}
    return field.type is str and not coded


def secretive(record: Record) -> Record:
    kind = type(record)
    secret = [f.name for f in fields_of(kind) if is_plain(f) and stays(kind, f)]
    return record.model_copy(update=dict.fromkeys(secret, SECRET))


@given(data=st.data())
def test_nothing_that_stays_is_packed(data: st.DataObject) -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        ledger.db.execute("PRAGMA foreign_keys = OFF")  # kinds are drawn alone here
        made: dict[str, str] = {}
        for kind in KINDS:
            needed = [f for f in fields_of(kind) if f.required and f.fact.refers in made]
            fixed: dict[str, Any] = {field.name: made[field.fact.refers] for field in needed}
            fixed |= {kind.DATED_BY: WITHIN} if kind.DATED_BY else {}
            record = secretive(data.draw(records(kind, unit=UNIT, **fixed)))
            put(ledger, record)
            made[kind.KIND] = record.id
        content = what_leaves(ledger, "2022-12")
        packed = payload_of(content, bytes(NONCE))
    parts = read_payload(packed, lambda _name: True)
    assert not any(SECRET.encode() in part for part in parts.values())
    named = {name.removeprefix("records/").removesuffix(".jsonl") for name in parts}
    assert not named & STAYING


def test_every_kind_says_whether_it_leaves() -> None:
    assert {kind.KIND for kind in KINDS if not kind.SENT} == STAYING


def test_every_note_stays() -> None:
    notes = [f for kind in KINDS for f in fields_of(kind) if "nội bộ" in f.fact.label.lower()]
    assert notes
    assert not any(field.fact.sent for field in notes)
