from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sync.container import write_container
from sync.errors import ContainerError, UnknownUnitError
from sync.keys import UnitKeys
from sync.registry import (
    RegisteredUnit,
    Registry,
    allowed_signers,
    with_end,
    with_superior_keys,
    with_unit,
)
from sync.trust import (
    REGISTRY_MIMETYPE,
    accept_registry,
    accept_steps,
    read_registry,
    registry_given,
    sign_registry,
    steps_out,
    write_registry,
)
from sync.trust_errors import (
    AlreadyPairedError,
    RegistryOlderError,
    RegistrySignerError,
    RegistrySkippedError,
    RegistrySplitError,
    RegistryUnreadableError,
)
from tests.sync.parties import (
    BACKUP,
    DISTRICT,
    NEIGHBOUR,
    OURS,
    POST,
    SIGNED,
    SUPERIOR,
    THEIRS,
    registry,
    unit_key,
)
from tests.sync.tools import needs

TWO, THREE = (sign_registry(registry(version), SUPERIOR) for version in (2, 3))


def test_the_next_version_counts_when_a_key_of_this_one_signed_it() -> None:
    assert accept_registry(SIGNED, TWO) == TWO
    assert accept_registry(SIGNED, sign_registry(registry(2), BACKUP)).version == 2
    assert accept_registry(TWO, TWO) == TWO


def test_a_step_back_or_over_or_by_a_stranger_is_refused_by_name() -> None:
    with pytest.raises(RegistryOlderError, match="bản 1, cũ hơn bản 2"):
        accept_registry(TWO, SIGNED)
    with pytest.raises(RegistrySkippedError):
        accept_registry(SIGNED, THREE)
    with pytest.raises(RegistrySignerError):
        accept_registry(SIGNED, sign_registry(registry(2), THEIRS))
    other = sign_registry(with_end(registry(1), POST, 1, 5), SUPERIOR)
    other = sign_registry(other.registry.model_copy(update={"version": 1}), SUPERIOR)
    with pytest.raises(RegistrySplitError):
        accept_registry(SIGNED, other)


def test_a_unit_that_was_away_walks_from_its_version_to_the_newest() -> None:
    assert accept_steps(SIGNED, [SIGNED, TWO, THREE]) == THREE
    assert accept_steps(TWO, [SIGNED, TWO, THREE]) == THREE
    assert accept_steps(TWO, []) == TWO
    with pytest.raises(RegistrySkippedError):
        accept_steps(SIGNED, [THREE])
    with pytest.raises(RegistryOlderError):
        accept_steps(THREE, [SIGNED, TWO])


def test_the_sealed_backup_key_can_replace_the_working_one() -> None:
    new = UnitKeys.generate()
    rotated = with_superior_keys(registry(1), (new.public(), BACKUP.public()))
    held = accept_registry(SIGNED, sign_registry(rotated, BACKUP))
    after = sign_registry(registry(3), new)
    assert accept_registry(held, after) == after
    with pytest.raises(RegistrySignerError):
        accept_registry(held, sign_registry(registry(3), SUPERIOR))


def test_the_file_gives_back_all_its_versions() -> None:
    assert read_registry(write_registry([SIGNED, TWO])) == (SIGNED, TWO)


def test_a_person_may_hand_over_the_file_or_the_plain_json() -> None:
    assert registry_given(write_registry([SIGNED, TWO])) == registry(2)
    assert registry_given(TWO.body) == registry(2)
    with pytest.raises(RegistryUnreadableError):
        registry_given(b"{}")


def test_a_file_of_anything_else_is_refused() -> None:
    body = steps_out([SIGNED])
    name = next(iter(body))
    unnamed = {"x.json": SIGNED.body, "x.json.sig": b""}
    for entries in ({}, {name: SIGNED.body}, unnamed, body | {"x": b""}):
        with pytest.raises(ContainerError):
            read_registry(write_container(REGISTRY_MIMETYPE, entries))
    with pytest.raises(RegistryUnreadableError):
        assert read_registry(write_registry_of(b"[]"))[0].registry


def write_registry_of(body: bytes) -> bytes:
    entries = {"registry-000001.json": body, "registry-000001.json.sig": b""}
    return write_container(REGISTRY_MIMETYPE, entries)


def test_more_steps_than_a_walk_may_have_are_refused() -> None:
    entries = {f"{place}": SIGNED.body for place in range(2 * 1025)}
    with pytest.raises(ContainerError):
        read_registry(write_container(REGISTRY_MIMETYPE, entries))


def test_a_unit_is_added_once_for_an_epoch_and_keeps_its_ended_keys() -> None:
    new = UnitKeys.generate()
    with pytest.raises(AlreadyPairedError):
        with_unit(registry(1), POST, "x", unit_key(new))
    ended = with_end(registry(1), POST, 1, 7)
    again = with_unit(ended, POST, "Công an xã Gia Thắng", unit_key(new, epoch=2))
    assert again.version == 3
    assert again.key_for(POST, 1, 7, "month").sign == OURS.public().sign
    assert again.key_for(POST, 2, 1, "month").sign == new.public().sign
    assert again.recipients(POST, 2)[-1] == new.public().age
    assert again.unit(NEIGHBOUR) == registry(1).unit(NEIGHBOUR)
    with pytest.raises(UnknownUnitError):
        again.unit("nobody")


def test_the_registry_survives_its_own_spelling() -> None:
    assert Registry.from_bytes(SIGNED.body) == registry(1)
    assert registry(1, RegisteredUnit(code=POST, name="x")).unit(POST).keys == ()


@needs("ssh-keygen")
def test_stock_ssh_keygen_verifies_the_registry(tmp_path: Path) -> None:
    (tmp_path / "allowed").write_text(allowed_signers(registry(1)))
    (tmp_path / "sig").write_bytes(SIGNED.signature)
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-n", "registry@binhyen"]
    codes = [
        subprocess.run(
            [*command, "-I", unit, "-s", "sig"],
            input=SIGNED.body,
            cwd=tmp_path,
            capture_output=True,
            check=False,
        ).returncode
        for unit in (DISTRICT, POST)
    ]
    assert codes == [0, 255]
