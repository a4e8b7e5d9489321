"""Books of an earlier version open, grow up and keep every row."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from storage.cards import register_cards
from storage.driver import Database, IntegrityError, connect
from storage.journal import (
    Actor,
    check_journal,
    journal_digest,
    journal_hash,
    register_functions,
)
from storage.ledger import Ledger
from storage.migrations import LEDGER
from storage.records import Award, Nominee, Proposal
from storage.repository import find
from tests.conftest import UNIT, post_settings

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


PROPOSAL = {
    "id": "1" * 32,
    "unit": UNIT,
    "changed_at": "2022-12-14T00:00:00Z",
    "occasion": "Phong trào năm 2022",
    "form": "certificate",
    "authority": "district_chair",
    "award_type": "theme",
    "addressee": "",
    "number": "15/TTr-CAX",
    "status": "found",
    "bases": "",
    "achievement": "An ninh, trật tự được giữ vững",
    "activities": "[]",
    "note": "",
    "sought": "phong trao",
    "ordered": "phong",
}
NOMINEE = {
    "id": "2" * 32,
    "unit": UNIT,
    "changed_at": "2022-12-14T00:00:00Z",
    "proposal": "1" * 32,
    "subject": "individual",
    "name": "Nguyễn Văn Thịnh",
    "birth_year": 1968,
    **dict.fromkeys(
        ("position", "address", "hometown", "features", "achievement", "summary", "held"), ""
    ),
    "activities": "[]",
    "sought": "nguyen van thinh",
    "ordered": "thinh",
}
AWARD = {
    "id": "3" * 32,
    "unit": UNIT,
    "changed_at": "2022-12-20T00:00:00Z",
    "decided_on": "2022-12-20",
    "number": "112/QĐ-UBND",
    "form": "certificate",
    "authority": "district_chair",
    "award_type": "theme",
    "subject": "individual",
    "quantity": 1,
    "precision": "exact",
    "name": "Nguyễn Văn Thịnh",
    "occasion": "Phong trào năm 2022",
    "amount": 450_000,
    "nominee": "2" * 32,
    "sought": "phong trao",
    "ordered": "phong",
}


def _books_before(path: Path, step: str, **rows: Mapping[str, object]) -> Path:
    """Make books as they were before a step, with some rows.

    Their triggers were those of records as they were then; each opening makes them anew.
    """
    connection = connect(path, KEY)
    register_functions(connection, Actor())
    register_cards(connection)
    db = Database(connection, execute_plugins=False)
    LEDGER.apply(db, stop_before=step)
    settings = post_settings()
    row = {"one": 1, "unit": settings.unit, "settings": settings.model_dump_json()}
    db.table("book").insert(row)
    for table, values in rows.items():
        db.table(table).insert(dict(values))
    connection.commit()
    connection.close()
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make books as they were before chains were numbered by epoch, with two bundles sent."""
    path = _books_before(tmp_path / "ledger.db", "m0004_chains", outgoing=BUNDLE)
    connection = connect(path, KEY)
    db = Database(connection, execute_plugins=False)
    db.table("outgoing").insert(BUNDLE | {"seq": 2, "bundle_id": "b" * 64})
    connection.commit()
    connection.close()
    return path


def test_books_from_before_the_chains_keep_what_they_sent(path: Path) -> None:
    for _opened in range(2):
        with Ledger(path, KEY) as ledger:
            query = "SELECT * FROM outgoing JOIN outgoing_file USING (bundle_id) ORDER BY seq"
            one, two = ledger.db.query(query)
            assert one == BUNDLE | {"phoned": None}
            assert two["bundle_id"] == "b" * 64
            assert not ledger.db.table("outgoing_before").exists()
            ledger.check_pages()


def test_books_from_before_files_stood_apart_keep_what_they_received(tmp_path: Path) -> None:
    row = {name: BUNDLE[name] for name in ("bundle_id", "kind", "month", "revision", "data")}
    row |= {"unit": UNIT, "epoch": 1, "seq": 1, "prev": "", "state": "taken", "received_at": "now"}
    path = _books_before(tmp_path / "ledger.db", "m0010_bundle_files", received=row)
    for _opened in range(2):
        with Ledger(path, KEY) as ledger:
            (kept,) = ledger.db.query("SELECT * FROM received JOIN received_file USING (bundle_id)")
            assert kept.items() >= row.items()
            assert "data" not in ledger.db.table("received").columns_dict


def test_a_number_is_used_once_in_an_epoch_and_again_in_the_next(path: Path) -> None:
    with Ledger(path, KEY) as ledger:
        outgoing = ledger.db.table("outgoing")
        known = {name: value for name, value in BUNDLE.items() if name != "data"}
        outgoing.insert(known | {"epoch": 2, "bundle_id": "c" * 64})
        with pytest.raises(IntegrityError):
            outgoing.insert(known | {"bundle_id": "d" * 64})
        assert outgoing.count == 3


def test_proposals_of_an_older_version_keep_whom_they_name_and_what_was_decided(
    tmp_path: Path,
) -> None:
    path = _books_before(
        tmp_path / "ledger.db",
        "m0007_commendation",
        proposal=PROPOSAL,
        nominee=NOMINEE,
        award=AWARD,
    )
    for _opened in range(2):
        with Ledger(path, KEY) as ledger:
            (proposal,) = find(ledger, Proposal)
            (nominee,) = find(ledger, Nominee, proposal=proposal.id)
            (award,) = find(ledger, Award, nominee=nominee.id)
            assert (proposal.number, proposal.status) == ("15/TTr-CAX", "found")
            assert (nominee.name, nominee.birth_year) == ("Nguyễn Văn Thịnh", 1968)
            assert (nominee.result, nominee.votes, nominee.achievements) == ("open", None, ())
            assert (award.number, award.amount, award.authorities) == ("112/QĐ-UBND", 450_000, ())
            ledger.check_pages()


def test_what_came_back_to_an_older_version_is_no_anchor_whatever_its_clock_said(
    tmp_path: Path,
) -> None:
    line: dict[str, object] = {
        "seq": 1,
        "at": "2022-01-01T00:00:00+00:00",  # the battery of the new laptop was dead
        "actor": "may",
        "action": "recover",
        "kind": "outgoing",
        "record": "1",
        "salt": "0" * 32,
        "before": None,
        "after": "1",
    }
    digest = journal_digest("0" * 32, None, "1")
    said = [str(line[name]) for name in ("at", "actor", "action", "kind", "record")]
    chained = line | {"digest": digest, "hash": journal_hash(None, 1, *said, digest)}
    row = BUNDLE | {"phoned": None}
    path = _books_before(tmp_path / "so.db", "m0009_every_day", outgoing=row, journal=chained)
    with Ledger(path, KEY) as ledger:
        check_journal(ledger.db)
        assert [one["bundle_id"] for one in ledger.db.query("SELECT * FROM came_back")] == [
            "a" * 64
        ]
