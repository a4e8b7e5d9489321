"""A program of its own that speaks English: says which letters clash and what is cut, a line each.

`python -m tests.ui.access.english_child ROLE`: the language is chosen before screens are imported.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from resources.wording import speak


def main(role: str) -> None:
    """Walk through everything that a role is shown, in English."""
    speak("en")
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415  # after the language

    access = "tests.ui.access"
    books, checks = import_module(f"{access}.books"), import_module(f"{access}.checks")
    cutting, walking = import_module(f"{access}.cutting"), import_module(f"{access}.walk")
    look = import_module("ui.screens.look")
    look.dress(QApplication([]), "light")

    def say(name: str, shown: QWidget) -> None:
        cut = [words for words in cutting.cut_off(shown) if " wide in " not in words]
        found = checks.clashing(shown) + checks.letterless(shown) + cut
        sys.stdout.writelines(f"{name}: {words}\n" for words in found)

    with tempfile.TemporaryDirectory() as folder, books.small_books(Path(folder)) as pair:
        window = walking.window_on(getattr(pair, role), walking.SMALL)
        walk = walking.Walk(say)
        walk.through(window)
        walk.dialogs(window)
        walking.shut(window)
    sys.stdout.write(f"{len(walk.seen)} seen\n")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(sys.argv[1])
