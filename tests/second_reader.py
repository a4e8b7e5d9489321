"""A second reader of the exchange, written from FORMAT.md: the standard library, ssh-keygen, age.

It imports nothing of Bình Yên; `python3 -m tests.second_reader` reads every test vector and prints
what it says of each: ok, held, again, or the code of the refusal. Numbers in square brackets are
sections of FORMAT.md. It is one file, against the habit of this house, so that it can be copied,
read from top to bottom and run without anything else.
"""

from __future__ import annotations

import json
import re
import struct
import subprocess
import sys
import unicodedata
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

# The shell of every file: ZIP in its one spelling, JSON that can be read in one way only.

KIB, MIB = 2**10, 2**20
DOCUMENT, SIGNATURE, REGISTRY, FILE = 64 * KIB, 4 * KIB, 4 * MIB, 64 * MIB
VECTORS = Path(__file__).parent / "vectors"
SCHEMAS = json.loads((VECTORS / "schemas.json").read_text("utf-8"))


Parts = dict[str, bytes]
Said = dict[str, Any]
Entry = tuple[bytes, bytes, int, int, int]


class Refused(Exception):  # noqa: N818  # it is no error of the program
    """The file is not believed; its one argument is the code."""


@dataclass(frozen=True)
class Case:
    """One file, and who reads it: unit, age keys, the registry held, what came before."""

    data: bytes
    me: str
    key: str
    held: bytes
    registry: Said
    typed: str
    after: Sequence[bytes]
    along: Sequence[bytes]


def refuse_if(wrong: object, code: str) -> None:
    if wrong:
        raise Refused(code)


# --- ZIP [2] ---


def frame(entries: Sequence[Entry]) -> bytes:
    """Write a ZIP in its one spelling; an entry is (name, packed, size, crc, method)."""
    body, directory = b"", b""
    for name, packed, size, crc, method in entries:
        facts = (0, method, 0, 33, crc, len(packed), size, len(name), 0)
        line = struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 788, 20, *facts, 0, 0, 0, 0o100644 << 16, len(body)
        )
        directory += line + name
        body += struct.pack("<4s5H3I2H", b"PK\3\4", 20, *facts) + name + packed
    counts = (0, 0, len(entries), len(entries), len(directory), len(body), 0)
    return body + directory + struct.pack("<4s4H2IH", b"PK\5\6", *counts)


def unframed(data: bytes) -> list[Entry]:
    """Read entries one after the other; what is not written back as it was is no ZIP of ours."""
    entries: list[Entry] = []
    at = 0
    while data[at : at + 4] == b"PK\3\4" and len(entries) < 4096:
        if len(data) < at + 30:
            raise ValueError(at)
        _, _, _, method, _, _, crc, packed, size, title, _ = struct.unpack_from(
            "<4s5H3I2H", data, at
        )
        start = at + 30 + title
        name, at = data[at + 30 : start], start + packed
        entries.append((name, data[start:at], size, crc, method))
        name.decode("ascii")
    if frame(entries) != data:
        raise ValueError(at)
    return entries


def inflated(entry: Entry) -> bytes:
    _, packed, size, crc, method = entry
    if method not in (0, 8):
        raise ValueError(method)
    data, whole = packed, True
    if method:
        unpacker = zlib.decompressobj(-15)
        data = unpacker.decompress(packed, size + 1)
        whole = unpacker.eof and not unpacker.unused_data
    if not whole or len(data) != size or zlib.crc32(data) != crc:
        raise ValueError(size)
    return data


