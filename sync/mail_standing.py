"""How the post office stands, as its window sees it: values alone, read without the post office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["out", "in"]
State = Literal[
    "off", "unpaired", "paused", "metered", "visiting", "resting", "offline", "troubled"
]


@dataclass(frozen=True, slots=True)
class Moving:
    """A file on its way, so many of its bytes having arrived; `more` files wait behind it."""

    direction: Direction
    name: str
    done: int
    total: int
    more: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How the post office stands: what it does now, what is the trouble, what went so far."""

    state: State = "off"
    moving: Moving | None = None
    words: str = ""  # of the trouble
    taken: int = 0  # files that came since it began
    left: int = 0  # files that went
