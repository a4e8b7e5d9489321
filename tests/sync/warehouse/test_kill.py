"""A loader that is killed at any moment: whole bundles or nothing, and the next one goes on."""

from __future__ import annotations

from pathlib import Path
from subprocess import PIPE, Popen

import psycopg
import pytest

from sync.warehouse.connection import connected
from tests.conftest import UNIT
from tests.sync.offices import district, said
from tests.sync.warehouse.loader import OnDisk, on_the_disk
from tests.sync.warehouse.shelves import asked, loaded, told
from tests.sync.years import Year
from tests.sync.years import told as told_year

pytestmark = pytest.mark.xdist_group("postgres")

_HELD = 42  # a lock that the test holds, and rows have to wait for
_TRAP = f"""
CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_advisory_xact_lock_shared({_HELD}); RETURN new; END $$;
CREATE TRIGGER trap BEFORE INSERT ON figure FOR EACH ROW
WHEN (new.month = '2023-01' AND new.code = 'T01') EXECUTE FUNCTION wait();
"""
_WAITS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


@pytest.fixture
def year() -> Year:
    """Give a district that took in three months and a revision."""
    year = told_year(district())
    for data in year.bundles:
        year.superior.receive(data)
    return year


@pytest.fixture
def books(year: Year, tmp_path: Path) -> OnDisk:
    """Put its books where another process finds them."""
    return on_the_disk(year, tmp_path)


def test_between_two_bundles(kho: str, year: Year, books: OnDisk) -> None:
    with Popen(books.command(kho, "wait"), stdin=PIPE, stdout=PIPE) as loader:
        assert loader.stdin
        assert loader.stdout
        for done in (b"0\n", b"1\n", b"2\n"):
            assert loader.stdout.readline() == done
            if done != b"2\n":
                loader.stdin.write(b"\n")
                loader.stdin.flush()
        loader.kill()
    assert asked(kho, "SELECT count(*) FROM bundle") == [(2,)]
    assert loaded(kho, year.superior).loaded == 2
    assert told(kho, UNIT) == said(year.superior.ledger, UNIT)


def test_in_the_middle_of_copying_rows(kho: str, year: Year, books: OnDisk) -> None:
    with connected(kho) as other, psycopg.connect(kho) as holder:
        other.execute(_TRAP)
        holder.execute("SELECT pg_advisory_lock(%s)", [_HELD])
        with Popen(books.command(kho)) as loader:
            while other.execute(_WAITS).fetchone() == (0,):
                assert loader.poll() is None
            loader.kill()
        holder.execute("SELECT pg_advisory_unlock(%s)", [_HELD])
    assert asked(kho, "SELECT month FROM bundle") == [("2022-12",)]
    assert asked(kho, "SELECT DISTINCT report_month FROM activity") == [("2022-12",)]
    assert loaded(kho, year.superior).loaded == 3
    assert told(kho, UNIT) == said(year.superior.ledger, UNIT)
