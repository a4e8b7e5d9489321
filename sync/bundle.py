"""The bundle (exchange format 1): sealed by the sender, opened step by step by the recipient."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sync.container import (
    DOCUMENT_CAP,
    FILE_CAP,
    SIGNATURE_CAP,
    expect,
    read_container,
    read_payload,
    write_container,
)
from sync.couriers.errors import CourierGoneError
from sync.envelope import decrypted, encrypted
from sync.errors import NotForMeError, PayloadHashError, PayloadSizeError, TooLargeError
from sync.keys import UnitKeys
from sync.manifest import Manifest, bundle_id
from sync.registry import Registry
from sync.sshsig import verify

BUNDLE_MIMETYPE = "application/vnd.binhyen.bundle+zip"

_ENTRIES = {
    "manifest.json": DOCUMENT_CAP,
    "manifest.json.sig": SIGNATURE_CAP,
    "payload.age": FILE_CAP,
}
_RECORDS = r"nonce|month\.json|records/[a-z_]{1,40}\.jsonl|figures\.jsonl|slip\.jsonl|photos\.jsonl"
_PARTS = {
    "month": re.compile(rf"{_RECORDS}|tong-hop\.csv"),
    "dossier": re.compile(_RECORDS),
    "media": re.compile(r"nonce|attachments/[0-9a-f]{64}"),
    "recovery": re.compile(r"nonce|bundles/[0-9a-f]{64}\.byb"),
}


@dataclass(frozen=True, slots=True)
class Verified:
    """A bundle whose container and signature hold; its payload is still closed."""

    manifest: Manifest
    bundle_id: str
    payload: bytes = field(repr=False)  # encrypted


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle that is wholly believed, with the parts of its payload."""

    manifest: Manifest
    bundle_id: str
    parts: dict[str, bytes] = field(repr=False)


def seal(manifest: Manifest, payload: bytes, keys: UnitKeys, recipients: Iterable[str]) -> bytes:
    """Return the whole file; the manifest must already speak of this payload."""
    said = manifest.to_bytes()
    return write_container(
        BUNDLE_MIMETYPE,
        {
            "manifest.json": said,
            "manifest.json.sig": keys.sign(manifest.purpose, said),
            "payload.age": encrypted(payload, recipients),
        },
    )


def verify_bundle(data: bytes, registry: Registry) -> Verified:
    """Check all that can be checked without a secret key; each failure is a RefusedError."""
    entries = read_container(data, BUNDLE_MIMETYPE)
    expect(entries, _ENTRIES)
    said = entries["manifest.json"]
    manifest = Manifest.from_bytes(said)
    key = registry.key_for(manifest.sender, manifest.epoch, manifest.seq, manifest.kind)
    verify(key.sign, manifest.purpose, said, entries["manifest.json.sig"])
    return Verified(manifest, bundle_id(said), entries["payload.age"])


def open_bundle(data: bytes, registry: Registry, me: str, keys: UnitKeys) -> Opened:
    """Check and open a bundle sent to unit `me`; the first failure refuses it (RefusedError)."""
    verified = verify_bundle(data, registry)
    manifest = verified.manifest
    if manifest.recipient != me:
        raise NotForMeError(recipient=manifest.recipient)
    payload = decrypted(verified.payload, keys.age, manifest.payload_size)
    if len(payload) != manifest.payload_size:
        raise PayloadSizeError
    if sha256(payload).hexdigest() != manifest.payload_sha256:
        raise PayloadHashError
    allowed = _PARTS[manifest.kind].fullmatch
    parts = read_payload(payload, lambda name: allowed(name) is not None)
    return Opened(manifest, verified.bundle_id, parts)


def manifest_of(data: bytes) -> Manifest:
    """Return the manifest of a bundle that was verified before, such as one kept in the ledger."""
    return Manifest.from_bytes(read_container(data, BUNDLE_MIMETYPE)["manifest.json"])


def read_file(path: Path, cap: int = FILE_CAP) -> bytes:
    """Return a file of at most `cap` bytes; TooLargeError or CourierGoneError otherwise."""
    try:
        with path.open("rb") as file:
            data = file.read(cap + 1)
    except OSError as error:
        raise CourierGoneError(place=path) from error
    if len(data) > cap:
        raise TooLargeError(size=path.stat().st_size, limit=cap)
    return data
