"""No click keeps the window from hearing the next one, in the books of a busy year."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from os import environ
from pathlib import Path
from time import thread_time

import pytest

from storage.books import Books
from storage.keystore import MasterKey, unlock_with_passphrase
from tests.benchmarks.large_books import Large, made_books
from tests.conftest import PASSPHRASE
from tests.journeys.watchdog import ALLOWED_MS, Watchdog, slowness
from ui.screens.ahead import names

MONTHS, MEMBERS, PHOTOS = 12, 2_000, 100
TRIES, PATIENCE_S = 3, 90
SUPERIOR = Path(__file__).parents[1] / "samples/ledgers/0.4.0/superior"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Large:
    return made_books(tmp_path_factory.mktemp("busy"), MONTHS, MEMBERS, PHOTOS)


def walked(books: Books, master: MasterKey, home: Path, when: str) -> Watchdog:
    """Walk in a process of its own, in copies; what was too long is looked at once more."""
    dog: Watchdog | None = None
    for walk in range(TRIES):
        copy = home / f"walk-{walk}" / "so"
        shutil.copytree(books.folder, copy)
        ran = subprocess.run(
            [
                sys.executable,
                "-m",
                "tests.journeys.watched_child",
                str(copy),
                master.value.hex(),
                when,
            ],
            env=environ | {"BINHYEN_HOME": str(home)},
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_S,
        )
        again = Watchdog(json.loads(ran.stdout.splitlines()[-1]))
        dog = dog.beside(again) if dog else again
        if not dog.too_long():
            break
    assert dog
    return dog


@pytest.mark.timeout(300)
@pytest.mark.parametrize("when", ["settled", "at once"])
def test_no_click_on_a_place_blocks_for_longer_than_anybody_feels(
    large: Large, tmp_path: Path, when: str
) -> None:
    dog = walked(large.books, large.master, tmp_path, when)
    assert len(dog.blocks) > 60  # each place twice, and what came after
    assert dog.too_long() == {}


@pytest.mark.timeout(300)
def test_no_click_blocks_a_superior(tmp_path: Path) -> None:
    books = Books(SUPERIOR)
    master = unlock_with_passphrase(books.key_file, PASSPHRASE)
    dog = walked(books, master, tmp_path, "settled")
    assert {"review", "receiving", "consolidation", "units", "in biên nhận"} < set(dog.blocks)
    assert dog.too_long() == {}


def test_the_watchdog_barks_at_what_is_too_long(qapp: object) -> None:
    dog = Watchdog()

    def block() -> None:
        end = thread_time() + 1.5 * slowness() * ALLOWED_MS / 1000
        while thread_time() < end:
            pass

    dog.click("quick", lambda: None)
    dog.click("slow", block)
    assert list(dog.too_long()) == ["slow"]


def test_what_is_read_ahead_is_there_to_be_read() -> None:
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\nfor name in sys.argv[1:]: __import__(name)",
            *names([]),
        ],
        check=False,
    )
    assert found.returncode == 0
