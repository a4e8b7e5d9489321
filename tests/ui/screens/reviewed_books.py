"""A superior's desk with real books, and posts whose dossiers it receives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sync.offices import Office
from tests.sync.reviewed import Posts
from tests.ui.screens.pair import SUPERIOR, strangers
from ui.screens.desk import Desk


@contextmanager
def reviewing(folder: Path) -> Iterator[tuple[Posts, Desk]]:
    """Give the superior's desk and the posts that are paired with it."""
    with strangers(folder) as pair:
        desk = pair.superior
        yield Posts(Office(SUPERIOR, desk.keys, desk.ledger)), desk
