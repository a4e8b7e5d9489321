"""A screen of several: what the window asks of it goes to the one that is shown."""

from __future__ import annotations

from ui.screens.screen import Screen


class HandingOn(Screen):
    """Hands search, new, save and back on to what is shown."""

    @property
    def shown(self) -> Screen:
        """Return the screen that is shown; each subclass says which."""
        raise NotImplementedError  # a QWidget cannot be an abstract class of Python's

    def search(self) -> None:
        self.shown.search()

    def begin_new(self) -> None:
        self.shown.begin_new()

    def save(self) -> None:
        self.shown.save()

    def back(self) -> None:
        self.shown.back()
