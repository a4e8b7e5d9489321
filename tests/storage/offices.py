"""Books with a chief, for the tests of officers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.appointing import (
    Offices,
    begin,
)
from storage.books import Books, make_books
from storage.officer_slots import who_opens
from storage.officers import Officer, actor_for
from tests.conftest import PASSPHRASE, NewBooks, post_settings
from tests.storage.remembering import Remembering, make_cheap

LAN, PIN, OTHER_PIN = "hoa sen trong đầm", "294071", "870415"


class PlugError(Exception):
    """The power fails."""


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> Remembering:
    mine = Remembering()
    monkeypatch.setattr("keyring.core._keyring_backend", mine)
    return mine


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> NewBooks:
    folder = tmp_path_factory.mktemp("officers") / "so"
    made = make_books(folder, post_settings(), PASSPHRASE, use_keyring=False, anywhere=True)
    make_cheap(made[0].key_file, made[1], PASSPHRASE)
    return NewBooks(*made)


@pytest.fixture
def at(made: NewBooks, tmp_path: Path) -> Iterator[Offices]:
    shutil.copytree(made.books.folder, tmp_path / "so")
    books = Books(tmp_path / "so")
    with books.open(made.master) as ledger:
        yield Offices(ledger, books, made.master)


@pytest.fixture
def chief(at: Offices) -> Officer:
    return begin(at, "Trần Văn Bình", "Trưởng Công an xã")


def sit(at: Offices, secret: str) -> str:
    """Let somebody sit down; return their role."""
    _master, who = who_opens(at.books.key_file, secret)
    at.ledger.actor = actor_for(at.ledger, who)
    return at.ledger.actor.role