def container(data: bytes, kind: str, cap: int = FILE) -> dict[str, bytes]:
    """Read the outer ZIP of a kind of file: entries after `mimetype`, all of them stored."""
    mimetype = f"application/vnd.binhyen.{kind}+zip".encode()
    refuse_if(len(data) > cap, "GOI-01")
    first = frame([(b"mimetype", mimetype, len(mimetype), zlib.crc32(mimetype), 0)])
    refuse_if(not data.startswith(first[: 38 + len(mimetype)]), "GOI-02")
    try:
        entries = unframed(data)
        found = {entry[0].decode(): inflated(entry) for entry in entries if not entry[4]}
    except (ValueError, struct.error):
        raise Refused("GOI-03") from None
    refuse_if(len(found) != len(entries), "GOI-03")
    del found["mimetype"]
    return found


def expect(entries: Parts, caps: dict[str, int]) -> None:
    refuse_if(list(entries) != list(caps), "GOI-03")
    refuse_if(any(len(entries[name]) > cap for name, cap in caps.items()), "GOI-01")


def halves(entries: Parts, caps: dict[str, int]) -> tuple[Parts, Parts]:
    """Return the entries that stand first, by these names, and all others."""
    own = dict(list(entries.items())[: len(caps)])
    expect(own, caps)
    return own, {name: part for name, part in entries.items() if name not in own}


def payload_parts(data: bytes, allowed: str) -> Parts:
    """Read the inner ZIP [5]: names, sizes and ratio are looked at before anything is unpacked."""
    try:
        entries = unframed(data)
        names = [name.decode() for name, *_ in entries]
        sizes = [size for _, _, size, _, _ in entries]
        least = [200 * len(packed) for _, packed, *_ in entries]
        bomb = any(size > max(64 * KIB, most) for size, most in zip(sizes, least, strict=True))
        refuse_if(len(set(names)) < len(names) or sum(sizes) > 64 * MIB or bomb, "GOI-16")
        refuse_if(max(sizes, default=0) > 32 * MIB, "GOI-16")
        refuse_if(not all(re.fullmatch(allowed, name) for name in names), "GOI-16")
        return {entry[0].decode(): inflated(entry) for entry in entries}
    except (ValueError, struct.error, zlib.error):
        raise Refused("GOI-16") from None


# --- JSON [3] ---


def exact(data: bytes) -> Any:
    """Read JSON that can be read in one way only; ValueError."""

    def refuse(number: str) -> NoReturn:
        raise ValueError(number)

    def once(pairs: list[tuple[str, Any]]) -> Said:
        if len(dict(pairs)) < len(pairs):
            raise ValueError(pairs)
        return dict(pairs)

    try:
        said = json.loads(
            data.decode("utf-8"), object_pairs_hook=once, parse_float=refuse, parse_constant=refuse
        )
        json.dumps(said, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("deep") from None
    return said


def is_time(text: str, kind: str) -> bool:
    day = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    clock = r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"
    if not re.fullmatch(day + (clock if kind == "date-time" else ""), text):
        return False
    try:
        (datetime if kind == "date-time" else date).fromisoformat(text)
    except ValueError:
        return False
    return True


def fits(value: Any, schema: Said) -> bool:
    """Tell whether a value is as its schema says: the few words of JSON Schema that are used."""
    if "anyOf" in schema:
        return any(fits(value, each) for each in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        known = schema.get("enum", [schema.get("const")])
        return any(type(value) is type(each) and value == each for each in known)
    if "type" in schema and type(value) is not TYPES[schema["type"]]:
        return False
    check = CHECKS.get(type(value))
    return check is None or check(value, schema)


def fits_text(value: str, schema: Said) -> bool:
    pattern = schema.get("pattern", "").replace("$", r"\Z")  # the end, not a line's
    within = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", FILE)
    timely = "format" not in schema or is_time(value, schema["format"])
    return within and timely and re.search(pattern, value) is not None


def fits_number(value: int, schema: Said) -> bool:
    return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))


def fits_list(value: list[Any], schema: Said) -> bool:
    within = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", FILE)
    return within and all(fits(each, schema.get("items", {})) for each in value)


