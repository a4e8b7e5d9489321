"""Who may come in: rate limits first, then the signature; and what is read from headers."""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import UTC, datetime

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from sync.mailbox.errors import MailboxRefusedError, NoSuchFileError, NotYoursError
from sync.mailbox.letters import Letter
from sync.mailbox.office import Mailbox
from sync.mailbox.signatures import Caller, verify_request
from sync.registry import Registry

TUS = "1.0.0"

_SHA256 = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{1,15}")


def mailbox_of(request: Request) -> Mailbox:
    """Return the mailbox that a request came to."""
    mailbox: Mailbox = request.app.state.mailbox
    return mailbox


def count_unsigned(request: Request) -> None:
    """Count a request of nobody in particular against its address; TooOftenError."""
    mailbox_of(request).addresses.take(_address(request))


async def caller_of(request: Request) -> Caller:
    """Return who signed the request; TooOftenError or whatever `verify_request` raises."""
    if request.headers.get("tus-resumable", TUS) != TUS:
        raise HTTPException(412)
    mailbox = mailbox_of(request)
    mailbox.addresses.look(_address(request))
    pinned = await mailbox.pinned()
    try:
        caller = verify_request(
            request.method, _target(request), request.headers, pinned.registry, mailbox.nonces
        )
    except MailboxRefusedError:
        mailbox.addresses.take(_address(request))
        raise
    request.state.unit = caller.unit
    mailbox.units.take(caller.keyid)
    return caller


def sha256_of(request: Request) -> str:
    """Return the name of the file in the address; NoSuchFileError when it cannot be one."""
    name: str = request.path_params["sha256"]
    if not _SHA256.fullmatch(name):
        raise NoSuchFileError
    return name


def number_in(request: Request, header: str) -> int:
    """Return the number in a header; MailboxRefusedError when there is none."""
    value = request.headers.get(header, "")
    if not _NUMBER.fullmatch(value):
        raise MailboxRefusedError
    return int(value)


def letter_in(request: Request, caller: Caller, registry: Registry) -> Letter:
    """Return what Upload-Length and Upload-Metadata announce, refusing whom it may not go to."""
    try:
        said = _metadata(request.headers.get("upload-metadata", ""))
        letter = Letter(
            sha256=said["sha256"],
            size=number_in(request, "upload-length"),
            name=said["name"],
            sender=caller.unit,
            recipient=said["to"],
            at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        )
    except (ValidationError, ValueError, KeyError) as error:
        raise MailboxRefusedError from error
    below = (unit.code for unit in registry.units)
    if letter.recipient not in (below if caller.is_superior else (registry.superior.code,)):
        raise NotYoursError
    return letter


def _metadata(value: str) -> dict[str, str]:
    pairs = (pair.strip().partition(" ") for pair in value.split(","))
    return {name: b64decode(coded, validate=True).decode() for name, _, coded in pairs}


def _target(request: Request) -> str:
    query = request.scope.get("query_string", b"")
    path: str = request.scope["raw_path"].decode("latin-1")
    return f"{path}?{query.decode('latin-1')}" if query else path


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
