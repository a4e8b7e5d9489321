"""Test vectors of months: what is inside them, and their places in a chain."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sync.lines import lines
from sync.zipframe import frame, stored
from tests.sync.vectors_bundles import bad, of, signed
from tests.sync.vectors_world import (
    ACTIVITY,
    CU,
    FIGURES,
    IDS,
    LOST,
    MERGED,
    NEIGHBOUR,
    NOW,
    VAN,
    Vector,
    bundle,
    facts,
    identity_of,
    month_parts,
    payload,
)

_ACTIVITIES = "records/activity.jsonl"


def records() -> Iterator[Vector]:
    """Return bundles whose parts or records are wrong."""
    yield bad(
        "records-unknown-kind", "GOI-05", "a kind of a later program", _with("records/gossip", b"")
    )
    told: tuple[tuple[str, str, bytes], ...] = (
        ("members", "a kind that never travels in a month", _with("records/member", b"")),
        ("not-json", "no JSON", _with(_ACTIVITIES, b"x\n")),
        ("list", "a list for an object", _with(_ACTIVITIES, b"[]\n")),
        ("deep", "nested 50,000 deep", _with(_ACTIVITIES, b"[" * 50_000 + b"\n")),
        ("cut-line", "last line does not end", _with(_ACTIVITIES, lines([ACTIVITY])[:-1])),
        ("empty-line", "an empty line", _with(_ACTIVITIES, lines([ACTIVITY]) + b"\n")),
        ("twin", "a name said twice", _with(_ACTIVITIES, _twinned())),
        ("half-letter", "half a surrogate pair", _with(_ACTIVITIES, _row(title="?", raw=True))),
        ("empty-record", "no fields", _with(_ACTIVITIES, b"{}\n")),
        ("no-such-day", "month 13", _with(_ACTIVITIES, _row(happened_on="2022-13-01"))),
        ("negative", "negative count", _with(_ACTIVITIES, _row(measures={"sessions": -1}))),
        ("text-count", "a count as text", _with(_ACTIVITIES, _row(measures={"sessions": "1"}))),
        ("fraction", "a count with a fraction", _with(_ACTIVITIES, _row(measures={"x": 1.5}))),
        ("true-count", "a count is true", _with(_ACTIVITIES, _row(measures={"sessions": True}))),
        ("measure-name", "no code", _with(_ACTIVITIES, _row(measures={"số buổi": 1}))),
        ("id-climbs", "id is a path", _with(_ACTIVITIES, _row(id="../../x"))),
        ("id-twice", "one record twice", _with(_ACTIVITIES, lines([ACTIVITY]) * 2)),
        ("title-too-long", "501 letters", _with(_ACTIVITIES, _row(title="x" * 501))),
        ("model-unknown", "refers to no record", _with("records/model_site", _site())),
        ("no-nonce", "no nonce", _month("nonce", None)),
        ("short-nonce", "nonce of 8 bytes", _month("nonce", bytes(8))),
        ("no-head", "no month.json", _month("month.json", None)),
        ("head-unknown-field", "head says more", _head(note="x")),
        ("year", "a year for a month", _head(first="2022-01-01")),
        ("days-turned", "first after last", _head(first="2022-12-15")),
        ("days-of-another", "last day in January", _head(last="2023-01-02")),
        ("figure-twice", "one figure twice", _with("figures", lines(FIGURES * 2))),
        ("figure-text", "figure is text", _with("figures", lines([FIGURES[0] | {"value": "1"}]))),
        ("figure-huge", "over 10^15", _with("figures", lines([FIGURES[0] | {"value": 10**16}]))),
        ("figure-more", "unknown field", _with("figures", lines([FIGURES[0] | {"note": ""}]))),
        ("photo", "photo without hash", _with("photos", b'{"digest": "x", "size": 1}\n')),
        ("slip", "slip is a number", _with("slip", b"1\n")),
    )
    for name, why, data in told:
        yield bad(f"records-{name}", "GOI-17", why, data)
    foreign = (
        ("other-unit", "record of another unit", _with(_ACTIVITIES, _row(unit=VAN))),
        ("other-month", "day before the first", _with(_ACTIVITIES, _row(happened_on="2022-11-14"))),
        ("day-after", "day after the last", _with(_ACTIVITIES, _row(happened_on="2022-12-15"))),
        ("head-of-another", "head of another month", _head(month="2022-11", last="2022-11-30")),
        ("head-revision", "head of another revision", _head(revision=2)),
    )
    for name, why, data in foreign:
        yield bad(f"records-{name}", "GOI-18", why, data)


def good_months() -> Iterator[Vector]:
    """Return months that are taken, or believed and held until those before them come."""
    fifth: dict[str, Any] = {"seq": 5, "prev": "7" * 64, "recent": ["6" * 64, "7" * 64]}
    site, model = _site(), _row(kind="security_model")
    odd = {"unknown_yet": [{"x": None}], "note": "never sent"}
    told = (
        ("first", "ok", "the first month of a laptop", bundle()),
        ("lost-laptop", "ok", "number 1 of epoch 1", bundle(LOST, epoch=1)),
        ("new-key", "held", "signed by the changed key from 5 on", bundle(NOW, **fifth)),
        ("early", "ok", "sealed before pairing", bundle(registry_version=0)),
        ("no-journal", "ok", "no journal head", bundle(journal_head=None)),
        ("zone", "ok", "another time zone", bundle(written_at="2022-12-15T07:00:00.5+07:00")),
        ("revision", "ok", "a second revision with its slip", _revised()),
        ("references", "ok", "a site of a model", _with("records/model_site", site, model)),
        ("unknown-fields", "ok", "fields of a later program are left aside", _odd(odd)),
        ("personal", "ok", "a personal field is left aside", _odd({"birth_year": 1970})),
        ("stored", "ok", "inner entries that are not compressed", _stored()),
        ("other-order", "ok", "inner entries in another order", _month_of(_reversed())),
        ("no-figures", "ok", "without figures, photos and table", _bare()),
        ("spaces", "ok", "JSON with other spaces", signed(json.dumps(facts()).encode())),
        ("merged-last", "ok", "last month of a merged unit", _merged()),
        ("decomposed", "ok", "decomposed letters are composed", _odd({"place": "nha\u0300"})),
    )
    for name, verdict, why, data in told:
        yield Vector(f"good/month-{name}.byb", data, verdict, why)


def chains() -> Iterator[Vector]:
    """Return one unit's bundles, to be taken one after the other."""
    one = bundle(NEIGHBOUR, payload(_of_van(1)), **of(VAN))
    ids = [identity_of(one)]
    two = bundle(NEIGHBOUR, payload(_of_van(2)), **of(VAN), **_next(ids), revision=2)
    ids.append(identity_of(two))
    three = bundle(NEIGHBOUR, payload(_of_van(3)), **of(VAN), **_next(ids), revision=3)
    forked = bundle(NEIGHBOUR, payload(_of_van(5)), **of(VAN), **_next(ids[:1]), revision=5)
    lost = bundle(NEIGHBOUR, payload(_of_van(4)), **of(VAN), **_next(["9" * 64]), revision=4)
    first, second = "good/chain-1.byb", "good/chain-2.byb"
    yield Vector(first, one, "ok", "number 1")
    yield Vector(second, two, "ok", "number 2 after 1", after=(first,))
    yield Vector("good/chain-3.byb", three, "ok", "number 3 after both", after=(first, second))
    yield Vector("good/chain-3-early.byb", three, "held", "2 is missing", after=(first,))
    yield Vector("good/chain-1-again.byb", one, "again", "delivered twice", after=(first, second))
    yield bad("chain-fork", "GOI-21", "another number 2", forked, after=(first, second))
    yield bad("chain-prev", "GOI-22", "follows another number 1", lost, after=(first,))
    late = bundle(LOST, epoch=1, journal_head=None)
    yield bad("chain-old-laptop", "GOI-09", "epoch 2 spoke", late, after=("good/month-first.byb",))


