"""Books of every released version are used for a day, copied, brought back: no false alarm."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from desktop.compose import opened
from storage.backup import backups_in, folder_of, make_backup
from storage.backup_restoring import stage_restore, unlock_backup
from storage.backup_swap import finish_restore
from storage.books import Books
from storage.keystore import unlock_with_passphrase
from storage.months import open_month
from storage.steps import drain
from sync.outgoing import close_month
from sync.restored import tell_restored
from tests.conftest import PASSPHRASE
from tests.storage.registers import activity

SAMPLES = Path(__file__).parents[1] / "samples" / "ledgers"
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "released", sorted(SAMPLES.glob("*/*")), ids=lambda one: f"{one.parent.name}-{one.name}"
)
def test_old_books_are_used_copied_and_brought_back_without_an_alarm(
    released: Path, tmp_path: Path
) -> None:
    books = Books(copytree(released, tmp_path / "so"))
    master = unlock_with_passphrase(books.key_file, PASSPHRASE)
    with opened(books, master) as both:
        if not both.ledger.settings.is_superior:
            activity(both.ledger, "21/12/2022", title="Họp dân", measures={"sessions": 1})
            drain(close_month(both.ledger, open_month(both.ledger, TODAY), both.keys, TODAY))
    with opened(books, master) as both:
        drain(make_backup(both.ledger))
        if not both.ledger.settings.is_superior:
            activity(both.ledger, "21/01/2023", title="Ghi sau", measures={"sessions": 1})
    [copy] = backups_in(folder_of(books))
    wanted = unlock_backup(copy.path, tmp_path, passphrase=PASSPHRASE)
    drain(stage_restore(books, wanted, tell_restored))
    assert finish_restore(books)
    with opened(books, master) as both:
        assert both.ledger.settings.unit == copy.said.unit
