"""How a file comes in: tus 1.0, the core and creation, the address being the file's SHA-256."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ParamSpec

from starlette.requests import Request
from starlette.responses import Response

from sync.mailbox.arriving import Arriving, Span, append_arriving
from sync.mailbox.errors import (
    ChecksumError,
    MailboxRefusedError,
    NoSuchFileError,
    OffsetError,
)
from sync.mailbox.gate import (
    TUS,
    caller_of,
    count_unsigned,
    letter_in,
    mailbox_of,
    number_in,
    sha256_of,
)
from sync.mailbox.letters import Letter

_CHUNK = "application/offset+octet-stream"

P = ParamSpec("P")


async def abilities(request: Request) -> Response:
    """Say what of tus is spoken here (OPTIONS)."""
    count_unsigned(request)
    largest = str(mailbox_of(request).settings.file_bytes)
    said = {"Tus-Version": TUS, "Tus-Extension": "creation", "Tus-Max-Size": largest}
    return Response(status_code=204, headers=said)


async def announce(request: Request) -> Response:
    """Begin an upload, or find the one that was begun (POST)."""
    mailbox, caller = mailbox_of(request), await caller_of(request)
    letter = letter_in(request, caller, (await mailbox.pinned()).registry)
    part = mailbox.uploads.part(letter.sender, letter.sha256)

    def announced() -> int:
        known = mailbox.letters.announced(letter.sender, letter.sha256)
        if any(other.size != letter.size for other in known):
            raise MailboxRefusedError
        if letter.recipient not in {other.recipient for other in known}:
            mailbox.announce(letter, limited=not caller.is_superior)
            known.append(letter)
        return mailbox.progress(known, part)

    async with mailbox.uploads.turn(part):
        offset = await _progress(announced)
    headers = {"Location": f"/v1/files/{letter.sha256}", "Upload-Offset": str(offset)}
    return Response(status_code=201, headers=headers)


async def how_far(request: Request) -> Response:
    """Say how many bytes of an upload are here (HEAD); whoever was sending it is displaced."""
    mailbox, sha256 = mailbox_of(request), sha256_of(request)
    caller = await caller_of(request)
    part = mailbox.uploads.part(caller.unit, sha256)
    async with mailbox.uploads.turn(part):
        letters = await asyncio.to_thread(_announced, request, caller.unit, sha256)
        offset = await _progress(mailbox.progress, letters, part)
    headers = {"Upload-Offset": str(offset), "Upload-Length": str(letters[0].size)}
    return Response(headers=headers)


async def append(request: Request) -> Response:
    """Append bytes (PATCH), delivering the file with the last of them."""
    mailbox, sha256 = mailbox_of(request), sha256_of(request)
    caller, offset = await caller_of(request), number_in(request, "upload-offset")
    if request.headers.get("content-type") != _CHUNK or caller.digest is None:
        raise MailboxRefusedError
    part = mailbox.uploads.part(caller.unit, sha256)

    def expected() -> list[Letter]:
        letters = _announced(request, caller.unit, sha256)
        if mailbox.letters.has_arrived(letters[0]):
            raise OffsetError(offset=letters[0].size)
        part.expect(offset)
        return letters

    async with mailbox.uploads.turn(part) as turn:
        letters = await asyncio.to_thread(expected)
        arriving = Arriving(request, mailbox.settings.idle_seconds, turn)
        span = Span(offset, letters[0].size, caller.digest)
        end = await append_arriving(arriving, part, span)
        if end == letters[0].size:
            await asyncio.to_thread(mailbox.progress, letters, part)
    if not arriving.whole:
        raise OffsetError(offset=end, close=True)
    return Response(status_code=204, headers={"Upload-Offset": str(end)})


def _announced(request: Request, sender: str, sha256: str) -> list[Letter]:
    letters = mailbox_of(request).letters.announced(sender, sha256)
    if not letters:
        raise NoSuchFileError
    return letters


async def _progress(asked: Callable[P, int], *args: P.args, **kwargs: P.kwargs) -> int:
    try:
        return await asyncio.to_thread(asked, *args, **kwargs)
    except ChecksumError:  # all came before, and were wrong: the sender begins again
        return 0
