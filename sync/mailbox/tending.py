"""What the mailbox says of itself and of the registry: nonce, registry, health, figures."""

from __future__ import annotations

import asyncio
import time

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sync.errors import RefusedError
from sync.mailbox.arriving import read_whole
from sync.mailbox.errors import (
    MailboxRefusedError,
    NotYoursError,
    RegistryRefusedError,
    RequestSignatureError,
)
from sync.mailbox.gate import caller_of, count_unsigned, mailbox_of
from sync.mailbox.metrics import CONTENT_TYPE
from sync.mailbox.office import LOG, Mailbox
from sync.mailbox.pinned import FILE_BYTES
from sync.mailbox.signatures import digest_of
from sync.trust import SignedRegistry, read_registry

_PROBE = "probe"


async def nonce(request: Request) -> Response:
    """Give a nonce to whoever begins."""
    count_unsigned(request)
    return JSONResponse({"nonce": mailbox_of(request).nonces.fresh()})


async def registry(request: Request) -> Response:
    """Give the registry, or say by 304 that the one the caller has is still the newest."""
    count_unsigned(request)
    pinned = await mailbox_of(request).pinned()
    headers = {"ETag": pinned.etag}
    if request.headers.get("if-none-match") == pinned.etag:
        return Response(status_code=304, headers=headers)
    return Response(pinned.data, headers=headers, media_type="application/octet-stream")


async def put_registry(request: Request) -> Response:
    """Take a newer registry from the superior.

    What makes it believed are the signatures in it, by keys of the version before. So a superior
    that signs the request with a key which only the new version knows is heard too.
    """
    mailbox, digest = mailbox_of(request), digest_of(request.headers)
    try:
        caller = await caller_of(request)
        if not caller.is_superior:
            raise NotYoursError
    except RequestSignatureError:
        LOG.info("a registry signed by a key that is not known yet")
    data = await read_whole(request, FILE_BYTES, mailbox.settings.idle_seconds, digest)
    pinned = await asyncio.to_thread(mailbox.registry.offer, _steps(data))
    return JSONResponse({"version": pinned.signed.version})


async def health(request: Request) -> Response:
    """Say whether files can be taken in now: 200 or 503."""
    count_unsigned(request)
    said = await asyncio.to_thread(_health, mailbox_of(request))
    return JSONResponse(said, status_code=200 if said["healthy"] else 503)


async def metrics(request: Request) -> Response:
    """Give the figures to Prometheus."""
    count_unsigned(request)
    mailbox = mailbox_of(request)
    mailbox.metrics.uploads.set(mailbox.uploads.open)
    return Response(mailbox.metrics.text(), media_type=CONTENT_TYPE)


def _steps(data: bytes) -> tuple[SignedRegistry, ...]:
    try:
        return read_registry(data)
    except RefusedError as error:
        raise RegistryRefusedError(why=error.message) from error


def _health(mailbox: Mailbox) -> dict[str, bool | int | None]:
    said: dict[str, bool | int | None] = {"healthy": False, "writable": False}
    try:
        mailbox.store.write(_PROBE, str(time.time()).encode())
        room = mailbox.store.room()
        version = mailbox.registry.current().signed.version
    except (OSError, MailboxRefusedError):
        return said
    full = room is not None and room < mailbox.settings.spare_bytes
    return {"healthy": not full, "writable": True, "registry": version, "room": room}
