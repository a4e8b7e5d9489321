"""Books on the disk with something in them, and copies of them, for tests of copies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from storage.backup import Backup, make_backup
from storage.ledger import Ledger
from storage.steps import drain
from tests.conftest import NewBooks
from tests.storage.registers import activity, hamlet


@contextmanager
def open_ledger(made: NewBooks) -> Iterator[Ledger]:
    """Open the ledger of books once more, as each job does."""
    with Ledger(made.books.ledger, made.master.ledger_key) as ledger:
        yield ledger


def write_something(made: NewBooks, *titles: str) -> None:
    """Write a hamlet and some activities."""
    with open_ledger(made) as ledger:
        hamlet(ledger)
        for title in titles:
            activity(ledger, "20/11/2022", title=title)


def backed_up(made: NewBooks) -> Backup:
    """Copy the books."""
    with open_ledger(made) as ledger:
        return drain(make_backup(ledger))
