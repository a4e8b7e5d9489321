"""Where the app keeps things on this computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def home() -> Path:
    """Return the app's own folder of this user; BINHYEN_HOME puts it elsewhere, for tests."""
    chosen = os.environ.get("BINHYEN_HOME")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "BinhYen"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "BinhYen"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "binhyen"


def books_folder(unit: str) -> Path:
    """Return the folder proposed for the books of a unit."""
    return home() / "so" / unit.replace("/", "_")


def preferences_file() -> Path:
    """Return the file of what this user prefers; nothing of the register is in it."""
    return home() / "preferences.json"


def crash_folder() -> Path:
    """Return where reports of crashes lie until somebody asks for them."""
    return home() / "crashes"
