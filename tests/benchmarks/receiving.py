"""Taking in months at the superior, beside the raw work that is in it, both timed in this run.

The raw work of a bundle: hash and verify its manifest, decrypt its payload, and put the same rows
into bare tables (no index, no trigger) of the same encrypted file, in one transaction.
Run: python3 dev.py bench exchange
"""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from storage.cards import list_due
from storage.ledger import Ledger
from storage.records import Record
from storage.repository import rows_of
from storage.schema import columns_of
from storage.steps import drain
from sync.bundle import BUNDLE_MIMETYPE, open_bundle
from sync.container import read_container
from sync.envelope import decrypted
from sync.held import held_registry
from sync.inbox import receive
from sync.keys import UnitKeys
from sync.payload import content_of, records_of
from sync.sshsig import verify
from tests.benchmarks.bundles import SUPERIOR, Post, Province

KEY = bytes(range(32))
Rows = Mapping[type[Record], list[dict[str, Any]]]


def measure(units: int = 30, months: int = 10) -> str:
    """Take in a district's months one by one, then do the raw work of each; return the figures."""
    province = Province(units)
    with tempfile.TemporaryDirectory() as place, Ledger(Path(place) / "so.db", KEY) as ledger:
        province.settle(ledger)
        bundles = list(province.bundles(months))
        rows = [_rows_of(ledger, data, province.keys) for data in bundles]
        _bare_tables(ledger, rows[0])
        whole: list[float] = []
        raw: list[float] = []
        checks: list[float] = []
        for data, said in zip(bundles, rows, strict=True):  # side by side: the machine is shared
            post = province.posts[len(whole) % units]
            whole.append(_timed_receive(ledger, data, province.keys))
            checked, written = _raw(ledger, data, post, province.keys, said)
            raw.append(checked + written)
            checks.append(_verified(ledger, data, province.keys))
    words = (
        "Nhận một gói 200 bản ghi: {whole:.1f} ms; việc thô (băm, xét chữ ký, mở mã, ghi thẳng): "
        "{raw:.1f} ms; đạt {ratio:.2f} của thô; xét vỏ và chữ ký chiếm {share:.0%}"
    )
    half = len(whole) // 2  # the later half: registers are there already
    taken = median(whole[half:])
    return words.format(
        whole=1000 * taken,
        raw=1000 * median(raw[half:]),
        ratio=median(raw[half:]) / taken,
        share=median(checks[half:]) / taken,
    )


def a_month(units: int) -> str:
    """Take in one month of so many units, cards of the search included."""
    province = Province(units)
    with tempfile.TemporaryDirectory() as place, Ledger(Path(place) / "so.db", KEY) as ledger:
        province.settle(ledger)
        bundles = list(province.bundles(1))
        began = perf_counter()
        for data in bundles:
            drain(receive(ledger, data, province.keys))
        taken = perf_counter() - began
        with ledger.change():
            list_due(ledger.db)
        listed = perf_counter() - began - taken
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    words = "Nhận một tháng của {units} đơn vị: {taken:.1f} giây, lập thẻ tìm kiếm: {listed:.1f}"
    return words.format(units=units, taken=taken, listed=listed) + f" (bộ nhớ cao nhất {peak} MB)"


def _timed_receive(ledger: Ledger, data: bytes, keys: UnitKeys) -> float:
    began = perf_counter()
    drain(receive(ledger, data, keys))
    return perf_counter() - began


def _verified(ledger: Ledger, data: bytes, keys: UnitKeys) -> float:
    """Time what comes before the first record is read."""
    registry = held_registry(ledger).registry
    began = perf_counter()
    open_bundle(data, registry, SUPERIOR, keys)
    return perf_counter() - began


def _raw(
    ledger: Ledger, data: bytes, post: Post, keys: UnitKeys, rows: Rows
) -> tuple[float, float]:
    entries = read_container(data, BUNDLE_MIMETYPE)
    began = perf_counter()
    sha256(entries["manifest.json"]).hexdigest()
    said, signature = entries["manifest.json"], entries["manifest.json.sig"]
    verify(post.keys.public().sign, "month@binhyen", said, signature)
    sha256(decrypted(entries["payload.age"], keys.age, len(data) * 100)).hexdigest()
    checked = perf_counter() - began
    began = perf_counter()
    with ledger.change():
        for kind, found in rows.items():
            marks = ", ".join("?" * len(found[0]))
            statement = f"INSERT INTO bare_{kind.KIND} VALUES ({marks})"
            ledger.connection.executemany(statement, [tuple(row.values()) for row in found])
    return checked, perf_counter() - began


def _rows_of(ledger: Ledger, data: bytes, keys: UnitKeys) -> Rows:
    opened = open_bundle(data, held_registry(ledger).registry, SUPERIOR, keys)
    found = records_of(content_of(opened))
    return {kind: rows_of(kind, records) for kind, records in found.items()}


def _bare_tables(ledger: Ledger, kinds: Iterable[type[Record]]) -> None:
    for kind in kinds:
        columns = ", ".join(f"[{name}] {sql}" for name, sql in columns_of(kind).items())
        ledger.db.execute(f"CREATE TABLE bare_{kind.KIND} ({columns}) STRICT")


if __name__ == "__main__":
    print(measure())  # noqa: T201
    print(a_month(130))  # noqa: T201
