"""The watchdog of the event loop: how long one turn of it keeps the next click from being heard.

What is measured is the time of the processor that the screen's own thread takes (`thread_time`):
machines of tests are shared, and whoever else works on them must not make a click slow. A processor
that others use too, or a slower one, does less in the same time: what seems too long is put beside
a fixed piece of work done at that moment, and counts as what it takes on `USUAL_MS`'s processor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import thread_time

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication

ALLOWED_MS = 100.0  # what nobody feels
USUAL_MS = 4.0  # the piece of work, on a processor of 2022 that does nothing else
_WORDS = [f"hoạt động {n * 7919 % 10_007}" for n in range(8_000)]
_TIMES = 3


def slowness() -> float:
    """Return how many times slower the processor is now than the usual one, at least 1."""
    begun = thread_time()
    for _each in range(_TIMES):
        piece_of_work()
    return max(1.0, 1000 * (thread_time() - begun) / _TIMES / USUAL_MS)


def piece_of_work() -> dict[str, list[str]]:
    """Do what screens do most: make words, put them in order, keep them by name."""
    kept: dict[str, list[str]] = {}
    for word in sorted(_WORDS, key=str.casefold):
        kept.setdefault(word[-1:].upper(), []).append(f"{word} ({len(kept)})")
    return kept


@dataclass
class Watchdog:
    """Holds how long each thing that was done kept the loop, in ms of the processor."""

    blocks: dict[str, float] = field(default_factory=dict)
    what: str = "start"
    _since: float = field(default_factory=thread_time)

    def watch(self) -> None:
        """Measure every turn of the loop from now on, those of dialogs that are waited for too."""
        loop = QAbstractEventDispatcher.instance()
        assert loop
        loop.awake.connect(self.turn)
        loop.aboutToBlock.connect(self.turn)
        self._since = thread_time()

    def turn(self) -> None:
        """Note how long the turn was that ends now."""
        self.bark(self.what, thread_time() - self._since)
        self._since = thread_time()

    def click(self, what: str, do: Callable[[], object]) -> None:
        """Do something as a click does it, the painting that follows included."""
        self.turn()
        self.what = what
        do()
        QCoreApplication.processEvents()
        self.turn()
        self.what = f"{what}, sau đó"

    def live(self, done: Callable[[], bool]) -> None:
        """Let the loop turn until something is done; each turn counts alone."""
        while not done():
            QCoreApplication.processEvents()
            self.turn()

    def bark(self, what: str, seconds: float) -> None:
        """Note how long one turn was."""
        ms = 1000 * seconds
        if ms > ALLOWED_MS:
            ms /= slowness()
        self.blocks[what] = max(self.blocks.get(what, 0.0), ms)

    def too_long(self) -> dict[str, float]:
        """Return what kept the loop for longer than is allowed."""
        return {what: round(ms) for what, ms in self.blocks.items() if ms > ALLOWED_MS}

    def beside(self, again: Watchdog) -> Watchdog:
        """Return the lesser of two walks: what is slow is slow each time, a busy machine is not."""
        both = {what: min(ms, again.blocks.get(what, ms)) for what, ms in self.blocks.items()}
        return Watchdog(both)
