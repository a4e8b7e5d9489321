"""Changes of keys that are refused by name, and that store nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from sync.chain import Place
from sync.changing_keys import change_keys, countersign
from sync.container import read_container, write_container
from sync.errors import (
    ContainerError,
    KeyEndedError,
    LedgerBehindError,
    RefusedError,
    UnknownKeyError,
    UnknownUnitError,
)
from sync.held import end_key, held_registry, take_registry
from sync.key_errors import (
    KeysChangedError,
    RotationError,
    RotationNumberError,
    RotationOldError,
    RotationSignerError,
)
from sync.keys import KeyPlace, UnitKeys
from sync.rotation import ROTATION_MIMETYPE, Rotation, write_rotation
from sync.trust import write_registry
from sync.trust_errors import NotPairedError
from tests.conftest import UNIT
from tests.sync.offices import Office, everything, fill, pair, post
from tests.sync.rotated import MONTHS, WRAP, change, confirm


@pytest.fixture
def office(office: Office) -> Office:
    fill(office, "20/01/2023")
    return office


def test_an_older_file_that_is_brought_again_is_refused(
    superior: Office, office: Office, key_file: Path
) -> None:
    change(office, key_file)
    older = office.keys.request
    confirm(superior, office)
    change(office, key_file)
    confirm(superior, office)
    with refused(superior, RotationOldError):
        countersign(superior.ledger, older, superior.keys)


def test_a_number_that_was_taken_in_is_never_given_to_another_key(
    superior: Office, office: Office, key_file: Path
) -> None:
    superior.receive(office.bundle(MONTHS[0]))
    forged = request(office, UnitKeys.generate(), from_seq=1)
    with refused(superior, RotationNumberError):
        countersign(superior.ledger, forged, superior.keys)
    waiting = office.bundle(MONTHS[1]), office.bundle(MONTHS[2])
    assert superior.receive(waiting[1]).verdict.place is Place.GAP
    with refused(superior, RotationNumberError):
        forged = request(office, UnitKeys.generate(), from_seq=3)
        countersign(superior.ledger, forged, superior.keys)


def request(office: Office, new: UnitKeys, old: UnitKeys | None = None, **facts: object) -> bytes:
    """Return a file of a change of keys that the program would not write."""
    values = {"unit": office.unit, "epoch": 1, "from_seq": 1, "keys": new.public()} | facts
    return write_rotation(Rotation.model_validate(values), old or office.keys, new)


class refused:  # noqa: N801  # reads like pytest.raises
    """Expect a refusal by name that stores nothing."""

    def __init__(self, office: Office, kind: type[RefusedError]) -> None:
        self._office, self._raises = office, pytest.raises(kind)

    def __enter__(self) -> None:
        self._before = everything(self._office.ledger)
        self._raises.__enter__()

    def __exit__(self, *error: object) -> bool:
        assert everything(self._office.ledger) == self._before
        return bool(self._raises.__exit__(*error))  # type: ignore[arg-type]  # passed on as it came


def test_a_change_signed_by_a_strange_key_is_refused(superior: Office, office: Office) -> None:
    stranger = UnitKeys.generate()
    with refused(superior, RotationSignerError):
        forged = request(office, UnitKeys.generate(), old=stranger)
        countersign(superior.ledger, forged, superior.keys)


def test_a_change_to_keys_that_the_sender_does_not_hold_is_refused(
    superior: Office, office: Office
) -> None:
    entries = read_container(request(office, UnitKeys.generate()), ROTATION_MIMETYPE)
    others = request(office, UnitKeys.generate())
    stolen = read_container(others, ROTATION_MIMETYPE) | {
        "rotation.json.new.sig": entries["rotation.json.new.sig"]
    }
    with refused(superior, RotationError):
        forged = write_container(ROTATION_MIMETYPE, stolen)
        countersign(superior.ledger, forged, superior.keys)


def test_a_file_without_one_of_its_signatures_is_refused(superior: Office, office: Office) -> None:
    entries = read_container(request(office, UnitKeys.generate()), ROTATION_MIMETYPE)
    for name in entries:
        less = {other: part for other, part in entries.items() if other != name}
        with refused(superior, ContainerError):
            data = write_container(ROTATION_MIMETYPE, less)
            countersign(superior.ledger, data, superior.keys)


def test_no_flipped_bit_of_the_file_passes(superior: Office, office: Office) -> None:
    data = request(office, UnitKeys.generate())
    for at in range(0, len(data) * 8, 17):
        bad = bytearray(data)
        bad[at // 8] ^= 1 << at % 8
        with pytest.raises(RefusedError):
            countersign(superior.ledger, bytes(bad), superior.keys)
    assert held_registry(superior.ledger).version == 2


def test_a_unit_or_a_laptop_that_is_not_known_changes_no_key(
    superior: Office, office: Office
) -> None:
    for wrong, kind in (
        ({"unit": "ninh-binh/x"}, UnknownUnitError),
        ({"epoch": 7}, UnknownKeyError),
    ):
        with refused(superior, kind):
            forged = request(office, UnitKeys.generate(), **wrong)
            countersign(superior.ledger, forged, superior.keys)


def test_a_laptop_that_was_replaced_or_ended_changes_no_key(
    superior: Office, office: Office
) -> None:
    end_key(superior.ledger, UNIT, 1, 3, superior.keys)
    with refused(superior, KeyEndedError):
        forged = request(office, UnitKeys.generate(), from_seq=2)
        countersign(superior.ledger, forged, superior.keys)
    again = post(superior, "ninh-binh/gia-vien/gia-van")
    lost = again.keys
    again.keys = UnitKeys.generate()
    pair(superior, again, epoch=2)
    with refused(superior, KeyEndedError):
        forged = request(again, UnitKeys.generate(), old=lost)
        countersign(superior.ledger, forged, superior.keys)


def test_an_ended_laptop_an_older_copy_and_an_unpaired_one_change_nothing(
    superior: Office, office: Office, key_file: Path
) -> None:
    alone = Office(UNIT)
    alone.ledger.keep_settings(office.ledger.settings)
    with refused(alone, NotPairedError):
        change(alone, key_file)
    ended = end_key(superior.ledger, UNIT, 1, 0, superior.keys)
    take_registry(office.ledger, write_registry([ended]))
    with refused(office, KeyEndedError):
        change(office, key_file)
    other = post(superior, "ninh-binh/gia-vien/gia-van")
    other.ledger.db.execute(
        "INSERT INTO journal (at, actor, action, kind, record, salt, after)"
        " VALUES (journal_now(), journal_actor(), 'behind', 'outgoing', '1', '', '4')"
    )
    with refused(other, LedgerBehindError):
        change(other, key_file)
    assert not key_file.exists()


def test_keys_of_an_older_file_are_not_used_for_a_second_change(
    superior: Office, office: Office, key_file: Path
) -> None:
    old = change(office, key_file)
    with refused(office, KeysChangedError):
        change_keys(office.ledger, old, KeyPlace(key_file, WRAP))
