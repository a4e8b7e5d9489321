"""A superior is restored from an older copy: its posts see it, and put it right."""

from __future__ import annotations

import pytest

from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.changing_keys import countersign
from sync.errors import KeyEndedError, SignatureError, UnknownUnitError
from sync.forks import tell_anew
from sync.held import end_key, held_registry, steps_since, take_registry
from sync.keys import UnitKeys
from sync.outbox import bundle_bytes, outgoing
from sync.own_registry import adopt_own_registry
from sync.parcel import TakenParcel
from sync.parcels import contents, mark_left, take, waiting
from sync.rewound import newer_elsewhere
from sync.rotation import Rotation, write_rotation
from sync.trust import SignedRegistry, sign_registry, write_registry
from sync.trust_errors import RegistryOlderError, RegistrySignerError, RegistrySplitError
from tests.conftest import UNIT
from tests.storage.registers import activity
from tests.sync.laptops import copy_of, send
from tests.sync.offices import Office, district, everything, fill, post, said

NEIGHBOUR, OTHER = "ninh-binh/gia-vien/gia-van", "ninh-binh/gia-vien/gia-hoa"


@pytest.fixture
def office(superior: Office) -> Office:
    office = post(superior)
    fill(office, "20/11/2022", "20/12/2022", "20/01/2023", "20/02/2023")
    return office


def carry(sender: Office, recipient: Office) -> list[TakenParcel]:
    """Carry all that waits on one side to the other, as a stick does."""
    found = []
    for parcel in waiting(sender.ledger, sender.keys):
        data = contents(sender.ledger, parcel, sender.keys)
        mark_left(sender.ledger, parcel, data, "stick")
        found.append(drain(take(recipient.ledger, data, recipient.keys)))
    return found


def test_a_post_sees_that_its_superior_forgot_and_writes_it_all_again(
    superior: Office, office: Office
) -> None:
    send(superior, office, "2022-12")
    restored = copy_of(superior)
    send(superior, office, "2023-01", "2023-02")
    assert [one.state for one in outgoing(office.ledger)] == ["full"] * 3
    found = restored.receive(office.bundle("2023-03"))
    assert found.verdict.missing == (2, 3)
    taken = take_receipt(office.ledger, found.receipts[0], office.keys)
    assert [one.seq for one in taken.forgotten] == [2, 3]
    assert [one.seq for one in taken.wanted] == [2, 3]
    assert [one.answer for one in outgoing(office.ledger)] == ["full", None, None, "held"]
    for one in taken.wanted:
        for data in restored.receive(bundle_bytes(office.ledger, one)).receipts:
            take_receipt(office.ledger, data, office.keys)
    assert [one.answer for one in outgoing(office.ledger)] == ["full"] * 4
    assert said(restored.ledger, UNIT) == said(office.ledger, UNIT)


def test_receipts_that_come_out_of_order_make_nobody_forget(
    superior: Office, office: Office
) -> None:
    first, second = office.bundle("2022-12"), office.bundle("2023-01")
    early = superior.receive(second).receipts[0]  # held: the first one is missing
    both = superior.receive(first).receipts
    for data in (*both, early, *both, early):
        assert not take_receipt(office.ledger, data, office.keys).forgotten
    assert [one.answer for one in outgoing(office.ledger)] == ["full", "full"]


