"""Bundles, as the superior reads them: manifest, signature, payload, records, chain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Any

from tests.second_reader.proof import decrypted, key_for, verify
from tests.second_reader.shell import (
    DOCUMENT,
    FILE,
    MIB,
    SCHEMAS,
    SIGNATURE,
    Case,
    Parts,
    Refused,
    Said,
    container,
    document,
    exact,
    expect,
    fits,
    payload_parts,
    refuse_if,
)

Rows = dict[str, list[Said]]  # records by kind
MONTH_PARTS = (
    r"nonce|month\.json|records/[a-z_]{1,40}\.jsonl|(figures|slip|photos)\.jsonl|tong-hop\.csv"
)
DOSSIER_PARTS = r"nonce|dossier\.json|records/[a-z_]{1,40}\.jsonl|held\.jsonl|papers/[0-9a-f]{64}"
PARTS = {
    "month": MONTH_PARTS,
    "dossier": DOSSIER_PARTS,
    "media": r"nonce|attachments/[0-9a-f]{64}",
    "recovery": r"nonce|bundles/[0-9a-f]{64}\.byb",
}


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def manifest_in(data: bytes) -> tuple[Said, Parts]:
    entries = container(data, "bundle")
    expect(
        entries, {"manifest.json": DOCUMENT, "manifest.json.sig": SIGNATURE, "payload.age": FILE}
    )
    said = document("manifest", entries["manifest.json"], "GOI-04")
    prev, recent, month = said["prev"], said["recent"], said["month"]
    wrong = (month is None) if said["kind"] == "month" else (month and said["kind"] == "dossier")
    wrong = wrong or len(recent) >= said["seq"] or len(set(recent)) < len(recent)
    wrong = wrong or (prev is None) != (said["seq"] == 1) or recent[-1:] != ([prev] if prev else [])
    refuse_if(wrong, "GOI-04")
    return said, entries


def opened(data: bytes, registry: Said, key: str, me: str = "") -> tuple[Said, Parts]:
    """Return manifest and parts of a bundle that is believed."""
    said, entries = manifest_in(data)
    signature = entries["manifest.json.sig"]
    purpose = f"{said['kind']}@binhyen"
    verify(key_for(registry, said), purpose, entries["manifest.json"], signature, "GOI-06")
    refuse_if(me and said["recipient"] != me, "GOI-12")
    payload = decrypted(entries["payload.age"], key, said["payload_size"])
    if payload is None:
        raise Refused("GOI-13")
    refuse_if(len(payload) != said["payload_size"], "GOI-14")
    refuse_if(digest(payload) != said["payload_sha256"], "GOI-15")
    return said, payload_parts(payload, PARTS[said["kind"]])


def line(data: bytes, name: str) -> Any:
    try:
        said = exact(data)
    except ValueError:
        raise Refused("GOI-17") from None
    refuse_if(name and not fits(said, SCHEMAS["lines"][name]), "GOI-17")
    return said


def lines(parts: Parts, part: str, name: str = "") -> list[Any]:
    data = parts.get(part, b"")
    *found, rest = data.split(b"\n")
    refuse_if(rest or len(data) > 8 * MIB or len(found) > 50_000, "GOI-17")
    return [line(each, name) for each in found]


def rows_in(parts: Parts, kinds: Said) -> Rows:
    """Return records by kind, with those fields alone that may travel."""
    everything, found = {**SCHEMAS["month"], **SCHEMAS["dossier"]}, {}
    for part in [name for name in parts if name.startswith("records/")]:
        kind = part[8:-6]
        refuse_if(kind not in everything and kind not in SCHEMAS["kinds"], "GOI-05")
        refuse_if(kind not in kinds, "GOI-17")
        rows = lines(parts, part)
        refuse_if(not all(isinstance(row, dict) for row in rows), "GOI-17")
        known = kinds[kind]["properties"]
        found[kind] = [{name: row[name] for name in row if name in known} for row in rows]
    return found


def check_records(found: Rows, kinds: Said, is_foreign: Callable[[str, Said], bool]) -> None:
    for kind, rows in found.items():
        refuse_if(not all(fits(row, kinds[kind]) for row in rows), "GOI-17")
        refuse_if(any(is_foreign(kind, row) for row in rows), "GOI-18")
        refuse_if(len({row["id"] for row in rows}) < len(rows), "GOI-17")


def check_references(found: Rows, kinds: Said) -> None:
    """Refuse what refers to a record that did not come along."""
    for kind, rows in found.items():
        for name, other in kinds[kind]["refers"].items():
            known = {row["id"] for row in found.get(other, [])}
            refuse_if(any(row.get(name) not in known | {None} for row in rows), "GOI-17")


def month_in(manifest: Said, parts: Parts, *, whole: bool = True) -> Rows:
    refuse_if(len(parts.get("nonce", b"")) != 16, "GOI-17")
    head = line(parts.get("month.json", b""), "month.json")
    said = (manifest["month"], manifest["revision"])
    refuse_if((head["month"], head["revision"]) != said, "GOI-18")
    first, last = date.fromisoformat(head["first"]), date.fromisoformat(head["last"])
    refuse_if(not 0 <= (last - first).days <= 62 or f"{last:%Y-%m}" != head["month"], "GOI-17")
    figures = lines(parts, "figures.jsonl", "figures.jsonl")
    named = [(each["code"], each["part"], each["precision"]) for each in figures]
    refuse_if(len(set(named)) < len(named), "GOI-17")
    kinds = SCHEMAS["month"]
    found = rows_in(parts, kinds)
    lines(parts, "photos.jsonl", "photos.jsonl")
    lines(parts, "slip.jsonl", "slip.jsonl")

    def is_foreign(kind: str, row: Said) -> bool:
        day = row.get(kinds[kind]["dated_by"], head["first"])
        within = head["first"] <= day <= head["last"]
        return bool(row["unit"] != manifest["sender"] or not within)

    if whole:
        check_records(found, kinds, is_foreign)
    return found


def dossier_in(manifest: Said, parts: Parts) -> Rows:
    refuse_if(len(parts.get("nonce", b"")) != 16, "GOI-17")
    head = line(parts.get("dossier.json", b""), "dossier.json")
    refuse_if(head["revision"] != manifest["revision"], "GOI-18")
    kinds, proposal = SCHEMAS["dossier"], head["proposal"]
    found = rows_in(parts, kinds)
    held = lines(parts, "held.jsonl", "held.jsonl")
    papers = {name[7:]: data for name, data in parts.items() if name.startswith("papers/")}
    for name, data in papers.items():
        refuse_if(digest(data) != name or not data.startswith(b"%PDF-"), "GOI-17")

    def is_foreign(_kind: str, row: Said) -> bool:
        other = row.get("proposal", proposal) != proposal
        return bool(other or row["unit"] != manifest["sender"])

    check_records(found, kinds, is_foreign)
    refuse_if([row["id"] for row in found.get("proposal", [])] != [proposal], "GOI-17")
    nominees = found.get("nominee", [])
    named = {row.get("honoree") for row in nominees}
    rested = {one for row in nominees for one in row.get("achievements", [])}
    for kind, known in (("honoree", named), ("achievement", rested)):
        refuse_if(any(row["id"] not in known for row in found.get(kind, [])), "GOI-18")
    refuse_if(any(award["honoree"] not in named for award in held), "GOI-18")
    refuse_if({row["digest"] for row in found.get("kept_paper", [])} != set(papers), "GOI-17")
    return found


def photos_in(parts: Parts) -> Rows:
    refuse_if(len(parts.get("nonce", b"")) != 16, "GOI-17")
    found = {name[12:]: data for name, data in parts.items() if name != "nonce"}
    refuse_if(not 0 < len(found) <= 1000, "GOI-17")
    for name, data in found.items():
        refuse_if(digest(data) != name or not is_plain_photo(data), "GOI-17")
    return {}


def is_plain_photo(data: bytes) -> bool:
    """Tell whether a JPEG says nothing but its picture: no APP1 to APP15, no comment."""
    at = 2
    if len(data) > 5 * MIB or data[:3] != b"\xff\xd8\xff":
        return False
    while data[at : at + 1] == b"\xff":
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xE1 <= marker <= 0xEF or marker == 0xFE:
            return False
        if marker in (0xC0, 0xC1, 0xC2):
            sides = data[at + 5 : at + 7], data[at + 7 : at + 9]
            return all(0 < int.from_bytes(side, "big") <= 4096 for side in sides)
        at += 2 + size
    return False


def inside(manifest: Said, parts: Parts) -> Rows:
    """Read what is in a bundle, and return its records."""
    match manifest["kind"]:
        case "month":
            return month_in(manifest, parts)
        case "dossier":
            return dossier_in(manifest, parts)
        case "media":
            return photos_in(parts)
    raise Refused("GOI-05")


def bundle(case: Case) -> str:
    manifest, parts = opened(case.data, case.registry, case.key, case.me)
    found = inside(manifest, parts)
    told = [manifest_in(data) for data in case.after]
    taken = {digest(entries["manifest.json"]): said for said, entries in told}
    own = digest(container(case.data, "bundle")["manifest.json"])
    if own in taken:
        return "again"
    chain = [said for said in taken.values() if said["sender"] == manifest["sender"]]
    refuse_if(any(said["epoch"] > manifest["epoch"] for said in chain), "GOI-09")
    (unit,) = [u for u in case.registry["units"] if u["code"] == manifest["sender"]]
    last = unit.get("last_month")
    refuse_if(last and (manifest["month"] or "") > last, "SD-08")
    numbers = {
        said["seq"]: name for name, said in taken.items() if said["epoch"] == manifest["epoch"]
    }
    head = max(numbers, default=0)
    refuse_if(manifest["seq"] <= head, "GOI-21")
    if manifest["seq"] > head + 1:
        return "held"
    refuse_if(manifest["prev"] != numbers.get(head), "GOI-22")
    check_references(found, SCHEMAS.get(manifest["kind"], {}))
    return "ok"
