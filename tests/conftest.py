"""Fixtures shared by all tests: a ledger in memory, and real encrypted books on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from sys import modules
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from resources.catalogues.entry import forget_newer_lists
from storage.books import Books, make_books
from storage.keystore import MasterKey
from storage.ledger import Ledger
from storage.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

UNIT = "ninh-binh/gia-vien/gia-thang"
PASSPHRASE = "hạt giống tâm hồn 7"  # noqa: S105  # opens only the books of a test
_PATIENCE_MS = 60_000  # a shared machine may stand still for longer than Qt's own five seconds

SCREEN = Path(__file__).with_name("old_laptop.json")
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":  # its own screen is 800×800
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN}"
settings.register_profile(
    "house",
    deadline=None,  # two cores are shared by many tests
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


class NewBooks(NamedTuple):
    """Books that were just made, and what opens them."""

    books: Books
    master: MasterKey
    code: str


def post_settings(**more: object) -> Settings:
    """Return the settings of the post of these tests."""
    return Settings.model_validate({"unit": UNIT, "unit_name": "Công an xã Gia Thắng"} | more)


@pytest.fixture(autouse=True)
def newer_lists_end_with_their_test() -> Iterator[None]:
    """Take back the newer lists that a test used: they are of the whole process."""
    yield
    forget_newer_lists()


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """Open an empty ledger in memory that belongs to a post."""
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        yield ledger


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """Give the one app of all tests the look that users see, whichever test starts it."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # most tests have no Qt

    from ui.screens.look import dress  # noqa: PLC0415

    class Dressed(QApplication):
        def __init__(self, arguments: list[str]) -> None:
            super().__init__(arguments)
            dress(self, "light")

    return Dressed


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Wait for what a window does for as long as a busy machine may need."""
    from pytestqt.qtbot import QtBot  # noqa: PLC0415  # most tests have no Qt

    bot = QtBot(request)
    for wait in ("waitUntil", "waitSignal", "waitSignals", "waitExposed"):
        setattr(bot, wait, partial(getattr(bot, wait), timeout=_PATIENCE_MS))
    return bot


@pytest.fixture(autouse=True)
def no_window_outlives_its_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """End what a test left open, while its ledger still is: a form would write its draft later.

    A window that is locked would hide those of the next test as well.
    """
    if "ledger" in request.fixturenames:
        request.getfixturevalue("ledger")
    before = _windows()
    yield
    after = [one for one in _windows() if one not in before]
    for window in after:
        window.hide()  # a window that closes may ask, and nobody is there to answer
        window.deleteLater()
    if after:
        from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415  # as above

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _windows() -> list[QWidget]:
    """Return the windows of this process; a test without Qt does not load it for that."""
    widgets = modules.get("PySide6.QtWidgets")
    return list(widgets.QApplication.topLevelWidgets()) if widgets else []


@pytest.fixture
def books(tmp_path: Path) -> NewBooks:
    """Make real books in a folder of their own (a quarter of a second: the passphrase)."""
    made = make_books(
        tmp_path / "so", post_settings(), PASSPHRASE, use_keyring=False, anywhere=True
    )
    return NewBooks(*made)
