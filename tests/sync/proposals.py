"""A proposal with everything that a dossier may carry, and words to look for everywhere else."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

from storage.records import (
    Achievement,
    Award,
    Honoree,
    KeptPaper,
    Nominee,
    Proposal,
    Record,
    Selection,
)
from storage.repository import put
from storage.steps import drain
from sync.dossier_sealing import seal_dossier
from sync.outbox import Outgoing, bundle_bytes
from tests.sync.offices import TODAY, Office

R = TypeVar("R", bound=Record)
PDF = b"%PDF-1.7\n% a paper that was signed\n"


def kept(office: Office, kind: type[R], /, **values: Any) -> R:
    """Put a record of the office's unit into its register."""
    record = kind.model_validate({"unit": office.unit} | values)
    put(office.ledger, record)
    return record


def paper(office: Office, proposal: Proposal, data: bytes = PDF, **more: Any) -> KeptPaper:
    """Keep a finished paper of a proposal."""
    digest = sha256(data).hexdigest()
    row = {"digest": digest, "data": data}
    office.ledger.db.table("paper_file").insert(row, pk="digest", ignore=True)
    values = {"proposal": proposal.id, "kind": "submission", "title": "Tờ trình đã ký"}
    return kept(office, KeptPaper, **values | {"digest": digest, "kept_on": TODAY} | more)


def honoree(office: Office, name: str = "Đinh Thị Sen", **more: Any) -> Honoree:
    """Follow somebody."""
    return kept(office, Honoree, subject="individual", name=name, **more)


def nominate(office: Office, proposal: Proposal, who: Honoree, **more: Any) -> Nominee:
    """Propose somebody, resting on an achievement noted for them."""
    noted = kept(
        office,
        Achievement,
        happened_on=date(2022, 11, 20),
        subject=who.subject,
        name=who.name,
        text="Bắt trộm xe máy",
        honoree=who.id,
    )
    values = {"proposal": proposal.id, "honoree": who.id, "subject": who.subject, "name": who.name}
    return kept(office, Nominee, **values, achievements=[noted.id], **more)


def proposal(office: Office, occasion: str = "Tổng kết năm 2022", **more: Any) -> Proposal:
    """Write a proposal of one person, submitted, with its minutes and a signed paper."""
    values = {"occasion": occasion, "form": "certificate", "authority": "commune_chair"}
    said = {"status": "submitted", "number": "07/TTr", "proposed_on": "2022-12-20"}
    written = kept(office, Proposal, **values | said | more)
    nominate(office, written, honoree(office))
    kept(office, Selection, proposal=written.id, held_on=date(2022, 12, 1), place="Trụ sở")
    paper(office, written)
    return written


def award_of(office: Office, who: Honoree, on: str = "2022-11-20", **more: Any) -> Award:
    """Enter an award that somebody holds."""
    values = {"decided_on": on, "form": "certificate", "authority": "commune_chair"}
    said = {"subject": who.subject, "name": who.name, "occasion": "Sơ kết", "honoree": who.id}
    return kept(office, Award, **values | said | more)


def seal(office: Office, proposal: Proposal) -> Outgoing:
    """Seal the dossier of a proposal."""
    return drain(seal_dossier(office.ledger, proposal.id, office.keys, TODAY))


def dossier(office: Office, proposal: Proposal) -> bytes:
    """Seal the dossier of a proposal and return its file."""
    return bundle_bytes(office.ledger, seal(office, proposal))
