"""Receipts: what the superior says to one bundle; the only way for a month to turn green."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.records.base import LongText, UnitCode
from sync.container import (
    FILE_CAP,
    MIB,
    SIGNATURE_CAP,
    expect,
    read_container,
    write_container,
)
from sync.document import BundleKind, Digest, Document, Moment, Month, Number, Size, Value
from sync.errors import (
    ReceiptForOtherError,
    ReceiptSignerError,
    ReceiptUnreadableError,
    RefusedError,
    SignatureError,
)
from sync.keys import UnitKeys
from sync.sshsig import verify
from sync.trust import SignedRegistry, accept_steps, steps_in, steps_out

RECEIPT_MIMETYPE = "application/vnd.binhyen.receipt+zip"
PURPOSE = "receipt@binhyen"
PHOTO = "photo"  # in the counts of a receipt for a bundle of photos

Answer = Literal["full", "noted", "held", "returned", "refused"]

ANSWERS: dict[Answer, str] = {
    "full": _("nhận đủ"),
    "noted": _("nhận có lưu ý"),
    "held": _("giữ lại, chờ gói còn thiếu"),
    "returned": _("trả lại"),
    "refused": _("từ chối"),
}

_OWN = {"receipt.json": MIB, "receipt.json.sig": SIGNATURE_CAP}


class Reason(Value):
    """Why an answer is not "full": a code for ever, words for people, the records meant."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,3}-[0-9]{2}$")]
    words: LongText = ""
    records: Annotated[tuple[str, ...], Field(max_length=1000)] = ()


class Receipt(Document):
    """The superior's answer to one bundle (exchange format 1, section 3)."""

    UNREADABLE: ClassVar[type[RefusedError]] = ReceiptUnreadableError

    number: Number
    superior: UnitCode
    unit: UnitCode
    epoch: Number
    seq: Number
    bundle_id: Digest
    month: Month | None
    revision: Number
    answer: Answer
    reasons: tuple[Reason, ...] = ()
    counts: dict[str, Size] = Field(default_factory=dict)  # records by kind
    missing_attachments: tuple[Digest, ...] = ()
    next_seq: Number
    missing_seqs: tuple[Number, ...] = ()
    chain_head: Digest | None
    registry_version: Number
    locked: Month | None = None  # months up to this one were reported upward: no more revisions
    written_at: Moment  # for people only

    @property
    def kind(self) -> BundleKind:
        """Of which kind the bundle was, as far as a receipt tells."""
        if PHOTO in self.counts:
            return "media"
        return "month" if self.month else "dossier"

    @property
    def accepted(self) -> bool:
        """Whether the superior's books now hold what the bundle said."""
        return self.answer in ("full", "noted")


@dataclass(frozen=True, slots=True)
class OpenedReceipt:
    """A receipt that is believed, and the registry that came with it."""

    receipt: Receipt
    registry: SignedRegistry


@official
def write_receipt(receipt: Receipt, keys: UnitKeys, steps: Sequence[SignedRegistry]) -> bytes:
    """Return the `.byr` file; the registry travels with every receipt."""
    said = receipt.to_bytes()
    own = {"receipt.json": said, "receipt.json.sig": keys.sign(PURPOSE, said)}
    return write_container(RECEIPT_MIMETYPE, own | steps_out(steps))


@official
def open_receipt(data: bytes, held: SignedRegistry, me: str) -> OpenedReceipt:
    """Check a receipt for unit `me` by the registry held; the first failure refuses it.

    An old receipt may bring an old registry: the newer one held is kept.
    """
    entries = read_container(data, RECEIPT_MIMETYPE, FILE_CAP)
    own = dict(list(entries.items())[: len(_OWN)])
    expect(own, _OWN)
    steps = steps_in({name: part for name, part in entries.items() if name not in own})
    said = own["receipt.json"]
    receipt = Receipt.from_bytes(said)
    registry = accept_steps(held, [step for step in steps if step.version >= held.version])
    _verify(said, own["receipt.json.sig"], registry)
    if receipt.superior != registry.registry.superior.code:
        raise ReceiptSignerError
    if receipt.unit != me:
        raise ReceiptForOtherError(unit=receipt.unit)
    return OpenedReceipt(receipt, registry)


@official
def receipt_of(data: bytes) -> Receipt:
    """Return a receipt that was believed before, such as one kept in the ledger."""
    return Receipt.from_bytes(read_container(data, RECEIPT_MIMETYPE)["receipt.json"])


@official
def receipt_name(receipt: Receipt) -> str:
    """Return a file name that helps people and stays short on FAT32."""
    unit = receipt.unit.rsplit("/", 1)[-1].upper()[:24].strip("-")
    return f"{unit}_so-{receipt.seq:04d}_bien-nhan-{receipt.number:06d}.byr"


def _verify(said: bytes, signature: bytes, registry: SignedRegistry) -> None:
    for key in registry.registry.superior.keys:
        try:
            return verify(key.sign, PURPOSE, said, signature)
        except SignatureError:
            continue
    raise ReceiptSignerError
