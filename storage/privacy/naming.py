"""What a record calls the person that it is about."""

from __future__ import annotations

from storage.records import Member, Record


def name_of(record: Record) -> str:
    """Return the name of the person that a record is about."""
    said = record.full_name if isinstance(record, Member) else getattr(record, "name", "")
    return str(said)


def born_of(record: Record) -> int | None:
    """Return the year of birth that a record says, if it does."""
    born = getattr(record, "birth_year", None)
    return born if isinstance(born, int) else None
