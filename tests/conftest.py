"""Fixtures shared by all tests: a ledger in memory, and real encrypted books on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from resources.catalogues.entry import forget_newer_lists
from storage.books import Books, make_books
from storage.keystore import MasterKey
from storage.ledger import Ledger
from storage.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

UNIT = "ninh-binh/gia-vien/gia-thang"
PASSPHRASE = "hạt giống tâm hồn 7"  # noqa: S105  # opens only the books of a test

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
def books(tmp_path: Path) -> NewBooks:
    """Make real books in a folder of their own (a quarter of a second: the passphrase)."""
    made = make_books(
        tmp_path / "so", post_settings(), PASSPHRASE, use_keyring=False, anywhere=True
    )
    return NewBooks(*made)
