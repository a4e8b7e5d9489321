"""10,000 rows of activities from a workbook into books, beside reading and inserting alone.

Run: python3 dev.py bench
"""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import date, timedelta
from pathlib import Path

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from storage.imports import Plan, best_sheet, carry_out, guess, plan, read_workbook
from storage.ledger import Ledger
from storage.records import Hamlet
from storage.repository import put
from storage.steps import drain
from tests.benchmarks.sample_year import timed
from tests.conftest import UNIT, post_settings

ROWS = 10_000
KEY = bytes(range(32))
HEADS = ("STT", "Ngày", "Loại hoạt động", "Nội dung", "Địa điểm", "Thôn", "Số buổi", "Lượt người")


def measure() -> str:
    """Import a busy post's years, then read and insert them without asking, and compare."""
    with tempfile.TemporaryDirectory() as place:
        path = written(Path(place) / "so.xlsx")
        with Ledger(Path(place) / "ledger.db", KEY) as ledger:
            ledger.keep_settings(post_settings())
            for number in range(10):
                put(ledger, Hamlet(unit=UNIT, name=f"Thôn {number}"))
            looking, found = timed(lambda: looked(ledger, path))
            writing, batch = timed(lambda: drain(carry_out(ledger, found)))
        raw, _count = timed(lambda: inserted(path, Path(place) / "plain.db"))
    assert batch.rows == ROWS
    return (
        f"Nhập {ROWS} hoạt động từ Excel: {looking + writing:.1f} giây (đọc và kiểm tra "
        f"{looking:.1f}, ghi {writing:.1f}); việc thô: {raw:.2f}; tỉ số "
        f"{(looking + writing) / raw:.1f}"
    )


def written(path: Path) -> Path:
    """Write the workbook that is imported."""
    with Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(2, 0, HEADS)
        for row in range(ROWS):
            sheet.write(row + 3, 0, row + 1)
            sheet.write_datetime(row + 3, 1, date(2013, 1, 1) + timedelta(days=row // 4))
            words = ("Tuyên truyền", f"Phòng ngừa tội phạm, lần {row}", "Nhà văn hóa thôn")
            sheet.write_row(row + 3, 2, (*words, f"Thôn {row % 10}", 1, f"1.{row % 900 + 100}"))
    return path


def looked(ledger: Ledger, path: Path) -> Plan:
    """Read the workbook and plan its import."""
    sheet = best_sheet(read_workbook(path))
    return plan(ledger, sheet, guess(sheet))


def inserted(path: Path, place: Path) -> int:
    """Read the workbook and insert its cells into plain SQLite; count them."""
    with CalamineWorkbook.from_path(path) as book:
        rows = book.get_sheet_by_index(0).to_python()[1:]
    with sqlite3.connect(place) as plain:
        plain.execute(f"CREATE TABLE t ({', '.join(f'c{n}' for n in range(len(HEADS)))})")
        marks = ", ".join("?" * len(HEADS))
        plain.executemany(f"INSERT INTO t VALUES ({marks})", [[str(c) for c in r] for r in rows])
    plain.close()
    return len(rows)
