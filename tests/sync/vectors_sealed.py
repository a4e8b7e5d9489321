"""Test vectors of what is sealed for one unit: answers to dossiers, and notices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from sync.container import write_container
from sync.decision import DECISION_MIMETYPE
from sync.envelope import encrypted
from sync.keys import UnitKeys
from sync.notice import NOTICE_MIMETYPE
from sync.trust import SignedRegistry, steps_out
from tests.sync.vectors_world import (
    DISTRICT,
    HELD,
    IDS,
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

PROPOSAL, _, NOMINEE, REVIEW, TASK = IDS[6:11]
_SHEET = b'[conference]\nword = "H\xe1\xbb\x99i ngh\xe1\xbb\x8b"\n'


def decisions() -> Iterator[Vector]:
    """Return answers to a dossier, as the post reads them."""
    yield from sealed_set(_DECISION, _decision_values())
    returned = _decision_values(status="returned", paper="", reason="Thiếu chữ ký")
    yield good("decision-returned.byq", "given back", inside_out(_DECISION, returned))
    told = (
        ("status", "an unknown status", {"status": "lost"}),
        ("day", "a day that never was", {"on": "2022-02-30"}),
        ("amount", "a negative sum", {"verdicts": [_verdict(amount=-1)]}),
        ("nominee", "a verdict on nobody", {"verdicts": [{"name": "x", "result": "approved"}]}),
    )
    for name, why, changed in told:
        data = inside_out(_DECISION, _decision_values() | changed)
        yield bad(f"decision-{name}.byq", "QD-01", why, data)


def notices() -> Iterator[Vector]:
    """Return notices, as the post reads them."""
    plain = _notice_values()
    yield from sealed_set(_NOTICE, plain)
    listed = {"name": "activity_kinds", "version": 2, "sha256": sha256(_SHEET).hexdigest()}
    named = plain | {"catalogues": [listed]}
    entry = {"catalogues/activity_kinds-000002.toml": _SHEET}
    yield good("notice-list.byt", "a newer list", inside_out(_NOTICE, named, more=entry))
    other = {"catalogues/activity_kinds-000002.toml": b""}
    misnamed = {"catalogues/activity_kinds-000003.toml": _SHEET}
    told: tuple[tuple[str, str, str, dict[str, Any], dict[str, bytes]], ...] = (
        ("list-missing", "GOI-03", "a list is named and missing", named, {}),
        ("list-more", "GOI-03", "a list nobody named", plain, entry),
        ("list-version", "GOI-03", "a list of another version", named, misnamed),
        ("list-other", "TB-01", "a list of other bytes", named, other),
        (
            "list-twice",
            "TB-01",
            "one list named twice",
            plain | {"catalogues": [listed] * 2},
            entry,
        ),
        ("task", "TB-01", "a task without a day", plain | {"tasks": [{"id": TASK}]}, {}),
        ("tasks", "TB-01", "501 tasks", plain | {"tasks": [_task()] * 501}, {}),
        ("locked", "TB-01", "locked to no month", plain | {"locked": "2022"}, {}),
    )
    for name, code, why, values, more in told:
        data = inside_out(_NOTICE, values, more=more)
        yield bad(f"notice-{name}.byt", code, why, data)
    late = list(_signed_inside(_NOTICE, named).items())
    steps = list(steps_out([HELD]).items())
    inside = write_container(_NOTICE.inner, dict([*late, *steps, *entry.items()]))
    data = _sealed(_NOTICE, inside)
    yield bad("notice-list-last.byt", "TB-01", "lists after the registry", data)


class Make(NamedTuple):
    """One make of sealed file: its mimetypes, its entry, its document, how its codes begin."""

    outer: str
    inner: str
    entry: str
    name: str
    suffix: str
    code: str


_DECISION = Make(
    DECISION_MIMETYPE,
    "application/vnd.binhyen.answer+zip",
    "answer.age",
    "decision",
    ".byq",
    "QD",
)
_NOTICE = Make(
    NOTICE_MIMETYPE,
    "application/vnd.binhyen.announcement+zip",
    "notice.age",
    "notice",
    ".byt",
    "TB",
)


def sealed_set(
    make: Make, values: dict[str, Any], more: dict[str, bytes] | None = None
) -> Iterator[Vector]:
    """Return what goes wrong with each file of this make."""
    kind, suffix, code = make.name, make.suffix, make.code
    inside = _signed_inside(make, values)
    rest = (more or {}) | steps_out([HELD])
    spare = inside_out(make, values, SPARE, more=more)
    yield good(f"{kind}{suffix}", "signed and sealed", inside_out(make, values, more=more))
    yield good(f"{kind}-by-spare{suffix}", "signed by the spare key", spare)
    walk = inside_out(make, values, more=more, steps=[HELD, STEPS[4]])
    yield good(f"{kind}-newer-registry{suffix}", "brings version 4", walk)
    signature = f"{make.name}.json.sig"
    doubled = write_container(make.inner, inside | {signature: inside[signature] * 2} | rest)
    unsigned = write_container(make.inner, dict(list(inside.items())[:1]) | rest)
    told = (
        ("to-others", f"{code}-02", "age to a stranger", inside_out(make, values, to=STRANGER)),
        (
            "unit",
            f"{code}-02",
            "names another unit",
            inside_out(make, values | {"unit": VAN}, more=more),
        ),
        (
            "by-stranger",
            f"{code}-03",
            "not signed by the superior",
            inside_out(make, values, STRANGER),
        ),
        ("by-post", f"{code}-03", "signed by the post", inside_out(make, values, NOW, more=more)),
        (
            "superior",
            f"{code}-03",
            "names another superior",
            inside_out(make, values | {"superior": VAN}, more=more),
        ),
        ("doubled", f"{code}-03", "two signatures", _sealed(make, doubled)),
        ("unsigned", "GOI-03", "no signature", _sealed(make, unsigned)),
        (
            "as-receipt",
            "GOI-11",
            "signed as a receipt",
            inside_out(make, values, purpose="receipt"),
        ),
        ("unreadable", f"{code}-01", "an unknown field", inside_out(make, values | {"x": 1})),
        ("newer", "GOI-05", "format 2", inside_out(make, values | {"format": 2})),
        (
            "plain",
            f"{code}-02",
            "not encrypted",
            write_container(make.outer, {make.entry: b"plain"}),
        ),
        (
            "extra",
            "GOI-03",
            "an entry beside",
            write_container(make.outer, {make.entry: b"", "x": b""}),
        ),
        (
            "inner-kind",
            "GOI-02",
            "another ZIP inside",
            _sealed(make, write_container(make.outer, inside)),
        ),
        ("skipped", "SD-03", "brings 5 without 4", inside_out(make, values, steps=[STEPS[5]])),
    )
    for name, refusal, why, data in told:
        yield bad(f"{kind}-{name}{suffix}", refusal, why, data)


def good(name: str, why: str, data: bytes) -> Vector:
    return Vector(f"good/{name}", data, "ok", why, reader="post")


def bad(name: str, code: str, why: str, data: bytes) -> Vector:
    return Vector(f"bad/{name}", data, code, why, reader="post")


def _signed_inside(
    make: Make, values: dict[str, Any], keys: UnitKeys = SUPERIOR, purpose: str = ""
) -> dict[str, bytes]:
    said, name = text(values), make.name
    return {f"{name}.json": said, f"{name}.json.sig": keys.sign(f"{purpose or name}@binhyen", said)}


def inside_out(  # noqa: PLR0913  # each may be wrong by itself
    make: Make,
    values: dict[str, Any],
    keys: UnitKeys = SUPERIOR,
    *,
    purpose: str = "",
    to: UnitKeys = NOW,
    more: dict[str, bytes] | None = None,
    steps: Sequence[SignedRegistry] = (HELD,),
) -> bytes:
    own = _signed_inside(make, values, keys, purpose)
    inside = write_container(make.inner, own | (more or {}) | steps_out(steps))
    return _sealed(make, inside, to)


def _sealed(make: Make, inside: bytes, to: UnitKeys = NOW) -> bytes:
    return write_container(make.outer, {make.entry: encrypted(inside, [to.public().age])})


def _verdict(**changed: Any) -> dict[str, Any]:
    return {"nominee": NOMINEE, "name": "Nguyễn Văn A", "result": "approved"} | changed


def _decision_values(**changed: Any) -> dict[str, Any]:
    said = {
        "format": 1,
        "number": 41,
        "superior": DISTRICT,
        "unit": POST,
        "proposal": PROPOSAL,
        "dossier": "d" * 64,
        "revision": 1,
        "review": REVIEW,
        "status": "decided",
        "on": "2023-01-05",
        "paper": "12/QĐ-UBND",
        "form": "merit",
        "authority": "commune",
        "verdicts": [_verdict(amount=500_000)],
        "registry_version": 3,
        "written_at": "2023-01-06T00:00:00Z",
    }
    return said | changed


def _task() -> dict[str, Any]:
    return {"id": TASK, "title": "Nộp báo cáo quý", "set_on": "2023-01-02", "due_on": "2023-03-14"}


def _notice_values() -> dict[str, Any]:
    return {
        "format": 1,
        "number": 42,
        "before": None,
        "superior": DISTRICT,
        "unit": POST,
        "locked": "2022-10",
        "text": "Lịch họp giao ban",
        "tasks": [_task()],
        "catalogues": [],
        "registry_version": 3,
        "written_at": "2023-01-06T00:00:00Z",
    }


_Given = tuple[bytes, bytes]


SETS = (decisions, notices)
