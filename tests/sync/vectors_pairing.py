"""Test vectors of pairing and of changes of keys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from sync.container import write_container
from sync.enrolment import INVITATION_MIMETYPE, REQUEST_MIMETYPE, spoken_code
from sync.keys import UnitKeys
from sync.rotation import ROTATION_MIMETYPE
from sync.trust import SignedRegistry
from tests.sync.vectors_answers import changed_first, signed_step, steps_of
from tests.sync.vectors_world import (
    BEFORE,
    CU,
    HELD,
    LOST,
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


def pairing() -> Iterator[Vector]:
    """Return invitations, as the post reads them, and requests, as the superior does."""
    whole, invited = _invitation_parts(), _invitation()
    good_request = _request(invited)
    words = spoken_code(good_request)
    yield Vector("good/invitation.byx", invited, "ok", "a third laptop is invited", reader="post")
    yield Vector("good/request.byx", good_request, "ok", "the right words", typed=words)
    loose = words.upper().replace("-", " ")
    yield Vector("good/request-loose.byx", good_request, "ok", "capitals, no hyphens", typed=loose)
    other = changed_first(whole, b"Gia Th\xe1\xba\xafng", b"Gia Th\xe1\xba\xaeng")
    invitations = (
        ("altered", "GD-01", "the name was changed", _invitation_of(other)),
        ("by-spare", "GD-01", "signed by the second key", _invitation(SPARE)),
        ("as-receipt", "GD-01", "signed as a receipt", _invitation(purpose="receipt@binhyen")),
        ("keys", "GD-01", "keys differ from the registry's", _invitation(steps=[STEPS[5]])),
        ("no-registry", "GD-01", "brings no registry", _invitation(steps=[])),
        ("two", "GD-01", "brings two versions", _invitation(steps=[STEPS[2], HELD])),
        (
            "forged",
            "GD-01",
            "registry signed by a stranger",
            _invitation(steps=[signed_step(HELD.body)]),
        ),
        ("token", "GD-01", "token of other letters", _invitation(token="x" * 32)),
        ("newer", "GOI-05", "format 2", _invitation(format=2)),
        ("unit", "GOI-12", "the neighbour is invited", _invitation(unit=VAN)),
        ("order", "GOI-03", "signature first", _invitation_of(dict(reversed(whole.items())))),
    )
    for name, code, why, data in invitations:
        yield Vector(f"bad/invitation-{name}.byx", data, code, why, reader="post")
    swapped = _request(invited, STRANGER)
    again = _invitation(epoch=2)
    requests = (
        ("words", "GD-04", "other words were heard", good_request, f"{words[:-1]}x"),
        ("swapped", "GD-04", "keys were swapped on the way", swapped, words),
        (
            "altered",
            "GD-02",
            "signed by other keys than it names",
            _request(invited, by=BEFORE),
            "",
        ),
        (
            "purpose",
            "GD-02",
            "signed as a receipt",
            _request(invited, purpose="receipt@binhyen"),
            "",
        ),
        ("key", "GD-02", "half a key", _request(invited, keys={"sign": "ssh-ed25519 AAAA"}), ""),
        (
            "other",
            "GD-03",
            "answers another invitation",
            _request(invited, invitation="0" * 64),
            "",
        ),
        ("unit", "GD-03", "names another unit", _request(invited, unit=VAN), ""),
        ("superior", "GD-03", "of another superior", _request(_of_stranger()), "?"),
        ("epoch", "GD-06", "epoch 2 has a key already", _request(again), "?"),
        (
            "invitation",
            "GD-01",
            "an invitation that was altered",
            _request(_invitation_of(other)),
            "",
        ),
        ("inside", "GOI-02", "no invitation inside", _request(b"x"), ""),
        ("newer", "GOI-05", "format 2", _request(invited, format=2), ""),
    )
    for name, code, why, data, heard in requests:
        typed = spoken_code(data) if heard == "?" else heard
        yield Vector(f"bad/request-{name}.byx", data, code, why, typed=typed)


def rotations() -> Iterator[Vector]:
    """Return changes of keys, as the superior reads them."""
    yield Vector("good/rotation.byd", _rotation(), "ok", "another key from number 9 on")
    known = _rotation(BEFORE, NOW, from_seq=5)
    yield Vector("good/rotation-again.byd", known, "again", "confirmed before")
    told = (
        ("by-stranger", "DK-02", "not signed by the key in use", _rotation(STRANGER)),
        ("by-superior", "DK-02", "signed by the superior", _rotation(SUPERIOR)),
        ("by-earlier", "DK-05", "signed by the key before", _rotation(BEFORE)),
        ("back", "DK-05", "back to the key before", _rotation(NOW, BEFORE)),
        ("number", "DK-03", "from a number of before", _rotation(from_seq=4)),
        ("ended", "GOI-09", "the laptop was lost", _rotation(LOST, epoch=1)),
        ("merged-epoch", "GOI-08", "no such epoch", _rotation(epoch=3)),
        ("unit", "GOI-07", "no such unit", _rotation(unit="ninh-binh/x")),
        ("other-unit", "DK-02", "names another unit", _rotation(unit=CU, epoch=1)),
        ("new-by-stranger", "DK-01", "not signed by the new key", _rotation(new_by=STRANGER)),
        ("purpose", "DK-01", "signed as a month", _rotation(purpose="month@binhyen")),
        ("zero", "DK-01", "from number 0", _rotation(from_seq=0)),
        ("newer", "GOI-05", "format 2", _rotation(format=2)),
        ("one-signature", "GOI-03", "without the new key's signature", _rotation(leave=1)),
    )
    for name, code, why, data in told:
        yield Vector(f"bad/rotation-{name}.byd", data, code, why)


def _invitation_values(**changed: Any) -> dict[str, Any]:
    superior = json.loads(HELD.body)["superior"]
    said: dict[str, Any] = {
        "format": 1,
        "superior": superior,
        "unit": POST,
        "name": "Công an xã Gia Thắng",
    }
    return said | {"epoch": 3, "token": "0123456789abcdef" * 2} | changed


def _invitation_parts(
    keys: UnitKeys = SUPERIOR,
    steps: Sequence[SignedRegistry] = (HELD,),
    purpose: str = "invitation@binhyen",
    **changed: Any,
) -> dict[str, bytes]:
    said = text(_invitation_values(**changed))
    own = {"invitation.json": said, "invitation.json.sig": keys.sign(purpose, said)}
    return own | steps_of(steps)


def _invitation(*args: Any, **more: Any) -> bytes:
    return _invitation_of(_invitation_parts(*args, **more))


def _invitation_of(entries: dict[str, bytes]) -> bytes:
    return write_container(INVITATION_MIMETYPE, entries)


def _of_stranger() -> bytes:
    """Return an invitation that holds together, of a superior with other keys."""
    keys = [STRANGER.public().model_dump()]
    values = json.loads(HELD.body)
    values["superior"]["keys"] = keys
    step = signed_step(text(values))
    return _invitation(STRANGER, [step], superior=values["superior"])


def _request(
    asked: bytes,
    keys: UnitKeys | dict[str, str] = NEXT,
    by: UnitKeys | None = None,
    purpose: str = "request@binhyen",
    **changed: Any,
) -> bytes:
    named = keys.public().model_dump() if isinstance(keys, UnitKeys) else keys
    signer = by or (keys if isinstance(keys, UnitKeys) else NEXT)
    values = {"format": 1, "unit": POST, "invitation": sha256(asked).hexdigest()}
    said = text(values | {"keys": named} | changed)
    entries = {"request.json": said, "request.json.sig": signer.sign(purpose, said)}
    return write_container(REQUEST_MIMETYPE, entries | {"invitation.byx": asked})


def _rotation(
    old: UnitKeys = NOW,
    new: UnitKeys = NEXT,
    new_by: UnitKeys | None = None,
    purpose: str = "rotation@binhyen",
    leave: int = 0,
    **changed: Any,
) -> bytes:
    values = {"format": 1, "unit": POST, "epoch": 2, "from_seq": 9}
    said = text(values | {"keys": new.public().model_dump()} | changed)
    entries = {
        "rotation.json": said,
        "rotation.json.sig": old.sign(purpose, said),
        "rotation.json.new.sig": (new_by or new).sign(purpose, said),
    }
    return write_container(ROTATION_MIMETYPE, dict(list(entries.items())[: 3 - leave]))


SETS = (pairing, rotations)
