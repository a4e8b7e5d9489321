"""Test vectors of receipts and registries."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sync.container import write_container
from sync.keys import UnitKeys
from sync.receipts import RECEIPT_MIMETYPE
from sync.registry import with_end
from sync.trust import REGISTRY_MIMETYPE, SignedRegistry, sign_registry, steps_out
from tests.sync.vectors_world import (
    BEFORE,
    DISTRICT,
    HELD,
    NEXT,
    NOW,
    POST,
    SPARE,
    STEPS,
    STRANGER,
    SUPERIOR,
    VAN,
    Vector,
    text,
)

_SIGNED = "receipt.json.sig"
_TWIN = STEPS[4].body.replace(b'"version": 4', b'"version": 3, "version": 4')


def receipts() -> Iterator[Vector]:
    """Return receipts, as the post reads them."""
    asked: dict[str, Any] = {"seq": 7, "next_seq": 5, "missing_seqs": [5, 6], "answer": "held"}
    reason = {"code": "KH-01", "words": "Đã khóa", "records": []}
    good = (
        ("full", "taken in", _receipt()),
        ("by-spare", "signed by the spare key", _receipt(SPARE)),
        ("held", "asks for what is missing", _receipt(**asked)),
        ("returned", "given back, with a reason", _receipt(answer="returned", reasons=[reason])),
        ("locked", "tells of a lock", _receipt(locked="2022-10")),
        ("newer-registry", "brings version 4", _receipt(steps=[HELD, STEPS[4]])),
        ("older-registry", "brings version 2, which is left aside", _receipt(steps=[STEPS[2]])),
        ("no-registry", "brings none", _receipt(steps=[])),
        ("by-next", "signed by a key of the version it brings", _by_next()),
    )
    for name, why, data in good:
        yield Vector(f"good/receipt-{name}.byr", data, "ok", why, reader="post")
    whole = _receipt_parts()
    forged = {"receipt.json.sig": whole["receipt.json.sig"] * 2}
    bad = (
        ("unit", "BN-02", "for the neighbour", _receipt(unit=VAN)),
        ("by-post", "BN-04", "signed by the post itself", _receipt(BEFORE)),
        ("by-stranger", "BN-04", "signed by nobody known", _receipt(STRANGER)),
        ("superior", "BN-04", "names another superior", _receipt(superior="ninh-binh/x")),
        ("as-month", "GOI-11", "signed as month@binhyen", _receipt(purpose="month@binhyen")),
        (
            "as-registry",
            "GOI-11",
            "signed as registry@binhyen",
            _receipt(purpose="registry@binhyen"),
        ),
        ("doubled", "BN-04", "two signatures", _receipt_of(whole | forged)),
        (
            "changed",
            "BN-04",
            "answer was changed",
            _receipt_of(changed_first(whole, b"full", b"noted")),
        ),
        ("by-old-chief", "BN-04", "signed by a key that the registry in it ends", _late_chief()),
        ("answer", "BN-01", "an answer format 1 does not know", _receipt(answer="maybe")),
        ("reason", "BN-01", "a reason without code", _receipt(reasons=[{"code": "x"}])),
        ("seq", "BN-01", "number 0", _receipt(seq=0)),
        ("counts", "BN-01", "negative counts", _receipt(counts={"activity": -1})),
        ("more", "BN-01", "an unknown field", _receipt(note="x")),
        ("newer", "GOI-05", "format 2", _receipt(format=2)),
        ("order", "GOI-03", "signature first", _receipt_of(dict(reversed(whole.items())))),
        ("half-step", "GOI-03", "a registry without its signature", _half()),
        ("step-name", "GOI-03", "a registry under another number", _misnamed()),
        ("step-unsigned", "SD-04", "a registry that nobody signed", _receipt(steps=[_step(b"[]")])),
        ("skipped", "SD-03", "brings 5 without 4", _receipt(steps=[STEPS[5]])),
        ("split", "SD-05", "brings another version 3", _receipt(steps=[_other(3)])),
        ("forged-step", "SD-04", "brings a version 4 of a stranger", _receipt(steps=[_forged()])),
        ("large", "GOI-01", "signature over 4 KiB", _receipt_of(whole | {_SIGNED: b"x" * 4097})),
    )
    for name, code, why, data in bad:
        yield Vector(f"bad/receipt-{name}.byr", data, code, why, reader="post")


def registries() -> Iterator[Vector]:
    """Return registries, offered to who holds version 3 or another."""
    ordered = [STEPS[number] for number in range(1, 6)]
    good = (
        ("next", 3, "the next version", [STEPS[4]]),
        ("same", 3, "the version held", [HELD]),
        ("walk", 3, "all versions from the first on", ordered),
        ("chief", 4, "new keys of the superior", [STEPS[5]]),
        ("spare", 3, "signed by the spare key", [sign_registry(STEPS[4].registry, SPARE)]),
    )
    for name, held, why, steps in good:
        data = write_container(REGISTRY_MIMETYPE, steps_out(steps))
        yield Vector(f"good/registry-{name}.bys", data, "ok", why, reader="post", held=held)
    after = sign_registry(with_end(STEPS[5].registry, VAN, 1, 9), SUPERIOR)
    refused = (
        ("older", "SD-02", 3, "a step back", [STEPS[2]]),
        ("older-walk", "SD-02", 5, "ends before the version held", ordered[:3]),
        ("skipped", "SD-03", 3, "version N+2", [STEPS[5]]),
        ("hole", "SD-03", 2, "3 is missing in between", [STEPS[2], STEPS[4]]),
        ("stranger", "SD-04", 3, "signed by nobody known", [_forged()]),
        ("by-unit", "SD-04", 3, "signed by a unit", [sign_registry(STEPS[4].registry, NOW)]),
        ("by-next", "SD-04", 4, "signed by its own new key", [signed_step(STEPS[5].body, NEXT)]),
        ("by-old-chief", "SD-04", 5, "signed by a key that was replaced", [after]),
        ("as-receipt", "SD-04", 3, "signed as a receipt", [_as_receipt()]),
        ("unsigned", "SD-04", 3, "empty signature", [_step(STEPS[4].body)]),
        ("split", "SD-05", 3, "another version 3", [_other(3)]),
    )
    for name, code, held, why, steps in refused:
        data = write_container(REGISTRY_MIMETYPE, steps_out(steps))
        yield Vector(f"bad/registry-{name}.bys", data, code, why, reader="post", held=held)
    for name, why, change in _unreadable():
        values = json.loads(STEPS[4].body)
        change(values)
        data = write_container(REGISTRY_MIMETYPE, _named(text(values), 4))
        yield Vector(f"bad/registry-{name}.bys", data, "SD-01", why, reader="post")
    old = write_container(REGISTRY_MIMETYPE, _named(STEPS[5].body, 4))
    yield Vector("bad/registry-misnamed.bys", old, "GOI-03", "5 under the name of 4", reader="post")
    twin = write_container(REGISTRY_MIMETYPE, _named(_TWIN, 4))
    yield Vector("bad/registry-twin.bys", twin, "SD-01", "version said twice", reader="post")
    newer = STEPS[4].body.replace(b'"format": 1', b'"format": 2')
    data = write_container(REGISTRY_MIMETYPE, _named(newer, 4))
    yield Vector("bad/registry-newer.bys", data, "GOI-05", "a later format", reader="post")
    body = steps_out([STEPS[4]])
    shells: tuple[tuple[str, dict[str, bytes]], ...] = (
        ("nothing", {}),
        ("name", {"registry-4.json": STEPS[4].body, "registry-4.json.sig": STEPS[4].signature}),
        ("extra", body | {"x.json": b"", "x.json.sig": b""}),
        ("odd", body | {"x": b""}),
        ("signature-first", dict(reversed(body.items()))),
    )
    for name, entries in shells:
        data = write_container(REGISTRY_MIMETYPE, entries)
        yield Vector(f"bad/registry-{name}.bys", data, "GOI-03", f"entries: {name}", reader="post")


def receipt_values(**changed: Any) -> dict[str, Any]:
    """Return what a receipt says."""
    said: dict[str, Any] = {
        "format": 1,
        "number": 40,
        "superior": DISTRICT,
        "unit": POST,
        "epoch": 2,
        "seq": 1,
        "bundle_id": "b" * 64,
        "month": "2022-12",
        "revision": 1,
        "answer": "full",
        "reasons": [],
        "counts": {"activity": 1},
        "missing_attachments": [],
        "next_seq": 2,
        "missing_seqs": [],
        "chain_head": "b" * 64,
        "registry_version": 3,
        "locked": None,
        "written_at": "2022-12-16T00:00:00Z",
    }
    return said | changed


def receipt_file(
    keys: UnitKeys,
    steps: Sequence[SignedRegistry],
    purpose: str = "receipt@binhyen",
    **changed: Any,
) -> bytes:
    """Return a receipt signed by some keys, with registries."""
    said = text(receipt_values(**changed))
    own = {"receipt.json": said, "receipt.json.sig": keys.sign(purpose, said)}
    return write_container(RECEIPT_MIMETYPE, own | steps_of(steps))


def _receipt(
    keys: UnitKeys = SUPERIOR,
    steps: Sequence[SignedRegistry] = (HELD,),
    purpose: str = "receipt@binhyen",
    **changed: Any,
) -> bytes:
    return receipt_file(keys, steps, purpose, **changed)


def _receipt_parts() -> dict[str, bytes]:
    said = text(receipt_values())
    return {"receipt.json": said, "receipt.json.sig": SUPERIOR.sign("receipt@binhyen", said)}


def _receipt_of(entries: dict[str, bytes]) -> bytes:
    return write_container(RECEIPT_MIMETYPE, entries)


def _by_next() -> bytes:
    return _receipt(NEXT, [HELD, STEPS[4], STEPS[5]], registry_version=5)


def _late_chief() -> bytes:
    return _receipt(steps=[HELD, STEPS[4], STEPS[5]])


def _half() -> bytes:
    return _receipt_of(_receipt_parts() | {"registry-000003.json": HELD.body})


def _misnamed() -> bytes:
    return _receipt_of(_receipt_parts() | _named(HELD.body, 4))


def changed_first(entries: dict[str, bytes], old: bytes, new: bytes) -> dict[str, bytes]:
    first = next(iter(entries))
    assert old in entries[first]
    return entries | {first: entries[first].replace(old, new, 1)}


def steps_of(steps: Sequence[SignedRegistry]) -> dict[str, bytes]:
    entries: dict[str, bytes] = {}
    for step in steps:
        known = step.body.startswith(b"{")
        name = f"registry-{step.version if known else 4:06d}.json"
        entries |= {name: step.body, f"{name}.sig": step.signature}
    return entries


def _step(body: bytes, signature: bytes = b"") -> SignedRegistry:
    return SignedRegistry(body=body, signature=signature)


def signed_step(body: bytes, keys: UnitKeys = STRANGER) -> SignedRegistry:
    return _step(body, keys.sign("registry@binhyen", body))


def _forged() -> SignedRegistry:
    return signed_step(STEPS[4].body)


def _as_receipt() -> SignedRegistry:
    return _step(STEPS[4].body, SUPERIOR.sign("receipt@binhyen", STEPS[4].body))


def _other(version: int) -> SignedRegistry:
    other = with_end(STEPS[version].registry, VAN, 1, 7).model_copy(update={"version": version})
    return sign_registry(other, SUPERIOR)


def _named(body: bytes, version: int) -> dict[str, bytes]:
    name = f"registry-{version:06d}.json"
    return {name: body, f"{name}.sig": SUPERIOR.sign("registry@binhyen", body)}


def _unreadable() -> Iterator[tuple[str, str, Callable[[dict[str, Any]], object]]]:
    yield "no-keys", "the superior has no key", lambda v: v["superior"].update(keys=[])
    yield "unit-twice", "a unit has two entries", lambda v: v["units"].append(v["units"][0])
    yield "half-successor", "merged, but when?", lambda v: v["units"][0].pop("last_month")
    yield "version-zero", "version 0", lambda v: v.update(version=0)
    yield "key-text", "a key that is none", lambda v: _first_key(v).update(sign="ssh-ed25519 x")
    yield "key-rsa", "a key of another make", lambda v: _first_key(v).update(sign="ssh-rsa AAAA")
    yield (
        "age-text",
        "an age key that is none",
        lambda v: _first_key(v).update(age="age1" + "q" * 58),
    )
    yield "kind", "a key for an unknown kind", lambda v: _first_key(v).update(kinds=["gossip"])


def _first_key(values: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = values["units"][0]["keys"][0]
    return found


SETS = (receipts, registries)