def test_the_post_brings_the_newer_registry_back_and_nothing_of_it_is_lost(
    superior: Office, office: Office
) -> None:
    send(superior, office, "2022-12")
    restored = copy_of(superior)
    neighbour = post(superior, NEIGHBOUR)
    send(superior, office, "2023-01")
    newest = held_registry(office.ledger)
    assert newest == held_registry(superior.ledger)
    newcomer = post(restored, OTHER)
    found = restored.receive(office.bundle("2023-02"))
    assert newer_elsewhere(restored.ledger) == 0  # both are at the same version, told twice
    with pytest.raises(RegistrySplitError):
        take_receipt(office.ledger, found.receipts[0], office.keys)
    adopted = adopt_own_registry(restored.ledger, write_registry([newest]), restored.keys)
    units = [unit.code for unit in adopted.signed.registry.units]
    assert units == [OTHER, UNIT, NEIGHBOUR]
    again = restored.receive(bundle_bytes(office.ledger, outgoing(office.ledger)[-1]))
    assert again.receipts == found.receipts
    for each in (neighbour, newcomer):
        activity(each.ledger, "20/11/2022", unit=each.unit)
        data = restored.receive(each.bundle("2022-12")).receipts[0]
        assert take_receipt(each.ledger, data, each.keys).bundle.state == "full"
        assert held_registry(each.ledger) == adopted.signed


def test_the_superior_is_told_that_a_unit_holds_a_newer_registry(
    superior: Office, office: Office
) -> None:
    restored = copy_of(superior)
    post(superior, NEIGHBOUR)
    send(superior, office, "2022-12")
    office.close("2023-01")
    (first, second) = outgoing(office.ledger)
    for one in (first, second):
        for data in restored.receive(bundle_bytes(office.ledger, one)).receipts:
            take_receipt(office.ledger, data, office.keys)
    assert newer_elsewhere(restored.ledger) == held_registry(office.ledger).version
    told = carry(office, restored)
    assert [(one.kind, one.outcome) for one in told] == [("registry", "good")]
    assert newer_elsewhere(restored.ledger) == 0
    assert held_registry(restored.ledger) == held_registry(office.ledger)
    assert not waiting(office.ledger, office.keys)


def test_only_its_own_word_is_taken_back(superior: Office, office: Office) -> None:
    stranger = UnitKeys.generate()
    forged = held_registry(superior.ledger).registry.model_copy(update={"version": 9})
    before = everything(superior.ledger)
    for data in (
        write_registry([sign_registry(forged, stranger)]),
        write_registry([sign_registry(forged, office.keys)]),
        write_registry(steps_since(district().ledger, 1)),
    ):
        with pytest.raises(RegistrySignerError):
            adopt_own_registry(superior.ledger, data, superior.keys)
    assert everything(superior.ledger) == before


def test_taking_back_what_is_known_changes_nothing(superior: Office, office: Office) -> None:
    before = everything(superior.ledger)
    for data in (
        write_registry(steps_since(superior.ledger, 1)),
        write_registry([held_registry(office.ledger)]),
    ):
        assert not adopt_own_registry(superior.ledger, data, superior.keys).fresh
    assert everything(superior.ledger) == before


def test_a_key_that_ended_before_the_copy_was_restored_does_not_live_again(
    superior: Office, office: Office
) -> None:
    send(superior, office, "2022-12")
    restored = copy_of(superior)
    ended = end_key(superior.ledger, UNIT, 1, 1, superior.keys)
    post(restored, NEIGHBOUR)
    adopt_own_registry(restored.ledger, write_registry([ended]), restored.keys)
    with pytest.raises(KeyEndedError):
        restored.receive(office.bundle("2023-01"))


def test_a_laptop_paired_twice_under_one_number_is_named(superior: Office) -> None:
    restored = copy_of(superior)
    neighbour = post(superior, NEIGHBOUR)
    other = post(restored, NEIGHBOUR)
    found = adopt_own_registry(
        restored.ledger, write_registry([held_registry(superior.ledger)]), restored.keys
    )
    assert found.again == ("Công an xã",)
    keys = found.signed.registry.unit(NEIGHBOUR).keys
    assert len(keys) == 1
    assert keys[0].sign in {neighbour.keys.public().sign, other.keys.public().sign}


