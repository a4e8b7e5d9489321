"""The answer to a dossier ("gói trả lời hồ sơ"): signed by the superior, opened by its unit alone.

Unlike a receipt it speaks of people, so everything is inside `answer.age`, the signature too: over
words that can be guessed, a signature outside would tell who guessed right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from storage.records import Review
from storage.records.base import Code, Count, Identity, LongText, Name, Text, UnitCode
from storage.records.proposal import NomineeVerdict
from sync.container import MIB
from sync.decision_errors import (
    DecisionForOtherError,
    DecisionSignerError,
    DecisionUnreadableError,
)
from sync.document import Day, Digest, Document, Moment, Number, Value
from sync.errors import RefusedError
from sync.keys import UnitKeys
from sync.sealed import Sealing
from sync.trust import SignedRegistry

DECISION_MIMETYPE = "application/vnd.binhyen.decision+zip"
PURPOSE = "decision@binhyen"

Status = Literal["appraised", "returned", "decided", "refused"]

SEALING = Sealing(
    outer=DECISION_MIMETYPE,
    inner="application/vnd.binhyen.answer+zip",
    entry="answer.age",
    name="decision",
    purpose=PURPOSE,
    cap=4 * MIB,
    for_other=DecisionForOtherError,
    wrong_signer=DecisionSignerError,
)


class SaidOfNominee(Value):
    """What is said of one nominee, by name too: the unit may have changed its list since."""

    nominee: Identity
    name: Name
    result: Code
    reason: Text = ""
    amount: Count | None = None  # đồng


class DecisionDocument(Document):
    """The superior's answer to one dossier; of two, the greater number counts."""

    UNREADABLE: ClassVar[type[RefusedError]] = DecisionUnreadableError

    number: Number
    superior: UnitCode
    unit: UnitCode
    proposal: Identity
    dossier: Digest  # the bundle that it answers
    revision: Number
    review: Identity
    status: Status
    on: Day
    paper: Text = ""  # number of the decision, or of the letter
    reason: LongText = ""
    form: Code
    form_words: Text = ""
    authority: Code
    authority_words: Text = ""
    verdicts: Annotated[tuple[SaidOfNominee, ...], Field(max_length=10_000)] = ()
    registry_version: Number
    written_at: Moment  # for people only

    @property
    def digest(self) -> str:
        """The name under which books keep it."""
        return sha256(self.to_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class OpenedDecision:
    """An answer that is believed, the registry that came with it, and its signed inside."""

    document: DecisionDocument
    registry: SignedRegistry
    inside: bytes = field(repr=False)


def write_decision(
    document: DecisionDocument,
    keys: UnitKeys,
    steps: Sequence[SignedRegistry],
    readers: Iterable[str],
) -> bytes:
    """Return the `.byq` file for these age recipients; the registry travels with it."""
    return sealed_for(SEALING.inside(document.to_bytes(), keys, steps), readers)


def sealed_for(inside: bytes, readers: Iterable[str]) -> bytes:
    """Return the file that holds a signed inside, which stays as it is, for other readers."""
    return SEALING.sealed(inside, readers)


def open_decision(data: bytes, held: SignedRegistry, me: str, keys: UnitKeys) -> OpenedDecision:
    """Check and open an answer for unit `me` by the registry held; the first failure refuses it."""
    inside = inside_of(data, keys)
    said, signature, steps = SEALING.split(inside)
    document = DecisionDocument.from_bytes(said)
    registry = SEALING.believed(said, signature, steps, held)
    if document.unit != me:
        raise DecisionForOtherError
    if document.superior != registry.registry.superior.code:
        raise DecisionSignerError
    return OpenedDecision(document, registry, inside)


def inside_of(data: bytes, keys: UnitKeys) -> bytes:
    """Return what a file holds for these keys; DecisionForOtherError if they do not open it."""
    return SEALING.opened(data, keys)


def document_of(inside: bytes) -> DecisionDocument:
    """Return the answer of an inside that was believed before."""
    return DecisionDocument.from_bytes(SEALING.split(inside)[0])


def review_of(document: DecisionDocument) -> Review:
    """Return the answer as the record that the superior wrote, of the superior's unit."""
    verdicts = (
        NomineeVerdict(nominee=each.nominee, result=each.result, reason=each.reason)
        for each in document.verdicts
    )
    return Review(
        id=document.review,
        unit=document.superior,
        changed_at=document.written_at,
        proposal=document.proposal,
        status=document.status,
        on=document.on,
        number=document.paper,
        reason=document.reason,
        verdicts=tuple(verdicts),
    )


def decision_name(unit: str, number: int) -> str:
    """Return a file name that helps people and stays short on FAT32."""
    return f"{unit.rsplit('/', 1)[-1].upper()[:24].strip('-')}_tra-loi-ho-so-{number:06d}.byq"
