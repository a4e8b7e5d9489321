"""Long work yields where it stands; whoever drains it may look on, or stop it."""

from __future__ import annotations

import pytest

from storage.ledger import Ledger
from storage.records import Hamlet
from storage.repository import count
from storage.steps import Step, Steps, drain
from tests.storage.registers import hamlet


def _count_to(total: int) -> Steps[int]:
    for done in range(total):
        yield Step(done, total)
    return total


def test_draining_returns_what_was_made_and_shows_each_step() -> None:
    seen: list[Step] = []
    assert drain(_count_to(3), seen.append) == 3
    assert seen == [Step(0, 3), Step(1, 3), Step(2, 3)]
    assert drain(_count_to(0)) == 0


def test_stopping_at_a_step_leaves_nothing_half_written(ledger: Ledger) -> None:
    def work() -> Steps[None]:
        with ledger.change():
            for done in range(3):
                hamlet(ledger)
                yield Step(done, 3)

    def stop(step: Step) -> None:
        if step.done == 1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        drain(work(), stop)
    assert count(ledger, Hamlet) == 0
    assert not ledger.connection.in_transaction
