"""The three files of one document say the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from storage.steps import drain
from tests.ui.paper.pdf import texts
from tests.ui.paper.reports import REPORT
from ui.paper.as_pdf import pdf_of
from ui.paper.as_word import word_of
from ui.paper.as_workbook import workbook_of
from ui.paper.document import Cell, Column, Grid, Kind, Said

_SAID = ("hơn_1.000", "gần_50", "hàng_trăm", "=1+1", "-5")
_NUMBERS = st.one_of(
    st.integers(-(10**6), 10**12),
    st.integers(0, 10**6).map(lambda n: n / 100),
    st.integers(0, 10**6).map(lambda n: Decimal(n).scaleb(-3)),
    st.sampled_from(_SAID).map(Said),
    st.none(),
)
_SHARES = st.one_of(st.integers(0, 2000).map(lambda n: n / 1000), st.none())
_CELLS: dict[Kind, st.SearchStrategy[Cell]] = {
    "text": st.text("aăđê ơ=+@<&1", min_size=1, max_size=12).map(
        lambda x: "".join(x.split()) or "x"
    ),
    "centre": st.integers(0, 5000),
    "number": _NUMBERS,
    "percent": _SHARES,
}


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    kinds = draw(st.lists(st.sampled_from(tuple(_CELLS)), min_size=1, max_size=5))
    grouped = draw(st.booleans())
    columns = tuple(
        Column(f"C{at}", 1 + at, kind, group="G" if grouped and at < 2 else "")
        for at, kind in enumerate(kinds)
    )
    row = st.tuples(*(_CELLS[kind] for kind in kinds))
    rows = draw(st.lists(row, min_size=1, max_size=6))
    return Grid("Bảng", columns, tuple(rows), total=draw(st.booleans()), note="Hết", name="Bảng")


def in_pdf(grid: Grid) -> list[str]:
    whole = " ".join(texts(drain(pdf_of(replace(REPORT, body=(grid,), annexes=())))))
    return whole.split(" Hết ")[0].split()[-len(grid.rows) * len(grid.columns) :]


def in_word(grid: Grid) -> list[str]:
    made = docx.Document(BytesIO(word_of(replace(REPORT, body=(grid,), annexes=()))))
    return [cell.text for row in made.tables[1].rows[-len(grid.rows) :] for cell in row.cells]


def in_workbook(grid: Grid) -> list[object]:
    data = workbook_of(replace(REPORT, body=(grid,), annexes=()))
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    rows = book.get_sheet_by_name("Bảng").to_python(skip_empty_area=False)
    first = 5 if any(column.group for column in grid.columns) else 4
    return [cell for row in rows[first : first + len(grid.rows)] for cell in row]


def number(written: str) -> float:
    """Read a number as a person does who knows how Vietnamese papers write it."""
    plain = written.replace(".", "").replace(",", ".")
    return float(plain.removesuffix("%")) / 100 if plain.endswith("%") else float(plain)


@settings(max_examples=60, deadline=None)
@given(grid=grids())
def test_pdf_word_and_workbook_say_the_same_numbers_and_words(grid: Grid) -> None:
    printed, written, filled = in_pdf(grid), in_word(grid), in_workbook(grid)
    assert printed == written
    kinds = [column.kind for _row in grid.rows for column in grid.columns]
    for kind, words, value in zip(kinds, written, filled, strict=True):
        if isinstance(value, str):
            assert words == value
        elif kind == "percent":
            assert abs(number(words) - float(str(value))) <= 0.0005000001
        else:
            assert number(words) == float(str(value))


@settings(max_examples=60, deadline=None)
@given(grid=grids())
def test_the_workbook_holds_exactly_what_the_document_says(grid: Grid) -> None:
    cells = [cell for row in grid.rows for cell in row]
    for cell, value in zip(cells, in_workbook(grid), strict=True):
        match cell:
            case None:
                assert value == "–"
            case Said(words=words):
                assert value == words
            case str():
                assert value == cell
            case _:
                assert value == float(cell)