def fits_object(value: Said, schema: Said) -> bool:
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    others = schema.get("additionalProperties", True)
    for name, each in value.items():
        named = [known[name]] if name in known else []
        named += [said for pattern, said in patterns.items() if re.search(pattern, name)]
        if not named and (others is False or (others is not True and not fits(each, others))):
            return False
        if not all(fits(each, said) for said in named):
            return False
    return set(schema.get("required", ())) <= set(value)


TYPES: dict[str, type] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
CHECKS: dict[type, Callable[[Any, Said], bool]] = {
    str: fits_text,
    int: fits_number,
    list: fits_list,
    dict: fits_object,
}


def document(name: str, data: bytes, code: str) -> Said:
    """Read a document [3]; a later format is refused by its own code."""
    try:
        said: Said = exact(data)
        newer = type(said["format"]) is int and said["format"] > 1
    except (ValueError, TypeError, KeyError):
        raise Refused(code) from None
    refuse_if(newer, "GOI-05")
    refuse_if(not fits(said, SCHEMAS["documents"][name]) or type(said["format"]) is not int, code)
    return said


# Who said it, and who may read it: signatures by stock ssh-keygen, age files, the registry.

ORDER = 2**252 + 27742317777372353535851937790883648493  # of the group of Ed25519
Step = tuple[int, bytes, bytes]  # a version of the registry, its document, its signature
KINDS = ["month", "dossier", "media", "recovery"]


# --- signatures [4] and age ---


@cache
def is_recipient(text: str) -> bool:
    command = ["age", "-r", text]
    return not subprocess.run(command, input=b"", capture_output=True, check=False).returncode


@cache
def decrypted(data: bytes, key: str, cap: int) -> bytes | None:
    """Open an age file with stock age; None when it cannot be opened."""
    with subprocess.Popen(["age", "-d", "-i", key], stdin=-1, stdout=-1, stderr=-1) as age:
        plain, _ = age.communicate(data)
    if len(plain) > cap:
        raise Refused("GOI-14")
    return plain if age.returncode == 0 else None


def string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def armored(line: str, purpose: str, raw: bytes) -> bytes:
    blob = b"SSHSIG" + struct.pack(">I", 1) + string(b64decode(line.split()[1]))
    blob += string(purpose.encode()) + string(b"") + string(b"sha512")
    text = b64encode(blob + string(string(b"ssh-ed25519") + string(raw))).decode()
    rows = [text[at : at + 70] for at in range(0, len(text), 70)]
    rows = ["-----BEGIN SSH SIGNATURE-----", *rows, "-----END SSH SIGNATURE-----", ""]
    return "\n".join(rows).encode()


@cache
def verify(line: str, purpose: str, message: bytes, signature: bytes, code: str) -> None:
    """Refuse a signature that is not the one spelling of a good one; GOI-11 for another purpose."""
    try:
        blob = b64decode(b"".join(signature.split(b"\n")[1:-2]), validate=True)
    except ValueError:
        raise Refused(code) from None
    raw = blob[-64:]
    if signature != armored(line, purpose, raw):
        size = int.from_bytes(blob[65:69], "big")
        other = blob[69 : 69 + size].decode("ascii", "replace")
        raise Refused("GOI-11" if other.endswith("@binhyen") and other != purpose else code)
    refuse_if(int.from_bytes(raw[32:], "little") >= ORDER, code)
    with TemporaryDirectory() as folder:
        Path(folder, "allowed").write_text(f"x {line}\n")
        Path(folder, "sig").write_bytes(signature)
        command = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", "x", "-s", "sig"]
        command += ["-n", purpose]
        done = subprocess.run(command, input=message, cwd=folder, capture_output=True, check=False)
    refuse_if(done.returncode != 0, code)


def holds(line: str, purpose: str, message: bytes, signature: bytes) -> bool:
    try:
        verify(line, purpose, message, signature, "")
    except Refused:
        return False
    return True


