"""The bundle (exchange format 1): sealed by the sender, opened step by step by the recipient."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
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
from sync.errors import (
    NotForMeError,
    PayloadHashError,
    PayloadSizeError,
    SignatureError,
    TooLargeError,
)
from sync.keys import PublicKeys, UnitKeys
from sync.manifest import Manifest, bundle_id
from sync.registry import Registry
from sync.sshsig import verify

BUNDLE_MIMETYPE = "application/vnd.binhyen.bundle+zip"

_ENTRIES = {
    "manifest.json": DOCUMENT_CAP,
    "manifest.json.sig": SIGNATURE_CAP,
    "payload.age": FILE_CAP,
}
_PARTS = {
    "month": re.compile(
        r"nonce|month\.json|records/[a-z_]{1,40}\.jsonl|figures\.jsonl|slip\.jsonl|photos\.jsonl"
        r"|tong-hop\.csv"
    ),
    "dossier": re.compile(
        r"nonce|dossier\.json|records/[a-z_]{1,40}\.jsonl|held\.jsonl|papers/[0-9a-f]{64}"
    ),
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
    return _verified(data, lambda m: registry.key_for(m.sender, m.epoch, m.seq, m.kind))


def open_bundle(data: bytes, registry: Registry, me: str, keys: UnitKeys) -> Opened:
    """Check and open a bundle sent to unit `me`; the first failure refuses it (RefusedError)."""
    verified = verify_bundle(data, registry)
    if verified.manifest.recipient != me:
        raise NotForMeError(recipient=verified.manifest.recipient)
    return _opened(verified, keys)


def open_own(data: bytes, keys: UnitKeys) -> Opened:
    """Check and open a bundle that these very keys sealed, to whomever it goes (RefusedError)."""
    return _opened(_own(data, keys), keys)


def encrypted_anew(data: bytes, keys: UnitKeys, recipients: Iterable[str]) -> bytes:
    """Return the same bundle for other readers: what these keys signed, and its id, stay.

    A bundle that they did not seal, or cannot open, is a RefusedError.
    """
    payload = _payload(_own(data, keys), keys)
    entries = read_container(data, BUNDLE_MIMETYPE)
    return write_container(
        BUNDLE_MIMETYPE, entries | {"payload.age": encrypted(payload, recipients)}
    )


def encrypted_for(
    data: bytes, registry: Registry, keys: UnitKeys, recipients: Iterable[str]
) -> bytes:
    """Return a bundle that the registry vouches for, and these keys open, for other readers.

    Manifest, signature and id stay. RefusedError.
    """
    payload = _payload(verify_bundle(data, registry), keys)
    entries = read_container(data, BUNDLE_MIMETYPE)
    return write_container(
        BUNDLE_MIMETYPE, entries | {"payload.age": encrypted(payload, recipients)}
    )


def open_kept(data: bytes, registry: Registry, keys: UnitKeys) -> Opened:
    """Check a bundle by the registry and open it, to whomever it goes (RefusedError)."""
    return _opened(verify_bundle(data, registry), keys)


def signed_anew(data: bytes, manifest: Manifest, keys: UnitKeys) -> bytes:
    """Return a bundle with another manifest, so under another id; its payload stays as it is."""
    said = manifest.to_bytes()
    signed = {"manifest.json": said, "manifest.json.sig": keys.sign(manifest.purpose, said)}
    return write_container(BUNDLE_MIMETYPE, read_container(data, BUNDLE_MIMETYPE) | signed)


def manifest_of(data: bytes) -> Manifest:
    """Return the manifest of a bundle that was verified before, such as one kept in the ledger."""
    return Manifest.from_bytes(read_container(data, BUNDLE_MIMETYPE)["manifest.json"])


def read_file(path: Path, cap: int = FILE_CAP) -> bytes:
    """Return a file of at most `cap` bytes; TooLargeError or CourierGoneError otherwise."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(cap + 1)
    except OSError as error:
        raise CourierGoneError(place=path) from error
    if len(data) > cap:
        raise TooLargeError(size=size, limit=cap)
    return data


def _verified(data: bytes, key_of: Callable[[Manifest], PublicKeys]) -> Verified:
    entries = read_container(data, BUNDLE_MIMETYPE)
    expect(entries, _ENTRIES)
    said = entries["manifest.json"]
    manifest = Manifest.from_bytes(said)
    verify(key_of(manifest).sign, manifest.purpose, said, entries["manifest.json.sig"])
    return Verified(manifest, bundle_id(said), entries["payload.age"])


def _own(data: bytes, keys: UnitKeys) -> Verified:
    """Check a bundle that these keys signed, or those before them."""
    for each in keys.earlier:
        try:
            return _verified(data, partial(_always, each.public()))
        except SignatureError:
            continue
    return _verified(data, partial(_always, keys.public()))


def _always(key: PublicKeys, _manifest: Manifest) -> PublicKeys:
    return key


def _opened(verified: Verified, keys: UnitKeys) -> Opened:
    payload = _payload(verified, keys)
    allowed = _PARTS[verified.manifest.kind].fullmatch
    parts = read_payload(payload, lambda name: allowed(name) is not None)
    return Opened(verified.manifest, verified.bundle_id, parts)


def _payload(verified: Verified, keys: UnitKeys) -> bytes:
    manifest = verified.manifest
    payload = decrypted(verified.payload, keys.identities, manifest.payload_size)
    if len(payload) != manifest.payload_size:
        raise PayloadSizeError
    if sha256(payload).hexdigest() != manifest.payload_sha256:
        raise PayloadHashError
    return payload
