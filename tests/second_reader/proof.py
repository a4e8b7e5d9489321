"""Who said it, and who may read it: signatures by stock ssh-keygen, age files, the registry."""

from __future__ import annotations

import re
import struct
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.second_reader.shell import (
    REGISTRY,
    SIGNATURE,
    Parts,
    Refused,
    Said,
    document,
    expect,
    refuse_if,
)

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
