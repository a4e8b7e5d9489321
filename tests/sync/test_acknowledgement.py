from __future__ import annotations

from pathlib import Path

import pytest

from storage.months import reopen
from storage.settings import Settings
from sync.acknowledgement import receipt_for, take_receipt
from sync.answers import return_bundle
from sync.couriers.folder import FolderCourier
from sync.enrolment import ask, invite
from sync.errors import (
    LedgerBehindError,
    ReceiptForOtherError,
    ReceiptSignerError,
    ReceiptUnknownBundleError,
)
from sync.held import (
    confirm_pairing,
    found_registry,
    held_registry,
    is_paired,
    keep_registry,
    take_invitation,
    take_registry,
)
from sync.keys import UnitKeys
from sync.outbox import outgoing
from sync.outgoing import write_bundles, write_out
from sync.receipts import write_receipt
from sync.trust import write_registry
from sync.trust_errors import (
    NotPairedError,
    RegistryOlderError,
    RegistrySignerError,
    RequestVoidError,
    WrongWordsError,
)
from tests.conftest import UNIT
from tests.sync.offices import DISTRICT, Office, district, everything, fill, post
from tests.sync.test_receipts import receipt

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"


def test_only_a_receipt_turns_a_month_green(
    superior: Office, office: Office, tmp_path: Path
) -> None:
    data = office.bundle("2022-12")
    write_out(office.ledger, "2022-12", FolderCourier(tmp_path), office.keys)
    assert outgoing(office.ledger)[0].state == "written"
    taken = take_receipt(office.ledger, superior.receive(data).receipts[0])
    assert (taken.receipt.answer, taken.bundle.state, taken.wanted) == ("full", "full", [])
    kept = receipt_for(office.ledger, taken.bundle)
    assert kept == taken.receipt


def test_the_same_receipt_again_changes_nothing(superior: Office, office: Office) -> None:
    data = superior.receive(office.bundle("2022-12")).receipts[0]
    take_receipt(office.ledger, data)
    before = everything(office.ledger)
    assert take_receipt(office.ledger, data).bundle.state == "full"
    assert everything(office.ledger) == before


def test_a_returned_month_is_opened_and_sent_again(superior: Office, office: Office) -> None:
    first = superior.receive(office.bundle("2022-12"))
    returned = return_bundle(superior.ledger, first.bundle_id, "Thiếu hội nghị", superior.keys)
    taken = take_receipt(office.ledger, returned)
    assert taken.bundle.state == "returned"
    assert taken.receipt.reasons[0].words == "Thiếu hội nghị"
    assert take_receipt(office.ledger, first.receipts[0]).bundle.state == "returned"
    reopen(office.ledger, "2022-12", "Cấp trên trả lại")
    again = superior.receive(office.bundle("2022-12"))
    assert take_receipt(office.ledger, again.receipts[0]).bundle.revision == 2
    assert [each.state for each in outgoing(office.ledger)] == ["returned", "full"]


def test_a_receipt_asks_for_the_bundles_that_are_missing(
    superior: Office, office: Office, tmp_path: Path
) -> None:
    office.bundle("2022-12")
    taken = take_receipt(office.ledger, superior.receive(office.bundle("2023-01")).receipts[0])
    assert taken.bundle.state == "held"
    assert [each.seq for each in taken.wanted] == [1]
    stick = FolderCourier(tmp_path)
    (path,) = write_bundles(office.ledger, taken.wanted, stick, office.keys)
    answered = superior.receive(path.read_bytes()).receipts
    assert [take_receipt(office.ledger, data).bundle.state for data in answered] == ["full"] * 2


def test_a_ledger_that_is_an_older_copy_stops_sending(superior: Office, office: Office) -> None:
    restored = Office(UNIT, office.keys)
    restored.ledger.keep_settings(office.ledger.settings)
    keep_registry(restored.ledger, held_registry(office.ledger))
    fill(restored, "20/11/2022")
    data = superior.receive(office.bundle("2022-12")).receipts[0]
    with pytest.raises(LedgerBehindError, match="số 1"):
        take_receipt(restored.ledger, data)
    with pytest.raises(LedgerBehindError):
        restored.close("2022-12")
    assert outgoing(restored.ledger) == []


