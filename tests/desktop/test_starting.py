"""What a start reads: nothing that the first window does not need, on an old laptop."""

from __future__ import annotations

import subprocess
import sys
from os import environ

import pytest

from dev import ROOT
from storage.keystore import unlock_with_passphrase
from tests.desktop.test_start import PASSPHRASE, make_books

STARTS = """
import sys
from pathlib import Path
from tests.benchmarks.start_child import started
_app, start = started(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
print(*sys.modules)
start.window.close()
start.close()
"""
LATER = {  # each was read at a start once, or takes some hundredths of a second and more
    "PIL",
    "docx",
    "keyring",
    "openpyxl",
    "pyhanko",
    "pypdfium2",
    "reportlab",
    "requests",
    "xlsxwriter",
    "storage.attachments",
    "storage.backup_restoring",
    "storage.imports",
    "storage.privacy.erasing",
    "sync.machine_check",
    "sync.notice_taking",
    "sync.outgoing",
    "sync.post_office",
    "ui.screens.help_window",
    "ui.screens.list_menu",
    "ui.screens.listing",
    "ui.screens.record_view",
    "ui.screens.seek_everything",
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Start a program of its own with new books; return the modules it read, in their order."""
    place = tmp_path_factory.mktemp("start")
    books = make_books(place / "so")
    master = unlock_with_passphrase(books.key_file, PASSPHRASE)
    command = [sys.executable, "-c", STARTS, str(books.folder), master.value.hex()]
    around = environ | {"BINHYEN_HOME": str(place / "home"), "PYTHONPATH": str(ROOT)}
    around |= {"QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(command, env=around, capture_output=True, check=True, text=True)
    return ran.stdout.split()


def test_what_is_not_on_the_first_window_is_read_later(read: list[str]) -> None:
    assert "ui.screens.home" in read
    assert not LATER & set(read)


def test_books_are_read_before_qt_which_looks_into_all_that_comes_after_it(
    read: list[str],
) -> None:
    assert read.index("storage.ledger") < read.index("sync.held") < read.index("PySide6")
