"""Bundles opened, changed inside and sealed again by the post itself, honest signature and all."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from sync.bundle import open_bundle, seal, verify_bundle
from sync.container import write_payload
from sync.envelope import decrypted
from sync.errors import (
    BadSentRecordError,
    ForeignRecordError,
    NewerFormatError,
    PayloadError,
    RefusedError,
)
from sync.held import held_registry
from sync.manifest import Manifest
from tests.sync.offices import Office

Parts = dict[str, bytes]
Spoil = Callable[[Parts], Parts]


def resealed(superior: Office, post: Office, data: bytes, spoil: Spoil | None = None) -> bytes:
    """Encrypt a bundle anew, its parts changed, under the same manifest but for the payload."""
    return reclaimed(superior, post, data, {}, spoil) if spoil else swapped(superior, post, data)


def swapped(
    superior: Office, post: Office, data: bytes, change: Callable[[bytes], bytes] = bytes
) -> bytes:
    """Encrypt a bundle anew, its payload exchanged behind the signature's back."""
    registry = held_registry(superior.ledger).registry
    verified = verify_bundle(data, registry)
    payload = decrypted(verified.payload, post.keys.age, verified.manifest.payload_size)
    recipients = registry.recipients(post.unit, 1)
    return seal(verified.manifest, change(payload), post.keys, recipients)


def reclaimed(
    superior: Office, post: Office, data: bytes, facts: dict[str, Any], spoil: Spoil = dict
) -> bytes:
    """Sign a bundle anew by its own post, with other facts in the manifest and other parts."""
    registry = held_registry(superior.ledger).registry
    opened = open_bundle(data, registry, superior.unit, superior.keys)
    payload = write_payload(spoil(opened.parts))
    values = opened.manifest.model_dump() | facts
    values |= {"payload_size": len(payload), "payload_sha256": sha256(payload).hexdigest()}
    return seal(Manifest(**values), payload, post.keys, registry.recipients(post.unit, 1))


def part(name: str, content: bytes) -> Spoil:
    """Put other content into a part."""
    return lambda parts: parts | {name: content}


def rows(name: str, change: Callable[[dict[str, Any]], object]) -> Spoil:
    """Change each line of a part."""

    def spoil(parts: Parts) -> Parts:
        lines = [json.loads(line) for line in parts[name].decode().split("\n")[:-1]]
        for line in lines:
            change(line)
        text = "".join(json.dumps(line) + "\n" for line in lines)
        return parts | {name: text.encode()}

    return spoil


def head(**facts: Any) -> Spoil:
    """Put other facts into the head of the month."""

    def spoil(parts: Parts) -> Parts:
        said = json.loads(parts["month.json"]) | facts
        return parts | {"month.json": json.dumps(said).encode()}

    return spoil


def twice(name: str) -> Spoil:
    return lambda parts: parts | {name: parts[name] * 2}


def without(name: str) -> Spoil:
    return lambda parts: {each: content for each, content in parts.items() if each != name}


ACTIVITY, MODEL, EVENT = (
    f"records/{kind}.jsonl" for kind in ("activity", "security_model", "status_event")
)
BAD, FOREIGN = BadSentRecordError, ForeignRecordError

BAD_PARTS: dict[str, tuple[Spoil, type[RefusedError]]] = {
    "unknown-kind": (part("records/gossip.jsonl", b""), NewerFormatError),
    "list-of-members": (part("records/member.jsonl", b""), BAD),
    "unknown-part": (part("install.sh", b""), PayloadError),
    "not-json": (part(ACTIVITY, b"x\n"), BAD),
    "a-list": (part(ACTIVITY, b"[]\n"), BAD),
    "deep": (part(ACTIVITY, b"[" * 50_000 + b"\n"), BAD),
    "cut-line": (part(ACTIVITY, b"{}"), BAD),
    "empty-record": (part(ACTIVITY, b"{}\n"), BAD),
    "no-such-day": (rows(ACTIVITY, lambda row: row.update(happened_on="2022-13-01")), BAD),
    "negative-measure": (rows(ACTIVITY, lambda row: row.update(measures={"sessions": -1})), BAD),
    "identity-climbs": (rows(ACTIVITY, lambda row: row.update(id="../../x")), BAD),
    "same-record-twice": (twice(ACTIVITY), BAD),
    "of-another-unit": (rows(ACTIVITY, lambda row: row.update(unit="ninh-binh/x")), FOREIGN),
    "of-another-month": (
        rows(ACTIVITY, lambda row: row.update(happened_on="2022-10-01")),
        FOREIGN,
    ),
    "model-missing": (without(MODEL), BAD),
    "model-unknown": (rows(EVENT, lambda row: row.update(model="0" * 32)), BAD),
    "no-nonce": (without("nonce"), BAD),
    "short-nonce": (part("nonce", bytes(8)), BAD),
    "no-head": (without("month.json"), BAD),
    "head-of-another-month": (head(month="2022-11"), FOREIGN),
    "head-of-another-revision": (head(revision=2), FOREIGN),
    "a-year-for-a-month": (head(first="2022-01-01"), BAD),
    "days-turned-round": (head(first="2022-12-15"), BAD),
    "days-of-another-month": (head(last="2023-01-02"), BAD),
    "figure-twice": (twice("figures.jsonl"), BAD),
    "figure-is-text": (rows("figures.jsonl", lambda row: row.update(value="1")), BAD),
    "figure-is-huge": (rows("figures.jsonl", lambda row: row.update(value=10**16)), BAD),
    "photo-without-hash": (part("photos.jsonl", b'{"digest":"x","size":1}\n'), BAD),
    "slip-is-nonsense": (part("slip.jsonl", b"1\n"), BAD),
}
