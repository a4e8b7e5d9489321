"""The largest files there may be: refused or taken within 300 MB, by night within a second too."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from hashlib import sha256
from time import process_time

import pytest

from sync.bundle import BUNDLE_MIMETYPE
from sync.container import MIB, write_container
from sync.lines import MOST_LINES, lines
from sync.trust import REGISTRY_MIMETYPE
from sync.zipframe import frame, stored
from tests.sync.vectors_read import VECTORS, judged
from tests.sync.vectors_world import (
    FIGURES,
    STEPS,
    bundle,
    facts,
    month_parts,
    parts,
    payload,
    text,
)

NIGHT = bool(os.environ.get("BINHYEN_LONG"))
SECONDS, BYTES = 1.0, 300 * 10**6


def unsigned_registries() -> bytes:
    body = STEPS[4].body.ljust(4 * MIB)
    entries: dict[str, bytes] = {}
    for version in range(4, 19):
        name = f"registry-{version:06d}.json"
        entries |= {name: body, f"{name}.sig": b""}
    return write_container(REGISTRY_MIMETYPE, entries)


def noise_for_a_payload() -> bytes:
    entries = parts(text(facts())) | {"payload.age": os.urandom(60 * MIB)}
    return write_container(BUNDLE_MIMETYPE, entries)


def photos_that_are_none() -> bytes:
    found = [os.urandom(5 * MIB) for _ in range(12)]
    named = [stored(f"attachments/{sha256(each).hexdigest()}", each) for each in found]
    return bundle(inside=frame([stored("nonce", bytes(16)), *named]), kind="media")


def too_many_figures() -> bytes:
    row = FIGURES[0]
    many = lines(row | {"code": f"T{place}"} for place in range(MOST_LINES + 1))
    return bundle(inside=payload(month_parts({"figures.jsonl": many})))


@pytest.mark.parametrize(
    ("read_as", "made", "verdict"),
    [
        ("good/registry-next.bys", unsigned_registries, "SD-04"),
        ("good/media.byb", noise_for_a_payload, "GOI-13"),
        ("good/media.byb", photos_that_are_none, "GOI-17"),
        ("good/month-first.byb", too_many_figures, "GOI-17"),
    ],
)
def test_a_large_file_takes_little_memory_and_time(
    read_as: str, made: Callable[[], bytes], verdict: str
) -> None:
    data = made()
    began = process_time()
    assert judged(VECTORS[read_as], data) == verdict
    assert not NIGHT or process_time() - began < SECONDS
    tracemalloc.start()
    try:
        judged(VECTORS[read_as], data)
        assert tracemalloc.get_traced_memory()[1] + len(data) < BYTES
    finally:
        tracemalloc.stop()
