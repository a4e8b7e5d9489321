"""The tables: from the records' declarations, never more than leaves the post, never lost."""

from __future__ import annotations

import pytest

from storage.records import KINDS, Record, fields_of
from sync.warehouse.connection import connected
from sync.warehouse.errors import NewerWarehouseError, NotReadyError
from sync.warehouse.schema import check_schema, init
from sync.warehouse.tables import REPORT_MONTH, tables
from tests.sync.offices import district
from tests.sync.warehouse.shelves import asked, loaded
from tests.sync.years import told

pytestmark = pytest.mark.xdist_group("postgres")

COLUMNS = """
SELECT column_name FROM information_schema.columns
WHERE table_schema = 'binhyen' AND table_name = %s
"""


def columns(kho: str, table: str) -> set[str]:
    return {name for (name,) in asked(kho, COLUMNS, table)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_only_what_leaves_the_post_with_a_month_has_a_column(kho: str, kind: type[Record]) -> None:
    there = columns(kho, kind.KIND)
    facts = {field.name: field.fact for field in fields_of(kind)}
    assert not [name for name in there & facts.keys() if facts[name].personal]
    if not kind.SENT:
        assert not there
        return
    sent = {name for name, fact in facts.items() if fact.sent and not fact.personal}
    assert there - {REPORT_MONTH} == sent


def test_a_table_says_in_vietnamese_what_it_holds(kho: str) -> None:
    query = "SELECT obj_description(%s::regclass)"
    silent = [table.name for table in tables() if not asked(kho, query, table.name)[0][0]]
    assert not silent
    assert asked(kho, query, "v_year_flows")[0][0].startswith("Chỉ tiêu cộng dồn")


def test_making_the_tables_again_makes_nothing(kho: str) -> None:
    with connected(kho) as connection:
        assert init(connection) == []


def test_a_field_that_is_declared_later_becomes_a_column_and_nothing_is_lost(kho: str) -> None:
    year = told(district())
    year.superior.receive(year.bundles[0])
    loaded(kho, year.superior)
    with connected(kho) as connection:
        connection.execute("ALTER TABLE activity DROP COLUMN result")  # as if of an older program
        connection.execute("UPDATE schema_version SET records = records - 1")
        with pytest.raises(NotReadyError):
            check_schema(connection)
        assert init(connection) == ["activity.result"]
        check_schema(connection)
    assert asked(kho, "SELECT title, result FROM activity") == [("Họp dân", None)] * 2
    year.superior.receive(year.bundles[1])
    loaded(kho, year.superior)
    assert asked(kho, "SELECT count(*) FROM activity WHERE result = ''") == [(1,)]


@pytest.mark.parametrize("version", ["layout = layout + 1", "records = records + 1"])
def test_tables_of_a_later_program_are_refused_in_words(kho: str, version: str) -> None:
    with connected(kho) as connection:
        connection.execute(f"UPDATE schema_version SET {version}")
        for refused in (init, check_schema):
            with pytest.raises(NewerWarehouseError, match="phiên bản mới hơn"):
                refused(connection)


def test_a_database_without_tables_says_what_to_do(empty: str) -> None:
    with pytest.raises(NotReadyError, match="warehouse init"):
        loaded(empty, district())
