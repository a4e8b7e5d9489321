"""What may stand as the address of a mailbox; nothing is asked of the network here."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from sync.couriers.mailbox_errors import MailboxAddressError


def address_of(typed: str) -> str:
    """Return the address as the line needs it, https unless it is this very machine.

    MailboxAddressError when it is none: a mailbox stands at the top of a host.
    """
    text = typed.strip()
    parts = urlsplit(text if "://" in text else f"https://{text}")
    try:
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise MailboxAddressError(address=typed) from error
    secure = parts.scheme == "https" or (parts.scheme == "http" and _is_here(host))
    bare = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    if not (secure and bare and host and " " not in host):
        raise MailboxAddressError(address=typed)
    return f"{parts.scheme}://{parts.netloc}"


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
