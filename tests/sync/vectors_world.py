"""The small world of the test vectors: keys for ever, a registry with a past, files that are good.

The keys are test keys and lie beside the vectors; they are made once and read from there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import x25519

from sync.bundle import BUNDLE_MIMETYPE
from sync.container import read_container, write_container, write_payload
from sync.envelope import encrypted
from sync.keys import PublicKeys, UnitKeys
from sync.lines import lines
from sync.registry import (
    RegisteredUnit,
    Registry,
    Superior,
    UnitKey,
    with_end,
    with_successor,
    with_superior_keys,
    with_unit,
)
from sync.rotation import Rotation, with_rotation
from sync.trust import SignedRegistry, sign_registry

FOLDER = Path(__file__).parents[1] / "vectors"
WORLD = FOLDER / "world"
DISTRICT = "ninh-binh/gia-vien"
POST, VAN, CU = (f"{DISTRICT}/{name}" for name in ("gia-thang", "gia-van", "gia-cu"))
WHEN = datetime(2022, 12, 15, tzinfo=UTC)


@dataclass(frozen=True)
class Vector:
    """One file, or the files of one reading, and what a reader must say of it."""

    name: str  # with the folder: good/… or bad/…
    data: bytes = field(repr=False)
    verdict: str  # ok, held, again, or the code of the refusal
    why: str
    reader: str = "superior"
    held: int = 3  # the version of the registry that the reader holds
    after: tuple[str, ...] = ()  # bundles that were taken before, as vectors
    along: tuple[str, ...] = ()  # other files of the same recovery
    typed: str = ""  # the words that were read aloud

    def said(self) -> dict[str, Any]:
        """Return the line of verdicts.json."""
        return {name: value for name, value in asdict(self).items() if name != "data" and value}


def keys_of(name: str) -> UnitKeys:
    """Return the keys of one of the players; they are made when there are none yet."""
    path = WORLD / "keys.json"
    kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
    if name not in kept:
        sign = Ed25519PrivateKey.generate().private_bytes_raw().hex()
        kept[name] = {"sign": sign, "age": str(x25519.Identity.generate())}
        WORLD.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    signing = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept[name]["sign"]))
    return UnitKeys(signing, x25519.Identity.from_str(kept[name]["age"]))


SUPERIOR, SPARE, NEXT, STRANGER = (
    keys_of(each) for each in ("superior", "spare", "next", "stranger")
)
LOST, BEFORE, NOW, NEIGHBOUR, MERGED = (
    keys_of(each) for each in ("lost", "before", "now", "neighbour", "merged")
)


def unit_key(keys: UnitKeys, **facts: Any) -> UnitKey:
    return UnitKey(**keys.public().model_dump(), **facts)


def _registries() -> dict[int, SignedRegistry]:
    """Return the versions by number: a lost laptop, changed keys and a merged unit among them."""
    both: tuple[PublicKeys, ...] = (SUPERIOR.public(), SPARE.public())
    chief = Superior(code=DISTRICT, name="Công an huyện Gia Viễn", keys=both)
    units = (
        RegisteredUnit(code=CU, name="Công an xã Gia Cũ", keys=(unit_key(MERGED),)),
        RegisteredUnit(code=POST, name="Công an xã Gia Thắng", keys=(unit_key(LOST),)),
    )
    one = Registry(version=1, superior=chief, units=units)
    two = with_unit(with_end(one, POST, 1, 2), POST, units[1].name, unit_key(BEFORE, epoch=2))
    two = with_unit(two, VAN, "Công an xã Gia Vân", unit_key(NEIGHBOUR, kinds=("month",)))
    two = two.model_copy(update={"version": 2})
    changed = Rotation(unit=POST, epoch=2, from_seq=5, keys=NOW.public())
    three = with_successor(with_rotation(two, changed), CU, POST, "2022-10", 3)
    three = three.model_copy(update={"version": 3})
    four = with_end(three, VAN, 1, 40)
    five = with_superior_keys(four, (NEXT.public(), SPARE.public()))
    signed = [sign_registry(each, SUPERIOR) for each in (one, two, three, four, five)]
    return {each.version: each for each in signed}


STEPS = _registries()
HELD = STEPS[3]
READERS = [SUPERIOR.public().age, SPARE.public().age, BEFORE.public().age]
IDS = [f"{place:032x}" for place in range(1, 20)]
ACTIVITY = {
    "id": IDS[0],
    "unit": POST,
    "changed_at": "2022-12-14T01:02:03Z",
    "kind": "propaganda",
    "happened_on": "2022-12-10",
    "title": "Họp dân thôn 1",
    "measures": {"sessions": 1, "attendances": 40},
}
FIGURES = [{"code": "T01", "part": "", "precision": "exact", "value": 1}]


def month_parts(changed: Mapping[str, bytes | None] | None = None) -> dict[str, bytes]:
    """Return the parts of a small month, some of them others, or none."""
    head = {"month": "2022-12", "revision": 1, "first": "2022-11-15", "last": "2022-12-14"}
    said: dict[str, bytes | None] = {
        "nonce": sha256(b"nonce").digest()[:16],
        "month.json": json.dumps(head | {"reason": ""}).encode(),
        "records/activity.jsonl": lines([ACTIVITY]),
        "figures.jsonl": lines(FIGURES),
        "photos.jsonl": b"",
        "tong-hop.csv": "\ufeffMã,Số liệu\r\nT01,1\r\n".encode(),
    }
    said |= changed or {}
    return {name: content for name, content in said.items() if content is not None}


def payload(parts: dict[str, bytes] | None = None) -> bytes:
    return write_payload(parts if parts is not None else month_parts())


PAYLOAD = payload()


def facts(inside: bytes = PAYLOAD, **more: Any) -> dict[str, Any]:
    """Return what a manifest says, as JSON values."""
    said: dict[str, Any] = {
        "format": 1,
        "kind": "month",
        "sender": POST,
        "recipient": DISTRICT,
        "epoch": 2,
        "seq": 1,
        "prev": None,
        "recent": [],
        "month": "2022-12",
        "revision": 1,
        "payload_sha256": sha256(inside).hexdigest(),
        "payload_size": len(inside),
        "registry_version": 3,
        "journal_head": "0" * 64,
        "written_at": "2022-12-15T00:00:00Z",
    }
    return said | more


def text(values: object) -> bytes:
    """Return JSON as documents travel."""
    return json.dumps(values, indent=1, ensure_ascii=False).encode() + b"\n"


def parts(
    said: bytes,
    keys: UnitKeys = BEFORE,
    inside: bytes = PAYLOAD,
    purpose: str = "month@binhyen",
    readers: list[str] | None = None,
) -> dict[str, bytes]:
    """Return the entries of a bundle, signed whatever they say."""
    return {
        "manifest.json": said,
        "manifest.json.sig": keys.sign(purpose, said),
        "payload.age": encrypted(inside, readers or READERS),
    }


def bundle(keys: UnitKeys = BEFORE, inside: bytes = PAYLOAD, **more: Any) -> bytes:
    """Return a bundle whose manifest says some things otherwise."""
    said = facts(inside, **more)
    purpose = f"{said['kind']}@binhyen"
    return write_container(BUNDLE_MIMETYPE, parts(text(said), keys, inside, purpose))


def identity_of(data: bytes) -> str:
    """Return the id of a bundle."""
    return sha256(read_container(data, BUNDLE_MIMETYPE)["manifest.json"]).hexdigest()
