"""How a file goes out: a list of what waits, the bytes, and the word that they were taken."""

from __future__ import annotations

import asyncio
import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from sync.mailbox.errors import NoSuchFileError
from sync.mailbox.gate import caller_of, mailbox_of, sha256_of
from sync.mailbox.letters import Letter
from sync.mailbox.office import Mailbox

_RANGE = re.compile(r"bytes=([0-9]{1,15})-([0-9]{0,15})")


async def list_waiting(request: Request) -> Response:
    """List the whole files that wait for the caller, the oldest first."""
    mailbox, caller = mailbox_of(request), await caller_of(request)
    letters = await asyncio.to_thread(mailbox.letters.waiting, caller.unit)
    return JSONResponse([_shown(letter) for letter in letters])


async def fetch(request: Request) -> Response:
    """Give the bytes of a file, or a range of them, to whom it is for or who sent it."""
    mailbox, sha256 = mailbox_of(request), sha256_of(request)
    caller = await caller_of(request)
    letter = await asyncio.to_thread(_found, mailbox, caller.unit, sha256)
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    start = int(asked[1]) if asked else 0
    end = min(int(asked[2]) + 1, letter.size) if asked and asked[2] else letter.size
    if start >= end:
        raise HTTPException(416)
    headers = {"Content-Length": str(end - start), "Accept-Ranges": "bytes"}
    if asked:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{letter.size}"
    return StreamingResponse(
        mailbox.letters.blocks(letter, start, end),
        status_code=206 if asked else 200,
        headers=headers,
        media_type="application/octet-stream",
    )


async def take(request: Request) -> Response:
    """Forget a file: whom it is for has it."""
    mailbox, sha256 = mailbox_of(request), sha256_of(request)
    caller = await caller_of(request)
    letter = await asyncio.to_thread(mailbox.letters.waiting_one, caller.unit, sha256)
    if not letter:
        raise NoSuchFileError
    await asyncio.to_thread(mailbox.letters.remove, letter)
    return Response(status_code=204)


def _found(mailbox: Mailbox, unit: str, sha256: str) -> Letter:
    letter = mailbox.letters.waiting_one(unit, sha256)
    sent = mailbox.letters.announced(unit, sha256)
    for one in [letter] if letter else sent:
        if mailbox.letters.has_arrived(one):
            return one
    raise NoSuchFileError


def _shown(letter: Letter) -> dict[str, str | int]:
    return {
        "sha256": letter.sha256,
        "size": letter.size,
        "name": letter.name,
        "from": letter.sender,
        "at": letter.at,
    }
