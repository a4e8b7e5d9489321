"""One journey in a real window: X server, window manager, keys and mouse."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from PIL import Image

SIZE = (1366, 768)

needs_display = pytest.mark.skipif(
    not (which("Xvfb") and which("openbox")), reason="Xvfb or openbox is not installed"
)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Start an X server of 1366×768 with a window manager; without one, focus never comes."""
    reading, writing = os.pipe()
    screen = f"{SIZE[0]}x{SIZE[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    environment = os.environ | {
        "DISPLAY": f":{number}",
        "QT_QPA_PLATFORM": "xcb",
        "BINHYEN_HOME": str(tmp_path / "home"),
        "HOME": str(tmp_path),
    }
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    yield environment
    for process in (manager, server):
        process.terminate()
        process.wait()


@needs_display
def test_books_are_made_and_a_record_entered_in_a_real_window(
    display: dict[str, str], tmp_path: Path
) -> None:
    picture = tmp_path / "display.png"
    child = Path(__file__).with_name("window_child.py")
    command = [sys.executable, str(child), str(tmp_path / "so"), str(picture)]
    root = str(Path(__file__).parents[2])
    found = subprocess.run(
        command, env=display | {"PYTHONPATH": root}, capture_output=True, text=True, check=False
    )
    assert found.stdout.strip() == "ok", found.stderr
    with Image.open(picture) as shown:
        assert shown.size == SIZE
        assert len(shown.getcolors(1 << 24) or []) > 100  # letters and lines, not an empty screen


@needs_display
def test_a_second_start_ends_at_once_while_the_first_window_stays(
    display: dict[str, str],
) -> None:
    command = [sys.executable, "-m", "desktop"]
    root = Path(__file__).parents[2]
    first = subprocess.Popen(command, env=display, cwd=root)
    ended = [first.poll()]
    while ended[0] is None:
        second = subprocess.Popen(command, env=display, cwd=root)
        try:
            ended = [second.wait(timeout=60)]
        except subprocess.TimeoutExpired:  # it came before the first: then it is the window
            first.terminate()
            first.wait()
            first = second
    assert ended == [0]
    assert first.poll() is None
    first.terminate()
    first.wait()
