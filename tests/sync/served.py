"""Post offices of real books, and their visits to a mailbox on this machine."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from random import Random

from sync.carried import history
from sync.outbox import outgoing
from sync.post_office import PostOffice
from tests.sync.offices import Office


def office_of(office: Office, port: int, *, metered: Callable[[], bool] = bool) -> PostOffice:
    """Return the post office of some books, their mailbox being at a port of this machine."""
    change(office, mailbox=f"http://127.0.0.1:{port}")
    return PostOffice(
        lambda: nullcontext(office.ledger),
        lambda: office.keys,
        is_metered=metered,
        chance=Random(1),
    )


def change(office: Office, **settings: object) -> None:
    kept = office.ledger.settings.model_copy(update=settings)
    office.ledger.keep_settings(kept)


def visit(served: PostOffice, now: float = 0.0) -> float:
    """Take turns until none is due, and return when the next one is."""
    while (due := served.turn(now)) <= now:
        pass
    return due


def answers(office: Office) -> list[str | None]:
    return [bundle.answer for bundle in outgoing(office.ledger)]


def told(office: Office) -> list[tuple[str, str, str]]:
    return [(one.direction, one.kind, one.outcome) for one in reversed(history(office.ledger))]
