"""Loading the warehouse beside a raw COPY of the same rows, and what it answers at its full size.

The raw work of a bundle is one transaction that copies its rows, ready as they are, into tables
without any key. The server is durable (fsync), as it would be at a province; the figures are those
of 200 units × 60 months. Run: python3 dev.py bench, or for other sizes (units, months to load, and
months whose records are made): python -m tests.benchmarks.warehouse 130 60 60
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Any

from storage.ledger import Ledger
from storage.periods import months_between
from storage.records import Activity
from storage.report_period import Period
from sync.bundle import Opened, manifest_of, open_bundle
from sync.held import held_registry
from sync.manifest import bundle_id
from sync.payload import content_of, records_of
from sync.received import TAKEN, keep_received
from sync.warehouse.adopting import figures_of, rows_of
from sync.warehouse.connection import connected
from sync.warehouse.copying import insert_all
from sync.warehouse.loading import load
from sync.warehouse.partitions import make_years
from sync.warehouse.schema import init
from sync.warehouse.tables import FIGURE, Table, table_of
from sync.warehouse.totals import consolidated
from tests.benchmarks.bundles import SUPERIOR, Province
from tests.benchmarks.sample_year import timed
from tests.sync.warehouse.cluster import MISSING, binaries, cluster, new_database

if TYPE_CHECKING:
    from psycopg import Connection

UNITS, MONTHS = 200, months_between("2018-01", "2022-12")
Rows = list[tuple[Table, list[Any]]]
_ALL, _LAST_YEAR = ("2018-01", "2022-12"), ("2022-01", "2022-12")
_BARE = "bare_"
_DURABLE = ("fsync=on", "synchronous_commit=on", "full_page_writes=on", "shared_buffers=512MB")
_KINDS = ("propaganda", "patrol", "talk", "training", "inspection")
_BOARD = "SELECT unit, kind, type, records FROM v_month_records WHERE month = '2022-12'"
_FILES = "SELECT data FROM received JOIN received_file USING (bundle_id) ORDER BY unit, seq"
_SCAN = """
SELECT unit, kind, count(*) FROM activity WHERE happened_on BETWEEN '2022-12-01' AND '2022-12-14'
GROUP BY unit, kind
"""
_YEAR = "SELECT unit, code, value FROM v_year_flows WHERE year = 2022"
_ACTIVITIES = """
INSERT INTO activity (report_month, id, unit, changed_at, kind, happened_on, title, place, hamlets,
    measures, precision, organisations, programmes, models, teams, attending, result, topics,
    movements, hosts, papers, photos)
SELECT left(%(day)s::text, 7), md5(%(day)s::text || u || '/' || n), u,
    now(), (%(kinds)s::text[])[1 + n %% 5], %(day)s::text::date + n %% 14,
    'Họp dân bàn việc giữ gìn trật tự số ' || n, 'Nhà văn hóa thôn ' || n %% 10, '[]',
    '{"sessions": 1, "attendances": 40}', 'exact', '[]', '[]', '[]', '[]', '',
    repeat('Nhân dân thống nhất ký cam kết. ', 3), '[]', '[]', '[]', '[]', '[]'
