"""What the tests of early closing share: a post that closed two months before it is paired."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.ledger import Ledger
from storage.settings import Settings
from sync.container import read_container
from sync.couriers.folder import FolderCourier
from sync.outbox import bundle_bytes, outgoing
from sync.outgoing import write_bundles
from tests.conftest import UNIT
from tests.sync.offices import DISTRICT, Office, fill

KEY = bytes(32)
ELSEWHERE = "ninh-binh/nho-quan"
MONTHS = ("2022-12", "2023-01")


@pytest.fixture
def early(tmp_path: Path) -> Iterator[Office]:
    """Give a post that closed two months while it was paired with nobody."""
    with Ledger(tmp_path / "ledger.db", KEY) as ledger:
        office = Office(UNIT, ledger=ledger)
        name_superior(office, DISTRICT)
        fill(office, "20/11/2022", "10/12/2022", "20/12/2022")
        for month in MONTHS:
            office.close(month)
        yield office


@pytest.fixture
def stick(tmp_path: Path) -> FolderCourier:
    (tmp_path / "usb").mkdir()
    return FolderCourier(tmp_path / "usb")


def name_superior(office: Office, superior: str | None) -> None:
    office.ledger.keep_settings(Settings(unit=UNIT, unit_name="Công an xã", superior=superior))


def write_all(office: Office, stick: FolderCourier) -> list[bytes]:
    paths = write_bundles(office.ledger, outgoing(office.ledger), stick, office.keys)
    return [path.read_bytes() for path in paths]


def kept(office: Office) -> list[bytes]:
    return [bundle_bytes(office.ledger, bundle) for bundle in outgoing(office.ledger)]


def signed(data: bytes) -> list[bytes]:
    entries = read_container(data, "application/vnd.binhyen.bundle+zip")
    return [entries["manifest.json"], entries["manifest.json.sig"]]
