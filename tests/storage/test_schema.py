"""Migrations arrive at exactly the tables that the records ask for."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import pytest
from sqlite_utils import db as utils

from storage.driver import IntegrityError
from storage.ledger import Ledger
from storage.records import KIND_NAMED, KINDS, Fact, Record, fields_of
from storage.records.base import Record as Base
from storage.schema import columns_of, references_of, table_of


def _plain(statement: str) -> str:
    return re.sub(r"[\s\[\]]+", " ", statement).strip()


@pytest.mark.parametrize("kind", KINDS)
def test_migrations_keep_up_with_records(ledger: Ledger, kind: type[Record]) -> None:
    table = ledger.db.table(kind.KIND)
    found = {c.name: c.type + (" NOT NULL" if c.notnull else "") for c in table.columns}
    assert found == columns_of(kind)
    assert {key.column: key.other_table for key in table.foreign_keys} == references_of(kind)
    assert _plain(table.schema) == _plain(table_of(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_is_strict_and_keyed_by_identity(ledger: Ledger, kind: type[Record]) -> None:
    table = ledger.db.table(kind.KIND)
    assert table.strict
    assert table.pks == ["id"]


@pytest.mark.parametrize("kind", KINDS)
def test_lists_months_and_references_are_found_by_an_index(
    ledger: Ledger, kind: type[Record]
) -> None:
    first = [index.columns[0] for index in ledger.db.table(kind.KIND).indexes]
    assert set(references_of(kind)) <= set(first)
    if kind.DATED_BY:
        pairs = [index.columns[:2] for index in ledger.db.table(kind.KIND).indexes]
        assert ["unit", kind.DATED_BY] in pairs


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_sent_can_be_missing(kind: type[Record]) -> None:
    unsent = [field.name for field in fields_of(kind) if field.required and not field.fact.sent]
    assert unsent == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.SENT])
def test_nothing_personal_leaves_in_the_bundle_of_a_month(kind: type[Record]) -> None:
    leaving = [f.name for f in fields_of(kind) if f.fact.sent and f.fact.personal]
    assert leaving == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_label_and_its_name_and_date_exist(kind: type[Record]) -> None:
    fields = {field.name: field for field in fields_of(kind)}
    assert all(field.fact.label for field in fields.values())
    assert kind.NAMED_BY in fields
    assert not kind.DATED_BY or not fields[kind.DATED_BY].nullable
    assert {f.fact.refers for f in fields.values()} <= {"", *KIND_NAMED}


def test_a_field_without_a_fact_is_refused() -> None:
    class Bare(Base):
        KIND = "bare"
        colour: str

    with pytest.raises(TypeError, match=r"Bare\.colour needs exactly one Fact"):
        fields_of(Bare)


def test_a_field_of_no_plain_type_is_refused() -> None:

    class Odd(Base):
        KIND = "odd"
        colour: Annotated[Literal["red", "green"], Fact("Màu")]

    with pytest.raises(TypeError, match="needs a plain type"):
        fields_of(Odd)


def test_the_driver_in_use_is_sqlcipher() -> None:
    in_use = vars(utils)["sqlite3"]
    assert in_use.__name__ == "sqlcipher3"
    assert in_use.IntegrityError is IntegrityError


def test_a_number_is_never_kept_as_text(ledger: Ledger) -> None:
    with pytest.raises(IntegrityError, match="cannot store TEXT value in INTEGER column"):
        ledger.db.execute(
            "INSERT INTO hamlet VALUES"
            " ('0', 'a', '2022', 'Thôn 1', 'thon', 'nhiều', 0, '', 'thon 1', 'x')"
        )
