"""What the program does when its window was locked: who comes back, and what a restart may do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.preferences import keep_preferences, read_preferences
from resources.wording import _
from storage.keystore import MasterKey
from ui.screens.window import MainWindow


def guard(
    window: MainWindow,
    hand: Callable[[MasterKey, str | None], object],
    shut: Callable[[], object],
) -> None:
    """Let a window lock by itself; `hand` gives its books to another officer, `shut` closes them.

    That it is locked is remembered outside the books: whoever ends the program and starts it again
    is asked for the passphrase, even if this computer remembers it.
    """
    lock = window.lock
    lock.watch()
    _note(locked=False)
    lock.locked.connect(partial(_note, locked=True))
    lock.unlocked.connect(partial(_note, locked=False))
    lock.handed.connect(hand)
    lock.expired.connect(shut)
    if window.desk.settings.sample:
        from desktop.demo.books import PASSPHRASE  # noqa: PLC0415  # making books is not started

        words = _("Sổ mẫu để tập, mật khẩu là: {passphrase}")
        lock.hint = words.format(passphrase=PASSPHRASE)


def is_locked() -> bool:
    """Tell whether the window was locked when the program ended."""
    return read_preferences().locked


def _note(*, locked: bool) -> None:
    keep_preferences(read_preferences().model_copy(update={"locked": locked}))
