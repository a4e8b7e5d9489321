"""A tombstone travels with the month and is obeyed above, in whatever order things come."""

from __future__ import annotations

from datetime import date

from storage.journal import check_journal
from storage.privacy.erasing import erase
from storage.privacy.tombstones import NEUTRAL
from storage.records import Achievement, Erasure, Honoree, Nominee
from storage.repository import find
from sync.container import read_payload
from sync.content import what_leaves
from sync.payload import payload_of
from tests.conftest import UNIT
from tests.sync.laptops import bought, files_for, recover
from tests.sync.offices import Office, district, fill, post
from tests.sync.proposals import dossier, proposal

NAME = "Đinh Thị Sen"
TODAY = date(2022, 12, 20)  # of the month 2023-01


def sent_up() -> tuple[Office, Office, bytes, bytes]:
    """Send somebody's dossier and a month up; erase; make the next month."""
    superior = district()
    office = post(superior)
    fill(office, "20/11/2022")
    asked = proposal(office)
    named = dossier(office, asked)
    first = office.bundle("2022-12")
    kinds = (Achievement, Nominee, Honoree)
    held = [one for kind in kinds for one in find(office.ledger, kind)]
    erase(office.ledger, held, "consent_withdrawn", TODAY)
    second = office.bundle("2023-01")
    assert NAME.encode() not in second
    superior.receive(named)
    superior.receive(first)
    return superior, office, named, second


def named_above(superior: Office) -> list[str]:
    kinds = (Honoree, Nominee, Achievement)
    found = [one for kind in kinds for one in find(superior.ledger, kind, unit=UNIT)]
    return [str(one.model_dump()["name"]) for one in found]


def test_a_tombstone_empties_what_the_superior_holds() -> None:
    superior, _office, _named, second = sent_up()
    assert named_above(superior) == [NAME] * 3
    assert superior.receive(second).verdict.place.name == "NORMAL"
    assert named_above(superior) == [NEUTRAL] * 3
    assert len(find(superior.ledger, Erasure, unit=UNIT)) == 3
    noted = superior.ledger.db.execute("SELECT kind FROM journal WHERE action = 'erase'")
    assert sorted(noted.fetchall()) == [("achievement",), ("honoree",), ("nominee",)]
    check_journal(superior.ledger.db)


def test_what_comes_again_is_empty_at_once() -> None:
    superior, _office, named, second = sent_up()
    superior.receive(second)
    superior.receive(named)
    assert named_above(superior) == [NEUTRAL] * 3


def test_the_tombstone_stands_in_the_month_without_a_name() -> None:
    _superior, office, _named, _second = sent_up()
    content = what_leaves(office.ledger, "2023-01")
    parts = read_payload(payload_of(content, bytes(16)), lambda _name: True)
    assert len(parts["records/erasure.jsonl"].splitlines()) == 3
    assert not any(NAME.encode() in part for part in parts.values())


def test_where_nothing_was_erased_an_older_superior_meets_nothing_new() -> None:
    office = post(district())
    fill(office, "20/11/2022")
    content = what_leaves(office.ledger, "2022-12")
    assert "records/erasure.jsonl" not in read_payload(
        payload_of(content, bytes(16)), lambda _name: True
    )


def test_a_new_laptop_gets_nobody_back_who_was_erased() -> None:
    superior, office, named, second = sent_up()
    superior.receive(second)
    laptop = bought(superior, office)
    recover(laptop, files_for(superior, office.unit))
    assert named in superior_kept(superior)
    assert named_above(laptop) == [NEUTRAL] * 3
    assert NAME not in str(laptop.ledger.db.execute("SELECT before, after FROM journal").fetchall())


def superior_kept(superior: Office) -> list[bytes]:
    return [bytes(data) for (data,) in superior.ledger.db.execute("SELECT data FROM received_file")]
