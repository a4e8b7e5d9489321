"""Every kind of record the app keeps; a new kind is added to KINDS and nowhere else here."""

from __future__ import annotations

from storage.records.activity import Activity, PaperRead
from storage.records.asset import Asset
from storage.records.award import Award
from storage.records.base import Record, new_identity
from storage.records.candidate import Candidate
from storage.records.committee import Committee, Seat
from storage.records.facts import Fact, Field, fields_of
from storage.records.hamlet import Hamlet
from storage.records.member import Member, ServicePeriod
from storage.records.past_figure import PastFigure
from storage.records.phrase import Phrase
from storage.records.proposal import Nominee, Proposal
from storage.records.recurrence import Recurrence, SkippedDay
from storage.records.report import Report, SectionText
from storage.records.safety import SafetyAnswer, SafetyAssessment, SafetyRule, SafetySubject
from storage.records.security_model import ModelRating, ModelSite, SecurityModel, StatusEvent
from storage.records.task import Task
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
    Recurrence,
    Activity,
    Task,
    Asset,
    Committee,
    PastFigure,
    SafetySubject,
    SafetyAssessment,
    SafetyRule,
    Candidate,
    Proposal,
    Nominee,
    Award,
    Phrase,
    Report,
)
KIND_NAMED: dict[str, type[Record]] = {kind.KIND: kind for kind in KINDS}

__all__ = [
    "KINDS",
    "KIND_NAMED",
    "Activity",
    "Asset",
    "Award",
    "Candidate",
    "Committee",
    "Fact",
    "Field",
    "Hamlet",
    "Member",
    "ModelRating",
    "ModelSite",
    "Nominee",
    "PaperRead",
    "PastFigure",
    "Phrase",
    "Proposal",
    "Record",
    "Recurrence",
    "Report",
    "SafetyAnswer",
    "SafetyAssessment",
    "SafetyRule",
    "SafetySubject",
    "Seat",
    "SectionText",
    "SecurityModel",
    "ServicePeriod",
    "SkippedDay",
    "StatusEvent",
    "Task",
    "Team",
    "Unit",
    "UnitName",
    "UnitSuperior",
    "fields_of",
    "new_identity",
]
