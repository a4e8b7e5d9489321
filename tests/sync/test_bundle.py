from __future__ import annotations

import subprocess
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from sync.bundle import open_bundle, read_file, verify_bundle
from sync.couriers.errors import CourierGoneError
from sync.errors import KeyEndedError, RefusedError, TooLargeError, WrongKindError
from sync.manifest import file_name
from sync.registry import RegisteredUnit, Registry, allowed_signers
from tests.sync.bad_bundles import bad_bundles, packed, parts
from tests.sync.parties import (
    DISTRICT,
    OURS,
    PAYLOAD,
    POST,
    REGISTRY,
    SUPERIOR,
    TO_BOTH,
    bundle,
    manifest,
    registry,
    unit_key,
)
from tests.sync.tools import needs

BAD = bad_bundles()


def test_the_superior_opens_what_a_post_sealed() -> None:
    opened = open_bundle(bundle(), REGISTRY, DISTRICT, SUPERIOR)
    assert opened.manifest == manifest()
    assert opened.parts["tong-hop.csv"] == b"a,b\r\n"


def test_the_identity_survives_another_encryption() -> None:
    one, other = bundle(), bundle()
    assert one != other
    identity = verify_bundle(one, REGISTRY).bundle_id
    assert identity == verify_bundle(other, REGISTRY).bundle_id
    assert identity == sha256(manifest().to_bytes()).hexdigest()


def test_the_file_name_helps_people_and_fits_fat32() -> None:
    name = file_name(manifest(seq=7, prev="1" * 64, recent=("1" * 64,)), "95b1f270" + "0" * 56)
    assert name == "GIA-THANG_2022-12_so-0007_r1_95b1f270.byb"


@pytest.mark.parametrize("name", BAD)
def test_a_bad_bundle_is_refused_for_its_own_reason(name: str) -> None:
    data, reason = BAD[name]
    with pytest.raises(RefusedError) as caught:
        open_bundle(data, REGISTRY, DISTRICT, SUPERIOR)
    assert type(caught.value) is reason


def test_there_are_bad_bundles_enough() -> None:
    assert len(BAD) >= 40
    assert len({data for data, _ in BAD.values()}) == len(BAD)


def test_no_flipped_bit_of_a_bundle_passes() -> None:
    good = bundle()
    signed = good.index(b"payload.age") * 8  # all of manifest and signature, some of the rest
    places = {*range(signed), *Random(1).sample(range(signed, len(good) * 8), 600)}
    for at in places:
        bad = bytearray(good)
        bad[at // 8] ^= 1 << at % 8
        with pytest.raises(RefusedError):
            open_bundle(bytes(bad), REGISTRY, DISTRICT, SUPERIOR)


def with_key(**facts: object) -> Registry:
    return registry(1, RegisteredUnit(code=POST, name="x", keys=(unit_key(OURS, **facts),)))


def test_a_key_counts_only_for_the_numbers_and_kinds_it_was_given_for() -> None:
    data = bundle()
    for span in ({"from_seq": 2}, {"to_seq": 0}):
        with pytest.raises(KeyEndedError):
            verify_bundle(data, with_key(**span))
    with pytest.raises(WrongKindError):
        verify_bundle(data, with_key(kinds=("media",)))
    verify_bundle(data, with_key(from_seq=1, to_seq=1, kinds=("month",)))


def test_a_file_is_never_read_beyond_its_cap(tmp_path: Path) -> None:
    (tmp_path / "goi.byb").write_bytes(bytes(11))
    with pytest.raises(TooLargeError):
        read_file(tmp_path / "goi.byb", 10)
    assert read_file(tmp_path / "goi.byb", 11) == bytes(11)
    with pytest.raises(CourierGoneError):
        read_file(tmp_path / "absent")


@needs("ssh-keygen")
@needs("age")
@needs("unzip")
def test_anybody_can_check_a_bundle_with_stock_tools(tmp_path: Path) -> None:
    (tmp_path / "goi.byb").write_bytes(bundle())
    (tmp_path / "allowed_signers").write_text(allowed_signers(REGISTRY))
    (tmp_path / "key.txt").write_text(f"{SUPERIOR.age}\n")
    run(tmp_path, "unzip", "-q", "goi.byb")
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", POST]
    command += ["-n", "month@binhyen", "-s", "manifest.json.sig"]
    said = (tmp_path / "manifest.json").read_bytes()
    assert run(tmp_path, *command, said=said).startswith(b"Good")
    assert run(tmp_path, "age", "-d", "-i", "key.txt", "payload.age") == PAYLOAD


@needs("ssh-keygen")
@needs("age")
def test_we_open_a_bundle_that_stock_tools_made(tmp_path: Path) -> None:
    make = ("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "key")
    run(tmp_path, *make)
    said = manifest().to_bytes()
    (tmp_path / "manifest.json").write_bytes(said)
    run(tmp_path, "ssh-keygen", "-Y", "sign", "-f", "key", "-n", "month@binhyen", "manifest.json")
    sealed = run(tmp_path, "age", "-r", TO_BOTH[0], "-r", TO_BOTH[1], said=PAYLOAD)
    signature = (tmp_path / "manifest.json.sig").read_bytes()
    theirs = parts() | {"manifest.json.sig": signature, "payload.age": sealed}
    line = (tmp_path / "key.pub").read_text().strip()
    key = unit_key(OURS).model_copy(update={"sign": line})
    trusted = registry(1, RegisteredUnit(code=POST, name="x", keys=(key,)))
    assert open_bundle(packed(theirs), trusted, DISTRICT, SUPERIOR).manifest == manifest()


def run(folder: Path, *command: str, said: bytes | None = None) -> bytes:
    done = subprocess.run(command, input=said, cwd=folder, capture_output=True, check=True)
    return done.stdout
