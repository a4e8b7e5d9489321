"""The plug is pulled while a copy is made and others write: nothing half done is taken for real."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from storage.backup import backups_in, folder_of
from storage.backup_trial import try_backup
from storage.journal import check_journal
from storage.steps import drain
from tests.conftest import NewBooks
from tests.storage.backing_up import backed_up, open_ledger, write_something

KILLS = 60 if os.environ.get("BINHYEN_LONG") else 4
LONGEST = 0.4  # seconds of work before the plug is pulled
WORK = """
import sys
from pathlib import Path
from storage.backup import make_backup
from storage.ledger import Ledger
from storage.steps import drain
from tests.storage.registers import activity
ledger = Ledger(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
print("ready", flush=True)
while True:
    if sys.argv[3] == "copy":
        drain(make_backup(ledger))
    else:
        activity(ledger, "20/11/2022", title="Ghi liên tục")
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


@contextmanager
def working(books: NewBooks, what: str) -> Iterator[subprocess.Popen[str]]:
    """Let a program work on the books until it is killed."""
    key = books.master.ledger_key.hex()
    command = [sys.executable, "-c", WORK, str(books.books.ledger), key, what]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as child:
        assert child.stdout
        assert child.stdout.readline() == "ready\n"
        try:
            yield child
        finally:
            child.kill()


def test_copies_that_are_seen_are_whole_however_often_the_plug_is_pulled(books: NewBooks) -> None:
    write_something(books, "Họp dân")
    first = backed_up(books)
    folder = folder_of(books.books)
    with working(books, "write"):
        for _kill in range(KILLS):
            with working(books, "copy") as copying:
                with suppress(subprocess.TimeoutExpired):
                    copying.wait(random.uniform(0, LONGEST))
                assert copying.poll() is None, "it ended before it was killed"
                copying.kill()
            for one in backups_in(folder):
                assert drain(try_backup(one.path, books.master.ledger_key, folder)).went_well
    assert backups_in(folder)
    with open_ledger(books) as ledger:
        ledger.check_pages()
        check_journal(ledger.db)
    last = backed_up(books)
    assert last.said.journal >= first.said.journal
    left = {path.name for path in folder.iterdir()}
    assert left == {one.path.name for one in backups_in(folder)}
