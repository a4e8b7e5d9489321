"""The registry that the mailbox believes: pinned once by its admin, then only by signed steps."""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from resources.wording import _
from storage.errors import KnownError
from sync.container import MIB
from sync.errors import RefusedError
from sync.mailbox.errors import BusyError, RegistryRefusedError
from sync.mailbox.store import Store
from sync.registry import Registry
from sync.trust import SignedRegistry, accept_steps, read_registry, write_registry

KEY = "registry.bys"
FILE_BYTES = 16 * MIB  # what is kept and handed out: as many last versions as fit, at least one

_LOOK_AGAIN = 2.0  # seconds; another replica may have taken a newer one


class NoRegistryError(KnownError):
    """The mailbox has no registry to believe, or cannot join the one it was given to its own."""

    CODE = "HT-21"


@dataclass(frozen=True, slots=True)
class Pinned:
    """The newest version, and the file with the last versions that units may walk along."""

    signed: SignedRegistry
    data: bytes
    mark: str

    @property
    def registry(self) -> Registry:
        """Return the newest version in words."""
        return self.signed.registry

    @property
    def etag(self) -> str:
        """Return what changes when the file does."""
        return f'"{sha256(self.data).hexdigest()[:32]}"'


class PinnedRegistry:
    """The registry in the store, read again when a replica changed it; calls block."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pinned: Pinned | None = None
        self._looked = 0.0

    @property
    def is_fresh(self) -> bool:
        """Tell whether `current` answers from memory now."""
        return bool(self._pinned) and time.monotonic() - self._looked < _LOOK_AGAIN

    def current(self) -> Pinned:
        """Return the registry to believe; BusyError when there is none."""
        if not self.is_fresh:
            self._look()
        if not self._pinned:
            raise BusyError
        return self._pinned

    def pin(self, file: Path | None) -> Pinned:
        """Begin with the registry of a file, or walk on to it; NoRegistryError."""
        self._look()
        try:
            steps = read_registry(file.read_bytes()) if file else ()
            if not self._pinned and steps:
                self._keep(steps)
            elif self._pinned and steps and steps[-1].version > self._pinned.signed.version:
                self.offer(steps)
        except (OSError, RefusedError) as error:
            raise NoRegistryError(
                _(
                    "Không dùng được sổ đơn vị đã cho: {why} Hộp thư chưa chạy; "
                    "hãy lấy tệp sổ đơn vị mới nhất từ máy cấp trên."
                ).format(why=error)
            ) from error
        if not self._pinned:
            raise NoRegistryError(
                _(
                    "Hộp thư chưa có sổ đơn vị. Hộp thư chưa chạy; hãy lấy tệp sổ đơn vị từ máy "
                    "cấp trên rồi chạy lại kèm tệp đó."
                )
            )
        return self._pinned

    def offer(self, steps: tuple[SignedRegistry, ...]) -> Pinned:
        """Take the steps that lead on from the version held; RegistryRefusedError otherwise."""
        pinned = self.current()
        try:
            accepted = accept_steps(pinned.signed, steps)
        except RefusedError as error:
            raise RegistryRefusedError(why=error.message) from error
        if accepted.version > pinned.signed.version:
            known = read_registry(pinned.data)
            self._keep((*known, *(step for step in steps if step.version > known[-1].version)))
        return self.current()

    def _keep(self, steps: tuple[SignedRegistry, ...]) -> None:
        data = write_registry(steps)
        while len(data) > FILE_BYTES and len(steps) > 1:
            steps = steps[(len(steps) + 1) // 2 :]
            data = write_registry(steps)
        self._store.write(KEY, data)
        self._look()

    def _look(self) -> None:
        self._looked = time.monotonic()
        stored = self._store.stat(KEY)
        if not stored or (self._pinned and self._pinned.mark == stored.mark):
            return
        data = self._store.read(KEY)
        if data:
            self._pinned = Pinned(read_registry(data)[-1], data, stored.mark)
