"""What is at work on a day: the records that the figures of models, sites and teams count.

The first screen counts these and opens them; the indicators M01, M02 and T01–T07 count the same
(held to it by test), so that a number on one screen is the number on another.
"""

from __future__ import annotations

from datetime import date

from storage.ledger import Ledger
from storage.model_life import running_states, runs, status_of
from storage.records import ModelSite, SecurityModel, Team
from storage.repository import find
from storage.unit_register import held


def running_models(ledger: Ledger, unit: str, on: date) -> list[SecurityModel]:
    """Return a unit's models that run on a day."""
    running = _running(ledger, unit, on)
    return [one for one in find(ledger, SecurityModel, unit=unit) if one.id in running]


def running_sites(ledger: Ledger, unit: str, on: date) -> list[ModelSite]:
    """Return a unit's sites that are open on a day; those of a model that stopped do not count."""
    running = _running(ledger, unit, on)
    sites = find(ledger, ModelSite, unit=unit)
    return [site for site in sites if site.model in running and runs(site, on)]


def teams_at_work(ledger: Ledger, unit: str, on: date) -> list[Team]:
    """Return a unit's teams of all forms that are there on a day."""
    teams = find(ledger, Team, unit=unit)
    return [team for team in teams if held(team.founded, team.ended_on, on)]


def _running(ledger: Ledger, unit: str, on: date) -> set[str]:
    status = status_of(ledger, on, unit)
    return {identity for identity, now in status.items() if now in running_states()}
