"""Bundles that must be refused, each with the reason it must be refused for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from sync import errors
from sync.bundle import BUNDLE_MIMETYPE
from sync.container import write_container, write_payload
from sync.envelope import encrypted
from sync.errors import RefusedError
from sync.keys import UnitKeys
from sync.zipframe import Entry, deflated, frame, stored
from tests.sync.parties import (
    BACKUP,
    NEIGHBOUR,
    OURS,
    PAYLOAD,
    POST,
    SUPERIOR,
    THEIRS,
    TO_BOTH,
    bundle,
    manifest,
)

Bad = tuple[bytes, type[RefusedError]]


def said(change: Callable[[dict[str, Any]], object] | None = None, **facts: Any) -> bytes:
    """Return manifest bytes with values that no Manifest would take."""
    values = json.loads(manifest().to_bytes()) | facts
    if change:
        change(values)
    return json.dumps(values).encode()


def parts(
    said: bytes = b"", keys: UnitKeys = OURS, payload: bytes = b"", purpose: str = "month@binhyen"
) -> dict[str, bytes]:
    """Return the three entries of a bundle, signed whatever they say."""
    said = said or manifest().to_bytes()
    return {
        "manifest.json": said,
        "manifest.json.sig": keys.sign(purpose, said),
        "payload.age": payload or encrypted(PAYLOAD, TO_BOTH),
    }


def packed(entries: Mapping[str, bytes], mimetype: str = BUNDLE_MIMETYPE) -> bytes:
    return write_container(mimetype, entries)


def framed(*entries: Entry, mimetype: str = BUNDLE_MIMETYPE) -> bytes:
    return frame([stored("mimetype", mimetype.encode()), *entries])


def bad_bundles() -> dict[str, Bad]:
    """Return every bad bundle by a name that says what is wrong with it."""
    return _bad_containers() | _bad_manifests() | _bad_trust() | _bad_payloads()


def _bad_containers() -> dict[str, Bad]:
    good, whole = bundle(), parts()
    body = list(whole.items())
    not_strict, other = errors.ContainerError, errors.NotABundleError
    extra = whole | {"x": b""}
    upper = {name.upper(): part for name, part in body}
    without_end = good[:-22]
    return {
        "empty": (b"", other),
        "a-pdf": (b"%PDF-1.7\n", other),
        "another-mimetype": (packed(whole, "application/zip"), other),
        "a-receipt": (packed(whole, "application/vnd.binhyen.receipt+zip"), other),
        "mimetype-last": (frame([stored(*part) for part in body]), other),
        "half": (good[: len(good) // 2], not_strict),
        "without-directory": (without_end, not_strict),
        "bytes-after": (good + b"\0", not_strict),
        "bytes-before": (b"\0" + good, other),
        "twice": (good + good, not_strict),
        "comment": (good[:-2] + b"\x01\x00x", not_strict),
        "extra-entry": (packed(extra), not_strict),
        "entry-missing": (packed(dict(body[:2])), not_strict),
        "another-order": (packed(dict(reversed(body))), not_strict),
        "names-in-capitals": (packed(upper), not_strict),
        "a-directory": (packed(whole | {"x/": b""}), not_strict),
        "climbing-path": (packed(whole | {"../../x": b""}), not_strict),
        "entry-twice": (framed(*(stored(*p) for p in [body[0], *body])), not_strict),
        "deflated": (framed(*(deflated(*part) for part in body)), not_strict),
        "wrong-checksum": (framed(*(stored(*p)._replace(crc=1) for p in body)), not_strict),
        "another-time": (good.replace(b"\x21\x00", b"\x22\x00", 1), other),
        "too-large-manifest": (
            packed(parts(said(note="x" * 70_000))),
            errors.TooLargeError,
        ),
    }


def _bad_manifests() -> dict[str, Bad]:
    unreadable = errors.ManifestError
    twin = manifest().to_bytes().replace(b'"seq": 1', b'"seq": 2,"seq": 1')
    texts = {
        "not-json": b"not json",
        "not-utf8": b"\xff{}",
        "byte-order-mark": b"\xef\xbb\xbf" + manifest().to_bytes(),
        "a-list": b"[1]",
        "deep": b"[" * 60_000,
        "said-twice": twin,
        "unknown-field": said(note="x"),
        "field-missing": said(lambda values: values.pop("prev")),
        "seq-zero": said(seq=0),
        "seq-huge": said(seq=2**31 + 1),
        "seq-text": said(seq="1"),
        "seq-and-no-prev": said(seq=2),
        "prev-at-first": said(prev="0" * 64),
        "recent-not-prev": said(seq=2, prev="0" * 64, recent=["1" * 64]),
        "recent-too-long": said(seq=20, prev="0" * 64, recent=["0" * 64] * 13),
        "no-such-month": said(month="2022-13"),
        "month-missing": said(month=None),
        "unknown-kind": said(kind="gossip"),
        "sender-climbs": said(sender="../etc"),
        "digest-in-capitals": said(payload_sha256="A" * 64),
        "nan": manifest().to_bytes().replace(b'"seq": 1', b'"seq": NaN'),
        "format-zero": said(format=0),
    }
    bad: dict[str, Bad] = {name: (packed(parts(text)), unreadable) for name, text in texts.items()}
    return bad | {"newer-format": (packed(parts(said(format=2))), errors.NewerFormatError)}


def _bad_trust() -> dict[str, Bad]:
    one, other = parts(), parts(manifest(month="2022-11").to_bytes())
    swapped = one | {"manifest.json.sig": other["manifest.json.sig"]}
    return {
        "unknown-unit": (bundle(sender="ninh-binh/nobody"), errors.UnknownUnitError),
        "unknown-epoch": (bundle(epoch=2), errors.UnknownKeyError),
        "signed-by-neighbour": (bundle(keys=THEIRS), errors.SignatureError),
        "neighbours-name": (bundle(sender=NEIGHBOUR), errors.SignatureError),
        "signed-by-superior": (bundle(keys=SUPERIOR), errors.SignatureError),
        "signature-of-other-month": (packed(swapped), errors.SignatureError),
        "signature-empty": (packed(one | {"manifest.json.sig": b""}), errors.SignatureError),
        "signature-is-text": (packed(one | {"manifest.json.sig": b"ok"}), errors.SignatureError),
        "signed-as-receipt": (packed(parts(purpose="receipt@binhyen")), errors.WrongPurposeError),
        "signed-as-dossier": (packed(parts(purpose="dossier@binhyen")), errors.WrongPurposeError),
        "to-neighbour": (bundle(recipient=NEIGHBOUR), errors.NotForMeError),
        "to-sender": (bundle(recipient=POST), errors.NotForMeError),
    }


def _bad_payloads() -> dict[str, Bad]:
    strangers = encrypted(PAYLOAD, [THEIRS.public().age])
    longer = write_payload({"nonce": bytes(16), "figures.jsonl": b'{"x":1}\n' * 9})
    same_size = bytearray(PAYLOAD)
    same_size[40] ^= 1
    cut = encrypted(PAYLOAD, TO_BOTH)[:-1]
    inner = {
        "inner-not-a-zip": b"not a zip",
        "inner-bomb": write_payload({"nonce": bytes(16), "figures.jsonl": bytes(20_000_000)}),
        "inner-unknown-entry": write_payload({"nonce": bytes(16), "run.exe": b""}),
        "inner-climbing-path": write_payload({"nonce": bytes(16), "records/../../x.jsonl": b""}),
        "inner-twice": frame([deflated("nonce", b"1"), deflated("nonce", b"2")]),
        "inner-lies": frame([deflated("nonce", bytes(16))._replace(size=15)]),
        "inner-attachment": write_payload({"nonce": bytes(16), f"attachments/{'0' * 64}": b""}),
    }
    bad: dict[str, Bad] = {
        name: (bundle(data), errors.PayloadError) for name, data in inner.items()
    }
    encrypted_longer, encrypted_other = (
        encrypted(longer, TO_BOTH),
        encrypted(bytes(same_size), TO_BOTH),
    )
    return bad | {
        "encrypted-to-others": (packed(parts(payload=strangers)), errors.CannotDecryptError),
        "encrypted-to-backup": (
            packed(parts(payload=encrypted(PAYLOAD, [BACKUP.public().age]))),
            errors.CannotDecryptError,
        ),
        "payload-cut": (packed(parts(payload=cut)), errors.CannotDecryptError),
        "payload-not-age": (packed(parts(payload=b"x")), errors.CannotDecryptError),
        "payload-longer": (packed(parts(payload=encrypted_longer)), errors.PayloadSizeError),
        "payload-shorter": (
            packed(parts(payload=encrypted(PAYLOAD[:-1], TO_BOTH))),
            errors.PayloadSizeError,
        ),
        "payload-swapped": (packed(parts(payload=encrypted_other)), errors.PayloadHashError),
    }
