"""Whatever bytes come: a refusal with a code, or a file that is believed; never anything else.

In CI some 2,000 files; by night (BINHYEN_LONG=1) 100,000, with time and memory measured.
"""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.zipframe import Entry, NotStrictError, deflated, frame, inflated, stored, unframed
from tests.sync.vectors_read import VECTORS, judged
from tests.sync.vectors_world import FOLDER

NIGHT = bool(os.environ.get("BINHYEN_LONG"))
PIECES, ROUNDS = 4, 25_000 if NIGHT else 400
SECONDS, BYTES = 1.0, 300 * 2**20
BELIEVED = {"ok", "held", "again"}
GOOD = sorted(name for name in VECTORS if name.startswith("good/"))
_TOKENS = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xff" * 4, b"\0" * 4, b"{", b'"', b"age")


@pytest.mark.parametrize("piece", range(PIECES))
def test_no_altered_file_does_more_than_be_refused(piece: int) -> None:
    chance = Random(None if NIGHT else piece)
    names = sorted(VECTORS)
    slowest = 0.0
    for _round in range(ROUNDS):
        name = chance.choice(names)
        data = altered((FOLDER / name).read_bytes(), chance)
        began = process_time()
        said = judged(VECTORS[name], data)
        slowest = max(slowest, process_time() - began)
        assert said in BELIEVED or said[-2:].isdigit(), (name, said)
    assert not NIGHT or slowest < SECONDS


@settings(max_examples=25_000 if NIGHT else 400)
@given(name=st.sampled_from(GOOD), data=st.data())
def test_no_file_of_other_entries_does_more_than_be_refused(name: str, data: st.DataObject) -> None:
    entries = unframed((FOLDER / name).read_bytes())
    changed = data.draw(other_entries(entries))
    said = judged(VECTORS[name], frame(changed))
    kept = but_registries(changed) == but_registries(entries)
    assert said[-2:].isdigit() or said == "again" or kept, said


@settings(max_examples=25_000 if NIGHT else 300)
@given(st.lists(st.tuples(st.text("ab/.", max_size=4), st.binary(max_size=300)), max_size=4))
def test_no_zip_is_read_in_two_ways(parts: list[tuple[str, bytes]]) -> None:
    entries = [(deflated if len(part[1]) > 99 else stored)(*part) for part in parts]
    assert unframed(frame(entries)) == entries


@settings(max_examples=25_000 if NIGHT else 400)
@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from((0, 8, 12)))
def test_no_packed_bytes_unpack_to_more_than_they_announce(
    packed: bytes, size: int, method: int
) -> None:
    try:
        data = inflated(Entry("x", packed, size, 0, method))
    except NotStrictError:
        return
    assert len(data) == size


@pytest.mark.skipif(not NIGHT, reason="memory is measured by night (BINHYEN_LONG=1)")
def test_no_vector_takes_more_memory_than_it_may() -> None:
    tracemalloc.start()
    try:
        for vector in VECTORS.values():
            tracemalloc.reset_peak()
            judged(vector)
            assert tracemalloc.get_traced_memory()[1] < BYTES, vector["name"]
    finally:
        tracemalloc.stop()


def but_registries(entries: list[Entry]) -> list[Entry]:
    """Return the entries that count whatever registries came along: old ones are left aside."""
    return [entry for entry in entries if not entry.name.startswith("registry-")]


def altered(data: bytes, chance: Random) -> bytes:
    """Return a file with one to four things done to it that chance or malice would do."""
    for _time in range(chance.randint(1, 4)):
        at = chance.randint(0, len(data))
        end = chance.randint(at, min(len(data), at + 64))
        other = (FOLDER / chance.choice(GOOD)).read_bytes()
        token, bit = chance.choice(_TOKENS), 1 << chance.randrange(8)
        data = chance.choice(
            (
                data[:at] + bytes(each ^ bit for each in data[at : at + 1]) + data[at + 1 :],
                data[:at],  # the rest is missing
                data[:at] + data[end:],  # a piece is missing
                data[:end] + data[at:],  # a piece is said twice
                data[:at] + other[at:end] + data[end:],  # a piece of another file
                data[:at] + token + data[at + len(token) :],
                data[:at] + chance.randbytes(end - at) + data[end:],
                data[:at] + other[at:],
            )
        )
    return data


@st.composite
def other_entries(draw: st.DrawFn, entries: list[Entry]) -> list[Entry]:
    """Return entries in another order, some missing, doubled, altered or under another name."""
    chosen = draw(st.lists(st.sampled_from(entries), max_size=len(entries) + 2))
    chosen = [*entries[:1], *chosen] if draw(st.booleans()) else [*entries]
    place = draw(st.integers(0, max(0, len(chosen) - 1)))
    if chosen:
        one = chosen[place]
        content = draw(st.sampled_from([one.packed, one.packed[:-1], b"", b"{}", b"[" * 999]))
        name = draw(st.sampled_from([one.name, one.name.upper(), "x/../x", entries[-1].name]))
        chosen[place] = stored(name, draw(st.one_of(st.just(content), st.binary(max_size=99))))
    return chosen


def test_the_vectors_are_where_the_fuzzing_looks_for_them() -> None:
    assert all(Path(FOLDER / name).is_file() for name in GOOD)
