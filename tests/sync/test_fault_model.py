"""Whatever happens to files, books, laptops, keys and units: nothing is lost silently, or twice.

`BINHYEN_LONG=1` plays twenty thousand winters in place of five hundred. A play that fails is
printed step by step; it is not made shorter, for that takes longer than to read it.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.faults.machine import Exchange

PIECES = 20  # so that several workers share the plays
PLAYS = 20_000 if os.environ.get("BINHYEN_LONG") else 500
ONE_PIECE = settings(
    max_examples=PLAYS // PIECES,
    stateful_step_count=20,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.timeout(36_000 if os.environ.get("BINHYEN_LONG") else 1200)
@pytest.mark.parametrize("piece", range(PIECES))
def test_the_truths_hold_whatever_happens(piece: int) -> None:
    play = type("Play", (Exchange,), {"_hypothesis_internal_use_seed": piece})
    run_state_machine_as_test(play, settings=ONE_PIECE)
