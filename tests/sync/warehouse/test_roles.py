"""Who may do what in the warehouse, tried with real accounts on a real server."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest

from storage.steps import drain
from sync.warehouse.connection import connected
from sync.warehouse.errors import NotAllowedError, PasswordSaidError, UnreachableError
from sync.warehouse.loading import load
from sync.warehouse.partitions import retire_year
from sync.warehouse.roles import make_roles
from sync.warehouse.schema import init
from tests.conftest import UNIT
from tests.sync.offices import district, said
from tests.sync.warehouse.cluster import as_user
from tests.sync.warehouse.shelves import asked, loaded, told
from tests.sync.years import told as told_year

pytestmark = pytest.mark.xdist_group("postgres")

WRITING = [
    "INSERT INTO figure VALUES ('x', '2022-12', 'x', 'T01', '', 'exact', 1)",
    "UPDATE figure SET value = 0",
    "DELETE FROM bundle",
    "TRUNCATE activity_y2022",
    "DROP VIEW v_months",
    "CREATE TABLE own (a int)",
    "CREATE TABLE public.own (a int)",
    "CREATE TEMP TABLE own (a int)",
    "CREATE SCHEMA own",
    "ALTER TABLE figure ADD COLUMN own int",
]


def account(kho: str, role: str) -> str:
    """Make an account in a role, as an administrator would, and return its address."""
    name = f"u{uuid4().hex}"
    with connected(kho) as connection:
        connection.execute(f"CREATE ROLE {name} LOGIN IN ROLE {role}")
    return as_user(kho, name)


@pytest.fixture
def year_kho(kho: str) -> str:
    """Return a warehouse with roles, and with a month that was loaded before there were any."""
    year = told_year(district())
    year.superior.receive(year.bundles[0])
    loaded(kho, year.superior)
    with connected(kho) as connection:
        make_roles(connection)
        make_roles(connection)  # again it changes nothing
    return kho


def test_an_analyst_reads_tables_views_and_what_comes_later(year_kho: str) -> None:
    reader = account(year_kho, "binhyen_reader")
    later = told_year(district())
    for data in later.bundles:
        later.superior.receive(data)
    with connected(account(year_kho, "binhyen_loader")) as connection:
        drain(load(connection, later.superior.ledger, later.superior.keys))
    for name in ("figure", "activity", "bundle", "v_year_flows", "activity_y2023"):
        assert asked(reader, f"SELECT count(*) > 0 FROM {name}") == [(True,)]


@pytest.mark.parametrize("statement", WRITING)
def test_an_analyst_changes_nothing(year_kho: str, statement: str) -> None:
    reader = account(year_kho, "binhyen_reader")
    with pytest.raises(NotAllowedError), connected(reader) as connection:
        connection.execute(statement)


def test_an_analyst_sees_no_year_that_was_detached(year_kho: str) -> None:
    with connected(account(year_kho, "binhyen_loader")) as connection:
        assert "binhyen_archive.activity_y2022" in retire_year(connection, 2022)
    with pytest.raises(NotAllowedError):
        asked(account(year_kho, "binhyen_reader"), "TABLE binhyen_archive.activity_y2022")


def test_a_loader_loads_and_mends_tables_that_others_made(year_kho: str) -> None:
    year = told_year(district())
    for data in year.bundles:
        year.superior.receive(data)
    for _each in range(2):  # two accounts, one after the other
        with connected(account(year_kho, "binhyen_loader")) as connection:
            drain(load(connection, year.superior.ledger, year.superior.keys))
            assert init(connection) == []
    assert told(year_kho, UNIT) == said(year.superior.ledger, UNIT)


def test_whoever_is_in_no_role_sees_nothing(year_kho: str) -> None:
    with connected(year_kho) as connection:
        connection.execute("CREATE ROLE stranger LOGIN")
    with pytest.raises(psycopg.errors.UndefinedTable):
        asked(as_user(year_kho, "stranger"), "SELECT * FROM figure")
    with pytest.raises(NotAllowedError):
        asked(as_user(year_kho, "stranger"), "SELECT * FROM binhyen.figure")


@pytest.mark.parametrize(
    "dsn", ["host=127.0.0.1 password=biết-rồi", "postgresql://an:biết-rồi@127.0.0.1/kho"]
)
def test_a_password_on_the_command_line_is_refused(dsn: str) -> None:
    with pytest.raises(PasswordSaidError, match="PGPASSFILE") as refused, connected(dsn):
        pytest.fail("connected")
    assert "biết-rồi" not in str(refused.value)


@pytest.mark.parametrize("dsn", ["host=/nowhere dbname=kho", "nonsense", "service=khong-co"])
def test_a_server_that_is_not_there_is_said_in_words(dsn: str) -> None:
    with pytest.raises(UnreachableError, match="Không nối được"), connected(dsn):
        pytest.fail("connected")
