"""Books of an earlier version open, grow up and keep every row."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.driver import Database, IntegrityError, connect
from storage.journal import Actor, register_functions
from storage.ledger import Ledger
from storage.migrations import LEDGER
from tests.conftest import post_settings

KEY = bytes(range(32))
BUNDLE = {
    "seq": 1,
    "epoch": 1,
    "bundle_id": "a" * 64,
    "kind": "month",
    "month": "2022-12",
    "revision": 1,
    "name": "a.byb",
    "data": b"\x00bytes\xff",
    "made_at": "2022-12-15",
    "written_at": None,
    "verdict": "full",
    "receipt": b"receipt",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make books as they were before chains were numbered by epoch, with two bundles sent.

    Their triggers were those of records as they were then; each opening makes them anew.
    """
    path = tmp_path / "ledger.db"
    connection = connect(path, KEY)
    register_functions(connection, Actor())
    db = Database(connection, execute_plugins=False)
    LEDGER.apply(db, stop_before="m0004_chains")
    settings = post_settings()
    row = {"one": 1, "unit": settings.unit, "settings": settings.model_dump_json()}
    db.table("book").insert(row)
    db.table("outgoing").insert_all([BUNDLE, BUNDLE | {"seq": 2, "bundle_id": "b" * 64}])
    connection.commit()
    connection.close()
    return path


def test_books_from_before_the_chains_keep_what_they_sent(path: Path) -> None:
    for _opened in range(2):
        with Ledger(path, KEY) as ledger:
            one, two = ledger.db.query("SELECT * FROM outgoing ORDER BY epoch, seq")
            assert one == BUNDLE
            assert two["bundle_id"] == "b" * 64
            assert not ledger.db.table("outgoing_before").exists()
            ledger.check_pages()


def test_a_number_is_used_once_in_an_epoch_and_again_in_the_next(path: Path) -> None:
    with Ledger(path, KEY) as ledger:
        outgoing = ledger.db.table("outgoing")
        outgoing.insert(BUNDLE | {"epoch": 2, "bundle_id": "c" * 64})
        with pytest.raises(IntegrityError):
            outgoing.insert(BUNDLE | {"bundle_id": "d" * 64})
        assert outgoing.count == 3
