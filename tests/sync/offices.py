"""Real books on both sides of the exchange: a superior and posts that were paired by words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from storage.ledger import Ledger
from storage.months import kept_figures
from storage.records import fields_of
from storage.repository import find
from storage.settings import Settings
from storage.steps import drain
from sync.content import SENT_KINDS
from sync.enrolment import ask, invite, spoken_code
from sync.held import confirm_pairing, found_registry, held_registry, take_invitation, take_registry
from sync.inbox import Received, receive
from sync.keys import UnitKeys
from sync.outbox import Outgoing, bundle_bytes
from sync.outgoing import close_month
from sync.trust import write_registry
from tests.conftest import UNIT
from tests.storage.registers import activity, event, hamlet, member, model, site, team

DISTRICT = "ninh-binh/gia-vien"
TODAY = date(2026, 11, 22)


@dataclass
class Office:
    """One unit: its ledger, its keys, its code."""

    unit: str
    keys: UnitKeys = field(default_factory=UnitKeys.generate)
    ledger: Ledger = field(default_factory=Ledger)

    def close(self, month: str) -> Outgoing:
        """Close a month."""
        return drain(close_month(self.ledger, month, self.keys, TODAY))

    def bundle(self, month: str) -> bytes:
        """Close a month and return the file."""
        return bundle_bytes(self.ledger, self.close(month))

    def receive(self, data: bytes) -> Received:
        """Take in a file."""
        return drain(receive(self.ledger, data, self.keys))


def district() -> Office:
    """Return a superior with an empty registry."""
    office = Office(DISTRICT)
    settings = {"unit": DISTRICT, "unit_name": "Công an huyện Gia Viễn", "role": "superior"}
    office.ledger.keep_settings(Settings.model_validate(settings))
    found_registry(office.ledger, office.keys, UnitKeys.generate().public())
    return office


def post(superior: Office, unit: str = UNIT) -> Office:
    """Return a post that is paired with its superior."""
    office = post_unpaired(unit)
    pair(superior, office)
    return office


def post_unpaired(unit: str = UNIT) -> Office:
    """Return a post that is paired with nobody yet."""
    office = Office(unit)
    office.ledger.keep_settings(Settings(unit=unit, unit_name="Công an xã", superior=DISTRICT))
    return office


def pair(superior: Office, office: Office, epoch: int = 1) -> None:
    """Carry the three files to and fro, and read the words aloud."""
    held = held_registry(superior.ledger)
    practice = superior.ledger.settings.sample
    invitation = invite(office.unit, "Công an xã", held, superior.keys, epoch, practice=practice)
    take_invitation(office.ledger, invitation)
    request = ask(invitation, office.keys)
    signed = confirm_pairing(superior.ledger, request, spoken_code(request), superior.keys)
    take_registry(office.ledger, write_registry([signed]))


def fill(office: Office, *days: str) -> None:
    """Write a small register, and an activity on each of the days."""
    ledger = office.ledger
    place, running = hamlet(ledger), model(ledger)
    site(ledger, running, hamlet=place.id)
    event(ledger, running, "20/11/2022", "maintain")
    member(ledger, team(ledger, headcount=9, note="không gửi đi"), phone="0912345678")
    for on in days:
        activity(ledger, on, measures={"sessions": 1, "attendances": 40}, title="Họp dân")


def said(ledger: Ledger, *units: str) -> dict[str, Any]:
    """Return all that a ledger says of some units, except what people keep to themselves."""
    known: dict[str, Any] = {}
    for unit in units:
        for kind in SENT_KINDS:
            sent = {f.name for f in fields_of(kind) if f.fact.sent and not f.fact.personal}
            rows = [r.model_dump(mode="json", include=sent) for r in find(ledger, kind, unit=unit)]
            known[f"{unit} {kind.KIND}"] = sorted(rows, key=lambda row: str(row["id"]))
        for month in ("2022-10", "2022-11", "2022-12", "2023-01"):
            figures = [str(figure) for figure in kept_figures(ledger, unit, month)]
            known[f"{unit} {month}"] = sorted(figures)
    return known


def everything(ledger: Ledger) -> dict[str, int]:
    """Return how many rows each table holds: nothing stored means nothing changed here."""
    return {table.name: table.count for table in ledger.db.tables}
