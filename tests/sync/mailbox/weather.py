"""What a bad link does to whoever uses it, worked out beforehand, so that its floor is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

_LONG = 3600.0  # seconds that the outages are worked out for


@dataclass(frozen=True, slots=True)
class Weather:
    """A link in numbers; zero means never. The same seed gives the same weather."""

    seed: int = 1
    mean_cut: int = 0  # bytes that go up between two cuts
    rate: int = 0  # bytes a second, each way
    delay: float = 0.0  # seconds, each way
    loss: float = 0.0  # of packets, where there are packets to lose
    fair: float = 0.0  # mean seconds between two outages
    outage: float = 0.0  # mean seconds that one lasts

    def outages(self) -> Sequence[tuple[float, float]]:
        """Return when the link is silent, from and to, in seconds since it was made."""
        return _outages(self) if self.fair else ()

    def silence(self, at: float) -> float:
        """Return how many seconds the link goes on being silent, 0 when it is not."""
        return next((end - at for start, end in self.outages() if start <= at < end), 0.0)

    def floor(self, size: int) -> float:
        """Return the seconds that so many bytes take at best: the rate, what is lost, outages."""
        needed = size / (self.rate * (1 - self.loss))
        for start, end in self.outages():
            if start >= needed:
                break
            needed += end - start
        return needed


@cache
def _outages(weather: Weather) -> Sequence[tuple[float, float]]:
    chance, found, end = Random(weather.seed), [], 0.0
    while end < _LONG:
        start = end + chance.uniform(0.5, 1.5) * weather.fair
        end = start + chance.uniform(0.5, 1.5) * weather.outage
        found.append((start, end))
    return found
