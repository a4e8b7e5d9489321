"""A bucket of an S3-compatible store, so that replicas share what is finished."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from obstore.exceptions import AlreadyExistsError, BaseError
from obstore.store import S3Store

from sync.mailbox.store import BLOCK, Stored

_OPTIONS = ("access_key_id", "secret_access_key", "session_token", "endpoint", "region")


class BucketStore:
    """The same as a folder; AWS_… in the environment say where it is and who may write it."""

    def __init__(self, url: str) -> None:
        named = {f"aws_{name}": os.environ.get(f"AWS_{name.upper()}") for name in _OPTIONS}
        given: Any = {name: value for name, value in named.items() if value}
        plain = str(given.get("aws_endpoint", "")).startswith("http://")
        with _oserror():
            self._bucket = S3Store.from_url(
                url,
                config=given | {"aws_region": given.get("aws_region", "us-east-1")},
                client_options={"allow_http": plain, "timeout": "60s", "connect_timeout": "5s"},
                retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=20)},
            )

    def listed(self, prefix: str) -> list[Stored]:
        """Return what lies under a path, the oldest first."""
        with _oserror():
            found = [_stored(one) for chunk in self._bucket.list(prefix) for one in chunk]
        return sorted(found, key=lambda one: (one.modified, one.key))

    def stat(self, key: str) -> Stored | None:
        """Return what is known of a key, None when it is not there."""
        with _oserror(), suppress(FileNotFoundError):
            return _stored(self._bucket.head(key))
        return None

    def read(self, key: str) -> bytes | None:
        """Return a small thing whole, None when it is not there."""
        with _oserror(), suppress(FileNotFoundError):
            return bytes(self._bucket.get(key).bytes())
        return None

    def write(self, key: str, data: bytes) -> None:
        """Put a small thing there; the store answers when it is safe."""
        with _oserror():
            self._bucket.put(key, data)

    def create(self, key: str, data: bytes) -> bytes:
        """Put a small thing there unless there is one already; return what is there then."""
        with _oserror(), suppress(AlreadyExistsError):
            self._bucket.put(key, data, mode="create")
        return self.read(key) or data

    def adopt(self, key: str, path: Path) -> None:
        """Take over a local file that is whole; it is gone from its place when it is safe."""
        with _oserror():
            self._bucket.put(key, path)
        path.unlink()

    def blocks(self, key: str, start: int, end: int) -> Iterator[bytes]:
        """Return the bytes from `start` up to, not with, `end`."""
        with _oserror():
            found = self._bucket.get(key, options={"range": (start, end)})
            for block in found.stream(min_chunk_size=BLOCK):
                yield bytes(block)

    def remove(self, key: str) -> None:
        """Forget a key; nothing happens when it is not there."""
        with _oserror(), suppress(FileNotFoundError):
            self._bucket.delete(key)

    def room(self) -> int | None:
        """Return None: a bucket tells nobody."""
        return None


def _stored(meta: Any) -> Stored:
    modified = meta["last_modified"].timestamp()
    return Stored(meta["path"], meta["size"], modified, f"{meta['e_tag']}-{modified}")


@contextmanager
def _oserror() -> Iterator[None]:
    """Let this store fail as a folder does: nobody else knows its errors."""
    try:
        yield
    except BaseError as error:
        raise OSError(str(error).splitlines()[0]) from error