def _next(ids: list[str]) -> dict[str, Any]:
    return {"seq": len(ids) + 1, "prev": ids[-1], "recent": list(ids)}


def _of_van(revision: int) -> dict[str, bytes]:
    head = json.loads(month_parts()["month.json"]) | {"revision": revision}
    row = lines([ACTIVITY | {"unit": VAN, "id": IDS[2]}])
    return month_parts({"month.json": json.dumps(head).encode(), _ACTIVITIES: row})


def _month_of(inside: dict[str, bytes]) -> bytes:
    return bundle(inside=payload(inside))


def _month(name: str, content: bytes | None) -> bytes:
    return _month_of(month_parts({name: content}))


def _with(name: str, content: bytes, model: bytes = b"") -> bytes:
    suffix = "" if name.endswith(".jsonl") else ".jsonl"
    more = {"records/security_model.jsonl": model} if model else {}
    return _month_of(month_parts() | more | {f"{name}{suffix}": content})


def _head(**changed: Any) -> bytes:
    head = json.loads(month_parts()["month.json"]) | changed
    return _month("month.json", json.dumps(head).encode())


def _row(*, raw: bool = False, kind: str = "activity", **changed: Any) -> bytes:
    row: dict[str, Any] = ACTIVITY | changed
    if kind == "security_model":
        shared = {name: ACTIVITY[name] for name in ("unit", "changed_at")}
        row = {"id": IDS[4], "name": "Camera an ninh", "type": "camera"} | shared
    said = lines([row])
    return said.replace(b'"?"', rb'"\ud800"') if raw else said


def _site() -> bytes:
    shared = {name: ACTIVITY[name] for name in ("unit", "changed_at")}
    return lines([{"id": IDS[5], "model": IDS[4], "name": "Điểm thôn 1"} | shared])


def _twinned() -> bytes:
    return lines([ACTIVITY]).replace(b'{"id"', b'{"title": "x", "id"')


def _odd(more: dict[str, Any]) -> bytes:
    return _with(_ACTIVITIES, lines([ACTIVITY | more]))


def _revised() -> bytes:
    head = json.loads(month_parts()["month.json"]) | {"revision": 2, "reason": "Ghi sót"}
    slip = {"kind": "activity", "record": IDS[0], "field": "title", "old": None, "new": "x"}
    inside = month_parts({"month.json": json.dumps(head).encode()})
    inside["slip.jsonl"] = lines([slip | {"reason": "Ghi sót"}])
    return bundle(inside=payload(inside), revision=2)


def _merged() -> bytes:
    head = {"month": "2022-10", "revision": 1, "first": "2022-09-15", "last": "2022-10-14"}
    inside = month_parts({"month.json": json.dumps(head).encode()})
    inside[_ACTIVITIES] = b""
    return bundle(MERGED, payload(inside), **of(CU), month="2022-10")


def _stored() -> bytes:
    return bundle(inside=frame([stored(*each) for each in month_parts().items()]))


def _reversed() -> dict[str, bytes]:
    return dict(reversed(month_parts().items()))


def _bare() -> bytes:
    kept = ("nonce", "month.json")
    return _month_of({name: month_parts()[name] for name in kept})


SETS = (records, good_months, chains)
