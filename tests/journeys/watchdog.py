"""The watchdog of the event loop: how long a click keeps it from hearing the next one.

What is measured is the time of the processor that the screen's own thread takes (`thread_time`):
machines of tests are shared, and whoever else works on them must not make a click slow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import thread_time

from PySide6.QtCore import QCoreApplication

ALLOWED_MS = 100.0  # what nobody feels
SHARED = 2.0  # so much slower is a processor whose other half works for somebody else


@dataclass
class Watchdog:
    """Holds how long each thing that was done kept the loop, in ms of the processor."""

    blocks: dict[str, float] = field(default_factory=dict)

    def click(self, what: str, do: Callable[[], object]) -> None:
        """Do something as a click does it, the painting that follows included."""
        begun = thread_time()
        do()
        QCoreApplication.processEvents()
        self.bark(what, thread_time() - begun)

    def live(self, what: str, done: Callable[[], bool]) -> None:
        """Let the loop turn until something is done; each turn counts alone."""
        while not done():
            begun = thread_time()
            QCoreApplication.processEvents()
            self.bark(what, thread_time() - begun)

    def bark(self, what: str, seconds: float) -> None:
        """Note how long one turn was."""
        self.blocks[what] = max(self.blocks.get(what, 0.0), 1000 * seconds)

    def too_long(self, allowed: float = ALLOWED_MS * SHARED) -> dict[str, float]:
        """Return what kept the loop for longer than is allowed."""
        return {what: round(ms) for what, ms in self.blocks.items() if ms > allowed}
