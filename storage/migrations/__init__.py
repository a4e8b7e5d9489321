"""How a ledger grows up: frozen steps that never import the records they once served."""

from __future__ import annotations

from sqlite_utils import Migrations

from storage.driver import Database
from storage.migrations.m0001_records import INDEXES, RECORDS
from storage.migrations.m0002_book import BOOK
from storage.migrations.m0003_exchange import EXCHANGE
from storage.migrations.m0004_chains import CHAINS
from storage.migrations.m0005_whole_register import (
    GROWN,
    GROWN_INDEXES,
    NEW_INDEXES,
    NEW_RECORDS,
    RECURRENCE,
)
from storage.migrations.m0006_finding import FINDING
from storage.migrations.m0007_commendation import FOLLOWED, LATER, MORE_INDEXES
from storage.migrations.m0007_grown import GROWN_UP
from storage.migrations.m0008_exchange import EXCHANGE_WHOLE, answers_said
from storage.migrations.m0009_every_day import EVERY_DAY
from storage.migrations.m0010_bundle_files import BUNDLE_FILES, RECEIVED_FILES
from storage.migrations.m0010_lighter_saves import LIGHTER_SAVES

LEDGER = Migrations("ledger")


@LEDGER()
def m0001_records(db: Database) -> None:
    """Keep the register: units, hamlets, models, teams, activities, proposals, awards."""
    for statement in RECORDS:
        db.execute(statement)
    for place, (table, columns) in enumerate(INDEXES):
        db.execute(f"CREATE INDEX [by_{place:02}_{table}] ON [{table}] ({columns})")


@LEDGER()
def m0002_book(db: Database) -> None:
    """Keep whose books these are, what was closed, and who changed what."""
    for statement in BOOK:
        db.execute(statement)


@LEDGER()
def m0003_exchange(db: Database) -> None:
    """Keep what was sent and received, byte for byte."""
    for statement in EXCHANGE:
        db.execute(statement)


@LEDGER()
def m0004_chains(db: Database) -> None:
    """Give each epoch its own numbers; the triggers made after it guard frozen figures too."""
    for statement in CHAINS:
        db.execute(statement)


@LEDGER()
def m0005_whole_register(db: Database) -> None:
    """Keep what recurs, tasks, equipment, the safety standard, past figures, reports."""
    for statement in (RECURRENCE, *GROWN, *NEW_RECORDS):  # activities refer to what recurs
        db.execute(statement)
    for place, (table, columns) in enumerate((*NEW_INDEXES, *GROWN_INDEXES)):
        db.execute(f"CREATE INDEX [by_5_{place:02}_{table}] ON [{table}] ({columns})")


@LEDGER()
def m0006_finding(db: Database) -> None:
    """Keep a card for each record that can be sought; they are filled in after every migration."""
    for statement in FINDING:
        db.execute(statement)


@LEDGER()
def m0007_commendation(db: Database) -> None:
    """Keep achievements, whom they honour, meetings, reviews, finished papers, rules, templates."""
    for statement in (*FOLLOWED, *GROWN_UP, *LATER):
        db.execute(statement)
    for place, (table, columns) in enumerate(MORE_INDEXES):
        db.execute(f"CREATE INDEX [by_7_{place:02}_{table}] ON [{table}] ({columns})")


@LEDGER()
def m0008_exchange(db: Database) -> None:
    """Keep adjustments, locked months, successors, notices, newer lists, what was carried."""
    for statement in EXCHANGE_WHOLE:
        db.execute(statement)
    kept = db.execute("SELECT bundle_id, receipt FROM received WHERE receipt IS NOT NULL")
    fill = "UPDATE received SET answer = ?, codes = ? WHERE bundle_id = ?"
    db.conn.executemany(fill, list(answers_said(kept.fetchall())))


@LEDGER()
def m0009_every_day(db: Database) -> None:
    """Keep officers, what each prefers, and whatever else each day needs."""
    for statement in EVERY_DAY:
        db.execute(statement)


@LEDGER()
def m0010_bundle_files(db: Database) -> None:
    """Keep the bytes of a bundle apart, so that what is said of it later is a few bytes."""
    for statement in BUNDLE_FILES:
        db.execute(statement)


@LEDGER()
def m0010_received_files(db: Database) -> None:
    """Keep the bytes of what came apart too: each answer to it is a few bytes."""
    for statement in RECEIVED_FILES:
        db.execute(statement)


@LEDGER()
def m0010_lighter_saves(db: Database) -> None:
    """Let a save write fewer pages."""
    for statement in LIGHTER_SAVES:
        db.execute(statement)
