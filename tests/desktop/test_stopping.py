"""Ctrl+C stops a command even while SQLite asks Python for a value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from signal import SIGINT, default_int_handler, raise_signal, signal

import click
import pytest

from desktop.cli.stopping import stoppable
from storage.driver import OperationalError, connect


@pytest.fixture(autouse=True)
def hears_ctrl_c() -> Iterator[None]:
    """Hear Ctrl+C as a command in front does: tests in the background may ignore it."""
    before = signal(SIGINT, default_int_handler)
    yield
    signal(SIGINT, before)


def ask(value: Callable[[], object]) -> None:
    """Let SQLite ask a Python function, which says nothing or fails."""
    connection = connect(None, bytes(32))
    connection.create_function("asked", 0, value)
    try:
        connection.execute("SELECT asked()")
    finally:
        connection.close()


def test_ctrl_c_inside_a_function_of_the_ledger_is_a_stop() -> None:
    with pytest.raises(click.Abort), stoppable():
        ask(lambda: raise_signal(SIGINT))


def test_a_failure_without_ctrl_c_stays_a_failure() -> None:
    with pytest.raises(OperationalError), stoppable():
        ask(lambda: 1 // 0)


def test_ctrl_c_elsewhere_is_what_it_always_was() -> None:
    with pytest.raises(KeyboardInterrupt), stoppable():
        raise_signal(SIGINT)
