from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from storage.books import Books
from storage.keystore import MasterKey
from storage.ledger import Ledger
from storage.settings import Role, Settings
from sync.held import found_registry
from sync.keys import UnitKeys
from ui.screens.desk import Desk
from ui.screens.help_window import HelpWindow
from ui.screens.safe import Safe
from ui.screens.tour import Tour, begin_tour, step_of
from ui.screens.window import MainWindow

Show = Callable[[QWidget], QWidget]
STEPS = 8


@pytest.fixture
def role() -> Role:
    return "post"


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication, role: Role) -> Iterator[Desk]:
    """Put practice books on a desk."""
    master, books = MasterKey(bytes(32)), Books(tmp_path)
    with Ledger(books.ledger, master.ledger_key) as ledger:
        unit = "ninh-binh/gia-vien/gia-thang" if role == "post" else "ninh-binh/gia-vien"
        ledger.keep_settings(Settings(unit=unit, unit_name="Sổ tập", sample=True, role=role))
        safe = Safe(books, master, UnitKeys.generate())
        if role == "superior":
            found_registry(ledger, safe.keys)
        yield Desk(ledger, safe=safe, today=lambda: date(2022, 12, 8))


@pytest.fixture
def window(desk: Desk, shown: Show) -> MainWindow:
    window = MainWindow(desk)
    shown(window)
    return window


def tour_of(window: MainWindow) -> Tour:
    found = window.findChild(Tour)
    assert isinstance(found, Tour)
    return found


@pytest.mark.parametrize("role", ["post", "superior"])
def test_eight_steps_lead_to_eight_places_and_then_it_is_over(window: MainWindow) -> None:
    begin_tour(window.desk, window)
    tour, seen = tour_of(window), []
    for _step in range(STEPS):
        seen.append(window.screen_shown.accessibleName())
        assert tour.words.text()
        tour.next.click()
    assert len(set(seen)) == STEPS
    assert window.findChild(Tour) is None


def test_home_offers_it_until_it_was_gone_through(window: MainWindow) -> None:
    offer = next(x for x in window.findChildren(QPushButton) if x.text() == "Dẫn đi")
    offer.click()
    tour = tour_of(window)
    for _step in range(STEPS):
        tour.next.click()
    window.show_place("home")
    offers = [x for x in window.screen_shown.findChildren(QPushButton) if x.text() == "Dẫn đi"]
    assert not [one for one in offers if one.isVisible()]


def test_it_goes_on_where_it_was_left_and_back(window: MainWindow) -> None:
    begin_tour(window.desk, window)
    tour_of(window).next.click()
    tour_of(window).next.click()
    tour_of(window).end.click()
    assert window.findChild(Tour) is None
    assert step_of(window.desk) == 2
    begin_tour(window.desk, window)
    assert window.screen_shown.accessibleName() == "Hoạt động"
    tour_of(window).back.click()
    assert window.screen_shown.accessibleName() == "Mô hình"


def test_help_begins_it_and_it_stands_once(window: MainWindow) -> None:
    window.help()
    found = window.findChild(HelpWindow)
    assert isinstance(found, HelpWindow)
    found.tour.click()
    begin_tour(window.desk, window)
    assert len(window.findChildren(Tour)) == 1


def test_real_books_have_none(window: MainWindow) -> None:
    real = window.desk.settings.model_copy(update={"sample": False})
    window.desk.ledger.keep_settings(real)
    begin_tour(window.desk, window)
    assert window.findChild(Tour) is None
