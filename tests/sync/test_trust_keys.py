"""A key of the registry is good for its own unit, epoch, numbers, kinds and purpose only."""

from __future__ import annotations

from typing import Any

import pytest

from sync.bundle import seal, verify_bundle
from sync.container import read_container, write_container
from sync.errors import (
    KeyEndedError,
    RefusedError,
    SignatureError,
    UnknownKeyError,
    UnknownUnitError,
    WrongKindError,
    WrongPurposeError,
)
from sync.keys import UnitKeys
from sync.registry import RegisteredUnit, Registry
from tests.sync.parties import (
    NEIGHBOUR,
    OURS,
    PAYLOAD,
    POST,
    REGISTRY,
    SUPERIOR,
    THEIRS,
    TO_BOTH,
    bundle,
    manifest,
    registry,
    unit_key,
)

NEW = UnitKeys.generate()
ENDED = registry(1, RegisteredUnit(code=POST, name="x", keys=(unit_key(OURS, to_seq=4),)))
ROTATED = registry(
    1,
    RegisteredUnit(
        code=POST,
        name="x",
        keys=(unit_key(OURS, to_seq=4), unit_key(NEW, from_seq=5), unit_key(THEIRS, epoch=2)),
    ),
)
MONTHS_ONLY = registry(
    1, RegisteredUnit(code=POST, name="x", keys=(unit_key(OURS, kinds=("month",)),))
)


def said(keys: UnitKeys, seq: int, **facts: Any) -> bytes:
    """Return a bundle of some number by some keys."""
    before = {} if seq == 1 else {"prev": "a" * 64, "recent": ("a" * 64,)}
    return seal(manifest(seq=seq, **before | facts), PAYLOAD, keys, TO_BOTH)


def dossier(keys: UnitKeys) -> bytes:
    return said(keys, 1, kind="dossier", month=None)


KEYS: dict[str, tuple[bytes, Registry, type[RefusedError]]] = {
    "after its last number": (said(OURS, 5), ENDED, KeyEndedError),
    "long after its last number": (said(OURS, 4000), ENDED, KeyEndedError),
    "in the sequence of the key after it": (said(OURS, 5), ROTATED, SignatureError),
    "before its first number": (said(NEW, 4), ROTATED, SignatureError),
    "in the epoch before its own": (said(THEIRS, 5), ROTATED, SignatureError),
    "in the epoch after its own": (said(NEW, 5, epoch=2), ROTATED, SignatureError),
    "in an epoch that never was": (said(OURS, 1, epoch=3), ROTATED, UnknownKeyError),
    "for another unit": (said(OURS, 1, sender=NEIGHBOUR), REGISTRY, SignatureError),
    "for a unit that is not there": (
        said(OURS, 1, sender="ninh-binh/y"),
        REGISTRY,
        UnknownUnitError,
    ),
    "for a kind it may not sign": (dossier(OURS), MONTHS_ONLY, WrongKindError),
    "the superior's, for a unit": (said(SUPERIOR, 1), REGISTRY, SignatureError),
}


@pytest.mark.parametrize("case", KEYS)
def test_a_key_is_good_only_for_its_own_unit_epoch_numbers_and_kinds(case: str) -> None:
    data, known, reason = KEYS[case]
    with pytest.raises(reason):
        verify_bundle(data, known)


@pytest.mark.parametrize(
    ("keys", "seq"), [(OURS, 1), (OURS, 4), (NEW, 5), (NEW, 900)], ids=["1", "4", "5", "900"]
)
def test_within_its_sequence_each_key_is_good(keys: UnitKeys, seq: int) -> None:
    assert verify_bundle(said(keys, seq), ROTATED).manifest.seq == seq


@pytest.mark.parametrize("purpose", ["dossier@binhyen", "receipt@binhyen", "request@binhyen"])
def test_a_signature_for_one_purpose_is_void_for_another(purpose: str) -> None:
    parts = read_container(bundle(), "application/vnd.binhyen.bundle+zip")
    parts |= {"manifest.json.sig": OURS.sign(purpose, parts["manifest.json"])}
    with pytest.raises(WrongPurposeError):
        verify_bundle(write_container("application/vnd.binhyen.bundle+zip", parts), REGISTRY)
