"""What a bundle says of itself; exactly these bytes are signed, and their hash is its name."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from storage.records.base import UnitCode
from sync.document import BundleKind, Digest, Document, Moment, Month, Number, Size, Version
from sync.errors import ManifestError, RefusedError

RECENT = 12  # ids, so that a missing bundle is named and not only counted

_NAME = 24  # letters of the unit in a file name, so that the whole stays short on FAT32
_SAID = {"dossier": "ho-so-khen", "media": "anh"}  # in place of a month, or before it


class Manifest(Document):
    """The signed head of a bundle (exchange format 1)."""

    UNREADABLE: ClassVar[type[RefusedError]] = ManifestError

    kind: BundleKind
    sender: UnitCode
    recipient: UnitCode
    epoch: Number
    seq: Number
    prev: Digest | None
    recent: Annotated[tuple[Digest, ...], Field(max_length=RECENT)]
    month: Month | None
    revision: Number
    payload_sha256: Digest
    payload_size: Size
    registry_version: Version  # 0: sealed before pairing, when the unit held none
    journal_head: Digest | None
    written_at: Moment  # for people only: clocks decide nothing

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if self.month is None if self.kind == "month" else self.month and self.kind == "dossier":
            raise ValueError("month")
        if len(self.recent) >= self.seq or len(set(self.recent)) < len(self.recent):
            raise ValueError("recent")
        if (self.prev is None) != (self.seq == 1) or self.recent[-1:] != (
            (self.prev,) if self.prev else ()
        ):
            raise ValueError("prev")
        return self

    @property
    def purpose(self) -> str:
        """The namespace of the signature; a signature made for one kind is void for another."""
        return f"{self.kind}@binhyen"

    @property
    def tells(self) -> str:
        """The month whose records and figures it tells; photos of a month tell none ("")."""
        return (self.month or "") if self.kind == "month" else ""


def bundle_id(manifest: bytes) -> str:
    """Return the name of a bundle in chain, receipts and file name; it survives re-encryption."""
    return sha256(manifest).hexdigest()


def file_name(manifest: Manifest, identity: str) -> str:
    """Return a name that helps people; nothing is believed from it."""
    unit = manifest.sender.rsplit("/", 1)[-1].upper()[:_NAME].strip("-")
    said = "" if manifest.kind == "month" else _SAID.get(manifest.kind, manifest.kind)
    period = "-".join(filter(None, (said, manifest.month)))
    return f"{unit}_{period}_so-{manifest.seq:04d}_r{manifest.revision}_{identity[:8]}.byb"
