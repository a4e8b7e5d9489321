"""One running mailbox for the tests that do not need one of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sync.mailbox.bucket import bucket
from tests.sync.mailbox.serving import Peer, Running, neighbour_at, post_at, running, superior_at


@pytest.fixture(scope="session")
def mailbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return a mailbox that all tests of this worker share; each sends bytes of its own."""
    with running(tmp_path_factory.mktemp("hop-thu") / "kho", "--unit-rate", "1000") as one:
        yield one


@pytest.fixture
def post(mailbox: Running) -> Peer:
    return post_at(mailbox.url)


@pytest.fixture
def neighbour(mailbox: Running) -> Peer:
    return neighbour_at(mailbox.url)


@pytest.fixture
def superior(mailbox: Running) -> Peer:
    return superior_at(mailbox.url)


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Return the environment of a real S3-compatible store; whoever uses it is `one_worker`."""
    with bucket(tmp_path_factory.mktemp("s3")) as environment:
        yield environment
