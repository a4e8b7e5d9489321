"""A superior's desk with real books, posts whose dossiers it receives, and the screen of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage.records import Proposal
from tests.sync.offices import Office
from tests.sync.reviewed import Posts, names_one
from tests.ui.screens.pair import SUPERIOR, strangers
from ui.screens.desk import Desk
from ui.screens.review_answer import ReviewAnswer
from ui.screens.reviews import Reviews


@contextmanager
def reviewing(folder: Path) -> Iterator[tuple[Posts, Desk]]:
    """Give the superior's desk and the posts that are paired with it."""
    with strangers(folder) as pair:
        desk = pair.superior
        yield Posts(Office(SUPERIOR, desk.keys, desk.ledger)), desk


@pytest.fixture
def above(tmp_path: Path) -> Iterator[tuple[Posts, Desk]]:
    with reviewing(tmp_path) as both:
        yield both


@pytest.fixture
def posts(above: tuple[Posts, Desk]) -> Posts:
    return above[0]


@pytest.fixture
def desk(above: tuple[Posts, Desk]) -> Desk:
    return above[1]


@pytest.fixture
def screen(desk: Desk, qtbot: QtBot) -> Reviews:
    return shown(desk, qtbot)


def shown(desk: Desk, qtbot: QtBot) -> Reviews:
    """Show the dossiers that were received."""
    made = Reviews(desk)
    qtbot.addWidget(made)
    made.resize(1150, 620)
    made.show()
    return made


def send(screen: Reviews, posts: Posts, *names: str) -> list[Proposal]:
    """Send a dossier of one person from each post, and show them."""
    sent = []
    for office, name in zip((posts.one, posts.other), names, strict=False):
        sent.append(names_one(office, name, born=1980))
        posts.send(office, sent[-1])
    screen.desk.changed.emit(frozenset({"proposal"}))
    return sent


def wait(screen: Reviews, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not screen.working.is_busy)


def states(screen: Reviews) -> list[str]:
    return [words[0] for words in screen.list.table.words()]


def decide(dialog: ReviewAnswer) -> None:
    dialog.number.setText("45/QĐ-CAH")
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
