"""Test vectors of dossiers and of photos: of whom they may speak, what they may hold."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

from PIL import Image

from sync.lines import lines
from tests.sync.vectors_world import (
    ACTIVITY,
    BEFORE,
    IDS,
    VAN,
    Vector,
    bundle,
    payload,
    text,
)

PROPOSAL, HONOREE, NOMINEE, _REVIEW, _TASK, PAPER = IDS[6:12]
_SHARED = {name: ACTIVITY[name] for name in ("unit", "changed_at")}
_PDF = b"%PDF-1.4 a paper that was signed"


def dossiers() -> Iterator[Vector]:
    """Return dossier bundles, as the superior reads them."""
    stranger = dossier_parts()
    stranger["records/honoree.jsonl"] = lines([_honoree(), _honoree(id=IDS[12])])
    yield Vector("good/dossier.byb", _dossier(dossier_parts()), "ok", "one person, one paper")
    bare = {name: part for name, part in dossier_parts().items() if name != "held.jsonl"}
    yield Vector("good/dossier-nothing-held.byb", _dossier(bare), "ok", "without awards held")
    told = (
        ("stranger", "GOI-18", "somebody whom the proposal does not name", stranger),
        (
            "other-unit",
            "GOI-18",
            "proposal of another unit",
            _said("proposal", _proposal(unit=VAN)),
        ),
        ("held", "GOI-18", "an award of somebody else", _held(honoree=IDS[12])),
        ("revision", "GOI-18", "head of another revision", dossier_parts(revision=2)),
        ("nominee", "GOI-18", "of another proposal", _said("nominee", _nominee(proposal=IDS[13]))),
        ("no-proposal", "GOI-17", "without its proposal", _said("proposal")),
        ("two", "GOI-17", "two proposals", _two()),
        ("activity", "GOI-17", "a kind that no dossier holds", _said("activity", ACTIVITY)),
        ("no-name", "GOI-17", "a nominee without name", _said("nominee", _nominee(name=""))),
        ("birth-year", "GOI-17", "born in 1800", _said("nominee", _nominee(birth_year=1800))),
        ("held-more", "GOI-17", "an award with an unknown field", _held(note="x")),
        ("paper-other", "GOI-17", "a paper under another hash", _paper(b"%PDF-1.4 other")),
        ("paper-no-pdf", "GOI-17", "a paper that is no PDF", dossier_parts(paper=b"<html>")),
        ("paper-unlisted", "GOI-17", "a paper of which no record tells", _said("kept_paper")),
        ("no-nonce", "GOI-17", "no nonce", dossier_parts() | {"nonce": b""}),
        ("month-part", "GOI-16", "a part of a month", dossier_parts() | {"month.json": b"{}"}),
        ("paper-name", "GOI-16", "a paper by its title", dossier_parts() | {"papers/a.pdf": _PDF}),
    )
    for name, code, why, inside in told:
        yield Vector(f"bad/dossier-{name}.byb", _dossier(inside), code, why)


def photos() -> Iterator[Vector]:
    """Return bundles of photos, as the superior reads them."""
    plain = _jpeg()
    exif = plain[:2] + b"\xff\xe1\x00\x10Exif\0\0" + bytes(8) + plain[2:]
    comment = plain[:2] + b"\xff\xfe\x00\x06here" + plain[2:]
    named = {f"attachments/{sha256(plain).hexdigest()}": plain}
    yield Vector("good/media.byb", _media(named), "ok", "one photo of the month")
    data = _media(named, month=None)
    yield Vector("good/media-no-month.byb", data, "ok", "photos of no month")
    told: tuple[tuple[str, str, str, dict[str, bytes]], ...] = (
        ("none", "GOI-17", "no photo at all", {}),
        ("hash", "GOI-17", "a photo under another hash", {f"attachments/{'0' * 64}": plain}),
        ("exif", "GOI-17", "tells where it was taken", _photo(exif)),
        ("comment", "GOI-17", "a comment in the photo", _photo(comment)),
        ("png", "GOI-17", "no JPEG", _photo(b"\x89PNG\r\n\x1a\n")),
        ("wide", "GOI-17", "4,097 pixels wide", _photo(_jpeg(4097))),
        ("record", "GOI-16", "a record among photos", {"records/activity.jsonl": b""}),
        ("name", "GOI-16", "a photo by its title", {"attachments/a.jpg": plain}),
    )
    for name, code, why, found in told:
        yield Vector(f"bad/media-{name}.byb", _media(found), code, why)
    bare = bundle(inside=payload(named), kind="media")
    yield Vector("bad/media-no-nonce.byb", bare, "GOI-17", "no nonce")


def _media(found: dict[str, bytes], **more: Any) -> bytes:
    inside = payload({"nonce": bytes(range(16))} | found)
    return bundle(BEFORE, inside, kind="media", **more)


def _photo(data: bytes) -> dict[str, bytes]:
    return {f"attachments/{sha256(data).hexdigest()}": data}


def _jpeg(width: int = 8) -> bytes:
    data = BytesIO()
    Image.new("RGB", (width, 8), "teal").save(data, "JPEG")
    return data.getvalue()


def _proposal(**changed: Any) -> dict[str, Any]:
    said = {
        "id": PROPOSAL,
        "occasion": "Tổng kết năm 2022",
        "form": "merit",
        "authority": "commune",
    }
    return said | _SHARED | changed


def _honoree(**changed: Any) -> dict[str, Any]:
    return {"id": HONOREE, "name": "Nguyễn Văn A", "subject": "person"} | _SHARED | changed


def _nominee(**changed: Any) -> dict[str, Any]:
    said = {"id": NOMINEE, "proposal": PROPOSAL, "honoree": HONOREE, "subject": "person"}
    return said | {"name": "Nguyễn Văn A"} | _SHARED | changed


def dossier_parts(paper: bytes = _PDF, **head: Any) -> dict[str, bytes]:
    digest = sha256(paper).hexdigest()
    said = {"proposal": PROPOSAL, "revision": 1, "written_on": "2022-12-15", "words": "Hồ sơ"}
    kept = {"id": PAPER, "proposal": PROPOSAL, "title": "Tờ trình", "digest": digest} | _SHARED
    kept |= {"kind": "submission", "kept_on": "2022-12-15"}
    return {
        "nonce": bytes(range(16)),
        "dossier.json": text(said | head),
        "records/proposal.jsonl": lines([_proposal()]),
        "records/honoree.jsonl": lines([_honoree()]),
        "records/nominee.jsonl": lines([_nominee()]),
        "records/kept_paper.jsonl": lines([kept]),
        "held.jsonl": lines([_award()]),
        f"papers/{digest}": paper,
    }


def _award(**changed: Any) -> dict[str, Any]:
    said = {"award": IDS[14], "honoree": HONOREE, "decided_on": "2021-12-31", "form": "merit"}
    return said | {"authority": "commune", "award_type": "theme", "occasion": "2021"} | changed


def _said(kind: str, *rows: dict[str, Any]) -> dict[str, bytes]:
    return dossier_parts() | {f"records/{kind}.jsonl": lines(rows)}


def _held(**changed: Any) -> dict[str, bytes]:
    return dossier_parts() | {"held.jsonl": lines([_award(**changed)])}


def _two() -> dict[str, bytes]:
    return _said("proposal", _proposal(), _proposal(id=IDS[13]))


def _paper(content: bytes) -> dict[str, bytes]:
    return dossier_parts() | {f"papers/{sha256(_PDF).hexdigest()}": content}


def _dossier(inside: dict[str, bytes]) -> bytes:
    return bundle(BEFORE, payload(inside), kind="dossier", month=None)


SETS = (dossiers, photos)
