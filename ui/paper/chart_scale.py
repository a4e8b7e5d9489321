"""The axis of a chart: round steps that an officer would have chosen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

_STEPS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from nought to `top`, a whole number of steps."""

    step: int
    top: int

    def ticks(self) -> range:
        """Return what is written along the axis."""
        return range(0, self.top + 1, self.step)


def scale_of(highest: int) -> Scale:
    """Choose 1, 2 or 5 and noughts as the step, so that at most five reach the highest number."""
    highest = max(highest, 1)
    rounds = (digit * 10**noughts for noughts in count() for digit in (1, 2, 5))
    step = next(step for step in rounds if step * _STEPS >= highest)
    return Scale(step, -(-highest // step) * step)
