"""A month of work, and the clock of the computer wherever somebody set it before each step."""

from __future__ import annotations

from pathlib import Path

from storage.backup import backups_in, folder_of
from storage.books import Books
from storage.clock import clock_doubt
from storage.drafts import draft_of, keep_draft
from storage.journal import check_journal
from storage.records import Activity
from storage.repository import find, latest
from tests.faults.acts import ACTS
from tests.faults.failing_disk import clock_off_by
from tests.journeys.killed_books import Desks, Known, check_books, opened
from tests.storage.registers import activity

YEAR = 365 * 86400
STEPS = ("save", "close", "export", "receive", "receipt", "backup")


def work(folder: Path, years: list[float]) -> list[str]:
    """Work with the clock wrong by so many years before each step; return what is said of it."""
    told: list[str] = []
    titles = [f"Việc thứ {place}" for place in range(len(years))]
    steps = dict(zip(STEPS, years, strict=False))
    with opened(folder) as desks:
        for title, off in zip(titles, years, strict=True):
            clock_off_by(int(off * YEAR))
            _jot(desks, title)
            told.append(clock_doubt(desks.post.ledger) or "")
    for name, off in steps.items():
        clock_off_by(int(off * YEAR))
        with opened(folder) as desks:  # and the program was started anew
            told.append(clock_doubt(desks.post.ledger) or "")
            ACTS[name].does(desks)
            assert ACTS[name].is_done(desks)
            check_journal(desks.post.ledger.db)
    check_books(folder, Known())
    clock_off_by(0)
    with opened(folder) as desks:
        entered = find(desks.post.ledger, Activity)
        assert {each.title for each in entered} >= {*titles, "Thử"}
        told.append(clock_doubt(desks.post.ledger) or "")
        ACTS["backup"].does(desks)
        (newest, *_rest) = backups_in(folder_of(Books(folder)))
        assert newest.said.journal == check_journal(desks.post.ledger.db).seq
    return told


def _jot(desks: Desks, title: str) -> None:
    """Type, and save; what was typed last and saved last is what the program offers next."""
    ledger = desks.post.ledger
    keep_draft(ledger, "activity", {"title": title})
    assert draft_of(ledger, "activity") == {"title": title}
    activity(ledger, "20/02/2023", title=title, measures={"sessions": 1})
    last = latest(ledger, Activity)
    assert last
    assert last.title == title
