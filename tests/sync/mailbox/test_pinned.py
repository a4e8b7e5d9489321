from __future__ import annotations

import os
from pathlib import Path

import pytest
import requests

from sync.keys import PublicKeys, UnitKeys
from sync.mailbox import pinned as pinning
from sync.mailbox.errors import RegistryRefusedError
from sync.mailbox.pinned import NoRegistryError, PinnedRegistry
from sync.mailbox.signatures import superior_keyid, unit_keyid
from sync.mailbox.store import FolderStore
from sync.registry import with_end, with_superior_keys, with_unit
from sync.trust import SignedRegistry, read_registry, sign_registry, write_registry
from tests.sync.mailbox.serving import Peer, neighbour_at, post_at, running, superior_at
from tests.sync.parties import (
    DISTRICT,
    POST,
    REGISTRY,
    SIGNED,
    SUPERIOR,
    THEIRS,
    registry,
    unit_key,
)

TWO, THREE = (sign_registry(registry(version), SUPERIOR) for version in (2, 3))
FORGED = sign_registry(registry(2), THEIRS)


def put(peer: Peer, *steps: SignedRegistry) -> requests.Response:
    return peer.ask("PUT", "/v1/registry", data=write_registry(steps))


def test_a_new_version_is_believed_at_once_and_given_to_everybody(tmp_path: Path) -> None:
    new, elsewhere = UnitKeys.generate(), "ninh-binh/moi"
    paired = sign_registry(
        with_unit(REGISTRY, elsewhere, "Công an xã Mới", unit_key(new)), SUPERIOR
    )
    ended = sign_registry(with_end(paired.registry, POST, 1, 5), SUPERIOR)
    with running(tmp_path / "kho") as mailbox:
        superior, post = superior_at(mailbox.url), post_at(mailbox.url)
        newcomer = Peer(mailbox.url, new, unit_keyid(elsewhere, 1))
        assert newcomer.ask("GET", "/v1/files").json()["code"] == "HT-04"
        assert put(superior, paired).json() == {"version": 2}
        assert newcomer.send(os.urandom(10)).status_code == 204
        assert post.send(os.urandom(10)).status_code == 204
        assert put(superior, SIGNED, paired, ended).json() == {"version": 3}
        refused = post.announce(os.urandom(10))
        assert (refused.status_code, refused.json()["code"]) == (403, "HT-05")
        given = requests.get(f"{mailbox.url}/v1/registry", timeout=10)
        assert read_registry(given.content) == (SIGNED, paired, ended)
        known = {"If-None-Match": given.headers["ETag"]}
        again = requests.get(f"{mailbox.url}/v1/registry", headers=known, timeout=10)
        assert (again.status_code, again.content) == (304, b"")


def test_a_registry_that_steps_back_or_over_or_is_forged_is_refused(tmp_path: Path) -> None:
    with running(tmp_path / "kho", registry=SIGNED) as mailbox:
        superior = superior_at(mailbox.url)
        assert put(superior, THREE).status_code == 409
        assert put(superior, FORGED).status_code == 409
        assert superior.ask("PUT", "/v1/registry", data=b"PK nonsense").status_code == 409
        assert put(neighbour_at(mailbox.url), TWO).status_code == 403
        assert put(superior, TWO).status_code == 200
        assert put(superior, TWO).status_code == 200
        refused = put(superior, SIGNED)
        assert (refused.status_code, refused.json()["code"]) == (409, "HT-14")
        shown = requests.get(f"{mailbox.url}/health", timeout=10).json()
        assert (shown["registry"], shown["healthy"]) == (2, True)


def test_a_superior_with_new_keys_is_heard_by_what_its_old_key_signed(tmp_path: Path) -> None:
    new = UnitKeys.generate()
    keys: tuple[PublicKeys, ...] = (new.public(),)
    changed = sign_registry(with_superior_keys(REGISTRY, keys), SUPERIOR)
    with running(tmp_path / "kho") as mailbox:
        renewed = Peer(mailbox.url, new, superior_keyid(DISTRICT))
        assert renewed.ask("GET", "/v1/files").status_code == 401
        assert put(renewed, FORGED).status_code == 409
        assert put(renewed, changed).status_code == 200
        assert renewed.ask("GET", "/v1/files").status_code == 200
        assert superior_at(mailbox.url).ask("GET", "/v1/files").status_code == 401


def test_the_first_registry_is_pinned_and_a_later_file_only_walks_on(tmp_path: Path) -> None:
    store, file = FolderStore(tmp_path), tmp_path / "so.bys"
    with pytest.raises(NoRegistryError):
        PinnedRegistry(store).pin(None)
    file.write_bytes(write_registry([TWO]))
    assert PinnedRegistry(store).pin(file).signed == TWO
    assert PinnedRegistry(store).pin(None).signed == TWO
    for data in (write_registry([SIGNED]), write_registry([SIGNED, FORGED])):
        file.write_bytes(data)
        assert PinnedRegistry(store).pin(file).signed == TWO
    file.write_bytes(write_registry([TWO, THREE]))
    assert PinnedRegistry(store).pin(file).signed == THREE
    for data in (b"nonsense", write_registry([sign_registry(registry(5), SUPERIOR)])):
        file.write_bytes(data)
        with pytest.raises(NoRegistryError):
            PinnedRegistry(store).pin(file)


def test_replicas_with_one_store_believe_the_same(tmp_path: Path) -> None:
    file = tmp_path / "so.bys"
    file.write_bytes(write_registry([SIGNED]))
    one, other = (PinnedRegistry(FolderStore(tmp_path / "kho")) for _ in range(2))
    one.pin(file)
    other.pin(file)
    one.offer((TWO,))
    other._looked = -10.0  # two seconds later
    assert other.current().signed == TWO
    with pytest.raises(RegistryRefusedError):
        other.offer((SIGNED,))


def test_only_as_many_versions_are_kept_as_may_travel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "so.bys"
    file.write_bytes(write_registry([SIGNED]))
    monkeypatch.setattr(pinning, "FILE_BYTES", 2 * len(write_registry([SIGNED])))
    pinned = PinnedRegistry(FolderStore(tmp_path / "kho"))
    pinned.pin(file)
    kept = read_registry(pinned.offer((TWO, THREE)).data)
    assert kept[-1] == THREE
    assert SIGNED not in kept
