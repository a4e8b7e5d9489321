"""The superior's books built anew from a post's stick and the spare key."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.ledger import Ledger
from sync.acknowledgement import take_receipt
from sync.backup_key import (
    Backup,
    make_backup,
    open_backup,
    rebuild_books,
    registry_file,
    seal_backup,
    use_backup,
)
from sync.chain import Place
from sync.errors import RefusedError
from sync.held import held_registry, steps_since, take_registry
from sync.key_errors import BackupOtherError, BooksInUseError, RegistryUnprovenError
from sync.keys import KeyPlace, UnitKeys
from sync.outbox import bundle_bytes
from sync.trust import read_registry, sign_registry, write_registry
from tests.conftest import UNIT
from tests.sync.offices import everything, post, said
from tests.sync.spare_keys import MONTHS, World, go_on, new_books, new_world

NEIGHBOUR = "ninh-binh/gia-vien/gia-van"


@pytest.fixture
def world() -> World:
    return new_world()


@pytest.fixture
def place(tmp_path: Path) -> KeyPlace:
    return KeyPlace(tmp_path / "signing.key", bytes(32))


def test_a_lost_laptop_comes_back_from_a_posts_stick_and_the_spare_key(
    world: World, place: KeyPlace
) -> None:
    first = world.superior.receive(world.post.bundle(MONTHS[0])).receipts[0]
    take_receipt(world.post.ledger, first)
    found = new_books()
    carried = registry_file(world.post.ledger)
    go_on(found, rebuild_books(found.ledger, [carried], world.backup, place))
    received = found.receive(world.post.bundle(MONTHS[1]))
    assert received.verdict.place is Place.GAP
    taken = take_receipt(world.post.ledger, received.receipts[0])
    assert [bundle.month for bundle in taken.wanted] == [MONTHS[0]]
    found.receive(bundle_bytes(world.post.ledger, taken.wanted[0]))
    assert said(found.ledger, UNIT) == said(world.post.ledger, UNIT)


def test_the_newest_of_several_registries_counts(world: World, place: KeyPlace) -> None:
    older = registry_file(world.post.ledger)
    post(world.superior, NEIGHBOUR)
    newer = registry_file(world.superior.ledger)
    found = new_books()
    rebuild_books(found.ledger, [newer, older], world.backup, place)
    registry = held_registry(found.ledger).registry
    assert [unit.code for unit in registry.units] == sorted([UNIT, NEIGHBOUR])
    assert registry.version == read_registry(newer)[-1].version + 1


def test_a_post_keeps_all_versions_that_one_receipt_brought(world: World, place: KeyPlace) -> None:
    for code in (NEIGHBOUR, "ninh-binh/gia-vien/gia-hoa"):
        post(world.superior, code)
    first = world.superior.receive(world.post.bundle(MONTHS[0])).receipts[0]
    take_receipt(world.post.ledger, first)
    known = steps_since(world.superior.ledger, 1)
    assert steps_since(world.post.ledger, 1) == known[1:]  # it was paired by the second
    found = new_books()
    rebuild_books(found.ledger, [registry_file(world.post.ledger)], world.backup, place)
    assert held_registry(found.ledger).version == known[-1].version + 1


def test_versions_that_a_post_lacks_do_not_stand_in_the_way(world: World, place: KeyPlace) -> None:
    for code in (NEIGHBOUR, "ninh-binh/gia-vien/gia-hoa"):
        post(world.superior, code)
    steps = steps_since(world.superior.ledger, 1)
    found = new_books()
    rebuild_books(found.ledger, [write_registry([*steps[:2], steps[-1]])], world.backup, place)
    assert held_registry(found.ledger).version == steps[-1].version + 1


def test_the_spare_key_of_changed_keys_counts_from_the_version_that_names_it(
    world: World, place: KeyPlace, tmp_path: Path
) -> None:
    changed = use_backup(world.superior.ledger, None, world.backup, place)
    take_registry(world.post.ledger, registry_file(world.superior.ledger))
    sealed = seal_backup(changed.backup)
    spare, again = open_backup(sealed.data, sealed.code), KeyPlace(tmp_path / "new.key", bytes(32))
    found = new_books()
    go_on(found, rebuild_books(found.ledger, [registry_file(world.post.ledger)], spare, again))
    data = found.receive(world.post.bundle(MONTHS[0])).receipts[0]
    assert take_receipt(world.post.ledger, data).receipt.accepted


def test_a_registry_that_the_spare_key_cannot_vouch_for_is_not_believed(
    world: World, place: KeyPlace
) -> None:
    thief, held = UnitKeys.generate(), held_registry(world.superior.ledger)
    superior = held.registry.superior.model_copy(
        update={"keys": (thief.public(), world.backup.keys.public())}
    )
    forged = held.registry.model_copy(update={"superior": superior, "version": 99})
    found = new_books()
    for files in ([write_registry([sign_registry(forged, thief)])], []):
        refused(found.ledger, RegistryUnprovenError, files, world.backup, place)


def refused(
    ledger: Ledger,
    kind: type[RefusedError],
    files: list[bytes],
    backup: Backup,
    place: KeyPlace,
) -> None:
    before = everything(ledger)
    with pytest.raises(kind):
        rebuild_books(ledger, files, backup, place)
    assert everything(ledger) == before
    assert not place.path.exists()


def test_books_in_use_are_never_replaced(world: World, place: KeyPlace) -> None:
    files = [registry_file(world.post.ledger)]
    refused(world.superior.ledger, BooksInUseError, files, world.backup, place)


def test_books_of_another_unit_are_not_built_from_it(world: World, place: KeyPlace) -> None:
    found = new_books("ninh-binh/nho-quan")
    files = [registry_file(world.post.ledger)]
    refused(found.ledger, BackupOtherError, files, world.backup, place)


def test_a_spare_key_that_was_replaced_builds_nothing(world: World, place: KeyPlace) -> None:
    make_backup(world.superior.ledger, world.superior.keys)
    files = [registry_file(world.superior.ledger)]
    refused(new_books().ledger, BackupOtherError, files, world.backup, place)
