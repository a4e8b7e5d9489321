"""Reads the signatures of a PDF (this loads pyHanko, half a second: import it late)."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko.sign.validation.errors import DisallowedAlgorithmError

from ui.paper.signing.certificates import VIETNAM, read_certificate
from ui.paper.signing.judgement import Added, Signature, Verdict
from ui.paper.signing.trusting import USES, problem_of, trust_at

for _library in ("pyhanko", "pyhanko_certvalidator"):  # they log tracebacks of papers not trusted
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)

_TRACE = re.compile(rb"/ByteRange\s*\[")
_OLD = ("/adbe.pkcs7.sha1", "/adbe.x509.rsa_sha1")
_WEAK = ("md5", "sha1")  # two papers may be made to share one of these
# What a damaged or hostile file makes parsers of PDF and CMS raise; found by flipping bytes.
_FAULTS = (
    PdfError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    NotImplementedError,
    RecursionError,
    OSError,
)
_ADDED = {ModificationLevel.NONE: Added.NOTHING, ModificationLevel.LTA_UPDATES: Added.EVIDENCE}


@dataclass(frozen=True)
class Seen:
    """What is in the file; `traces` counts signatures by their bytes, reachable or not."""

    signatures: tuple[Signature, ...] = ()
    traces: int = 0
    unreadable: Verdict | None = None


def inspect(pdf: bytes, trusted: Sequence[bytes]) -> Seen:
    """Read the file and each signature in it; a file that cannot be read is said to be so."""
    try:
        reader = _reader(pdf)
        if reader.encrypted:
            return Seen(unreadable=Verdict.LOCKED)
        fields = list(enumerate_sig_fields(reader, filled_status=True))
        rights = "/UR3" in reader.root.get("/Perms", {})  # Acrobat's leave to save a form
    except _FAULTS:
        return Seen(unreadable=Verdict.DAMAGED)
    found = [_Found.of(reader, name, field) for name, _value, field in fields]
    last = max((one.end for one in found), default=0)
    signatures = [
        _signature(pdf, one, trusted, is_last=one.end == last)
        for one in sorted(found, key=lambda one: one.end)
        if not one.is_timestamp
    ]
    stamps = len(found) - len(signatures)
    return Seen(tuple(signatures), traces=len(_TRACE.findall(pdf)) - stamps - rights)


def _reader(pdf: bytes) -> PdfFileReader:
    """Open it; what other programs write (Word's hybrid files) is not always strict."""
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=True)
        if not reader.xrefs.hybrid_xrefs_present:
            return reader
    except PdfError:
        pass
    return PdfFileReader(BytesIO(pdf), strict=False)


@dataclass(frozen=True)
class _Found:
    """A filled field: its signature, where what it covers ends; none if it cannot be read."""

    name: str
    embedded: EmbeddedPdfSignature | None
    end: int

    @classmethod
    def of(cls, reader: PdfFileReader, name: str, field: DictionaryObject) -> _Found:
        """Take it apart as far as it goes."""
        try:
            embedded = EmbeddedPdfSignature(reader, field, name)
            return cls(name, embedded, int(embedded.byte_range[2]) + int(embedded.byte_range[3]))
        except _FAULTS:
            return cls(name, None, 0)

    @property
    def is_timestamp(self) -> bool:
        """Tell a time-stamp of an authority, which vouches for nobody."""
        return self.embedded is not None and self.embedded.sig_object_type == "/DocTimeStamp"


def _signature(pdf: bytes, found: _Found, trusted: Sequence[bytes], *, is_last: bool) -> Signature:
    embedded = found.embedded
    if embedded is None:
        return _unproved(found.name, Verdict.BROKEN)
    try:
        kind, hashed = embedded.sig_object.get("/SubFilter"), embedded.md_algorithm
        if kind in _OLD or hashed in _WEAK:
            return _unproved(found.name, Verdict.UNCHECKED)
        certificate = read_certificate(embedded.signer_cert.dump())
        claimed = _aware(embedded.self_reported_timestamp)
        status = validate_pdf_signature(
            embedded, trust_at(trusted, claimed), key_usage_settings=USES
        )
    except DisallowedAlgorithmError:
        return _unproved(found.name, Verdict.UNCHECKED)
    except _FAULTS:
        return _unproved(found.name, Verdict.BROKEN)
    added = _added(status, is_last=is_last)
    problem = problem_of(certificate, status, claimed)
    return Signature(
        verdict=_verdict(status, added, problem),
        field=found.name,
        certificate=certificate,
        claimed_at=claimed,
        reason=str(embedded.sig_object.get("/Reason", "")),
        intact=status.intact and status.valid,
        trusted=status.trusted,
        covers_all=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        added=added,
        problem=problem,
        digest=sha256(pdf[: found.end]).hexdigest(),
    )


def _unproved(name: str, verdict: Verdict) -> Signature:
    return Signature(verdict, name, None, None, "", False, False, False, Added.ILLEGAL)  # noqa: FBT003  # fields of a value


def _aware(claimed: datetime | None) -> datetime | None:
    if claimed is None or claimed.tzinfo:
        return claimed and claimed.astimezone(VIETNAM)
    return claimed.replace(tzinfo=VIETNAM)


def _added(status: PdfSignatureStatus, *, is_last: bool) -> Added:
    """Say what came after; filled forms are fine only where what was filled are signatures."""
    level = status.modification_level
    if level is None or not status.docmdp_ok:
        return Added.ILLEGAL
    if level == ModificationLevel.FORM_FILLING:
        return Added.FORM if is_last else Added.SIGNATURES
    return _ADDED.get(level, Added.ILLEGAL)


def _verdict(status: PdfSignatureStatus, added: Added, problem: str) -> Verdict:
    if not (status.intact and status.valid):
        return Verdict.BROKEN
    if added in (Added.ILLEGAL, Added.FORM):
        return Verdict.CHANGED
    if problem:
        return Verdict.CERTIFICATE
    return Verdict.GOOD if status.trusted else Verdict.ISSUER_UNKNOWN
