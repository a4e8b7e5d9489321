"""The mailbox under uvicorn: silent clients are hung up on, and the end is quick and clean."""

from __future__ import annotations

import asyncio
import socket
from typing import Any, ClassVar

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from sync.mailbox.app import app_of
from sync.mailbox.office import Mailbox
from sync.mailbox.settings import MailboxSettings


def serve(settings: MailboxSettings) -> None:
    """Serve until SIGTERM or SIGINT; uploads that are open then keep their bytes."""
    server_of(settings).run()


def server_of(settings: MailboxSettings) -> uvicorn.Server:
    """Return the server of a mailbox; it ends when its `should_exit` is set."""
    mailbox = Mailbox(settings)
    config = uvicorn.Config(
        app_of(mailbox),
        host=settings.host,
        port=settings.port,
        http=type("Patient", (Watchful,), {"patience": settings.header_seconds}),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        forwarded_allow_ips=settings.trusted_proxies,
        limit_concurrency=settings.connections,
        timeout_keep_alive=settings.keep_alive_seconds,
        timeout_graceful_shutdown=settings.shutdown_seconds,
        h11_max_incomplete_event_size=16 * 1024,
    )
    return _Server(config, mailbox)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, mailbox: Mailbox) -> None:
        super().__init__(config)
        self._mailbox = mailbox

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._mailbox.uploads.displace_all()
        await super().shutdown(sockets)


class Watchful(H11Protocol):
    """uvicorn's protocol with an end to its patience.

    uvicorn itself waits for ever for the rest of a head, and for the rest of a body that it was
    told to ignore; bodies that we read have a time-out of their own.
    """

    patience: ClassVar[float] = 20.0
    _alarm: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for the head of the first request."""
        super().connection_made(transport)
        self._watch(waiting=True)

    def data_received(self, data: bytes) -> None:
        """Wait on only while the head is not whole."""
        super().data_received(data)
        self._watch(waiting=self._waits())

    def on_response_complete(self) -> None:
        """Wait for the rest of a body that nobody wants, but not for ever."""
        super().on_response_complete()
        self._watch(waiting=self._waits())

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._watch(waiting=False)
        super().connection_lost(exc)

    def _waits(self) -> bool:
        if self.conn.their_state is h11.IDLE:
            return bool(self.conn.trailing_data[0])
        return self.conn.our_state is h11.DONE and self.conn.their_state is h11.SEND_BODY

    def _watch(self, *, waiting: bool) -> None:
        if not waiting and self._alarm:
            self._alarm.cancel()
            self._alarm = None
        elif waiting and not self._alarm:
            self._alarm = self.loop.call_later(self.patience, self.transport.close)
