"""No name of a person ever comes into the warehouse, whatever the superior's ledger holds."""

from __future__ import annotations

import subprocess

import pytest

from storage.records import Honoree, Member
from storage.repository import find
from tests.sync.dossiers_told import told as told_dossiers
from tests.sync.warehouse.cluster import binaries
from tests.sync.warehouse.shelves import asked, loaded
from tests.sync.watching import holding

pytestmark = pytest.mark.xdist_group("postgres")


def test_months_are_loaded_and_dossiers_with_their_names_are_not(kho: str) -> None:
    year = told_dossiers()
    for data in year.bundles:
        year.superior.receive(data)
    assert loaded(kho, year.superior).loaded == 2
    assert asked(kho, "SELECT count(*) FROM bundle") == [(2,)]
    people = [one.name for one in find(year.superior.ledger, Honoree)]
    people += [one.full_name for one in find(year.post.ledger, Member)]
    assert people
    dump = {"kho": dumped(kho)}
    assert holding("Họp dân", dump)
    assert not [name for name in people if holding(name, dump)]


def dumped(kho: str) -> bytes:
    """Return all that the database holds, as PostgreSQL's own tool writes it."""
    place = binaries()
    assert place
    return subprocess.run(
        [place / "pg_dump", "--inserts", "-d", kho], check=True, capture_output=True
    ).stdout
