"""Every kind of record the app keeps; a new kind is added to KINDS and nowhere else here."""

from __future__ import annotations

from storage.records.achievement import Achievement
from storage.records.activity import Activity, PaperRead
from storage.records.adjustment import Adjustment
from storage.records.asset import Asset
from storage.records.award import Award, AwardEvent
from storage.records.base import Record, new_identity
from storage.records.candidate import Candidate
from storage.records.certificate import CertificateSpot, CertificateTemplate
from storage.records.commendation_rule import CommendationRule
from storage.records.committee import Committee, Seat
from storage.records.erasure import Erasure
from storage.records.facts import Fact, Field, fields_of
from storage.records.hamlet import Hamlet
from storage.records.honoree import Honoree
from storage.records.member import Member, ServicePeriod
from storage.records.nominee import Nominee
from storage.records.past_figure import PastFigure
from storage.records.phrase import Phrase
from storage.records.proposal import (
    Attendee,
    KeptPaper,
    NomineeVerdict,
    Override,
    Proposal,
    ProposalStep,
    Review,
    Selection,
)
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
    Honoree,
    Achievement,
    Candidate,
    Proposal,
    Nominee,
    Selection,
    Review,
    KeptPaper,
    Award,
    AwardEvent,
    CommendationRule,
    CertificateTemplate,
    Phrase,
    Report,
    Adjustment,
    Erasure,
)
KIND_NAMED: dict[str, type[Record]] = {kind.KIND: kind for kind in KINDS}

__all__ = [
    "KINDS",
    "KIND_NAMED",
    "Achievement",
    "Activity",
    "Adjustment",
    "Asset",
    "Attendee",
    "Award",
    "AwardEvent",
    "Candidate",
    "CertificateSpot",
    "CertificateTemplate",
    "CommendationRule",
    "Committee",
    "Erasure",
    "Fact",
    "Field",
    "Hamlet",
    "Honoree",
    "KeptPaper",
    "Member",
    "ModelRating",
    "ModelSite",
    "Nominee",
    "NomineeVerdict",
    "Override",
    "PaperRead",
    "PastFigure",
    "Phrase",
    "Proposal",
    "ProposalStep",
    "Record",
    "Recurrence",
    "Report",
    "Review",
    "SafetyAnswer",
    "SafetyAssessment",
    "SafetyRule",
    "SafetySubject",
    "Seat",
    "SectionText",
    "SecurityModel",
    "Selection",
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
