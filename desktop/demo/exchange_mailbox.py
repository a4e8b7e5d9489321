"""The mailbox of the sample exchange: the real service, on this machine, in a thread."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from storage.ledger import Ledger
from sync.held import steps_since
from sync.trust import write_registry

HOST = "127.0.0.1"


@contextmanager
def mailbox_here(superior: Ledger, folder: Path, port: int = 0) -> Iterator[str]:
    """Serve a mailbox in a folder, on a free port if none is named, and give its address."""
    from sync.mailbox.serving import server_of  # noqa: PLC0415  # the other demo needs no server
    from sync.mailbox.settings import MailboxSettings  # noqa: PLC0415  # as said

    registry = folder.with_name("so-don-vi.bys")
    registry.write_bytes(write_registry(steps_since(superior, 1)))
    settings = MailboxSettings(folder=folder, registry=registry, spare_bytes=0, shutdown_seconds=1)
    with socket.create_server((HOST, port)) as ear:
        server = server_of(settings)
        thread = Thread(target=server.run, args=([ear],), daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{ear.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
