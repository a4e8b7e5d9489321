"""What lies on a stick for months is not taken for news: not by old laptops, not by new ones."""

from __future__ import annotations

from pathlib import Path

from storage.steps import drain
from sync.couriers.folder import FolderCourier
from sync.enrolment import invite
from sync.held import held_registry, take_invitation, take_registry
from sync.keys import UnitKeys
from sync.outbox import bundle_bytes, outgoing
from sync.parcels import take
from sync.receipts import receipt_of, write_receipt
from sync.stick import StickSurvey, survey
from sync.stick_trip import TripReport, trip
from sync.stick_words import found_words
from sync.trust import write_registry
from tests.conftest import UNIT
from tests.sync.laptops import bought, files_for, recover
from tests.sync.offices import Office, post, post_unpaired

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"


def looked(office: Office, usb: Path) -> StickSurvey:
    return drain(survey(office.ledger, office.keys, usb))


def travelled(office: Office, usb: Path) -> TripReport:
    return drain(trip(office.ledger, office.keys, usb))


def standings(office: Office, usb: Path, suffix: str) -> set[str]:
    return {one.standing for one in looked(office, usb).found if one.path.suffix == suffix}


def test_older_registries_on_a_stick_are_known_and_refused_nowhere(
    superior: Office, office: Office, usb: Path
) -> None:
    travelled(superior, usb)
    post(superior, NEIGHBOUR)
    travelled(superior, usb)
    take_registry(office.ledger, write_registry([held_registry(superior.ledger)]))
    assert standings(office, usb, ".bys") == {"known"}
    assert travelled(office, usb).came == []
    older = next(usb.rglob("*.bys")).read_bytes()
    assert take_outcome(office, older) == "again"  # opened by hand


def take_outcome(office: Office, data: bytes) -> str:
    return drain(take(office.ledger, data, office.keys)).outcome


def test_receipts_of_the_laptop_before_wait_on_the_stick_until_the_books_are_back(
    superior: Office, office: Office, usb: Path
) -> None:
    for month in ("2022-12", "2023-01"):
        office.close(month)
    travelled(office, usb)
    travelled(superior, usb)
    empty = post_unpaired()
    assert standings(empty, usb, ".byr") == {"later"}
    laptop = bought(superior, office)
    assert standings(laptop, usb, ".byr") == {"later"}
    assert travelled(laptop, usb).came == []
    receipt = next(usb.rglob("*.byr")).read_bytes()
    assert take_outcome(laptop, receipt) == "people"
    recover(laptop, files_for(superior, UNIT))
    travelled(laptop, usb)
    assert [one.answer for one in outgoing(laptop.ledger)] == ["full", "full"]


def test_a_laptop_that_is_invited_but_not_paired_is_no_older_copy(
    superior: Office, office: Office, usb: Path
) -> None:
    office.close("2022-12")
    travelled(office, usb)
    travelled(superior, usb)
    laptop = Office(UNIT)
    laptop.ledger.keep_settings(office.ledger.settings)
    held = held_registry(superior.ledger)
    take_invitation(laptop.ledger, invite(UNIT, "Công an xã", held, superior.keys, 2))
    assert take_outcome(laptop, next(usb.rglob("*.byr")).read_bytes()) == "people"
    query = "SELECT count(*) FROM journal WHERE action = 'behind'"
    assert laptop.ledger.db.execute(query).fetchone() == (0,)


def test_what_was_refused_is_shown_with_its_reason_and_tried_again_by_a_newer_registry(
    superior: Office, office: Office, usb: Path
) -> None:
    sent = office.close("2022-12")
    receipt = superior.receive(bundle_bytes(office.ledger, sent)).receipts[0]
    forged = forge(receipt)
    FolderCourier(usb).put(UNIT, "gia.byr", forged)
    assert [one.taken.outcome for one in travelled(office, usb).came] == ["refused"]
    (found,) = [one for one in looked(office, usb).found if one.path.name == "gia.byr"]
    said = found_words(office.ledger, found)
    assert (found.standing, said.tone) == ("refused", "bad")
    assert "không do đơn vị cấp trên" in said.words
    assert travelled(office, usb).came == []
    post(superior, NEIGHBOUR)
    take_registry(office.ledger, write_registry([held_registry(superior.ledger)]))
    assert [one.taken.outcome for one in travelled(office, usb).came] == ["refused"]


def forge(receipt: bytes) -> bytes:
    """Return the receipt as somebody else would sign it."""
    return write_receipt(receipt_of(receipt), UnitKeys.generate(), [])