def signed_by_superior(
    registry: Said, purpose: str, message: bytes, signature: bytes, code: str
) -> None:
    for key in registry["superior"]["keys"]:
        try:
            verify(key["sign"], purpose, message, signature, code)
        except Refused as refusal:
            refuse_if(str(refusal) != code, str(refusal))
        else:
            return
    raise Refused(code)


# --- the registry [7] ---


@cache
def registry_said(body: bytes) -> Said:
    said = document("registry", body, "SD-01")
    codes = [unit["code"] for unit in said.get("units", [])]
    refuse_if(len(set(codes)) < len(codes), "SD-01")
    keys = [
        *said["superior"]["keys"],
        *(k for unit in said.get("units", []) for k in unit.get("keys", [])),
    ]
    refuse_if(not all(is_recipient(key["age"]) for key in keys), "SD-01")
    for unit in said.setdefault("units", []):
        refuse_if((unit.get("last_month") is None) != (unit.get("successor") is None), "SD-01")
    return said


def steps_in(entries: Parts) -> list[Step]:
    """Return the versions in these entries: pairs of a document and its signature, still unread."""
    contents, names = list(entries.values()), list(entries)[::2]
    refuse_if(len(contents) > 2048, "GOI-03")
    refuse_if(max(map(len, contents), default=0) > REGISTRY, "GOI-01")
    caps: dict[str, int] = {}
    for name in names:
        caps |= {name: REGISTRY, f"{name}.sig": SIGNATURE}
    expect(entries, caps)
    found = [re.fullmatch(r"registry-([0-9]{6}|[1-9][0-9]{6,9})\.json", name) for name in names]
    numbers = [int(each[1]) if each else 0 for each in found]
    refuse_if(not all(0 < number <= 2**31 for number in numbers), "GOI-03")
    return list(zip(numbers, contents[::2], contents[1::2], strict=True))


def accepted(held: bytes, steps: Sequence[Step]) -> bytes:
    """Walk from the version held to the last one offered; what nobody signed is not even read."""
    for now, body, signature in steps:
        then = registry_said(held)["version"]
        if now == then:
            refuse_if(body != held, "SD-05")
        elif now > then:
            refuse_if(now > then + 1, "SD-03")
            keys = registry_said(held)["superior"]["keys"]
            signed = [holds(key["sign"], "registry@binhyen", body, signature) for key in keys]
            refuse_if(not any(signed), "SD-04")
            refuse_if(registry_said(body)["version"] != now, "GOI-03")
            held = body
    return held


def brought(held: bytes, entries: Parts) -> bytes:
    """Return the newest registry after those that a file brings; older ones are left aside."""
    version = registry_said(held)["version"]
    return accepted(held, [step for step in steps_in(entries) if step[0] >= version])


def keys_of(registry: Said, unit: str) -> list[Said]:
    found = [each for each in registry["units"] if each["code"] == unit]
    refuse_if(not found, "GOI-07")
    filled = {"epoch": 1, "from_seq": 1, "to_seq": None, "kinds": KINDS}
    return [filled | key for key in found[0].get("keys", [])]


def key_for(registry: Said, manifest: Said) -> str:
    """Return the key that may sign a bundle [8]."""
    keys = [k for k in keys_of(registry, manifest["sender"]) if k["epoch"] == manifest["epoch"]]
    refuse_if(not keys, "GOI-08")
    seq = manifest["seq"]
    keys = [k for k in keys if k["from_seq"] <= seq and (k["to_seq"] is None or seq <= k["to_seq"])]
    refuse_if(not keys, "GOI-09")
    refuse_if(manifest["kind"] not in keys[-1]["kinds"], "GOI-10")
    return str(keys[-1]["sign"])


# Bundles, as the superior reads them: manifest, signature, payload, records, chain.

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


# What pairs two machines, and what comes down to a post: signed by the superior, or by both.

WORDS = Path(__file__).parents[1] / "resources" / "words_pairing.txt"


