"""What the tests of the spare key share: a superior that has one, a post below it, new books."""

from __future__ import annotations

from dataclasses import dataclass

from sync.backup_key import Backup, Renewed, make_backup
from sync.held import found_registry
from tests.sync.offices import DISTRICT, Office, district, fill, post

MONTHS = ("2022-12", "2023-01")


@dataclass
class World:
    """A superior with a spare key, and a post that reports to it."""

    superior: Office
    post: Office
    backup: Backup


def new_world() -> World:
    """Return a superior whose spare key is made, and a post with two months in its books."""
    superior = district()
    backup = make_backup(superior.ledger, superior.keys)
    office = post(superior)
    fill(office, "20/11/2022", "20/12/2022")
    return World(superior, office, backup)


def go_on(office: Office, renewed: Renewed) -> None:
    """Let a superior work with its new keys."""
    office.keys = renewed.keys


def new_books(unit: str = DISTRICT) -> Office:
    """Return a superior's books as they are on the first day."""
    office = Office(unit)
    settings = district().ledger.settings
    office.ledger.keep_settings(settings.model_copy(update={"unit": unit}))
    found_registry(office.ledger, office.keys)
    return office
