"""How the superior answers a dossier: signed once, kept, and the same file whenever asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import cast, get_args

from resources.wording import _, official
from storage.commendation.money import reward
from storage.commendation.rules import Rulebook, rulebook
from storage.dossiers import Dossier, newest_dossier
from storage.duties import require
from storage.journal import journal_head, note, now_text
from storage.ledger import Ledger
from storage.records import Nominee, Proposal, Review
from storage.repository import find, get, put
from sync.bundle import manifest_of
from sync.carried import keep_carried, written
from sync.courier import Courier
from sync.decision import (
    DecisionDocument,
    SaidOfNominee,
    Status,
    decision_name,
    document_of,
    inside_of,
    review_of,
    sealed_for,
    write_decision,
)
from sync.decision_errors import (
    DecisionForOtherError,
    DecisionMadeError,
    DecisionNoDossierError,
    DecisionSignedError,
    DecisionUnsaidError,
)
from sync.held import held_registry, steps_lacking
from sync.keys import UnitKeys
from sync.received import received_bytes
from sync.sealed import address_to, is_addressed_to, readers_of


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """An answer that was signed, to be carried to its unit; `digest` is its name in the books."""

    digest: str
    number: int
    unit: str
    proposal: str
    review: str
    written_at: str | None
    data: bytes = field(repr=False)


@official
def sign_decision(ledger: Ledger, review: Review, keys: UnitKeys) -> bytes:
    """Keep an answer and return its `.byq` file, the same bytes when it is asked for again.

    Only for a unit's new laptop it is encrypted anew; what was signed stays. Raises
    DecisionNoDossierError, DecisionUnsaidError, DecisionMadeError or DecisionSignedError.
    """
    require(ledger, "sign")
    with ledger.change():
        kept = _kept(ledger, review)
        if kept:
            return _for_newest_key(ledger, kept, review, keys)
        proposal = get(ledger, Proposal, review.proposal)
        dossier = newest_dossier(ledger, proposal.id)
        if dossier is None:
            raise DecisionNoDossierError
        nominees = find(ledger, Nominee, proposal=proposal.id)
        _refuse_unsaid(review, nominees)
        _refuse_made(ledger, review)
        put(ledger, review)
        note(ledger, "answer", "proposal", proposal.id, review.status)
        document = _document(ledger, proposal, dossier, review, nominees)
        return _keep(ledger, document, dossier, keys)


@official
def decisions(ledger: Ledger, unit: str = "") -> list[DecisionFile]:
    """Return all answers that were signed, the oldest first; those to one unit if it is named."""
    return _files(ledger, "? IN (unit, '')", unit)


@official
def decisions_to_write(ledger: Ledger, unit: str = "") -> list[DecisionFile]:
    """Return the answers that were never written out, to one unit or to all."""
    return _files(ledger, "? IN (unit, '') AND written_at IS NULL", unit)


@official
def write_decision_file(
    ledger: Ledger, decision: DecisionFile, courier: Courier, keys: UnitKeys
) -> Path:
    """Write an answer to where its unit finds it, read it back and check it; again, if asked.

    Raises what the courier raises; the answer stays in the books.
    """
    review = get(ledger, Review, decision.review)
    data = sign_decision(ledger, review, keys)
    name = decision_name(decision.unit, decision.number)
    path = courier.put(decision.unit, name, data)
    with ledger.change():
        query = "UPDATE decision SET written_at = ? WHERE digest = ?"
        ledger.db.execute(query, [now_text(), decision.digest])
        note(ledger, "export", "decision", decision.digest)
        keep_carried(ledger, written("decision", decision.unit, name, data))
    return path


def _files(ledger: Ledger, where: str, *values: str) -> list[DecisionFile]:
    query = (
        "SELECT digest, number, unit, proposal, review, written_at, data FROM decision"
        f" WHERE {where} ORDER BY number"
    )
    return [DecisionFile(**row) for row in ledger.db.query(query, values)]


def _kept(ledger: Ledger, review: Review) -> DecisionFile | None:
    found = _files(ledger, "proposal = ? AND review = ?", review.proposal, review.id)
    return next(iter(found), None)


def _for_newest_key(ledger: Ledger, kept: DecisionFile, review: Review, keys: UnitKeys) -> bytes:
    """Return the kept file; encrypted anew where the unit speaks from another laptop since."""
    try:
        inside = inside_of(kept.data, keys)
    except DecisionForOtherError:  # of keys that these books had before
        return kept.data
    document = document_of(inside)
    if not _says(document, review):
        raise DecisionSignedError
    readers = readers_of(ledger, kept.unit)
    if is_addressed_to(ledger, kept.digest, readers):
        return kept.data
    data = sealed_for(inside, readers)
    ledger.db.execute("UPDATE decision SET data = ? WHERE digest = ?", [data, kept.digest])
    address_to(ledger, "decision", kept.digest, readers)
    return data


def _says(document: DecisionDocument, review: Review) -> bool:
    """Tell whether a signed answer is this one; what nobody said of a nominee stands there too."""
    signed, loose = review_of(document), {"verdicts", "changed_at"}
    spoken = {each for each in review.verdicts if each.result != "open"}
    contrary = {each for each in signed.verdicts if each.result == "refused"}
    same = signed.model_dump(exclude=loose) == review.model_dump(exclude=loose)
    return same and contrary <= spoken <= set(signed.verdicts)


def _refuse_unsaid(review: Review, nominees: list[Nominee]) -> None:
    strangers = {each.nominee for each in review.verdicts} - {each.id for each in nominees}
    wrong = (
        (
            review.status not in get_args(Status),
            _("kết quả phải là đang thẩm định, trả lại, có quyết định hoặc không đạt"),
        ),
        (review.status == "decided" and not review.number, _("quyết định phải có số")),
        (
            review.status in ("returned", "refused") and not review.reason,
            _("phải ghi lý do, yêu cầu bổ sung"),
        ),
        (bool(strangers), _("có kết quả của người không thuộc hồ sơ")),
    )
    for is_so, what in wrong:
        if is_so:
            raise DecisionUnsaidError(what=what)


def _refuse_made(ledger: Ledger, review: Review) -> None:
    if review.status == "decided":  # another decision puts the one before right
        return
    query = (
        "SELECT review.number FROM decision JOIN review ON review.id = decision.review"
        " WHERE decision.proposal = ? AND review.status = 'decided' ORDER BY decision.number"
    )
    made = ledger.db.execute(query, [review.proposal]).fetchone()
    if made:
        raise DecisionMadeError(paper=made[0])


def _document(
    ledger: Ledger, proposal: Proposal, dossier: Dossier, review: Review, nominees: list[Nominee]
) -> DecisionDocument:
    book = rulebook(ledger, review.on)
    return DecisionDocument(
        number=journal_head(ledger.db).seq,
        superior=ledger.settings.unit,
        unit=proposal.unit,
        proposal=proposal.id,
        dossier=dossier.bundle_id,
        revision=dossier.revision,
        review=review.id,
        status=cast(Status, review.status),
        on=review.on,
        paper=review.number,
        reason=review.reason,
        form=proposal.form,
        form_words=book.words("form").get(proposal.form, ""),
        authority=proposal.authority,
        authority_words=book.words("authority").get(proposal.authority, ""),
        verdicts=tuple(_verdict(book, proposal, review, each) for each in nominees),
        registry_version=held_registry(ledger).version,
        written_at=datetime.now(UTC),
    )


def _verdict(book: Rulebook, proposal: Proposal, review: Review, nominee: Nominee) -> SaidOfNominee:
    """Say a nominee's result; in a decision, whom no verdict names was approved."""
    spoken = {each.nominee: each for each in review.verdicts}.get(nominee.id)
    result = spoken.result if spoken else "open"
    if review.status == "decided" and result == "open":
        result = "approved" if nominee.result == "open" else nominee.result
    said = {"form": proposal.form, "authority": proposal.authority, "subject": nominee.subject}
    due = reward(book, **said) if (review.status, result) == ("decided", "approved") else None
    return SaidOfNominee(
        nominee=nominee.id,
        name=nominee.name,
        result=result,
        reason=spoken.reason if spoken else "",
        amount=due.amount if due else None,
    )


def _keep(ledger: Ledger, document: DecisionDocument, dossier: Dossier, keys: UnitKeys) -> bytes:
    readers = readers_of(ledger, document.unit)
    steps = steps_lacking(ledger, manifest_of(received_bytes(ledger, dossier.bundle_id)))
    data = write_decision(document, keys, steps, readers)
    row = {name: getattr(document, name) for name in ("number", "unit", "proposal", "review")}
    row |= {"digest": document.digest, "data": data, "made_at": now_text(), "written_at": None}
    ledger.db.table("decision").insert(row)
    address_to(ledger, "decision", document.digest, readers)
    return data