# --- registry and receipt [7, 9] ---


def registry(case: Case) -> str:
    steps = steps_in(container(case.data, "registry"))
    refuse_if(not steps, "GOI-03")
    held = registry_said(case.held)["version"]
    refuse_if(steps[-1][0] < held, "SD-02")
    accepted(case.held, [step for step in steps if step[0] >= held])
    return "ok"


def receipt(case: Case) -> str:
    caps = {"receipt.json": MIB, "receipt.json.sig": SIGNATURE}
    own, rest = halves(container(case.data, "receipt"), caps)
    steps_in(rest)
    said = document("receipt", own["receipt.json"], "BN-01")
    newest = registry_said(brought(case.held, rest))
    body, signature = own.values()
    signed_by_superior(newest, "receipt@binhyen", body, signature, "BN-04")
    refuse_if(said["superior"] != newest["superior"]["code"], "BN-04")
    refuse_if(said["unit"] != case.me, "BN-02")
    return "ok"


# --- pairing [10] ---


def invitation_in(data: bytes) -> tuple[dict[str, Any], bytes]:
    caps = {"invitation.json": DOCUMENT, "invitation.json.sig": SIGNATURE}
    own, rest = halves(container(data, "invitation"), caps)
    said = document("invitation", own["invitation.json"], "GD-01")
    steps, keys = steps_in(rest), said["superior"]["keys"]
    refuse_if(not holds(keys[0]["sign"], "invitation@binhyen", *own.values()), "GD-01")
    refuse_if(len(steps) != 1, "GD-01")
    version, body, signature = steps[0]
    refuse_if(registry_said(body)["version"] != version, "GOI-03")
    refuse_if(registry_said(body)["superior"] != said["superior"], "GD-01")
    signed = [holds(key["sign"], "registry@binhyen", body, signature) for key in keys]
    refuse_if(not any(signed), "GD-01")
    return said, body


def invitation(case: Case) -> str:
    refuse_if(invitation_in(case.data)[0]["unit"] != case.me, "GOI-12")
    return "ok"


def request(case: Case) -> str:
    entries = container(case.data, "request")
    caps = {"request.json": DOCUMENT, "request.json.sig": SIGNATURE}
    expect(entries, caps | {"invitation.byx": 2 * REGISTRY})
    body, signature, inner = entries.values()
    said = document("request", body, "GD-02")
    refuse_if(not holds(said["keys"]["sign"], "request@binhyen", body, signature), "GD-02")
    invited, _registry = invitation_in(inner)
    refuse_if((said["invitation"], said["unit"]) != (digest(inner), invited["unit"]), "GD-03")
    refuse_if(invited["superior"] != case.registry["superior"], "GD-03")
    refuse_if(bare(case.typed) != bare(spoken(said, invited)), "GD-04")
    epoch = invited.get("epoch", 1)
    refuse_if(any(key["epoch"] == epoch for key in keys_of(case.registry, said["unit"])), "GD-06")
    return "ok"


def spoken(said: dict[str, Any], invited: dict[str, Any]) -> str:
    """Work out five words and four digits of the keys of both sides."""
    keys = [*invited["superior"]["keys"], said["keys"]]
    text = "\n".join([said["invitation"], *(f"{key['sign']} {key['age']}" for key in keys)])
    number, words = int(digest(text.encode()), 16), WORDS.read_text("utf-8").split()
    chosen = []
    for _ in range(5):
        number, place = divmod(number, 2048)
        chosen.append(words[place])
    return " ".join([*chosen, f"{number % 10_000:04}"])


