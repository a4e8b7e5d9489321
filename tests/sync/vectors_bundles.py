"""Test vectors of bundles: what the manifest says, who signed it, what is inside."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any

from sync.bundle import BUNDLE_MIMETYPE
from sync.container import MIB, write_container, write_payload
from sync.envelope import encrypted
from sync.keys import UnitKeys
from sync.zipframe import deflated, frame, stored
from tests.sync.vectors_world import (
    BEFORE,
    CU,
    LOST,
    MERGED,
    NEIGHBOUR,
    NOW,
    PAYLOAD,
    POST,
    READERS,
    SPARE,
    STRANGER,
    SUPERIOR,
    VAN,
    Vector,
    bundle,
    facts,
    month_parts,
    parts,
    payload,
    text,
)

_NONCE = payload({"nonce": bytes(16)})
_EMPTY = month_parts({"records/activity.jsonl": b""})
_GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493


def manifests() -> Iterator[Vector]:
    """Return bundles whose manifest cannot be read."""
    said = text(facts())
    seventh: dict[str, Any] = {"seq": 3, "prev": "7" * 64, "recent": ["6" * 64, "7" * 64]}
    wrong: dict[str, tuple[bytes, str]] = {
        "empty": (b"", "no bytes"),
        "not-json": (b"manifest", "no JSON"),
        "not-utf8": (said.replace(b'"revision": 1', b'"revision": "\xff"'), "not UTF-8"),
        "utf16": (json.dumps(facts()).encode("utf-16"), "UTF-16"),
        "mark": (b"\xef\xbb\xbf" + said, "byte order mark"),
        "nul": (said + b"\0", "NUL after the object"),
        "two-objects": (said + said, "two objects"),
        "comment": (b"// 1\n" + said, "a comment"),
        "trailing-comma": (said.replace(b'Z"\n}', b'Z",\n}'), "a comma too many"),
        "single-quotes": (said.replace(b'"', b"'"), "single quotes"),
        "list": (b"[1]", "a list"),
        "deep": (b"[" * 60_000, "nested 60,000 deep"),
        "twin": (said.replace(b'"seq": 1', b'"seq": 2,\n "seq": 1'), "seq said twice"),
        "nan": (said.replace(b'"seq": 1', b'"seq": NaN'), "seq is NaN"),
        "infinity": (said.replace(b'"format": 1', b'"format": Infinity'), "format is Infinity"),
        "float": (said.replace(b'"seq": 1', b'"seq": 1.0'), "seq has a fraction"),
        "exponent": (said.replace(b'"seq": 1', b'"seq": 1e0'), "seq has an exponent"),
        "huge-number": (said.replace(b'"seq": 1', b'"seq": ' + b"9" * 5000), "5,000 digits"),
        "half-letter": (said.replace(b'"month"', rb'"\ud800"', 1), "half a surrogate pair"),
        "unknown-field": (text(facts(note="x")), "a field that format 1 does not know"),
        "field-missing": (_without("prev"), "no prev"),
        "format-missing": (_without("format"), "no format"),
        "format-zero": (text(facts(format=0)), "format 0"),
        "format-true": (text(facts(format=True)), "format is true"),
        "format-text": (text(facts(format="1")), "format is text"),
        "format-null": (text(facts(format=None)), "format is null"),
        "kind-unknown": (text(facts(kind="gossip")), "no such kind"),
        "kind-capitals": (text(facts(kind="Month")), "kind in capitals"),
        "seq-zero": (text(facts(seq=0)), "seq 0"),
        "seq-huge": (text(facts(seq=2**31 + 1)), "seq over 2^31"),
        "seq-text": (text(facts(seq="1")), "seq is text"),
        "seq-true": (text(facts(seq=True)), "seq is true"),
        "prev-missing-at-second": (text(facts(seq=2)), "seq 2 and no prev"),
        "prev-at-first": (text(facts(prev="0" * 64, recent=["0" * 64])), "seq 1 with a prev"),
        "recent-not-prev": (text(facts(**seventh | {"prev": "5" * 64})), "recent ends otherwise"),
        "recent-empty": (text(facts(**seventh | {"recent": []})), "recent lacks prev"),
        "recent-too-many": (
            text(
                facts(seq=20, prev="c" * 64, recent=[f"{n:064x}" for n in range(12)] + ["c" * 64])
            ),
            "13 ids",
        ),
        "recent-more-than-seq": (text(facts(**seventh | {"seq": 2})), "two ids before number 2"),
        "recent-twin": (text(facts(**seventh | {"recent": ["7" * 64] * 2})), "one id twice"),
        "month-13": (text(facts(month="2022-13")), "no such month"),
        "month-newline": (text(facts(month="2022-12\n")), "a line break after the month"),
        "month-null": (text(facts(month=None)), "a month bundle without month"),
        "dossier-with-month": (text(facts(kind="dossier")), "a dossier of a month"),
        "sender-climbs": (text(facts(sender="../etc")), "sender is a path that climbs"),
        "sender-marks": (text(facts(sender="ninh-bình")), "sender is not ASCII"),
        "sender-deep": (text(facts(sender="a/b/c/d/e")), "five levels"),
        "hash-capitals": (text(facts(payload_sha256="A" * 64)), "hash in capitals"),
        "hash-short": (text(facts(payload_sha256="a" * 63)), "hash of 63 digits"),
        "size-negative": (text(facts(payload_size=-1)), "negative size"),
        "day-without-time": (text(facts(written_at="2022-12-15")), "no time of day"),
        "day-as-number": (text(facts(written_at="1671062400")), "seconds for a time"),
        "day-without-zone": (text(facts(written_at="2022-12-15T00:00:00")), "no time zone"),
    }
    for name, (data, why) in wrong.items():
        purpose = "dossier@binhyen" if "dossier" in name else "month@binhyen"
        yield bad(f"manifest-{name}", "GOI-04", why, signed(data, purpose=purpose))
    newer = {"newer": text(facts(format=2)), "newer-unlike": b'{"format": 7, "new": [1]}'}
    for name, data in newer.items():
        yield bad(f"manifest-{name}", "GOI-05", "a later format", signed(data))
    yield bad(
        "manifest-recovery-kind", "GOI-05", "reserved kind", bundle(inside=_NONCE, kind="recovery")
    )


def trust() -> Iterator[Vector]:
    """Return bundles that are signed or addressed wrongly."""
    whole = parts(text(facts()))
    other = parts(text(facts(journal_head=None)))
    raw = whole["manifest.json.sig"]
    second: dict[str, Any] = {"seq": 3, "prev": "7" * 64, "recent": ["7" * 64]}
    fifth: dict[str, Any] = {"seq": 5, "prev": "7" * 64, "recent": ["7" * 64]}
    unsigned = {
        "of-another": (other["manifest.json.sig"], "signature of another manifest"),
        "empty": (b"", "empty"),
        "text": (b"signed", "plain text"),
        "doubled": (raw + raw, "two signatures"),
        "crlf": (raw.replace(b"\n", b"\r\n"), "other line ends"),
        "unwrapped": (_unwrapped(raw), "one long line"),
        "no-newline": (raw[:-1], "no line end at the end"),
        "space-after": (raw + b" ", "a space after it"),
        "malleable": (_added(raw), "S is not below the order of the group"),
        "bit": (_altered(raw), "one bit of the signature"),
        "by-neighbour": (NEIGHBOUR.sign("month@binhyen", whole["manifest.json"]), "another unit's"),
        "by-superior": (SUPERIOR.sign("month@binhyen", whole["manifest.json"]), "the superior's"),
        "by-lost-laptop": (LOST.sign("month@binhyen", whole["manifest.json"]), "of epoch 1"),
    }
    for name, (signature, why) in unsigned.items():
        data = write_container(BUNDLE_MIMETYPE, whole | {"manifest.json.sig": signature})
        yield bad(f"signature-{name}", "GOI-06", why, data)
    changed = whole | {"manifest.json": whole["manifest.json"].replace(b"\n}", b"\n }")}
    data = write_container(BUNDLE_MIMETYPE, changed)
    yield bad("signature-space-in-manifest", "GOI-06", "a space was put in", data)
    for purpose in ("receipt", "dossier", "registry"):
        data = signed(text(facts()), purpose=f"{purpose}@binhyen")
        yield bad(f"signature-as-{purpose}", "GOI-11", f"signed as {purpose}@binhyen", data)
    told = (
        ("unknown-unit", "GOI-07", "no such unit", bundle(sender="ninh-binh/khong-co")),
        ("unknown-epoch", "GOI-08", "no key of epoch 3", bundle(epoch=3)),
        ("after-the-end", "GOI-09", "epoch 1 ended at 2", bundle(LOST, epoch=1, **second)),
        ("merged-unit-ended", "GOI-09", "key ended at 3", bundle(MERGED, **of(CU), **fifth)),
        (
            "merged-unit-late",
            "SD-08",
            "month after the last one",
            bundle(MERGED, payload(_EMPTY), **of(CU)),
        ),
        (
            "before-the-start",
            "GOI-06",
            "4 is still the old key's",
            bundle(NOW, **fifth | {"seq": 4}),
        ),
        ("after-the-change", "GOI-06", "5 is the new key's", bundle(BEFORE, **fifth)),
        (
            "wrong-kind",
            "GOI-10",
            "this key signs months only",
            bundle(NEIGHBOUR, kind="dossier", month=None, **of(VAN)),
        ),
        ("to-neighbour", "GOI-12", "addressed to a post", bundle(recipient=VAN)),
        ("to-sender", "GOI-12", "addressed to itself", bundle(recipient=POST)),
    )
    yield from (bad(f"trust-{name}", code, why, data) for name, code, why, data in told)


def envelopes() -> Iterator[Vector]:
    """Return bundles whose payload cannot be opened, or is not the one that was signed."""
    sealed = encrypted(PAYLOAD, READERS)
    exchanged = bytearray(PAYLOAD)
    exchanged[60] ^= 1
    told = (
        ("to-others", "GOI-13", "age to a stranger", encrypted(PAYLOAD, [STRANGER.public().age])),
        ("to-spare", "GOI-13", "age to the spare key only", encrypted(PAYLOAD, [_age(SPARE)])),
        ("cut", "GOI-13", "one byte short", sealed[:-1]),
        ("flipped", "GOI-13", "last bit flipped", sealed[:-1] + bytes([sealed[-1] ^ 1])),
        ("plain", "GOI-13", "not encrypted at all", PAYLOAD),
        ("empty", "GOI-13", "empty", b""),
        ("longer", "GOI-14", "longer than signed", encrypted(PAYLOAD + b"\0", READERS)),
        ("shorter", "GOI-14", "shorter than signed", encrypted(PAYLOAD[:-1], READERS)),
        ("exchanged", "GOI-15", "same size, another content", encrypted(bytes(exchanged), READERS)),
    )
    whole = parts(text(facts()))
    for name, code, why, envelope in told:
        data = write_container(BUNDLE_MIMETYPE, whole | {"payload.age": envelope})
        yield bad(f"payload-{name}", code, why, data)
    inner = (
        ("not-a-zip", b"not a zip", "no ZIP"),
        ("empty-zip", b"", "no bytes"),
        ("bomb", write_payload(month_parts() | {"figures.jsonl": bytes(20 * MIB)}), "20 MiB of 0"),
        ("too-large", _large(), "one entry over 32 MiB"),
        ("unknown", write_payload(month_parts() | {"run.exe": b""}), "an unknown entry"),
        ("climbing", write_payload(month_parts() | {"records/../../x.jsonl": b""}), "climbs"),
        ("capitals", write_payload(month_parts() | {"records/Team.jsonl": b""}), "capitals"),
        ("directory", write_payload(month_parts() | {"records/": b""}), "a directory"),
        ("attachment", write_payload(month_parts() | {f"attachments/{'0' * 64}": b""}), "a photo"),
        ("twice", frame([deflated("nonce", b"1"), deflated("nonce", b"2")]), "nonce twice"),
        ("lies", frame([deflated("nonce", bytes(16))._replace(size=15)]), "size is a lie"),
        ("crc", frame([stored("nonce", bytes(16))._replace(crc=1)]), "wrong checksum"),
        ("tail", _tailed(), "bytes after the compressed data"),
        ("after", PAYLOAD + b"\0", "a byte after the ZIP"),
    )
    for name, data, why in inner:
        yield bad(f"inner-{name}", "GOI-16", why, bundle(inside=data))


def bad(name: str, code: str, why: str, data: bytes, after: tuple[str, ...] = ()) -> Vector:
    return Vector(f"bad/{name}.byb", data, code, why, after=after)


def signed(said: bytes, keys: UnitKeys = BEFORE, purpose: str = "month@binhyen") -> bytes:
    return write_container(BUNDLE_MIMETYPE, parts(said, keys, PAYLOAD, purpose))


def of(unit: str) -> dict[str, Any]:
    return {"sender": unit, "epoch": 1}


def _without(name: str) -> bytes:
    return text({each: value for each, value in facts().items() if each != name})


def _age(keys: UnitKeys) -> str:
    return keys.public().age


def _lines_of(signature: bytes) -> list[bytes]:
    return signature.split(b"\n")


def _blob(signature: bytes) -> bytes:
    return b64decode(b"".join(_lines_of(signature)[1:-2]))


def _armored(blob: bytes, width: int = 70) -> bytes:
    body = b64encode(blob)
    rows = [body[at : at + width] for at in range(0, len(body), width)]
    begin, end = b"-----BEGIN SSH SIGNATURE-----", b"-----END SSH SIGNATURE-----"
    return b"\n".join([begin, *rows, end, b""])


def _unwrapped(signature: bytes) -> bytes:
    return _armored(_blob(signature), 1000)


def _altered(signature: bytes) -> bytes:
    blob = _blob(signature)
    return _armored(blob[:-40] + bytes([blob[-40] ^ 1]) + blob[-39:])


def _added(signature: bytes) -> bytes:
    blob = _blob(signature)
    scalar = int.from_bytes(blob[-32:], "little") + _GROUP_ORDER
    return _armored(blob[:-32] + scalar.to_bytes(32, "little"))


def _large() -> bytes:
    return write_payload(month_parts() | {"figures.jsonl": bytes(33 * MIB)})


def _tailed() -> bytes:
    entry = deflated("nonce", bytes(16))
    return frame([entry._replace(packed=entry.packed + b"x")])


SETS = (manifests, trust, envelopes)
