"""A post with three activities, its superior, and what a lock does to their months."""

from __future__ import annotations

import pytest

from storage.ledger import Ledger
from storage.months import closed_month, kept_figures
from sync.acknowledgement import take_receipt
from sync.inbox import Received
from tests.conftest import UNIT
from tests.sync.offices import Office, fill, post

DECEMBER = "2022-12"


@pytest.fixture
def office(superior: Office) -> Office:
    office = post(superior)
    fill(office, "20/11/2022", "10/12/2022", "20/12/2022")
    return office


def carried(superior: Office, office: Office, data: bytes) -> Received:
    """Carry a bundle up and its receipts down."""
    found = superior.receive(data)
    for receipt in found.receipts:
        take_receipt(office.ledger, receipt, office.keys)
    return found


def state(office: Office, month: str) -> str:
    closed = closed_month(office.ledger, month)
    return closed.state if closed else ""


def sessions(ledger: Ledger, month: str = DECEMBER) -> int:
    return next(f.value for f in kept_figures(ledger, UNIT, month) if f.code == "TT01")
