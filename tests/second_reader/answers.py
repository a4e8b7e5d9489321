"""What pairs two machines, and what comes down to a post: signed by the superior, or by both."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from tests.second_reader.bundles import digest, manifest_in, month_in, opened
from tests.second_reader.proof import (
    accepted,
    brought,
    decrypted,
    holds,
    keys_of,
    registry_said,
    signed_by_superior,
    steps_in,
)
from tests.second_reader.shell import (
    DOCUMENT,
    FILE,
    KIB,
    MIB,
    REGISTRY,
    SIGNATURE,
    Case,
    Refused,
    container,
    document,
    expect,
    halves,
    refuse_if,
)

WORDS = Path(__file__).parents[2] / "resources" / "words_pairing.txt"


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
