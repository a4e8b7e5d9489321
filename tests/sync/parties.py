"""A superior, two posts and a bundle between them, for all tests of the exchange."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sync.bundle import seal
from sync.container import write_payload
from sync.keys import PublicKeys, UnitKeys
from sync.manifest import Manifest
from sync.registry import RegisteredUnit, Registry, Superior, UnitKey
from sync.trust import SignedRegistry, sign_registry

DISTRICT, POST, NEIGHBOUR = "ninh-binh/gia-vien", "ninh-binh/gia-vien/gia-thang", "ninh-binh/x"
SUPERIOR, BACKUP, OURS, THEIRS = (UnitKeys.generate() for _ in range(4))
WHEN = datetime(2022, 12, 15, tzinfo=UTC)


def unit_key(keys: UnitKeys, **facts: Any) -> UnitKey:
    return UnitKey(**keys.public().model_dump(), **facts)


def registry(version: int = 1, *units: RegisteredUnit) -> Registry:
    keys: tuple[PublicKeys, ...] = (SUPERIOR.public(), BACKUP.public())
    posts = units or (
        RegisteredUnit(code=POST, name="Công an xã Gia Thắng", keys=(unit_key(OURS),)),
        RegisteredUnit(code=NEIGHBOUR, name="Công an xã X", keys=(unit_key(THEIRS),)),
    )
    superior = Superior(code=DISTRICT, name="Công an huyện Gia Viễn", keys=keys)
    return Registry(version=version, superior=superior, units=posts)


REGISTRY = registry()
SIGNED: SignedRegistry = sign_registry(REGISTRY, SUPERIOR)
PAYLOAD = write_payload({"nonce": bytes(16), "figures.jsonl": b"", "tong-hop.csv": b"a,b\r\n"})
TO_BOTH = [SUPERIOR.public().age, OURS.public().age]


def manifest(payload: bytes = PAYLOAD, **facts: Any) -> Manifest:
    """Return the manifest of a first bundle of December 2022, with some facts changed."""
    values: dict[str, Any] = {
        "kind": "month",
        "sender": POST,
        "recipient": DISTRICT,
        "epoch": 1,
        "seq": 1,
        "prev": None,
        "recent": (),
        "month": "2022-12",
        "revision": 1,
        "payload_sha256": sha256(payload).hexdigest(),
        "payload_size": len(payload),
        "registry_version": 1,
        "journal_head": "0" * 64,
        "written_at": WHEN,
    }
    return Manifest(**values | facts)


def bundle(payload: bytes = PAYLOAD, keys: UnitKeys = OURS, **facts: Any) -> bytes:
    """Return a sealed bundle from the post to the district."""
    return seal(manifest(payload, **facts), payload, keys, TO_BOTH)
