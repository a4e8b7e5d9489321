"""The superior's spare key: put away, opened by stock age, used when a key is suspected."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

import pytest
from pyrage import passphrase

from storage.recovery_code import new_code
from sync.acknowledgement import take_receipt
from sync.age_code import CAP, encrypted_by_code
from sync.backup_key import (
    Backup,
    SealedBackup,
    change_superior_keys,
    has_backup,
    make_backup,
    open_backup,
    registry_file,
    seal_backup,
    use_backup,
)
from sync.bundle import open_bundle
from sync.chain import Place
from sync.errors import ReceiptSignerError
from sync.held import end_key, held_registry, take_registry
from sync.key_errors import BackupFileError, BackupOtherError, KeysNotKeptError
from sync.keys import KeyPlace, UnitKeys
from sync.receipts import receipt_of
from sync.trust import sign_registry, write_registry
from sync.trust_errors import RegistrySignerError
from tests.conftest import UNIT
from tests.sync.offices import DISTRICT, district, everything
from tests.sync.spare_keys import MONTHS, World, go_on, new_books, new_world
from tests.sync.tools import needs


@pytest.fixture
def world() -> World:
    return new_world()


@pytest.fixture
def place(tmp_path: Path) -> KeyPlace:
    return KeyPlace(tmp_path / "signing.key", bytes(32))


@cache
def sealed() -> tuple[Backup, SealedBackup]:
    """Return a spare key and the same put away: for tests that change nothing."""
    office = district()
    backup = make_backup(office.ledger, office.keys)
    return backup, seal_backup(backup)


def test_each_bundle_can_be_opened_with_the_spare_key(world: World) -> None:
    data = world.post.bundle(MONTHS[0])
    registry = held_registry(world.superior.ledger).registry
    assert open_bundle(data, registry, DISTRICT, world.backup.keys).manifest.month == MONTHS[0]


def test_the_registry_knows_it_beside_the_working_key(world: World) -> None:
    keys = held_registry(world.superior.ledger).registry.superior.keys
    assert keys == (world.superior.keys.public(), world.backup.keys.public())
    assert has_backup(world.superior.ledger)
    assert not has_backup(new_books().ledger)


@needs("age")
@needs("script")
def test_stock_age_opens_the_file_and_stock_ssh_keygen_knows_the_key(tmp_path: Path) -> None:
    backup, put_away = sealed()
    (tmp_path / put_away.name).write_bytes(put_away.data)
    command = f"age -d -o plain {put_away.name}"
    opened = subprocess.run(
        ["script", "-qec", command, "/dev/null"],  # age asks at a terminal only
        input=f"{put_away.code}\n".encode(),
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert opened.returncode == 0, opened.stdout
    said = json.loads((tmp_path / "plain").read_bytes())
    assert said["age"] == str(backup.keys.age)
    (tmp_path / "key").touch(mode=0o600)
    (tmp_path / "key").write_text(said["sign"])
    shown = subprocess.run(
        ["ssh-keygen", "-y", "-f", tmp_path / "key"], capture_output=True, check=True, text=True
    )
    assert shown.stdout.strip() == backup.keys.public().sign


def test_only_a_small_secret_is_put_away_so() -> None:
    code = new_code()
    assert passphrase.decrypt(encrypted_by_code(bytes(CAP), code), code) == bytes(CAP)
    with pytest.raises(ValueError, match=str(CAP + 1)):
        encrypted_by_code(bytes(CAP + 1), new_code())


def test_the_code_may_be_typed_carelessly() -> None:
    backup, put_away = sealed()
    typed = put_away.code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    opened = open_backup(put_away.data, typed)
    assert opened.keys.public() == backup.keys.public()
    assert (opened.superior, opened.working) == (backup.superior, backup.working)


def test_a_wrong_code_or_a_damaged_file_opens_nothing() -> None:
    _, put_away = sealed()
    for data, code in (
        (put_away.data, "1234"),
        (put_away.data, new_code()),
        (put_away.data[:-1], put_away.code),
        (b"", put_away.code),
        (bytes(70_000), put_away.code),
    ):
        with pytest.raises(BackupFileError):
            open_backup(data, code)


def test_with_the_spare_key_the_posts_walk_on_to_the_new_working_key(
    world: World, place: KeyPlace
) -> None:
    renewed = use_backup(world.superior.ledger, world.superior.keys, world.backup, place)
    go_on(world.superior, renewed)
    before = held_registry(world.post.ledger)
    data = world.post.bundle(MONTHS[0])
    take_receipt(world.post.ledger, world.superior.receive(data).receipts[0])
    now = held_registry(world.post.ledger)
    assert now.version == before.version + 1
    assert now.registry.superior.keys[0] == renewed.keys.public()


def test_keys_that_are_kept_open_what_was_sealed_before(world: World, place: KeyPlace) -> None:
    data = world.post.bundle(MONTHS[0])
    renewed = use_backup(world.superior.ledger, None, world.backup, place)
    kept = UnitKeys.load(place.path, place.wrap)
    assert kept.public() == renewed.keys.public()
    go_on(world.superior, renewed)
    assert world.superior.receive(data).verdict.place is Place.NORMAL


def test_the_suspected_key_speaks_for_the_superior_no_more(world: World, place: KeyPlace) -> None:
    old = world.superior.keys
    renewed = use_backup(world.superior.ledger, old, world.backup, place)
    take_registry(world.post.ledger, registry_file(world.superior.ledger))
    go_on(world.superior, renewed)
    with pytest.raises(RegistrySignerError):
        end_key(world.superior.ledger, UNIT, 1, 1, old)
    held = held_registry(world.superior.ledger)
    forged = held.registry.model_copy(update={"version": held.version + 1})
    with pytest.raises(RegistrySignerError):
        take_registry(world.post.ledger, write_registry([sign_registry(forged, old)]))


def test_a_spare_key_is_used_once(world: World, place: KeyPlace) -> None:
    renewed = use_backup(world.superior.ledger, None, world.backup, place)
    with pytest.raises(BackupOtherError):
        use_backup(world.superior.ledger, renewed.keys, world.backup, place)
    assert use_backup(world.superior.ledger, renewed.keys, renewed.backup, place).keys


def test_a_newer_spare_key_takes_the_place_of_the_one_before(world: World, place: KeyPlace) -> None:
    make_backup(world.superior.ledger, world.superior.keys)
    before = everything(world.superior.ledger)
    with pytest.raises(BackupOtherError):
        use_backup(world.superior.ledger, world.superior.keys, world.backup, place)
    assert everything(world.superior.ledger) == before
    assert not place.path.exists()


def test_the_spare_key_of_other_books_is_refused(world: World, place: KeyPlace) -> None:
    stranger = district()
    other = make_backup(stranger.ledger, stranger.keys)
    with pytest.raises(BackupOtherError):
        use_backup(world.superior.ledger, world.superior.keys, other, place)


def test_a_suspected_key_signs_its_own_successor_in(world: World, place: KeyPlace) -> None:
    renewed = change_superior_keys(world.superior.ledger, world.superior.keys, place)
    assert renewed.signed.signed_by([world.superior.keys.public()])
    go_on(world.superior, renewed)
    data = world.post.bundle(MONTHS[0])
    take_receipt(world.post.ledger, world.superior.receive(data).receipts[0])
    assert renewed.backup.working == renewed.keys.public()
    with pytest.raises(RegistrySignerError):
        change_superior_keys(world.superior.ledger, world.post.keys, place)


def test_a_receipt_that_was_missed_is_signed_anew(world: World, place: KeyPlace) -> None:
    data = world.post.bundle(MONTHS[0])
    missed = world.superior.receive(data).receipts[0]
    renewed = change_superior_keys(world.superior.ledger, world.superior.keys, place)
    take_registry(world.post.ledger, registry_file(world.superior.ledger))
    with pytest.raises(ReceiptSignerError):
        take_receipt(world.post.ledger, missed)
    go_on(world.superior, renewed)
    again = world.superior.receive(data)
    assert again.verdict.place is Place.DUPLICATE
    receipt = take_receipt(world.post.ledger, again.receipts[0]).receipt
    assert receipt == receipt_of(missed)
    assert world.superior.receive(data).receipts == again.receipts


def test_only_the_superior_makes_a_spare_key(world: World) -> None:
    before = everything(world.post.ledger)
    with pytest.raises(RegistrySignerError):
        make_backup(world.post.ledger, world.post.keys)
    assert everything(world.post.ledger) == before


def test_nothing_is_kept_when_the_key_file_cannot_be_written(world: World, tmp_path: Path) -> None:
    before = everything(world.superior.ledger)
    place = KeyPlace(tmp_path / "no-such" / "signing.key", bytes(32))
    with pytest.raises(KeysNotKeptError):
        use_backup(world.superior.ledger, None, world.backup, place)
    assert everything(world.superior.ledger) == before
