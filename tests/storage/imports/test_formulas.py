"""Text that a spreadsheet would reckon stays text in every file that we write for one."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from storage.formulas import unarmed
from storage.imports import rejected_workbook, template
from storage.indicators import Figure
from storage.ledger import Ledger
from storage.records import Hamlet, Member
from storage.repository import put
from sync.container import read_payload
from sync.content import MonthContent
from sync.payload import payload_of
from tests.conftest import UNIT
from tests.storage.imports.dirty import looked_at, wrote
from tests.storage.registers import day, member, team
from tests.ui.paper.reports import REPORT
from ui.paper.as_workbook import workbook_of
from ui.paper.document import Annex, Column, Grid

BAD = ["=1+1", "+84", "-2+3", "@SUM(A1)", "\tx", '=HYPERLINK("http://x","y")', "http://x.vn"]


def formulas_in(data: bytes) -> list[str]:
    with ZipFile(BytesIO(data)) as package:
        return [
            name
            for name in package.namelist()
            if name.startswith("xl/worksheets/")
            and (b"<f>" in package.read(name) or b"<hyperlink " in package.read(name))
        ]


def texts_in(data: bytes) -> set[object]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    sheets = (book.get_sheet_by_name(name) for name in book.sheet_names)
    return {cell for sheet in sheets for row in sheet.to_python() for cell in row}


@pytest.mark.parametrize("bad", BAD)
def test_a_report_keeps_it_as_text(bad: str) -> None:
    grid = Grid("Biểu", (Column(bad, 10), Column("B", 10)), ((bad, bad),), note=bad)
    annex = Annex("Phụ lục", (grid,))
    data = workbook_of(replace(REPORT, body=(), annexes=(annex,)))
    with ZipFile(BytesIO(data)) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist())
    assert bad.strip() in {str(one).strip() for one in texts_in(data)}


@pytest.mark.parametrize("bad", BAD)
def test_a_template_with_the_records_keeps_it(ledger: Ledger, bad: str) -> None:
    one = member(ledger, team(ledger), f"An {bad}", training=bad)
    put(ledger, Hamlet(unit=UNIT, name=bad))
    data = template(ledger, Member, [one])
    assert formulas_in(data) == []
    assert f"An {bad}" in {str(cell) for cell in texts_in(data)}


def test_rejected_lines_keep_it_and_the_words_above_them(ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "so.xlsx"
    heads = ["Họ và tên", "=3+3", "Năm sinh"]
    wrote(file, ["=2+2"], heads, ["@An", "=1+1", "không rõ"])
    data = rejected_workbook(looked_at(ledger, file, Member))
    assert formulas_in(data) == []


def test_the_table_for_people_in_a_bundle_reckons_nothing() -> None:
    first, last = day("15/11/2022"), day("14/12/2022")
    said = MonthContent(
        UNIT, "2022-12", 1, first, last, "", {}, [Figure("TT01", "=cmd()", "exact", 1)], []
    )
    parts = read_payload(payload_of(said, bytes(16)), lambda _name: True)
    assert ",'=cmd()," in parts["tong-hop.csv"].decode()
    assert b'"=cmd()"' in parts["figures.jsonl"]


def test_ordinary_words_are_left_alone() -> None:
    assert [unarmed(text) for text in ("Thôn 1", "", "a=b", "=a")] == ["Thôn 1", "", "a=b", "'=a"]
