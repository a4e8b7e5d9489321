"""The inside of a dossier bundle: the records of one proposal, awards held, finished papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from resources.wording import official
from storage.dossiers import paper_data
from storage.ledger import Ledger
from storage.records import Achievement, Honoree, KeptPaper, Nominee, Proposal, Record
from storage.records.base import Identity, LongText
from sync.bundle import Opened
from sync.container import MIB, write_payload
from sync.document import Number, Value
from sync.dossier import DossierContent, HeldAward, Paper, dossier_fields
from sync.dossier_errors import DossierPaperMissingError, DossierTooLargeError
from sync.errors import BadSentRecordError, ForeignRecordError
from sync.lines import called, every, lines, one, part_of, records_in, refuse_no_nonce, rows_in

PAPERS_CAP = 40 * MIB  # of all papers of a dossier; a bundle may be 64

_PAPER = "papers/"
_PDF = b"%PDF-"

Records = Mapping[type[Record], list[Record]]


class _Head(Value):
    proposal: Identity
    revision: Number
    written_on: date
    words: LongText


_HEAD, _HELD = TypeAdapter(_Head), TypeAdapter(HeldAward)


@official
def payload_of(ledger: Ledger, content: DossierContent, today: date, nonce: bytes) -> bytes:
    """Return the payload of a dossier, the bytes of its papers taken from the ledger.

    Raises DossierPaperMissingError or DossierTooLargeError.
    """
    head = _Head(
        proposal=content.proposal,
        revision=content.revision,
        written_on=today,
        words=content.words,
    )
    parts = {"nonce": nonce, "dossier.json": head.model_dump_json().encode()}
    for kind, rows in content.records.items():
        parts[part_of(kind)] = lines(rows)
    parts["held.jsonl"] = lines(held.model_dump(mode="json") for held in content.held)
    return write_payload(parts | _papers(ledger, content.papers))


@official
def content_of(opened: Opened) -> DossierContent:
    """Return what a dossier says; BadSentRecordError or ForeignRecordError name what is wrong.

    Fields and kinds that this version does not know are treated as in a month.
    """
    manifest, parts = opened.manifest, opened.parts
    refuse_no_nonce(parts)
    head = one(_HEAD, parts.get("dossier.json", b""), called("dossier.json"))
    if head.revision != manifest.revision:
        raise ForeignRecordError(where=called("dossier.json"))
    records = rows_in(parts, dossier_fields)
    titles = {str(row.get("digest")): str(row.get("title")) for row in records.get(KeptPaper, ())}
    return DossierContent(
        unit=manifest.sender,
        proposal=head.proposal,
        revision=head.revision,
        words=head.words,
        records=records,
        held=every(_HELD, parts, "held.jsonl"),
        papers=[
            Paper(digest, titles.get(digest, ""), len(data))
            for digest, data in papers_in(parts).items()
        ],
    )


@official
def records_of(content: DossierContent) -> Records:
    """Return the records as they go into the superior's ledger, each of them checked.

    BadSentRecordError for one that cannot be or that belongs to nothing here; ForeignRecordError
    for one that is not the sender's, not of this proposal, or of somebody it does not name.
    """

    def is_foreign(record: Record) -> bool:
        proposal = getattr(record, "proposal", content.proposal)
        return record.unit != content.unit or proposal != content.proposal

    found = {kind: records_in(kind, rows, is_foreign) for kind, rows in content.records.items()}
    if [record.id for record in found.get(Proposal, ())] != [content.proposal]:
        raise BadSentRecordError(where=called(part_of(Proposal)))
    _refuse_strangers(content, found)
    _refuse_other_papers(content, found)
    return found


@official
def papers_in(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the papers by their digests; BadSentRecordError if one is not what its name says."""
    found = {
        name.removeprefix(_PAPER): data for name, data in parts.items() if name.startswith(_PAPER)
    }
    for digest, data in found.items():
        if sha256(data).hexdigest() != digest or not data.startswith(_PDF):
            raise BadSentRecordError(where=called("papers"))
    return found


def _papers(ledger: Ledger, papers: Iterable[Paper]) -> dict[str, bytes]:
    found, total = {}, 0
    for paper in papers:
        data = paper_data(ledger, paper.digest)
        if data is None:
            raise DossierPaperMissingError(title=paper.title)
        found[f"{_PAPER}{paper.digest}"] = data
        total += len(data)
    if total > PAPERS_CAP:
        raise DossierTooLargeError(size=-(-total // MIB), limit=PAPERS_CAP // MIB)
    return found


def _refuse_strangers(content: DossierContent, found: Records) -> None:
    """Refuse what speaks of people whom the proposal does not name."""
    nominees = [record for record in found.get(Nominee, ()) if isinstance(record, Nominee)]
    honorees = {nominee.honoree for nominee in nominees}
    rested = {identity for nominee in nominees for identity in nominee.achievements}
    own: tuple[tuple[type[Record], set[Any]], ...] = ((Honoree, honorees), (Achievement, rested))
    for kind, named in own:
        for place, record in enumerate(found.get(kind, ()), 1):
            if record.id not in named:
                raise ForeignRecordError(where=called(part_of(kind), place))
    for place, held in enumerate(content.held, 1):
        if held.honoree not in honorees:
            raise ForeignRecordError(where=called("held.jsonl", place))


def _refuse_other_papers(content: DossierContent, found: Records) -> None:
    kept = {record.digest for record in found.get(KeptPaper, ()) if isinstance(record, KeptPaper)}
    if kept != {paper.digest for paper in content.papers}:
        raise BadSentRecordError(where=called("papers"))
