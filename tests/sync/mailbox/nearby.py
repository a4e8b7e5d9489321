"""A real mailbox in this process, and the couriers of those who use it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Any

import uvicorn

from storage.ledger import Ledger
from storage.steps import drain
from sync.couriers.mailbox import MailboxCourier
from sync.couriers.mailbox_errors import NoConnectionError
from sync.couriers.mailbox_line import MailboxLine, Patience
from sync.held import steps_since
from sync.mailbox.app import app_of
from sync.mailbox.office import Mailbox
from sync.mailbox.serving import Watchful
from sync.mailbox.settings import MailboxSettings
from sync.mailbox.signatures import RequestSigner
from sync.post_office import caller_of
from sync.trust import write_registry
from tests.sync.mailbox.certificates import Certificate
from tests.sync.offices import Office


@contextmanager
def mailbox_near(
    superior: Ledger,
    folder: Path,
    ear: socket.socket | None = None,
    shown: Certificate | None = None,
    **settings: Any,
) -> Iterator[int]:
    """Serve a mailbox that believes the superior's registry; give the port it listens on.

    It listens on the ear that is given, if any, and speaks TLS if it has a certificate to show.
    """
    registry = folder / "so-don-vi.bys"
    folder.mkdir(parents=True, exist_ok=True)
    registry.write_bytes(write_registry(steps_since(superior, 1)))
    given = {"folder": folder, "registry": registry, "spare_bytes": 1, "address_rate": 1000.0}
    mailbox = Mailbox(MailboxSettings.model_validate(given | settings))
    with ear or socket.create_server(("127.0.0.1", 0)) as heard:
        config = uvicorn.Config(
            app_of(mailbox),
            http=Watchful,
            lifespan="on",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=1,
            ssl_certfile=shown.shown if shown else None,
            ssl_keyfile=shown.key if shown else None,
        )
        server = _Near(config)
        thread = Thread(target=server.run, args=([heard],), daemon=True)
        thread.start()
        try:
            yield heard.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


class _Near(uvicorn.Server):
    """Ends at once: nobody waits for those whom a bad link forgot."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await super().shutdown(sockets)


def courier_of(
    office: Office,
    address: int | str,
    patience: Patience | None = None,
    certificate: Path | None = None,
) -> MailboxCourier:
    """Return the courier of an office to an address, or to a port of this machine."""
    caller = caller_of(office.ledger, office.keys)
    assert caller
    signer = RequestSigner(caller.keys, caller.keyid)
    url = address if isinstance(address, str) else f"http://127.0.0.1:{address}"
    return MailboxCourier(MailboxLine(url, signer, certificate, patience or Patience()))


def sent_at_last(courier: MailboxCourier, data: bytes, to: str, chance: Random) -> int:
    """Send a file however often the link fails, and return how often it did."""
    failures = 0
    while True:
        try:
            drain(courier.upload(data, to, "goi.byb"))
        except NoConnectionError:
            failures += 1
            Event().wait(chance.uniform(0.02, 0.1))  # a tenth of a second of the post office's
        else:
            return failures
