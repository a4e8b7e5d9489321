"""What a screen is: one place of the window, reading through the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.screens.desk import Desk
from ui.screens.returned_marks import mark_returned
from ui.screens.row_table import RecordTable

_ANSWERED = frozenset({"outgoing", "closed_month"})  # what may change what was given back


class Screen(QWidget):
    """One place of the window; it reloads when a kind that it shows has changed."""

    TITLE: ClassVar[str] = ""
    SHOWS: ClassVar[frozenset[str]] = frozenset()  # KINDs; empty: every change matters

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        desk.changed.connect(self._hear)

    def refresh(self) -> None:
        """Read again what the screen shows; called when it is seen and something changed."""

    def made_later(self) -> Iterator[Callable[[], object]]:
        """Return what may be made after the screen and before it is shown, a turn for each."""
        yield from ()

    def arrive(self) -> None:
        """Put the keyboard where work begins here; called when the user came by the navigation."""

    def search(self) -> None:
        """Put the cursor where this screen searches (Ctrl+F)."""

    def begin_new(self) -> None:
        """Begin a new entry (Ctrl+N)."""

    def begin_with(self, values: Mapping[str, Any]) -> None:
        """Begin a new entry with some values, where the screen knows what to do with them."""
        del values
        self.begin_new()

    def save(self) -> None:
        """Save what is being entered (Ctrl+S)."""

    def back(self) -> None:
        """Leave what is being entered (Esc)."""

    def show_record(self, identity: str) -> None:
        """Show one record of this screen; called after another screen sought it."""

    def may_leave(self) -> bool:
        """Tell whether nothing unsaved would be lost; a screen may ask the user."""
        return True

    def may_close(self) -> bool:
        """Tell whether nothing that only this screen holds would be lost with the window."""
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()
        if self.findChild(RecordTable):  # home has none, and is the first to be shown
            from ui.screens.list_menu import offer_rest  # noqa: PLC0415  # see above

            offer_rest(self, self.desk, Screen)
        mark_returned(self, self.desk)

    def _hear(self, kinds: frozenset[str]) -> None:
        if not self.SHOWS or self.SHOWS & kinds:
            self._stale = True
            if self.isVisible():
                self._refresh_if_stale()
        if _ANSWERED & kinds and self.isVisible():
            mark_returned(self, self.desk)

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