def test_receipts_of_others_or_by_others_change_nothing(superior: Office, office: Office) -> None:
    neighbour = post(superior, NEIGHBOUR)
    fill(office, "21/11/2022")
    data = superior.receive(office.bundle("2022-12")).receipts[0]
    before = everything(neighbour.ledger)
    with pytest.raises(ReceiptForOtherError):
        take_receipt(neighbour.ledger, data)
    assert everything(neighbour.ledger) == before
    forged = write_receipt(receipt(unit=UNIT), UnitKeys.generate(), [])
    with pytest.raises(ReceiptSignerError):
        take_receipt(office.ledger, forged)
    assert outgoing(office.ledger)[0].answer is None


def test_a_receipt_for_a_bundle_never_made_is_refused(superior: Office, office: Office) -> None:
    office.bundle("2022-12")
    unknown = receipt(unit=UNIT, seq=1, next_seq=2)
    with pytest.raises(ReceiptUnknownBundleError):
        take_receipt(office.ledger, write_receipt(unknown, superior.keys, []))


def test_the_registry_travels_with_every_receipt(superior: Office, office: Office) -> None:
    data = office.bundle("2022-12")
    post(superior, NEIGHBOUR)
    post(superior, f"{NEIGHBOUR}-2")
    assert held_registry(office.ledger).version == 2
    take_receipt(office.ledger, superior.receive(data).receipts[0])
    assert held_registry(office.ledger) == held_registry(superior.ledger)
    assert held_registry(office.ledger).version == 4


def test_an_old_or_foreign_registry_does_not_take_the_place_of_the_one_held(
    superior: Office, office: Office
) -> None:
    two = held_registry(superior.ledger)
    post(superior, NEIGHBOUR)
    take_registry(office.ledger, write_registry([held_registry(superior.ledger)]))
    with pytest.raises(RegistryOlderError):
        take_registry(office.ledger, write_registry([two]))
    other = district()
    for number in range(3):
        post(other, f"{NEIGHBOUR}-{number}")
    with pytest.raises(RegistrySignerError):
        take_registry(office.ledger, write_registry([held_registry(other.ledger)]))
    assert held_registry(office.ledger) == held_registry(superior.ledger)


def test_wrong_words_are_counted_in_the_book(superior: Office) -> None:
    held = held_registry(superior.ledger)
    request = ask(invite(UNIT, "x", held, superior.keys), UnitKeys.generate())
    for left in ("2", "1"):
        with pytest.raises(WrongWordsError, match=left):
            confirm_pairing(superior.ledger, request, "sai", superior.keys)
    for _again in range(2):
        with pytest.raises(RequestVoidError):
            confirm_pairing(superior.ledger, request, "sai", superior.keys)
    assert held_registry(superior.ledger) == held


def test_an_invitation_that_came_to_nothing_gives_way_to_another() -> None:
    office = Office(UNIT)
    office.ledger.keep_settings(Settings(unit=UNIT, unit_name="Công an xã"))
    assert not is_paired(office.ledger)
    for _time in range(2):
        other = district()
        take_invitation(office.ledger, invite(UNIT, "x", held_registry(other.ledger), other.keys))
        assert held_registry(office.ledger) == held_registry(other.ledger)
    paired = post(district())
    stranger = district()
    stranger_invites = invite(UNIT, "x", held_registry(stranger.ledger), stranger.keys)
    with pytest.raises(RegistryOlderError):
        take_invitation(paired.ledger, stranger_invites)


def test_a_registry_is_founded_by_the_superior_alone(superior: Office) -> None:
    registry = held_registry(superior.ledger).registry
    assert registry.superior.code == DISTRICT
    assert len(registry.superior.keys) == 2
    lonely = Office(DISTRICT)
    lonely.ledger.keep_settings(superior.ledger.settings)
    with pytest.raises(NotPairedError):
        held_registry(lonely.ledger)
    assert found_registry(lonely.ledger, lonely.keys).registry.units == ()
