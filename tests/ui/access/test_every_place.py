from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from storage.journal import journal_head
from tests.ui.access.books import small_books
from tests.ui.access.checks import CHECKS
from tests.ui.access.formats import written_otherwise
from tests.ui.access.inks import pale
from tests.ui.access.on_paper import unprinted
from tests.ui.access.tabbing import Tabbing
from tests.ui.access.tones import by_colour_alone
from tests.ui.access.walk import SMALL, Walk, shut, window_on
from tests.ui.access.words import not_vietnamese
from tests.ui.screens.pair import Pair
from ui.screens.desk import Desk
from ui.screens.look import Scheme, colour

WHOLE: dict[str, Callable[[QWidget], Iterable[str]]] = CHECKS | {
    "not_vietnamese": not_vietnamese,
    "written_otherwise": written_otherwise,
    "by_colour_alone": by_colour_alone,
    "pale": pale,
    "unprinted": unprinted,
}
Found = dict[str, list[str]]


@pytest.fixture(scope="module")
def pair(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Make the books once: nothing here writes into them."""
    assert qapp
    folder: Path = tmp_path_factory.mktemp("books")
    with small_books(folder) as pair:
        yield pair


def walked(desk: Desk) -> Found:
    """Return what is wrong with what is shown, by where it was shown."""
    found: Found = defaultdict(list)
    known: set[str] = set()

    def look(name: str, shown: QWidget) -> None:
        for title, check in checks.items():
            for words in check(shown):
                if words not in known:
                    known.add(words)
                    found[name].append(f"{title}: {words}")

    checks = {**WHOLE, "tab": Tabbing().complaints}
    window = window_on(desk, SMALL)
    walk = Walk(look)
    walk.through(window)
    written = journal_head(desk.ledger.db)
    walk.dialogs(window)
    shut(window)
    assert len(walk.seen) > len(window.places)
    assert (walk.stayed, journal_head(desk.ledger.db)) == ([], written)  # Esc leaves, and no more
    return dict(found)


@pytest.mark.parametrize(("role", "scheme"), [("post", "dark"), ("superior", "light")])
def test_everything_is_named_reached_by_keys_read_and_whole_on_a_small_laptop(
    pair: Pair, role: str, scheme: Scheme, qapp: QApplication
) -> None:
    colour(qapp, scheme)
    try:
        assert walked(getattr(pair, role)) == {}
    finally:
        colour(qapp, "light")
