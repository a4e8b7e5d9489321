"""A superior takes its registry back: no key that was changed may speak for it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from sync.backup_key import change_superior_keys
from sync.held import held_registry, steps_since
from sync.keys import KeyPlace, UnitKeys
from sync.own_registry import adopt_own_registry
from sync.trust import sign_registry, write_registry
from sync.trust_errors import RegistrySignerError
from tests.sync.laptops import copy_of
from tests.sync.offices import Office, district, everything, post

NEIGHBOUR, OTHER = "ninh-binh/gia-vien/gia-van", "ninh-binh/gia-vien/gia-hoa"


@pytest.fixture
def place(tmp_path: Path) -> KeyPlace:
    return KeyPlace(tmp_path / "signing.key", bytes(32))


@pytest.fixture
def superior() -> Office:
    office = district()
    post(office)
    return office


def test_whoever_stole_the_key_that_was_changed_cannot_bring_a_registry_back(
    superior: Office, place: KeyPlace
) -> None:
    stolen, thief = superior.keys, UnitKeys.generate()
    genuine = steps_since(superior.ledger, 1)
    superior.keys = change_superior_keys(superior.ledger, stolen, place).keys
    held = held_registry(superior.ledger).registry
    before = everything(superior.ledger)
    for keys in ((thief.public(),), (superior.keys.public(), thief.public())):
        owner = held.superior.model_copy(update={"keys": keys})
        forged = held.model_copy(update={"version": 50, "superior": owner, "units": ()})
        for steps in ([], genuine):
            data = write_registry([*steps, sign_registry(forged, stolen)])
            with pytest.raises(RegistrySignerError):
                adopt_own_registry(superior.ledger, data, superior.keys)
    assert everything(superior.ledger) == before


def test_a_registry_of_before_the_keys_were_changed_never_ends_the_new_ones(
    superior: Office, place: KeyPlace
) -> None:
    restored = copy_of(superior)
    post(superior, NEIGHBOUR)
    post(superior, OTHER)
    newer = write_registry(steps_since(superior.ledger, 1))
    restored.keys = change_superior_keys(restored.ledger, restored.keys, place).keys
    before = everything(restored.ledger)
    with pytest.raises(RegistrySignerError):
        adopt_own_registry(restored.ledger, newer, restored.keys)
    assert everything(restored.ledger) == before


def test_a_copy_of_before_the_change_learns_the_new_keys_from_a_post(
    superior: Office, place: KeyPlace
) -> None:
    restored = copy_of(superior)
    superior.keys = change_superior_keys(superior.ledger, superior.keys, place).keys
    newer = write_registry(steps_since(superior.ledger, 1))
    restored.keys = superior.keys
    adopted = adopt_own_registry(restored.ledger, newer, restored.keys)
    assert adopted.signed == held_registry(superior.ledger)
    assert superior.keys.public() in held_registry(restored.ledger).registry.superior.keys
