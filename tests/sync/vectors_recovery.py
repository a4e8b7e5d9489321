"""Test vectors of books that are given back to a laptop."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sync.bundle import BUNDLE_MIMETYPE
from sync.container import read_container, write_container
from sync.envelope import decrypted, encrypted
from sync.keys import UnitKeys
from sync.recovery import RECOVERY_MIMETYPE
from tests.sync.vectors_answers import receipt_file
from tests.sync.vectors_dossiers import dossier_parts
from tests.sync.vectors_sealed import Make, bad, inside_out, sealed_set
from tests.sync.vectors_world import (
    BEFORE,
    DISTRICT,
    NEIGHBOUR,
    NOW,
    POST,
    SPARE,
    SUPERIOR,
    VAN,
    Vector,
    bundle,
    identity_of,
    payload,
)

TO_POST = [SUPERIOR.public().age, SPARE.public().age, NOW.public().age]
_RECOVERY = Make(
    RECOVERY_MIMETYPE,
    "application/vnd.binhyen.recovered+zip",
    "recovery.age",
    "recovery",
    ".byk",
    "KP",
)
_Given = tuple[bytes, bytes]


def recoveries() -> Iterator[Vector]:
    """Return books that are given back, as the laptop reads them that was paired last."""
    one, two = _given(), _given_second()
    values = _recovery_values(one, two)
    both = _entries(one) | _entries(two)
    yield from sealed_set(_RECOVERY, values, both)
    parts = [inside_out(_RECOVERY, values, more=_entries(each)) for each in (one, two)]
    names = [f"good/recovery-part-{place}.byk" for place in (1, 2)]
    yield Vector(names[0], parts[0], "ok", "with its second part", "post", along=(names[1],))
    yield Vector(names[1], parts[1], "ok", "with its first part", "post", along=(names[0],))
    alone = _recovery_values(one)
    altered = _entries(one) | {next(iter(_entries(one))): two[0]}
    other = _given(unit=VAN, keys=NEIGHBOUR, epoch=1)
    mixed = inside_out(_RECOVERY, alone | {"number": 99}, more=_entries(two))
    told: tuple[tuple[str, str, str, dict[str, Any], dict[str, bytes]], ...] = (
        ("part-missing", "KP-05", "the second part is missing", values, _entries(one)),
        ("altered", "KP-04", "a bundle is not the one listed", alone, altered),
        ("more", "KP-04", "a bundle that is not listed", alone, both),
        ("foreign", "KP-02", "a bundle of another unit", _recovery_values(other), _entries(other)),
        ("epoch", "KP-02", "for another laptop", values | {"epoch": 3}, both),
        ("predecessor", "KP-08", "of a merged unit", values | {"predecessor": VAN}, both),
        ("nothing", "KP-01", "gives nothing back", values | {"bundles": []}, {}),
        ("name", "KP-04", "a file beside the bundles", alone, _entries(one) | {"bundles/x": b""}),
    )
    for name, code, why, said, more in told:
        yield bad(f"recovery-{name}.byk", code, why, inside_out(_RECOVERY, said, more=more))
    yield Vector(
        "bad/recovery-mixed.byk", mixed, "KP-08", "of two writings", "post", along=(names[0],)
    )


def _given(unit: str = POST, keys: UnitKeys = BEFORE, epoch: int = 2) -> _Given:
    """Return a bundle that is given back, encrypted to the laptop of now, and its receipt."""
    return _answered(_readdressed(bundle(keys, sender=unit, epoch=epoch)), unit=unit, epoch=epoch)


def _given_second() -> _Given:
    first = identity_of(bundle())
    data = _readdressed(_dossier_after(first))
    return _answered(data, seq=2, month=None, next_seq=3)


def _dossier_after(first: str) -> bytes:
    inside = payload(dossier_parts())
    more = {"seq": 2, "prev": first, "recent": [first]}
    return bundle(BEFORE, inside, kind="dossier", month=None, **more)


def _readdressed(data: bytes) -> bytes:
    entries = read_container(data, BUNDLE_MIMETYPE)
    plain = decrypted(entries["payload.age"], SUPERIOR.age, 2**20)
    return write_container(BUNDLE_MIMETYPE, entries | {"payload.age": encrypted(plain, TO_POST)})


def _answered(data: bytes, **changed: Any) -> _Given:
    return data, receipt_file(SUPERIOR, (), bundle_id=identity_of(data), **changed)


def _entries(given: _Given) -> dict[str, bytes]:
    identity = identity_of(given[0])
    return {f"bundles/{identity}.byb": given[0], f"receipts/{identity}.byr": given[1]}


def _recovery_values(*given: _Given) -> dict[str, Any]:
    listed = [
        {
            "epoch": 2,
            "seq": place,
            "bundle_id": identity_of(data),
            "sha256": sha256(data).hexdigest(),
            "receipt": sha256(receipt).hexdigest(),
        }
        for place, (data, receipt) in enumerate(given, 1)
    ]
    return {
        "format": 1,
        "number": 43,
        "superior": DISTRICT,
        "unit": POST,
        "epoch": 2,
        "predecessor": None,
        "last_month": None,
        "ended": [],
        "bundles": listed,
        "registry_version": 3,
        "written_at": "2023-01-06T00:00:00Z",
    }


SETS = (recoveries,)
