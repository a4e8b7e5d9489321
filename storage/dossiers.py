"""Dossiers of proposals: which were sealed or taken in, and how one is taken over, whole.

At the post a line stands for each sealing; at the superior for each dossier taken in, and its
records are in the register under their own unit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

from storage.adoption import retell_renamed, take_over, unfit_record
from storage.cards import names_said
from storage.driver import IntegrityError
from storage.ledger import Ledger
from storage.privacy.tombstones import apply_tombstones
from storage.records import (
    KINDS,
    CertificateTemplate,
    Honoree,
    KeptPaper,
    Nominee,
    Record,
    Selection,
)
from storage.schema import references_of

OF_PROPOSAL: tuple[type[Record], ...] = (KeptPaper, Selection, Nominee)  # each names its proposal


@dataclass(frozen=True, slots=True)
class Dossier:
    """One dossier; `revision` counts how often its proposal was sent, `made_at` is for people."""

    bundle_id: str
    unit: str
    proposal: str
    revision: int
    made_at: str


@dataclass(frozen=True, slots=True)
class _Named:
    """What a proposal spoke of besides itself: honorees, achievements, files of papers."""

    honorees: frozenset[str]
    achievements: frozenset[str]
    files: frozenset[str]


def dossiers(ledger: Ledger, proposal: str = "") -> list[Dossier]:
    """Return the dossiers, in the order they were kept; those of one proposal if it is named."""
    query = (
        "SELECT bundle_id, unit, proposal, revision, made_at FROM dossier"
        " WHERE ? IN (proposal, '') ORDER BY rowid"
    )
    return [Dossier(**row) for row in ledger.db.query(query, [proposal])]


def newest_dossier(ledger: Ledger, proposal: str) -> Dossier | None:
    """Return the dossier that speaks for a proposal now, None if it was never sent."""
    return next(reversed(dossiers(ledger, proposal)), None)


def keep_dossier(ledger: Ledger, dossier: Dossier) -> None:
    """Keep a line for a dossier; it belongs inside the change that seals it or takes it in."""
    ledger.db.table("dossier").insert(asdict(dossier))


def occasion_of(ledger: Ledger, bundle_id: str) -> str:
    """Return for what occasion a dossier asks, "" where these books do not know it (yet)."""
    query = (
        "SELECT occasion FROM dossier JOIN proposal ON proposal.id = dossier.proposal"
        " WHERE bundle_id = ?"
    )
    found = ledger.db.execute(query, [bundle_id]).fetchone()
    return str(found[0]) if found else ""


def paper_data(ledger: Ledger, digest: str) -> bytes | None:
    """Return the bytes of a kept paper, None if they are not in these books."""
    query = "SELECT data FROM paper_file WHERE digest = ?"
    found = ledger.db.execute(query, [digest]).fetchone()
    return bytes(found[0]) if found else None


def keep_paper_data(ledger: Ledger, data: bytes) -> str:
    """Keep the bytes of a paper and return their digest; the same bytes are stored once."""
    digest = sha256(data).hexdigest()
    row = {"digest": digest, "data": data}
    ledger.db.table("paper_file").insert(row, pk="digest", ignore=True)
    return digest


def adopt_dossier(
    ledger: Ledger,
    dossier: Dossier,
    records: Mapping[type[Record], Sequence[Record]],
    papers: Iterable[bytes],
) -> None:
    """Replace what a unit said of one proposal by what it says now.

    Whom the proposal names no longer, and nothing else of the unit names, is forgotten; other
    proposals, months and units stay. Raises BadRecordError when identities or references do not
    fit; inside another change references are an IntegrityError at the end of that one.
    """
    try:
        with ledger.change():
            ledger.db.execute("PRAGMA defer_foreign_keys = ON")  # looked at when all is in place
            before = _named(ledger, dossier)
            names = {kind: names_said(ledger.db, kind, dossier.unit) for kind in records}
            _clear(ledger, dossier)
            for kind, rows in records.items():
                take_over(ledger, dossier.unit, kind, rows)
                retell_renamed(ledger, dossier.unit, rows, names[kind])
            for data in papers:
                keep_paper_data(ledger, data)
            _unlink_vanished_nominees(ledger, dossier.unit)
            _forget_unnamed(ledger, dossier.unit, before)
            apply_tombstones(ledger, dossier.unit)
            keep_dossier(ledger, dossier)
    except IntegrityError as error:
        raise unfit_record() from error


def _named(ledger: Ledger, dossier: Dossier) -> _Named:
    where = [dossier.unit, dossier.proposal]
    nominees = "FROM nominee WHERE unit = ? AND proposal = ?"
    honorees = ledger.db.execute(f"SELECT honoree {nominees}", where).fetchall()
    kept = "SELECT digest FROM kept_paper WHERE unit = ? AND proposal = ?"
    return _Named(
        frozenset(identity for (identity,) in honorees if identity),
        _achievements(ledger.db.execute(f"SELECT achievements {nominees}", where).fetchall()),
        frozenset(digest for (digest,) in ledger.db.execute(kept, where).fetchall()),
    )


def _achievements(rows: Iterable[tuple[str]]) -> frozenset[str]:
    return frozenset(identity for (text,) in rows for identity in json.loads(text or "[]"))


def _clear(ledger: Ledger, dossier: Dossier) -> None:
    for kind in OF_PROPOSAL:
        query = f"DELETE FROM [{kind.KIND}] WHERE unit = ? AND proposal = ?"
        ledger.db.execute(query, [dossier.unit, dossier.proposal])


def _unlink_vanished_nominees(ledger: Ledger, unit: str) -> None:
    """Let own papers of somebody who is proposed no longer belong to the proposal as a whole."""
    for kind, name in _referring(Nominee):
        ledger.db.execute(
            f"UPDATE [{kind.KIND}] SET [{name}] = NULL WHERE unit <> ?"
            f" AND [{name}] IS NOT NULL AND [{name}] NOT IN (SELECT id FROM nominee)",
            [unit],
        )


def _forget_unnamed(ledger: Ledger, unit: str, before: _Named) -> None:
    rows = ledger.db.execute("SELECT achievements FROM nominee WHERE unit = ?", [unit]).fetchall()
    for identity in sorted(before.achievements - _achievements(rows)):
        query = "DELETE FROM achievement WHERE unit = ? AND id = ?"
        ledger.db.execute(query, [unit, identity])
    for identity in sorted(before.honorees):
        if not _is_referred(ledger, Honoree, identity):
            ledger.db.execute("DELETE FROM honoree WHERE unit = ? AND id = ?", [unit, identity])
    for digest in sorted(before.files):
        query = (
            f"DELETE FROM paper_file WHERE digest = :digest"
            f" AND NOT EXISTS (SELECT 1 FROM [{KeptPaper.KIND}] WHERE digest = :digest)"
            f" AND NOT EXISTS (SELECT 1 FROM [{CertificateTemplate.KIND}] WHERE picture = :digest)"
        )
        ledger.db.execute(query, {"digest": digest})


def _is_referred(ledger: Ledger, kind: type[Record], identity: str) -> bool:
    return any(
        ledger.db.table(other.KIND).count_where(f"[{name}] = ?", [identity])
        for other, name in _referring(kind)
    )


def _referring(kind: type[Record]) -> list[tuple[type[Record], str]]:
    return [
        (other, name)
        for other in KINDS
        for name, refers in references_of(other).items()
        if refers == kind.KIND
    ]
