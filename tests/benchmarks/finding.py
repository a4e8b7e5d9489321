"""Finding among 50,000 activities beside a raw scan, and what the index adds to writing them.

The books stand on the disk, encrypted, and are opened anew for each search: what is timed first
has nothing in memory yet. Run: python3 dev.py bench
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from storage.adoption import adopt
from storage.cards import card_triggers
from storage.finding import seek
from storage.ledger import Ledger
from storage.listing import list_all
from storage.records import Activity, Hamlet, Record
from storage.spelling import fold
from tests.benchmarks.sample_year import timed
from tests.conftest import post_settings

KEY = bytes(range(32))
TODAY, FIRST = date(2022, 12, 8), date(2013, 1, 1)
COUNT, ADDED = 50_000, 10_000
TYPED = ("tu", "tuan tra", "phong chay thon 7", "thang 12/2022", "khongco")
_UNIT = post_settings().unit
_SAID = """họp tổ dân phố tuyên truyền pháp luật phòng cháy chữa cháy ma túy tội phạm giao thông
lừa đảo trên không gian mạng nhà văn hóa trường học hội phụ nữ đoàn thanh niên cựu chiến binh nông
dân mặt trận an ninh trật tự liên gia camera dòng họ giáo xứ phát hiện xử lý vận động ký cam kết ra
quân tuần tra đêm kiểm tra cơ sở kinh doanh có điều kiện Đoài Đông Nam Bắc Trung Thượng Hạ Phú Quý
Lộc Thọ Khang Ninh Vĩnh Phúc Thái Hòa nghĩa trang chợ cầu cống đê điều mùa màng lễ hội"""


def measure() -> str:
    """Fill books, search them, write more into them, and return one line of figures."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "ledger.db"
        with Ledger(path, KEY) as ledger:
            ledger.keep_settings(post_settings())
            hamlets = [Hamlet(unit=_UNIT, name=f"Thôn {number}") for number in range(1, 26)]
            adopt(ledger, _UNIT, FIRST, TODAY, {Hamlet: hamlets, Activity: made(hamlets, COUNT)})
        firsts, seconds, raw = searches(path)
        records = made([], ADDED)
        indexed = writing(Path(place) / "with.db", records, with_index=True)
        plain = writing(Path(place) / "without.db", records, with_index=False)
    slowest = max(firsts, key=lambda typed: firsts[typed])
    return (
        f"Tìm trong {COUNT} hoạt động: {median(seconds.values()) * 1000:.0f} ms (sổ vừa mở, chậm "
        f"nhất «{slowest}»: {firsts[slowest] * 1000:.0f}); quét thô: {raw * 1000:.0f} ms; tỉ số "
        f"{median(firsts.values()) / raw:.2f}. Nhận {ADDED} hoạt động: {indexed:.1f} giây, không "
        f"có mục lục tìm: {plain:.1f}; tỉ số {indexed / plain:.1f}"
    )


def made(hamlets: Sequence[Hamlet], count: int) -> list[Activity]:
    """Make activities over ten years, the same ones each time."""
    chance, words = Random(1), _SAID.split()
    return [
        Activity(
            unit=_UNIT,
            kind=chance.choice(("talk", "patrol", "propaganda", "training")),
            title=" ".join(chance.choices(words, k=9)),
            place=" ".join(chance.choices(words, k=3)),
            result=" ".join(chance.choices(words, k=8)),
            happened_on=FIRST + timedelta(days=number * 3_600 // count),
            hamlets=tuple(hamlet.id for hamlet in hamlets[number % 25 :][:1]),
        )
        for number in range(count)
    ]


def searches(path: Path) -> tuple[dict[str, float], dict[str, float], float]:
    """Time each search twice, and a scan of one table, each in books just opened."""
    firsts, seconds, raws = {}, {}, []
    for typed in TYPED:
        look = partial(seek, text=typed, today=TODAY)
        with Ledger(path, KEY) as ledger:
            firsts[typed], _found = timed(partial(look, ledger))
            seconds[typed], _found = timed(partial(look, ledger))
        with Ledger(path, KEY) as ledger:
            raws.append(timed(partial(scan, ledger, typed))[0])
    return firsts, seconds, median(raws)


def scan(ledger: Ledger, typed: str) -> int:
    """Look through every activity, the way lists are searched."""
    words = fold(typed).split()
    where = " AND ".join("instr(sought, ?)" for _word in words)
    query = f"SELECT id FROM activity WHERE {where} ORDER BY happened_on DESC LIMIT 5"
    return len(ledger.db.execute(query, words).fetchall())


def writing(path: Path, records: list[Activity], *, with_index: bool) -> float:
    """Time how long new books take to adopt records, with or without what keeps the index."""
    with Ledger(path, KEY) as ledger:
        ledger.keep_settings(post_settings())
        if not with_index:
            for name, _statement in card_triggers():
                ledger.db.execute(f"DROP TRIGGER {name}")
        work: dict[type[Record], list[Any]] = {Activity: records}

        def write() -> None:
            adopt(ledger, _UNIT, FIRST, TODAY, work)
            list_all(ledger)  # without its triggers nothing is due

        return timed(write)[0]
