"""Makes Word files as units send them, with their dirt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table

ROSTER_HEAD = (
    *("TT", "Họ và tên", "Năm sinh", "Nam/Nữ", "Chức vụ, đơn vị/nơi cư trú"),
    *("Tóm tắt thành tích", "Hình thức đề nghị"),
)


class Listed(NamedTuple):
    """A table of a Word file; `merged` names the first and the last cell of each merged area."""

    rows: Sequence[Any]
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()


def wrote_word(path: Path, *parts: str | Listed) -> Path:
    """Write a Word file: paragraphs and tables in their order."""
    made = Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
        else:
            _add(made, part)
    made.save(str(path))
    return path


def with_markup(path: Path, *markup: str) -> Path:
    """Write a Word file of tables said in the markup of Word itself."""
    made = Document()
    end = made.element.body[-1]
    for one in markup:
        end.addprevious(parse_xml(f"<w:tbl {nsdecls('w')}>{one}</w:tbl>"))
        made.add_paragraph("")
    made.save(str(path))
    return path


def replaced(path: Path, name: str, change: bytes) -> Path:
    """Put other bytes into one part of a package."""
    out = BytesIO()
    with ZipFile(path) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change if part == name else old.read(part))
    path.write_bytes(out.getvalue())
    return path


def cell(words: str, more: str = "") -> str:
    """Return the markup of one cell."""
    return f"<w:tc><w:tcPr>{more}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"


def row(cells: Iterable[str], more: str = "") -> str:
    """Return the markup of one row."""
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr>"


def columns(*widths: int) -> str:
    """Return the markup of the columns of a table, in twips."""
    said = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{said}</w:tblGrid>"


def _add(made: WordFile, listed: Listed) -> None:
    width = max(len(each) for each in listed.rows)
    table: Table = made.add_table(len(listed.rows), width)
    cells = list(table._cells)  # asking for one after another takes minutes
    for at, each in enumerate(listed.rows):
        for column, words in enumerate(each):
            if words not in ("", None):
                cells[at * width + column].text = str(words)
    for first, last in listed.merged:
        table.cell(*first).merge(table.cell(*last))
