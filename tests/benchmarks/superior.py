"""A superior of many units and years: its board, its sums, whole months, and whether it slows down.

Run: python3 dev.py bench exchange; `python -m tests.benchmarks.superior 40000` takes so many
bundles in (some fifteen minutes, four gigabytes) and compares the last tenth with the first.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time

from resources.catalogues import indicators
from storage.consolidation import consolidate
from storage.indicators import EXACT, Figure
from storage.ledger import Ledger
from storage.months import keep_figures
from storage.periods import months_between
from storage.report_period import Period
from storage.steps import drain
from sync.board import board, chains
from sync.inbox import receive
from tests.benchmarks.bundles import FIRST_MONTH, Province
from tests.benchmarks.receiving import KEY, a_month

UNITS, MONTHS, WHOLE_NATION = 200, months_between(FIRST_MONTH, "2022-12"), 3321
_SUMS = """
SELECT unit, code, part, sum(value) FROM figure WHERE month BETWEEN ? AND ? GROUP BY 1, 2, 3
"""


def measure() -> str:
    """Return the figures of board and sums, of two whole months, and of a short run."""
    return "; ".join([_board_and_sums(), a_month(130), a_month(WHOLE_NATION), flatness(600)])


def flatness(count: int, units: int = 100) -> str:
    """Take in so many bundles and compare the last tenth with the first, by the clock and by CPU.

    The first month of every unit, which writes its registers, is left out.
    """
    province = Province(units)
    wall: list[float] = []
    cpu: list[float] = []
    with tempfile.TemporaryDirectory() as place, Ledger(Path(place) / "so.db", KEY) as ledger:
        province.settle(ledger)
        for data in province.bundles(-(-count // units)):
            began, busy = perf_counter(), process_time()
            drain(receive(ledger, data, province.keys))
            wall.append(perf_counter() - began)
            cpu.append(process_time() - busy)
        size = (Path(place) / "so.db").stat().st_size / 1e6
    tenth = max(1, (len(wall) - units) // 10)
    ratios = [median(t[units : units + tenth]) / median(t[-tenth:]) for t in (wall, cpu)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    words = (
        "{count} gói: tốc độ phần mười cuối so với phần mười đầu {wall:.2f} (theo CPU {cpu:.2f}), "
        "sổ {size:.0f} MB, bộ nhớ cao nhất {peak} MB"
    )
    return words.format(count=len(wall), wall=ratios[0], cpu=ratios[1], size=size, peak=peak)


def _board_and_sums() -> str:
    province = Province(UNITS)
    with tempfile.TemporaryDirectory() as place, Ledger(Path(place) / "so.db", KEY) as ledger:
        province.settle(ledger)
        drain(receive(ledger, next(province.bundles(1)), province.keys))
        _fill(ledger, province)
        codes = [post.code for post in province.posts]
        five, one = Period(MONTHS[0], MONTHS[-1]), Period(MONTHS[-1], MONTHS[-1])
        asked: dict[str, Callable[[], object]] = {
            "bảng 12 tháng": lambda: board(ledger, MONTHS[-12:], date(2023, 1, 20)),
            "bảng 60 tháng": lambda: board(ledger, MONTHS, date(2023, 1, 20)),
            "chuỗi số": lambda: chains(ledger),
            "tổng hợp 1 tháng": lambda: consolidate(ledger, codes, one),
            "tổng hợp 60 tháng": lambda: consolidate(ledger, codes, five),
            "cộng thô 60 tháng bằng SQL": lambda: ledger.db.execute(
                _SUMS, [five.first, five.last]
            ).fetchall(),
        }
        said = ", ".join(f"{name} {_best(work):.0f} ms" for name, work in asked.items())
    return f"{UNITS} đơn vị × {len(MONTHS)} tháng: {said}"


def _fill(ledger: Ledger, province: Province) -> None:
    """Keep what so many bundles would leave for board and sums, without sealing each of them."""
    (row,) = ledger.db.query("SELECT * FROM received")
    chance = Random(1)
    with ledger.change():
        for number, month in enumerate(MONTHS, 1):
            for post in province.posts:
                said = [Figure(code, "", EXACT, chance.randrange(50)) for code in indicators()]
                keep_figures(ledger, post.code, month, said)
                identity = sha256(f"{post.code}{month}".encode()).hexdigest()
                facts = {"bundle_id": identity, "unit": post.code, "seq": number, "month": month}
                if (post.code, month) != (row["unit"], row["month"]):
                    ledger.db.table("received").insert(row | facts)


def _best(work: Callable[[], object]) -> float:
    """Return the milliseconds of the best of three."""
    found = []
    for _each in range(3):
        began = perf_counter()
        work()
        found.append(1000 * (perf_counter() - began))
    return min(found)


if __name__ == "__main__":
    print(flatness(int(sys.argv[1]), units=WHOLE_NATION))  # noqa: T201
