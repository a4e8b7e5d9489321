"""Ctrl+C ends a command wherever it is, also where SQLite would swallow it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from signal import SIGINT, default_int_handler, getsignal, signal
from threading import Event, current_thread, main_thread
from types import FrameType

import click

from storage.driver import OperationalError
from storage.errors import KnownError


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise click.Abort when the user stops what is done here.

    SQLite clears what its Python functions raise, KeyboardInterrupt too, and reports that its
    statement failed: such a failure after Ctrl+C is the stop. Whoever ignores Ctrl+C, as jobs of
    the background do, and other threads go on doing so.
    """
    if current_thread() is not main_thread() or getsignal(SIGINT) is not default_int_handler:
        yield
        return
    heard = Event()

    def hear(number: int, frame: FrameType | None) -> None:
        heard.set()
        default_int_handler(number, frame)

    signal(SIGINT, hear)
    try:
        yield
    except (KnownError, OperationalError) as error:
        if heard.is_set():
            raise click.Abort from error
        raise
    finally:
        signal(SIGINT, default_int_handler)
