"""Which place of the window shows a record."""

from __future__ import annotations

from storage.records import (
    Achievement,
    Activity,
    Asset,
    Award,
    Candidate,
    Committee,
    Hamlet,
    Honoree,
    Member,
    ModelRating,
    ModelSite,
    Nominee,
    PastFigure,
    Phrase,
    Proposal,
    Record,
    Recurrence,
    Report,
    SafetyAssessment,
    SafetyRule,
    SafetySubject,
    SecurityModel,
    StatusEvent,
    Task,
    Team,
)
from ui.screens.desk import Desk

_PLACES: dict[type[Record], str] = {
    SecurityModel: "models",
    ModelSite: "models",
    StatusEvent: "models",
    ModelRating: "models",
    Team: "teams",
    Member: "teams",
    Activity: "activities",
    Recurrence: "recurring",
    Task: "tasks",
    Hamlet: "hamlets",
    Proposal: "commendations",
    Nominee: "commendations",
    Award: "commendations",
    Achievement: "commendations",
    Honoree: "commendations",
    Candidate: "commendations",
    Asset: "more_registers",
    Committee: "more_registers",
    PastFigure: "more_registers",
    Phrase: "more_registers",
    Report: "reports",
    SafetySubject: "safety",
    SafetyAssessment: "safety",
    SafetyRule: "safety_rules",
}

_OF_SUPERIOR = frozenset({"commendations", "more_registers", "reports"})


def place_of(kind: type[Record]) -> str:
    """Return the place that shows records of a kind, "" if none does."""
    return _PLACES.get(kind, "")


def is_sought_here(desk: Desk, record: Record) -> bool:
    """Tell whether these books have a screen for a record: above there are few, of own ones."""
    if desk.settings.is_superior:
        own = record.unit == desk.settings.unit
        return own and place_of(type(record)) in _OF_SUPERIOR
    return bool(place_of(type(record)))


def seek(desk: Desk, record: Record) -> None:
    """Ask the window to show a record; what belongs to a model is shown at that model."""
    identity = record.id
    if isinstance(record, ModelSite | StatusEvent | ModelRating):
        identity = record.model
    elif isinstance(record, Member):
        identity = record.team
    elif isinstance(record, Nominee):
        identity = record.proposal
    elif isinstance(record, SafetyAssessment):
        identity = record.subject
    place = place_of(type(record))
    if place:
        desk.sought.emit(place, identity)


def seek_itself(desk: Desk, record: Record) -> None:
    """Ask the window to show a record in the list that it stands in, below another or not."""
    desk.sought.emit(place_of(type(record)), record.id)
