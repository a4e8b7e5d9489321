"""Whatever language the screens speak, what is printed, signed, sent or kept is Vietnamese."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop.demo.run import PASSPHRASE
from storage.books import Books
from storage.keystore import unlock_with_passphrase
from storage.ledger import Ledger
from tests.desktop.marked import MARK
from tests.ui.paper.pdf import texts

pytestmark = pytest.mark.xdist_group("sample")
_HISTORY = {"carried"}  # said on this screen only, and never sent


def test_no_paper_speaks_the_language_of_the_screens(sample: Path) -> None:
    papers = sorted(sample.rglob("*.pdf"))
    assert len(papers) > 30
    assert [one.name for one in papers if MARK in " ".join(texts(one.read_bytes()))] == []


def test_no_file_of_word_or_excel_speaks_it(sample: Path) -> None:
    files = [*sample.rglob("*.docx"), *sample.rglob("*.xlsx")]
    assert len(files) > 10
    assert [one.name for one in files if _speaks(one, ".xml")] == []


def test_nothing_readable_in_bundles_and_receipts_speaks_it(sample: Path) -> None:
    files = [*sample.rglob("*.by?")]
    assert len(files) > 500
    assert [one.name for one in files if _speaks(one, ".json")] == []


@pytest.mark.parametrize("unit", ["ninh-binh_gia-vien", "ninh-binh_gia-vien_gia-thang"])
def test_nothing_that_the_books_keep_speaks_it(sample: Path, unit: str) -> None:
    books = Books(sample / "ledgers" / unit)
    with books.open(unlock_with_passphrase(books.key_file, PASSPHRASE)) as ledger:
        tables = set(ledger.db.table_names()) - _HISTORY
        assert [name for name in sorted(tables) if _keeps(ledger, name)] == []


def _speaks(path: Path, ending: str) -> bool:
    with ZipFile(path) as file:
        parts = [name for name in file.namelist() if name.endswith(ending)]
        return any(MARK in file.read(name).decode() for name in parts)


def _keeps(ledger: Ledger, table: str) -> bool:
    rows = ledger.db.execute(f"SELECT * FROM [{table}]")
    return any(isinstance(value, str) and MARK in value for row in rows for value in row)
