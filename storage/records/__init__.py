"""Every kind of record the app keeps; a new kind is added to KINDS and nowhere else here."""

from __future__ import annotations

from storage.records.activity import Activity
from storage.records.award import Award
from storage.records.base import Record, new_identity
from storage.records.facts import Fact, Field, fields_of
from storage.records.hamlet import Hamlet
from storage.records.member import Member, ServicePeriod
from storage.records.proposal import Nominee, Proposal
from storage.records.security_model import ModelRating, ModelSite, SecurityModel, StatusEvent
from storage.records.team import Team
from storage.records.unit import Unit, UnitName, UnitSuperior

KINDS: tuple[type[Record], ...] = (
    Unit,
    Hamlet,
    SecurityModel,
    ModelSite,
    StatusEvent,
    ModelRating,
    Team,
    Member,
    Activity,
    Proposal,
    Nominee,
    Award,
)
KIND_NAMED: dict[str, type[Record]] = {kind.KIND: kind for kind in KINDS}

__all__ = [
    "KINDS",
    "KIND_NAMED",
    "Activity",
    "Award",
    "Fact",
    "Field",
    "Hamlet",
    "Member",
    "ModelRating",
    "ModelSite",
    "Nominee",
    "Proposal",
    "Record",
    "SecurityModel",
    "ServicePeriod",
    "StatusEvent",
    "Team",
    "Unit",
    "UnitName",
    "UnitSuperior",
    "fields_of",
    "new_identity",
]
