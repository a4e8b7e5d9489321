"""A machine with nothing but Python becomes one that runs the program."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import dev

PROJECT = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHIPPED = PROJECT["project"]["dependencies"]
NAMED = [*SHIPPED, *PROJECT["dependency-groups"]["dev"]]
PINS = dev.LOCK.read_text(encoding="utf-8")
NONE_DRIFT = """
import sys
from PySide6.QtWidgets import QApplication, QLabel

app = QApplication(["guard", "-platform", "offscreen"])
label = QLabel()
before = sys.getrefcount(None)
for turn in range(3000):
    label.setText(str(turn))
print(sys.getrefcount(None) - before)
"""


def plain(requirement: str) -> str:
    return re.split(r"[=<>~!\[; ]", requirement)[0].lower()


def test_every_part_is_pinned_with_a_hash() -> None:
    pins = re.split(r"\n(?=\S)", PINS.strip())
    assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_the_lock_names_no_host() -> None:
    assert "://" not in PINS
    assert "index-url" not in PINS


def test_every_part_the_project_asks_for_is_locked() -> None:
    locked = set(re.findall(r"^([\w.-]+)==", PINS, flags=re.MULTILINE))
    assert {plain(requirement) for requirement in NAMED} <= locked


def test_every_part_that_ships_stands_in_the_notices() -> None:
    notices = (dev.ROOT / "NOTICES.md").read_text(encoding="utf-8").lower()
    assert [part for part in map(plain, SHIPPED) if part not in notices] == []


def test_qt_loses_no_reference_to_none() -> None:
    guard = [sys.executable, "-c", NONE_DRIFT]
    said = subprocess.run(guard, check=True, capture_output=True, text=True).stdout
    assert abs(int(said)) < 100


def test_only_what_is_missing_is_asked_for() -> None:
    libraries = {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}
    tools = {"sh": "dash", "no-such-tool": "sometool"}
    expected = ["libnowhere9", "sometool"]
    if not sys.platform.startswith("linux"):
        expected = ["libc6", *expected]
    assert dev.lacking(libraries, tools) == expected


def test_an_administrator_is_told_one_line() -> None:
    line = dev.apt_line(["libgl1", "python3-venv"])
    assert line == "sudo apt-get install -y --no-install-recommends libgl1 python3-venv"


def test_a_window_needs_a_display_only_on_linux() -> None:
    assert dev.has_display("win32", {})
    assert dev.has_display("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert not dev.has_display("linux", {"DISPLAY": ""})


def test_an_unknown_command_shows_how_to_use_the_script() -> None:
    script = [sys.executable, str(Path(dev.__file__)), "nothing"]
    done = subprocess.run(script, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 2
    assert "python3 dev.py" in done.stderr
    assert done.stdout == ""
