"""A file of keys (.p12, .pfx: PKCS#12): opened by a password, read once, never kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import (
    PKCS12KeyAndCertificates,
    load_pkcs12,
)

from resources.wording import _
from ui.paper.signing.certificates import SigningCertificate, read_certificate
from ui.paper.signing.errors import KeyFileUnreadableError, WrongPasswordError

_LARGEST = 1_000_000  # bytes; a file of keys has a few thousand
_VERSION = b"\x02\x01\x03"  # the first thing in a PFX (RFC 7292, 4)
_UNTOLD = b"\x80"  # its length shows at its end alone, as some programs write it


@dataclass(frozen=True)
class KeyFile:
    """An opened file of keys: whose it is, and what signs."""

    certificate: SigningCertificate
    chain: tuple[bytes, ...] = field(repr=False)
    private_key: bytes = field(repr=False)
    """PKCS#8, in memory only for as long as a signature takes."""


def open_key_file(path: Path, password: str) -> KeyFile:
    """Open it; raises KeyFileUnreadableError and WrongPasswordError."""
    return _key_file(_opened(_read(path), password, path), path)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise KeyFileUnreadableError(
            _(
                "Không mở được tệp chữ ký số {name}. Văn bản chưa được ký và vẫn nguyên như cũ; "
                "nếu tệp ở trên USB, hãy cắm USB rồi chọn lại tệp."
            ).format(name=path.name)
        ) from error
    if len(data) > _LARGEST or not _is_key_file(data):
        raise _unreadable(path)
    return data


def _is_key_file(data: bytes) -> bool:
    """Look at the outside alone, which no password hides: a whole sequence of version 3."""
    kind, size = data[:1], data[1:2]
    if kind != b"\x30" or not size:
        return False
    more = size[0] & 0x7F if size[0] & 0x80 else 0  # bytes that tell the length (X.690, 8.1.3)
    length = int.from_bytes(data[2 : 2 + more]) if more else size[0]
    whole = size == _UNTOLD or len(data) >= 2 + more + length
    return whole and data[2 + more : 5 + more] == _VERSION


def _opened(data: bytes, password: str, path: Path) -> PKCS12KeyAndCertificates:
    """Try the password as other programs may have spelt it: marks within letters, or apart."""
    for spelt in dict.fromkeys(normalize(form, password) for form in ("NFC", "NFD")):
        try:
            return load_pkcs12(data, spelt.encode())
        except ValueError:
            continue
    raise WrongPasswordError(
        _(
            "Mật khẩu của tệp {name} chưa đúng. Văn bản chưa được ký và vẫn nguyên như cũ; hãy xem "
            "phím Caps Lock, bộ gõ tiếng Việt rồi gõ lại; nếu chắc chắn đúng thì tệp đã hỏng."
        ).format(name=path.name)
    )


def _key_file(opened: PKCS12KeyAndCertificates, path: Path) -> KeyFile:
    if opened.key is None or opened.cert is None:
        raise _unreadable(path)
    return KeyFile(
        certificate=read_certificate(opened.cert.certificate.public_bytes(Encoding.DER)),
        chain=tuple(one.certificate.public_bytes(Encoding.DER) for one in opened.additional_certs),
        private_key=opened.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
    )


def _unreadable(path: Path) -> KeyFileUnreadableError:
    return KeyFileUnreadableError(
        _(
            "Tệp {name} không phải tệp chữ ký số (.p12, .pfx) hoặc đã hỏng. Văn bản chưa được ký "
            "và vẫn nguyên như cũ; hãy chọn tệp khác."
        ).format(name=path.name)
    )
