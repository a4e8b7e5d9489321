"""Around every answer: a fresh nonce, refusals in words, figures, one plain line in the log."""

from __future__ import annotations

import asyncio
import errno
import time

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.mailbox.errors import (
    BusyError,
    MailboxRefusedError,
    NoSuchFileError,
    QuotaError,
    TooOftenError,
)
from sync.mailbox.gate import TUS, mailbox_of
from sync.mailbox.office import LOG, Mailbox
from sync.mailbox.signatures import NONCE_HEADER


class Answering:
    """The outermost layer of the service; it logs who asked for what kind of thing, no more."""

    def __init__(self, app: ASGIApp, mailbox: Mailbox) -> None:
        self._app = app
        self._mailbox = mailbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        exchange = _Exchange(self._mailbox, scope, receive, send)
        try:
            await self._app(scope, exchange.receive, exchange.send)
        except _UnreadError:  # the server closes a connection whose answer is not whole
            exchange.status = 499
        finally:
            exchange.note()


class _UnreadError(Exception):
    """Whoever asked reads no longer."""


class _Exchange:
    """One request and its answer, counted as they pass."""

    def __init__(self, mailbox: Mailbox, scope: Scope, receive: Receive, send: Send) -> None:
        self._mailbox = mailbox
        self._scope = scope
        self._receive = receive
        self._send = send
        self._began = time.perf_counter()
        self._in = self._out = 0
        self.status = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._in += len(message.get("body", b""))
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [
                *message["headers"],
                (NONCE_HEADER.lower().encode(), self._mailbox.nonces.fresh().encode()),
                (b"tus-resumable", TUS.encode()),
                (b"cache-control", b"no-store"),
            ]
        self._out += len(message.get("body", b""))
        try:
            async with asyncio.timeout(self._mailbox.settings.idle_seconds):
                await self._send(message)
        except TimeoutError as error:
            raise _UnreadError from error

    def note(self) -> None:
        took = time.perf_counter() - self._began
        route = getattr(self._scope.get("endpoint"), "__name__", "none")
        unit = self._scope.get("state", {}).get("unit", "-")
        method, metrics = self._scope["method"], self._mailbox.metrics
        metrics.requests.labels(route, method, self.status).inc()
        metrics.seconds.labels(route).observe(took)
        metrics.bytes.labels("in").inc(self._in)
        metrics.bytes.labels("out").inc(self._out)
        LOG.info(
            "%s %s %s unit=%s in=%d out=%d ms=%d",
            *(method, route, self.status, unit, self._in, self._out, took * 1000),
        )


async def refused(request: Request, error: Exception) -> Response:
    """Say in words why a request was refused."""
    assert isinstance(error, MailboxRefusedError)
    mailbox_of(request).metrics.refusals.labels(error.CODE).inc()
    headers = {}
    if "offset" in error.facts:
        headers["Upload-Offset"] = str(error.facts["offset"])
    if "close" in error.facts:
        headers["Connection"] = "close"
    if isinstance(error, TooOftenError):
        headers["Retry-After"] = str(error.facts["seconds"])
    said = {"code": error.CODE, "words": error.message}
    return JSONResponse(said, status_code=error.STATUS, headers=headers)


async def failed(request: Request, error: Exception) -> Response:
    """Say that the store cannot be written now."""
    LOG.error("the store fails: %s", error)
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    return await refused(request, QuotaError() if full else BusyError())


async def misdirected(request: Request, error: Exception) -> Response:
    """Answer what Starlette refuses, such as an unknown path, as we answer everything."""
    assert isinstance(error, HTTPException)
    kind = NoSuchFileError if error.status_code == NoSuchFileError.STATUS else MailboxRefusedError
    response = await refused(request, kind())
    response.status_code = error.status_code
    return response
