from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from storage.errors import KnownError
from storage.imports import read_workbook
from storage.imports.errors import (
    EmptyWorkbookError,
    NotAWorkbookError,
    WorkbookLockedError,
    WorkbookTooLargeError,
)
from storage.ledger import Ledger
from storage.records import Hamlet
from tests.storage.imports.dirty import looked_at, noted, values, wrote

OLD_EXCEL = Path(__file__).parent / "thon.xls"
ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="Thôn">
<table:table-row><table:table-cell office:value-type="string"><text:p>Tên thôn</text:p>
</table:table-cell><table:table-cell office:value-type="string"><text:p>Số hộ</text:p>
</table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Thôn 1</text:p>
</table:table-cell><table:table-cell office:value-type="float" office:value="120"><text:p/>
</table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def test_old_workbooks_are_read_whatever_their_name(ledger: Ledger, tmp_path: Path) -> None:
    renamed = tmp_path / "thon.xlsx"
    renamed.write_bytes(OLD_EXCEL.read_bytes())
    for path in (OLD_EXCEL, renamed):
        found = looked_at(ledger, path, Hamlet)
        assert values(found, "name", "households") == [("Thôn Đông", 120), ("Thôn Đoài", 95)]


def test_open_documents_are_read(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "thon.ods"
    with ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", ODS)
        parts.writestr("META-INF/manifest.xml", MANIFEST)
    found = looked_at(ledger, path, Hamlet)
    assert values(found, "name", "households") == [("Thôn 1", 120)]


MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"""


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_text_tables_are_read_in_whatever_letters(
    ledger: Ledger, tmp_path: Path, mark: str, letters: str
) -> None:
    path = tmp_path / "thon.csv"
    lines = [mark.join(row) for row in (("Tên thôn", "Số hộ"), ("Thôn Đoài", "1.120"))]
    text = "\r\n".join(lines)
    if letters == "cp1258":  # old Windows writes letters and tones apart
        text = text.replace("ố", "ô\u0301").replace("ộ", "ô\u0323")
    path.write_bytes(text.encode(letters))
    found = looked_at(ledger, path, Hamlet)
    assert values(found, "name", "households") == [("Thôn Đoài", 1120)]


def test_rows_of_unequal_length_and_quotes_in_text_are_read(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "thon.csv"
    path.write_text('Tên thôn,Số hộ,Ghi chú\n"Thôn 1, khu A",5\n"Thôn ""2""",6,tốt,thừa\n', "utf-8")
    assert values(looked_at(ledger, path, Hamlet), "name") == ["Thôn 1, khu A", 'Thôn "2"']


def broken(path: Path) -> None:
    path.write_bytes(wrote(path).read_bytes()[:900])


def renamed(path: Path) -> None:
    path.write_text("<html><table><tr><td>Tên thôn</td></tr></table></html>", "utf-8")


def empty_file(path: Path) -> None:
    path.write_bytes(b"")


def other_zip(path: Path) -> None:
    with ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")


def missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def locked(path: Path) -> None:
    """Write what Excel writes around a workbook with a password: its case and the entry's name."""
    case = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1016)
    path.write_bytes(case + "EncryptedPackage".encode("utf-16-le") + bytes(512))


def no_cells(path: Path) -> None:
    wrote(path)


def bomb(path: Path) -> None:
    """Write a workbook that says it unpacks to more than any list of a post: 700 MB."""
    with ZipFile(path, "w") as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
        parts.infolist()[0].file_size = 700_000_000


def too_long(path: Path) -> None:
    path.write_bytes(bytes(60_000_001))


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (broken, NotAWorkbookError),
        (renamed, NotAWorkbookError),
        (empty_file, NotAWorkbookError),
        (other_zip, NotAWorkbookError),
        (missing, NotAWorkbookError),
        (locked, WorkbookLockedError),
        (no_cells, EmptyWorkbookError),
        (bomb, WorkbookTooLargeError),
        (too_long, WorkbookTooLargeError),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    tmp_path: Path, make: Callable[[Path], None], error: type[KnownError]
) -> None:
    path = tmp_path / "danh sách.xlsx"
    make(path)
    with pytest.raises(error) as refused:
        read_workbook(path)
    assert "danh sách.xlsx" in str(refused.value)
    assert "Sổ không đổi" in str(refused.value)


def test_bytes_that_are_no_text_are_no_text_table(tmp_path: Path) -> None:
    path = tmp_path / "thon.csv"
    path.write_bytes(bytes(range(256)) * 4)
    with pytest.raises(NotAWorkbookError):
        read_workbook(path)


def test_lists_in_fonts_from_before_unicode_are_read_and_said(
    ledger: Ledger, tmp_path: Path
) -> None:
    heads = ["TT", "Tªn th«n", "Sè hé", "Ghi chó"]
    path = wrote(
        tmp_path / "cu.xlsx", heads, [1, "Th«n §«ng", 120, "bÐ, g\u00adu"], [2, "Th«n 2", 5]
    )
    found = looked_at(ledger, path, Hamlet)
    assert values(found, "name", "note") == [("Thôn Đông", "bé, gưu"), ("Thôn 2", "")]
    assert "phông chữ cũ" in noted(found)[0][1]
