"""The shell of every file: ZIP in its one spelling, JSON that can be read in one way only."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

KIB, MIB = 2**10, 2**20
DOCUMENT, SIGNATURE, REGISTRY, FILE = 64 * KIB, 4 * KIB, 4 * MIB, 64 * MIB
VECTORS = Path(__file__).parents[1] / "vectors"
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
