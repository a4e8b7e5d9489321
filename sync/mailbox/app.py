"""The mailbox as a web application; whoever serves it adds time-outs for heads of requests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.types import ASGIApp

from sync.mailbox import fetching, sending, tending
from sync.mailbox.answering import Answering, failed, misdirected, refused
from sync.mailbox.errors import MailboxRefusedError
from sync.mailbox.office import LOG, Mailbox

_FILE = "/v1/files/{sha256}"
_THREADS = 32  # they wait for disks and stores
_COUNT_AFTER, _SWEEP_AFTER = 60, 3600  # seconds

ROUTES = [
    Route("/v1/nonce", tending.nonce, methods=["GET"]),
    Route("/v1/registry", tending.registry, methods=["GET"]),
    Route("/v1/registry", tending.put_registry, methods=["PUT"]),
    Route("/v1/files", sending.abilities, methods=["OPTIONS"]),
    Route("/v1/files", sending.announce, methods=["POST"]),
    Route("/v1/files", fetching.list_waiting, methods=["GET"]),
    Route(_FILE, sending.how_far, methods=["HEAD"]),
    Route(_FILE, sending.append, methods=["PATCH"]),
    Route(_FILE, fetching.fetch, methods=["GET"]),
    Route(_FILE, fetching.take, methods=["DELETE"]),
    Route("/health", tending.health, methods=["GET"]),
    Route("/metrics", tending.metrics, methods=["GET"]),
]


def app_of(mailbox: Mailbox) -> ASGIApp:
    """Return the application that serves a mailbox."""
    app = Starlette(
        routes=ROUTES,
        lifespan=_lifespan,
        exception_handlers={
            MailboxRefusedError: refused,
            HTTPException: misdirected,
            OSError: failed,
        },
    )
    app.state.mailbox = mailbox
    return Answering(app, mailbox)


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_THREADS))
    tending_task = asyncio.create_task(_tend(app.state.mailbox))
    yield
    tending_task.cancel()
    with suppress(asyncio.CancelledError):
        await tending_task


async def _tend(mailbox: Mailbox) -> None:
    """Count often and sweep now and then, for as long as the service runs."""
    rounds = 0
    while True:
        try:
            await asyncio.to_thread(mailbox.count)
            if rounds % (_SWEEP_AFTER // _COUNT_AFTER) == 0:
                await asyncio.to_thread(mailbox.sweep)
        except (OSError, MailboxRefusedError) as error:  # again in a minute
            LOG.error("could not count or sweep: %s", error)
        rounds += 1
        await asyncio.sleep(_COUNT_AFTER)
