"""Puts a PAdES-B-B signature on top of a PDF as an incremental update.

This module loads pyHanko, which takes half a second: import it late, off the screen's thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from pkcs11 import Attribute, Mechanism, Object, ObjectClass, Session
from pkcs11.exceptions import AttributeTypeInvalid
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer, SimpleSigner
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from resources.wording import _
from ui.paper.signing.certificates import (
    VIETNAM,
    SigningCertificate,
    issuers_among,
    refuse_unfit,
)
from ui.paper.signing.errors import NoPrivateKeyError
from ui.paper.signing.key_files import KeyFile
from ui.paper.signing.means import WithToken
from ui.paper.signing.order import Order, Place, Role
from ui.paper.signing.stamp import Stamp, draw
from ui.paper.signing.tokens import logged_in

_HASH = "sha256"
_AS_DRAWN = SimpleBoxLayoutRule(
    AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(0, 0, 0, 0)
)
_HASHING = {"rsa": Mechanism.SHA256_RSA_PKCS, "ec": Mechanism.ECDSA_SHA256}


@dataclass(frozen=True)
class Able:
    """Somebody who can sign now: the certificate, and what signs for it, for a moment only."""

    certificate: SigningCertificate
    signer: Signer


def able_with(opened: KeyFile) -> Able:
    """Sign with an opened file of keys."""
    refuse_unfit(opened.certificate, datetime.now(VIETNAM))
    store = SimpleCertificateStore.from_certs(_loaded(opened.chain))  # type: ignore[no-untyped-call]  # has no types
    own = _loaded([opened.certificate.der])[0]
    key = load_private_key_from_pemder_data(opened.private_key, passphrase=None)
    return Able(opened.certificate, SimpleSigner(own, key, store))


@contextmanager
def able_on_token(means: WithToken) -> Iterator[Able]:
    """Sign on a token; raises what `logged_in` does, and NoPrivateKeyError."""
    with logged_in(means.driver, means.fingerprint, means.pin) as (session, token, chosen):
        again = _asks_again(_private_key(session, chosen.id))
        issuers = issuers_among(chosen.certificate, [one.certificate for one in token.found])
        own = _loaded([chosen.certificate.der])[0]
        signer = PKCS11Signer(
            session,
            signing_cert=own,
            ca_chain=_loaded([issuer.der for issuer in issuers]),
            key_id=chosen.id,
            use_raw_mechanism=not _hashes(session, own.public_key.algorithm),
            base_sign_kwargs={"pin": means.pin} if again else None,
        )
        yield Able(chosen.certificate, signer)


def append_signature(pdf: bytes, able: Able, order: Order, stamp: Stamp, place: Place) -> bytes:
    """Return the PDF with one more signature; what was there stays byte by byte."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    name = _free_name(writer.prev, order.role)
    metadata = PdfSignatureMetadata(
        field_name=name,
        md_algorithm=_HASH,
        subfilter=SigSeedSubFilter.PADES,
        name=able.certificate.holder,
        reason=order.reason or None,
    )
    field = SigFieldSpec(
        name,
        on_page=place.page,
        box=_box(stamp, place),
        readable_field_name=order.role.words,
    )
    look = StaticStampStyle(
        background=_Drawn(stamp),
        background_layout=_AS_DRAWN,
        background_opacity=1.0,
        border_width=0,
    )
    out = BytesIO()
    signer = PdfSigner(metadata, able.signer, stamp_style=look, new_field_spec=field)
    signer.sign_pdf(writer, output=out)
    return out.getvalue()


class _Drawn(PdfContent):
    """Our own drawing as the look of a signature."""

    def __init__(self, stamp: Stamp) -> None:
        super().__init__(box=BoxConstraints(width=stamp.width, height=stamp.height))
        self._stamp = stamp

    def render(self) -> bytes:
        """Take the drawing into the PDF and return the order to paint it."""
        drawing = PdfFileReader(BytesIO(draw(self._stamp)))
        self.resources.xobject["/Stamp"] = self._ensure_writer.import_page_as_xobject(drawing)
        return b"/Stamp Do"


def _box(stamp: Stamp, place: Place) -> tuple[int, int, int, int]:
    """Set the stamp into the middle of its room."""
    left = round((place.left + place.right - stamp.width) / 2)
    bottom = round((place.bottom + place.top - stamp.height) / 2)
    return left, bottom, left + round(stamp.width), bottom + round(stamp.height)


def _free_name(reader: PdfFileReader, role: Role) -> str:
    taken = {name for name, _value, _field in enumerate_sig_fields(reader)}
    names = (role.value if at == 1 else f"{role.value}{at}" for at in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _private_key(session: Session, identity: bytes) -> Object:
    sought = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: identity}
    for found in session.get_objects({**sought, Attribute.SIGN: True}):
        return found
    raise NoPrivateKeyError(
        _(
            "Thiết bị có chứng thư số này nhưng không có khóa bí mật để ký. Văn bản chưa được ký "
            "và vẫn nguyên như cũ; hãy chọn chứng thư khác, hoặc hỏi nơi cấp thiết bị."
        )
    )


def _asks_again(key: Object) -> bool:
    """Tell whether this key wants its PIN for each signature, after the login too."""
    try:
        return bool(key[Attribute.ALWAYS_AUTHENTICATE])
    except AttributeTypeInvalid:  # older than that attribute
        return False


def _hashes(session: Session, algorithm: str) -> bool:
    """Tell whether the token hashes by itself: SoftHSM does not for EC, then we do."""
    return _HASHING[algorithm] in session.token.slot.get_mechanisms()


def _loaded(ders: Sequence[bytes]) -> list[Any]:
    return [one for der in ders for one in load_certs_from_pemder_data(der)]
