"""Which place of the window shows a record."""

from __future__ import annotations

from storage.records import (
    Activity,
    Award,
    Member,
    ModelRating,
    ModelSite,
    Nominee,
    Proposal,
    Record,
    SecurityModel,
    StatusEvent,
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
    Proposal: "commendations",
    Nominee: "commendations",
    Award: "commendations",
}


def seek(desk: Desk, record: Record) -> None:
    """Ask the window to show a record; what belongs to a model is shown at that model."""
    identity = record.id
    if isinstance(record, ModelSite | StatusEvent | ModelRating):
        identity = record.model
    elif isinstance(record, Member):
        identity = record.team
    elif isinstance(record, Nominee):
        identity = record.proposal
    place = _PLACES.get(type(record))
    if place:
        desk.sought.emit(place, identity)
