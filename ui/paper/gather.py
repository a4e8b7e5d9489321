"""Gathers from the ledger what all papers say alike; the papers themselves know only values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from resources.wording import official
from storage.ledger import Ledger
from storage.records import Nominee, Proposal
from storage.repository import find
from storage.settings import Settings
from storage.spelling import sort_key
from ui.paper.dispatch import Dispatch, Letterhead, Marks, Signer

_ORDER = ("collective", "household", "individual")


@official
def dispatch_of(
    settings: Settings, kind: str, *, number: int | None = None, day: date | None = None
) -> Dispatch:
    """Return the frame of a paper; `kind` is its short form, such as TTr or BC."""
    signer = Signer(
        tuple(settings.signer_title.splitlines()),
        settings.signer_name,
        settings.signer_rank if settings.show_rank else "",
    )
    recipients = tuple(line for line in settings.recipients.splitlines() if line)
    frame = Dispatch(
        letterhead=Letterhead(
            settings.superior_name, settings.unit_name, settings.place, f"{kind}-{settings.symbol}"
        ),
        signer=signer,
        number=number,
        day=day,
        marks=Marks(practice=settings.sample),
    )
    return replace(frame, recipients=recipients) if recipients else frame


@official
def nominees_of(ledger: Ledger, proposal: Proposal) -> list[Nominee]:
    """Return whom a proposal names: collectives by name, then households, then people by name."""
    return sorted(find(ledger, Nominee, proposal=proposal.id), key=_place)


def _place(nominee: Nominee) -> tuple[int, str]:
    """Say where somebody stands; people are in the order of their given names already."""
    of_subject = _ORDER.index(nominee.subject) if nominee.subject in _ORDER else len(_ORDER)
    return of_subject, sort_key(nominee.name) if nominee.subject == "collective" else ""