def test_of_two_laptops_under_one_number_the_one_counts_whose_bundles_were_accepted(
    superior: Office,
) -> None:
    restored = copy_of(superior)
    other = post(superior, NEIGHBOUR)
    post(superior, OTHER)  # this registry is the newer one
    laptop = post(restored, NEIGHBOUR)
    activity(laptop.ledger, "20/11/2022", unit=NEIGHBOUR)
    send(restored, laptop, "2022-12")
    newer = write_registry(steps_since(superior.ledger, 1))
    adopted = adopt_own_registry(restored.ledger, newer, restored.keys)
    assert adopted.again == ("Công an xã",)
    keys = adopted.signed.registry.unit(NEIGHBOUR).keys
    assert [key.sign for key in keys] == [laptop.keys.public().sign]
    before = said(restored.ledger, NEIGHBOUR)
    tell_anew(restored.ledger, NEIGHBOUR, restored.keys)
    assert said(restored.ledger, NEIGHBOUR) == before
    activity(other.ledger, "20/11/2022", unit=NEIGHBOUR)
    with pytest.raises(SignatureError):
        restored.receive(other.bundle("2022-12"))


def test_a_key_that_ended_elsewhere_still_opens_what_was_accepted_meanwhile(
    superior: Office, office: Office
) -> None:
    send(superior, office, "2022-12")
    restored = copy_of(superior)
    ended = end_key(superior.ledger, UNIT, 1, 1, superior.keys)
    send(restored, office, "2023-01")
    adopted = adopt_own_registry(restored.ledger, write_registry([ended]), restored.keys)
    assert [key.to_seq for key in adopted.signed.registry.unit(UNIT).keys] == [2]
    before = said(restored.ledger, UNIT)
    tell_anew(restored.ledger, UNIT, restored.keys)
    assert said(restored.ledger, UNIT) == before
    with pytest.raises(KeyEndedError):
        restored.receive(office.bundle("2023-02"))


def test_a_change_of_keys_that_the_copy_had_forgotten_comes_back_with_the_registry(
    superior: Office, office: Office
) -> None:
    send(superior, office, "2022-12")
    restored = copy_of(superior)
    signed = rotated(superior, office)
    post(restored, NEIGHBOUR)
    adopted = adopt_own_registry(restored.ledger, write_registry([signed]), restored.keys)
    assert not adopted.again
    found = [(key.from_seq, key.to_seq) for key in adopted.signed.registry.unit(UNIT).keys]
    assert found == [(1, 1), (2, None)]
    assert restored.receive(office.bundle("2023-01")).receipts


def rotated(superior: Office, office: Office) -> SignedRegistry:
    """Change the keys of a post, confirmed by its superior."""
    new = UnitKeys.generate(office.keys)
    rotation = Rotation(unit=UNIT, epoch=1, from_seq=2, keys=new.public())
    data = write_rotation(rotation, office.keys, new)
    signed = countersign(superior.ledger, data, superior.keys)
    office.keys = new
    take_registry(office.ledger, write_registry([signed]))
    return signed


def test_a_unit_that_the_restored_superior_never_met_is_refused_until_the_registry_is_back(
    superior: Office, office: Office
) -> None:
    restored = copy_of(superior)
    neighbour = post(superior, NEIGHBOUR)
    activity(neighbour.ledger, "20/11/2022", unit=NEIGHBOUR)
    data = neighbour.bundle("2022-12")
    with pytest.raises(UnknownUnitError):
        restored.receive(data)
    steps = write_registry([held_registry(neighbour.ledger)])
    adopt_own_registry(restored.ledger, steps, restored.keys)
    assert restored.receive(data).receipts
    assert held_registry(office.ledger).version < held_registry(restored.ledger).version


def test_a_post_says_what_to_do_with_a_registry_that_is_older(
    superior: Office, office: Office
) -> None:
    old = write_registry([held_registry(superior.ledger)])
    post(superior, NEIGHBOUR)
    send(superior, office, "2022-12")
    with pytest.raises(RegistryOlderError, match="USB của đơn vị"):
        take_registry(office.ledger, old)
