"""Starts the program: the window when nothing else is asked for, a command otherwise."""

from __future__ import annotations

import sys


def start(arguments: list[str]) -> int:
    """Run the window or one command of the command line; return the exit code."""
    if arguments in ([], ["window"]):
        from desktop.app import open_window  # noqa: PLC0415  # commands start without Qt

        return open_window()
    from desktop.cli import main  # noqa: PLC0415  # the window starts without the command line

    return main(["selftest" if word == "--selftest" else word for word in arguments])


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
