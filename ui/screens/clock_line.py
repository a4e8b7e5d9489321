"""The line of the first screen that says that the clock of the computer is wrong."""

from __future__ import annotations

from storage.clock import clock_doubt
from ui.screens.desk import Desk
from ui.screens.rows import Rows


def say_clock(desk: Desk, rows: Rows) -> None:
    """Say what is wrong with the clock, if the books can tell."""
    doubt = clock_doubt(desk.ledger)
    if doubt:
        rows.add("clock", "bad", doubt)
