"""10,000 activities from a workbook, and 500 nominees from a Word file, beside the raw work.

Run: python3 dev.py bench
"""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from docx import Document
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from storage.imports import Plan, best_sheet, carry_out, guess, plan, read_workbook
from storage.ledger import Ledger
from storage.records import Hamlet, Proposal
from storage.repository import put
from storage.steps import drain
from tests.benchmarks.sample_year import timed
from tests.conftest import UNIT, post_settings
from tests.storage.imports.word_files import ROSTER_HEAD, Listed, wrote_word

ROWS = 10_000
NOMINEES = 500
KEY = bytes(range(32))
HEADS = ("STT", "Ngày", "Loại hoạt động", "Nội dung", "Địa điểm", "Thôn", "Số buổi", "Lượt người")


def measure() -> str:
    """Import what is large of a post, and of a superior."""
    return f"{measure_workbook()}\n{measure_word()}"


def measure_word() -> str:
    """Import a roster of a whole district in Word; the raw work only opens the file."""
    with tempfile.TemporaryDirectory() as place:
        rows = [ROSTER_HEAD, *(nominee(number) for number in range(NOMINEES))]
        path = wrote_word(Path(place) / "trich-ngang.docx", "II. Cá nhân", Listed(rows))
        with Ledger(Path(place) / "ledger.db", KEY) as ledger:
            ledger.keep_settings(post_settings())
            values = {"occasion": "Tổng kết", "form": "certificate", "authority": "commune_chair"}
            proposal = Proposal.model_validate({"unit": UNIT} | values)
            put(ledger, proposal)
            looking, found = timed(lambda: looked(ledger, path, proposal=proposal.id))
            writing, batch = timed(lambda: drain(carry_out(ledger, found)))
        raw, _document = timed(lambda: Document(str(path)))
    assert batch.rows == NOMINEES
    return (
        f"Nhập {NOMINEES} người từ danh sách Word: {looking + writing:.2f} giây (đọc và kiểm tra "
        f"{looking:.2f}, ghi cùng trang từng người {writing:.2f}); chỉ mở tệp: {raw:.2f}"
    )


def nominee(number: int) -> list[str]:
    """Return a row of the roster."""
    name, year = f"Nguyễn Văn {'ABCDEGHKLM'[number % 10]}{number}", str(1950 + number % 50)
    said = "Vận động 15 hộ tham gia tổ tự quản; báo 3 tin có giá trị; tuần tra 120 ca"
    return [str(number + 1), name, year, "Nam", f"Thôn {number % 10}", said, "Giấy khen"]


def measure_workbook() -> str:
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


def looked(ledger: Ledger, path: Path, **fixed: str) -> Plan:
    """Read the file and plan its import."""
    sheet = best_sheet(read_workbook(path))
    return plan(ledger, sheet, replace(guess(sheet), fixed=fixed))


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
