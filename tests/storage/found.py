"""Registers to look into, and what was found in them."""

from __future__ import annotations

from datetime import date

from storage.finding import Group, Hit, seek, seek_inside
from storage.ledger import Ledger
from storage.records import Activity, Member, Team
from storage.repository import put
from tests.conftest import UNIT

TODAY = date(2022, 12, 8)


def found(ledger: Ledger, text: str, few: int = 50) -> list[str]:
    """Return the titles of what is found, in its order."""
    return [hit.title for hit in hits(seek_inside(ledger, text, seek(ledger, text, TODAY, few)))]


def hits(groups: list[Group]) -> list[Hit]:
    return [hit for group in groups for hit in group.hits]


def activity(ledger: Ledger, title: str, on: str = "2022-12-01", **more: object) -> Activity:
    values = {"unit": UNIT, "kind": "talk", "title": title, "happened_on": on} | more
    made = Activity.model_validate(values)
    put(ledger, made)
    return made


def member(ledger: Ledger, name: str, team: Team | None = None, **more: object) -> Member:
    if team is None:
        team = Team(unit=UNIT, name="Tổ hòa giải", form="mediation")
        put(ledger, team)
    made = Member.model_validate({"unit": UNIT, "team": team.id, "full_name": name} | more)
    put(ledger, made)
    return made
