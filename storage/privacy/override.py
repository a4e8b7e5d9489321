"""Why words were kept although they hold what they should not: a reason, written in the journal."""

from __future__ import annotations

from dataclasses import dataclass

from storage.journal import note
from storage.ledger import Ledger
from storage.privacy.patterns import Suspected
from storage.records import Record

OVERRIDE = "pattern_override"  # the journal's word for it


@dataclass(frozen=True, slots=True)
class Reasons:
    """One reason; of which records, in which fields, and which patterns; never the words."""

    reason: str = ""
    found: tuple[tuple[Record, tuple[Suspected, ...]], ...] = ()


def note_reasons(ledger: Ledger, reasons: Reasons) -> None:
    """Say in the journal why, which fields and which patterns; belongs inside the change."""
    for record, found in reasons.found:
        note_override(ledger, reasons.reason, record.KIND, record.id, found)


def note_override(
    ledger: Ledger, reason: str, kind: str, record: str, found: tuple[Suspected, ...]
) -> None:
    """Say it of one thing that need not be a record: a reason, an answer, an announcement."""
    where = "; ".join(f"{one.field}: {', '.join(one.patterns)}" for one in found)
    note(ledger, OVERRIDE, kind, record, f"{reason} ({where})")
