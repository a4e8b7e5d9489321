"""No click keeps the window from hearing the next one, in the books of a busy year."""

from __future__ import annotations

import json
import subprocess
import sys
from os import environ
from pathlib import Path
from time import process_time

import pytest

from tests.benchmarks.large_books import made_books
from tests.journeys.watchdog import ALLOWED_MS, Watchdog
from ui.screens.ahead import names

MONTHS, MEMBERS, PHOTOS = 12, 2_000, 100


@pytest.mark.timeout(240)
def test_no_click_on_a_place_blocks_for_longer_than_anybody_feels(tmp_path: Path) -> None:
    large = made_books(tmp_path, MONTHS, MEMBERS, PHOTOS)
    words = [str(large.books.folder), large.master.value.hex()]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.journeys.watched_child", *words],
        env=environ | {"BINHYEN_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=True,
    )
    dog = Watchdog(json.loads(ran.stdout.splitlines()[-1]))
    assert len(dog.blocks) > 60  # each place twice, and what came after
    assert dog.too_long() == {}


def test_the_watchdog_barks_at_what_is_too_long(qapp: object) -> None:
    dog = Watchdog()
    end = process_time() + 1.5 * ALLOWED_MS / 1000

    def block() -> None:
        while process_time() < end:
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
