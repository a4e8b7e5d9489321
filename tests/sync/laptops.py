"""Laptops of a post that were lost, bought, or restored from a copy, for tests of recovery."""

from __future__ import annotations

from storage.ledger import Ledger
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.held import held_registry, keep_registry
from sync.lost_laptop import end_lost_laptop
from sync.recovering import Recovered, plan_recovery, read_recovery, take_recovery
from sync.recovery import recovery_files
from tests.sync.offices import Office, pair


def bought(superior: Office, old: Office, epoch: int = 2) -> Office:
    """End the key of a laptop and pair another one of the same post, with empty books."""
    end_lost_laptop(superior.ledger, old.unit, superior.keys)
    laptop = Office(old.unit)
    laptop.ledger.keep_settings(old.ledger.settings)
    pair(superior, laptop, epoch)
    return laptop


def files_for(superior: Office, unit: str) -> list[bytes]:
    """Let the superior write the recovery of a unit."""
    return drain(recovery_files(superior.ledger, unit, superior.keys))


def recover(laptop: Office, files: list[bytes]) -> Recovered:
    """Take a recovery, as its dialog does."""
    recovery = read_recovery(laptop.ledger, files, laptop.keys)
    plan = drain(plan_recovery(laptop.ledger, recovery, laptop.keys))
    return drain(take_recovery(laptop.ledger, plan, laptop.keys))


def send(superior: Office, office: Office, *months: str) -> None:
    """Close months, carry the bundles up and the receipts back."""
    for month in months:
        for data in superior.receive(office.bundle(month)).receipts:
            take_receipt(office.ledger, data, office.keys)


def copy_of(office: Office) -> Office:
    """Return the same laptop with a copy of its books as they are now."""
    copy = Ledger()
    office.ledger.connection.backup(copy.connection)
    return Office(office.unit, office.keys, copy)


def paired_anew(superior: Office, office: Office, epoch: int) -> None:
    """Let an office take the newest registry and be paired once more."""
    keep_registry(office.ledger, held_registry(superior.ledger))
    pair(superior, office, epoch)
