"""How often and how much: token buckets for requests, quotas for files."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from sync.mailbox.errors import FileTooLargeError, QuotaError, TooOftenError
from sync.mailbox.letters import Letter
from sync.mailbox.settings import MailboxSettings

_REMEMBERED = 20_000  # callers; one who is forgotten begins with a full bucket


class Buckets:
    """A bucket of requests for each caller, filled again at a steady rate."""

    def __init__(
        self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def look(self, who: str) -> float:
        """Return how many requests the caller has left; TooOftenError when not even one."""
        level, then = self._levels.get(who, (float(self._burst), self._clock()))
        level = min(self._burst, level + (self._clock() - then) * self._rate)
        if level < 1:
            raise TooOftenError(seconds=max(1, math.ceil((1 - level) / self._rate)))
        return level

    def take(self, who: str) -> None:
        """Count one request of the caller; TooOftenError when it has none left."""
        self._levels[who] = (self.look(who) - 1, self._clock())
        self._levels.move_to_end(who)
        if len(self._levels) > _REMEMBERED:
            self._levels.popitem(last=False)


def refuse_too_much(
    settings: MailboxSettings,
    letter: Letter,
    outstanding: dict[str, int] | None,
    total: int,
    room: int | None,
) -> None:
    """Do nothing when the file may come; FileTooLargeError or QuotaError otherwise.

    `outstanding` is what its sender has here, None for one without a quota of its own.
    """
    if letter.size > settings.file_bytes:
        raise FileTooLargeError
    if room is not None and room < letter.size + settings.spare_bytes:
        raise QuotaError
    if total + letter.size > settings.total_bytes:
        raise QuotaError
    if outstanding is None:
        return
    others = [size for sha256, size in outstanding.items() if sha256 != letter.sha256]
    if len(others) + 1 > settings.unit_files or sum(others) + letter.size > settings.unit_bytes:
        raise QuotaError
