"""One server for all tests of the warehouse, an empty database for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from sync.warehouse.connection import connected
from sync.warehouse.schema import init
from tests.sync.warehouse.cluster import MISSING, binaries, cluster, new_database


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start a server; without one these tests say that they did not run."""
    if not binaries():
        pytest.skip(MISSING)
    with cluster() as address:
        yield address


@pytest.fixture
def empty(server: str) -> str:
    """Return the address of an empty database."""
    return new_database(server, f"kho_{uuid4().hex}")


@pytest.fixture
def kho(empty: str) -> str:
    """Return the address of a warehouse that holds nothing yet."""
    with connected(empty) as connection:
        init(connection)
    return empty
