"""What the tests of changed keys share: the months of a post, a change, its confirmation."""

from __future__ import annotations

from pathlib import Path

from sync.changing_keys import change_keys, countersign
from sync.held import take_registry
from sync.keys import KeyPlace, UnitKeys
from sync.trust import write_registry
from tests.sync.offices import Office

MONTHS = ("2022-12", "2023-01", "2023-02")
WRAP = bytes(32)


def change(office: Office, key_file: Path) -> UnitKeys:
    """Change the keys of a post and return those before."""
    old = office.keys
    office.keys = change_keys(office.ledger, old, KeyPlace(key_file, WRAP))
    return old


def confirm(superior: Office, office: Office) -> None:
    """Carry the file up and the registry down."""
    signed = countersign(superior.ledger, office.keys.request, superior.keys)
    take_registry(office.ledger, write_registry([signed]))