def bare(text: str) -> str:
    """Leave letters and digits of what was typed, without marks: đ is d."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if letter.isalnum())


# --- change of keys [11] ---


def rotation(case: Case) -> str:
    entries = container(case.data, "rotation")
    names = ("rotation.json", "rotation.json.sig", "rotation.json.new.sig")
    expect(entries, dict(zip(names, (DOCUMENT, SIGNATURE, SIGNATURE), strict=True)))
    body, by_old, by_new = entries.values()
    said = document("rotation", body, "DK-01")
    new = said["keys"]["sign"]
    refuse_if(not holds(new, "rotation@binhyen", body, by_new), "DK-01")
    every = keys_of(case.registry, said["unit"])
    known = [one for one in every if one["epoch"] == said["epoch"]]
    refuse_if(not known, "GOI-08")
    *before, key = known
    if key["sign"] == new:
        return "again"
    earlier = [holds(each["sign"], "rotation@binhyen", body, by_old) for each in before]
    refuse_if(any(earlier) or new in [each["sign"] for each in before], "DK-05")
    refuse_if(not holds(key["sign"], "rotation@binhyen", body, by_old), "DK-02")
    replaced = any(one["epoch"] > said["epoch"] for one in every)
    refuse_if(replaced or key["to_seq"] is not None, "GOI-09")
    refuse_if(said["from_seq"] < key["from_seq"], "DK-03")
    return "ok"


# --- sealed files [12] ---


SEALED = {
    "decision": ("answer.age", "answer", "QD-02"),
    "notice": ("notice.age", "announcement", "TB-02"),
    "recovery": ("recovery.age", "recovered", "KP-02"),
}


def unsealed(case: Case, data: bytes, name: str, cap: int = FILE) -> Any:
    """Return the signed document, its signature, and what else is inside."""
    entry, inner, code = SEALED[name]
    entries = container(data, name, cap)
    expect(entries, {entry: cap})
    plain = decrypted(entries[entry], case.key, cap)
    if plain is None:
        raise Refused(code)
    caps = {f"{name}.json": 4 * MIB, f"{name}.json.sig": SIGNATURE}
    own, rest = halves(container(plain, inner, cap), caps)
    return *own.values(), rest


def decision(case: Case) -> str:
    body, signature, rest = unsealed(case, case.data, "decision")
    said = document("decision", body, "QD-01")
    newest = registry_said(brought(case.held, rest))
    signed_by_superior(newest, "decision@binhyen", body, signature, "QD-03")
    refuse_if(said["unit"] != case.me, "QD-02")
    refuse_if(said["superior"] != newest["superior"]["code"], "QD-03")
    return "ok"


def notice(case: Case) -> str:
    body, signature, rest = unsealed(case, case.data, "notice", 32 * MIB)
    lists = {name: part for name, part in rest.items() if name.startswith("catalogues/")}
    steps = {name: part for name, part in rest.items() if name not in lists}
    refuse_if([*lists, *steps] != list(rest), "TB-01")
    newest = registry_said(brought(case.held, steps))
    signed_by_superior(newest, "notice@binhyen", body, signature, "TB-03")
    said = document("notice", body, "TB-01")
    listed = said.get("catalogues", [])
    names = [f"catalogues/{one['name']}-{one['version']:06d}.toml" for one in listed]
    refuse_if(len(set(names)) < len(names), "TB-01")
    expect(lists, dict.fromkeys(names, 256 * KIB))
    refuse_if([digest(part) for part in lists.values()] != [o["sha256"] for o in listed], "TB-01")
    refuse_if(said["unit"] != case.me, "TB-02")
    refuse_if(said["superior"] != newest["superior"]["code"], "TB-03")
    return "ok"


# --- books that are given back [13] ---


def recovery(case: Case) -> str:
    first, found, held = b"", dict[str, bytes](), case.held
    for data in (case.data, *case.along):
        body, signature, rest = unsealed(case, data, "recovery")
        own = {name: part for name, part in rest.items() if "/" in name}
        held = brought(held, {name: part for name, part in rest.items() if name not in own})
        signed_by_superior(registry_said(held), "recovery@binhyen", body, signature, "KP-03")
        refuse_if(first and body != first, "KP-08")
        first, found = body, found | own
    said = document("recovery", first, "KP-01")
    epoch = max(key["epoch"] for key in keys_of(case.registry, case.me))
    refuse_if((said["unit"], said["epoch"]) != (case.me, epoch), "KP-02")
    refuse_if(said["superior"] != registry_said(held)["superior"]["code"], "KP-03")
    check_listed(said, found)
    refuse_if(said.get("predecessor"), "KP-08")
    for one in said["bundles"]:
        check_given(case, one["bundle_id"], found, registry_said(held))
    return "ok"


def check_listed(said: dict[str, Any], found: dict[str, bytes]) -> None:
    """Compare what is there with the signed list, byte for byte."""
    lacking, named = False, set[str]()
    for one in said["bundles"]:
        names = (f"bundles/{one['bundle_id']}.byb", f"receipts/{one['bundle_id']}.byr")
        data, answer = (found.get(name, b"") for name in names)
        named.update(names)
        whole = bool(data and answer)
        lacking |= not whole
        wrong = (digest(data), digest(answer)) != (one["sha256"], one["receipt"])
        refuse_if(whole and wrong, "KP-04")
    refuse_if(not set(found) <= named, "KP-04")
    refuse_if(lacking, "KP-05")


def check_given(case: Case, name: str, found: dict[str, bytes], held: dict[str, Any]) -> None:
    """Read one bundle that is given back, and the receipt that answered it."""
    data = found[f"bundles/{name}.byb"]
    manifest, parts = opened(data, held, case.key)
    answer = container(found[f"receipts/{name}.byr"], "receipt")["receipt.json"]
    told = document("receipt", answer, "BN-01")
    refuse_if(manifest["sender"] != case.me, "KP-02")
    own = digest(manifest_in(data)[1]["manifest.json"])
    refuse_if(not own == name == told["bundle_id"] or told["unit"] != case.me, "KP-04")
    locked = any(reason["code"] == "KH-01" for reason in told.get("reasons", []))
    if manifest["kind"] == "month" and not locked:
        month_in(manifest, parts, whole=False)


# Read the test vectors and print what is to be said of each.

VERDICTS = json.loads((VECTORS / "verdicts.json").read_text("utf-8"))
READERS = {
    (".byb", "superior"): bundle,
    (".byr", "post"): receipt,
    (".bys", "post"): registry,
    (".byx", "post"): invitation,
    (".byx", "superior"): request,
    (".byd", "superior"): rotation,
    (".byq", "post"): decision,
    (".byt", "post"): notice,
    (".byk", "post"): recovery,
}


def judged(vector: dict[str, Any]) -> str:
    """Return ok, held, again, or the code of the refusal."""
    held = (VECTORS / f"world/registry-{vector['held']}.bys").read_bytes()
    body = next(iter(container(held, "registry").values()))
    case = Case(
        data=(VECTORS / vector["name"]).read_bytes(),
        me=VERDICTS["readers"][vector["reader"]],
        key=str(VECTORS / f"world/{vector['reader']}.age"),
        held=body,
        registry=registry_said(body),
        typed=vector.get("typed", ""),
        after=[(VECTORS / name).read_bytes() for name in vector.get("after", ())],
        along=[(VECTORS / name).read_bytes() for name in vector.get("along", ())],
    )
    try:
        return READERS[(Path(vector["name"]).suffix, vector["reader"])](case)
    except Refused as refusal:
        return str(refusal)


def main() -> None:
    """Print a line for each vector; those named on the command line, or all."""
    chosen = sys.argv[1:]
    for vector in VERDICTS["vectors"]:
        if not chosen or vector["name"] in chosen:
            said = judged(vector)
            right = "" if said == vector["verdict"] else f"  (should be {vector['verdict']})"
            print(f"{said:8}{vector['name']}{right}")  # noqa: T201  # it is what the command is for


if __name__ == "__main__":
    main()
