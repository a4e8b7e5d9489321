"""Starts the program: the window when nothing else is asked for, a command otherwise."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from importlib import import_module

from desktop.display import missing_library, refuse_without_display
from desktop.preferences import read_preferences
from resources.wording import speak
from storage.errors import KnownError

# What the first window reads of the lower floors: Qt looks into the source of all that comes later.
_BEFORE_QT = (
    "desktop.compose",
    "storage.closing",
    "storage.comparison",
    "storage.commendation.deadlines",
    "storage.drafts",
    "storage.gaps",
    "storage.looks",
    "storage.officer_slots",
    "storage.privacy.override",
    "storage.reminders",
    "storage.tasks",
    "sync.answered",
    "sync.notice_held",
    "sync.restored",
)


def start(arguments: list[str]) -> int:
    """Run the window or one command of the command line; return the exit code."""
    if arguments in ([], ["window"]):
        return _open_window()
    from desktop.cli import main  # noqa: PLC0415  # the window starts without the command line

    return main(["selftest" if word == "--selftest" else word for word in arguments])


def _open_window() -> int:
    try:
        refuse_without_display()
        run = read_window()
    except KnownError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return run()


def read_window() -> Callable[[], int]:
    """Read what the window is made of, in the quickest order; return what opens it.

    Nothing is thrown away meanwhile, so nobody looks for it: `open_window` allows it again.
    Raises SystemLibraryError.
    """
    speak(read_preferences().language)  # before the screens are read: they speak from then on
    gc.disable()
    for name in _BEFORE_QT:
        import_module(name)
    try:
        from desktop.app import open_window  # noqa: PLC0415  # commands start without Qt
    except ImportError as error:
        raise missing_library(error) from error
    return open_window


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