FROM unnest(%(units)s::text[]) AS u, generate_series(1, 150) AS n
"""
_OF_ALL = """
SELECT unit, month, repeat('0', 64), {what}, 'exact', (hashtext(unit || month) & 63)
FROM unnest(%(units)s::text[]) AS unit, unnest(%(months)s::text[]) AS month, {each}
"""
_FIGURES = "INSERT INTO figure" + _OF_ALL.format(what="code, ''", each="indicator")
_SUMMARIES = "INSERT INTO month_summary" + _OF_ALL.format(
    what="'activity', type, measure",
    each="unnest(%(kinds)s::text[]) AS type,"
    " unnest(ARRAY['', 'sessions', 'attendances']) AS measure",
)
_SIZE = """
SELECT sum(pg_total_relation_size(oid)) FROM pg_class
WHERE relkind = 'r' AND relname ~ ('^' || %s || '(_y[0-9]{4})?$')
"""


def measure(units: int = 30, months: int = 6, recorded: int = 12) -> str:
    """Load so many bundles, then ask a warehouse of its full size, and return lines of figures."""
    if not binaries():
        return f"Kho: {MISSING}"
    with cluster(*_DURABLE) as server:
        return "\n".join(
            [
                _loading(new_database(server, "nap"), units, months),
                _asking(new_database(server, "hoi"), recorded),
            ]
        )


def _loading(dsn: str, units: int, months: int) -> str:
    """Load bundle by bundle, each beside its raw work: the machine is shared."""
    province = Province(units)
    whole, raw = [], []
    with Ledger() as ledger, connected(dsn) as connection, connected(dsn) as bare:
        init(connection)
        province.settle(ledger)
        _take(ledger, province, months)
        steps = load(connection, ledger, province.keys)
        next(steps)
        for rows in _raw_rows(ledger, province):
            whole.append(timed(lambda: next(steps, None))[0])
            raw.append(_copied(bare, rows))
    taken, copied = median(whole), median(raw)
    return (
        f"Kho: nạp một gói 200 bản ghi: {1000 * taken:.1f} ms, {1 / taken:.0f} gói/giây ("
        f"{len(raw)} gói của {units} đơn vị: {sum(whole):.0f} giây); COPY thô đúng các dòng ấy: "
        f"{1000 * copied:.1f} ms; đạt {copied / taken:.2f} của thô"
    )


def _take(ledger: Ledger, province: Province, months: int) -> None:
    """Keep bundles as taken in; how long that takes is measured elsewhere."""
    with ledger.change():
        for data in province.bundles(months):
            manifest = manifest_of(data)
            opened = Opened(manifest, bundle_id(manifest.to_bytes()), {})
            keep_received(ledger, opened, data, TAKEN)


def _raw_rows(ledger: Ledger, province: Province) -> Iterator[Rows]:
    """Return the rows of each bundle, with their bare tables, ready to be copied."""
    registry = held_registry(ledger).registry
    for (data,) in ledger.db.execute(_FILES):
        content = content_of(open_bundle(bytes(data), registry, SUPERIOR, province.keys))
        head = content.unit, content.month, "0" * 64
        rows: Rows = [(_bare(FIGURE), [(*head, *row) for row in figures_of(content)])]
        for kind, records in records_of(content).items():
            rows.append((_bare(table_of(kind)), list(rows_of(kind, content.month, records))))
        yield rows


def _copied(connection: Connection, rows: Rows) -> float:
    for table, _found in rows:
        of = table.name.removeprefix(_BARE)
        connection.execute(f"CREATE TABLE IF NOT EXISTS {table.name} (LIKE {of})")
    return timed(lambda: _copy(connection, rows))[0]


def _copy(connection: Connection, rows: Rows) -> None:
    with connection.transaction():
        for table, found in rows:
            insert_all(connection, table, found)


def _bare(table: Table) -> Table:
    return replace(table, name=_BARE + table.name)


def _asking(dsn: str, recorded: int) -> str:
    units = [f"ninh-binh/xa-{number}" for number in range(1, UNITS + 1)]
    with connected(dsn) as connection:
        init(connection)
        records = _fill(connection, units, recorded)
        asked: dict[str, Callable[[], object]] = {
            "bảng một tháng theo đơn vị và loại": lambda: _all(connection, _BOARD),
            "đếm lại từ bản ghi": lambda: _all(connection, _SCAN),
            "chỉ tiêu cả năm": lambda: _all(connection, _YEAR),
            "tổng hợp 12 tháng": lambda: consolidated(connection, units, Period(*_LAST_YEAR)),
            "tổng hợp 60 tháng": lambda: consolidated(connection, units, Period(*_ALL)),
        }
        times = {
            name: 1000 * min(timed(ask)[0] for _each in range(3)) for name, ask in asked.items()
        }
        sizes = {
            name: _size(connection, name) / _count(connection, name)
            for name in ("activity", "figure", "month_summary")
        }
    said = ", ".join(f"{name} {time:.0f} ms" for name, time in times.items())
    big = ", ".join(f"{name} {size:.0f}" for name, size in sizes.items())
    return (
        f"Kho {UNITS} đơn vị × {len(MONTHS)} tháng ({records} hoạt động): {said}; "
        f"byte mỗi dòng kể cả mục lục: {big}"
    )


def _fill(connection: Connection, units: list[str], recorded: int) -> int:
    """Make what units × months would have said, and the records of the last so many months."""
    said = {"units": units, "months": MONTHS, "kinds": list(_KINDS)}
    for statement in (_FIGURES, _SUMMARIES):
        connection.execute(statement, said)
    recent = MONTHS[-recorded:]
    make_years(connection, table_of(Activity), sorted({int(month[:4]) for month in recent}), set())
    for month in recent:
        values = {"day": f"{month}-01", "units": units, "kinds": list(_KINDS)}
        connection.execute(_ACTIVITIES, values)
    connection.execute("ANALYZE")
    return _count(connection, "activity")


def _all(connection: Connection, query: str) -> list[Any]:
    return connection.execute(query).fetchall()


def _size(connection: Connection, table: str) -> int:
    return int(connection.execute(_SIZE, [table]).fetchall()[0][0])


def _count(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])


if __name__ == "__main__":
    print(measure(*map(int, sys.argv[1:])))  # noqa: T201
