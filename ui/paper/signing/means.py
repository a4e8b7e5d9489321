"""What a signature is made with: a file of keys, or a token; and what a token shows of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from resources.wording import _
from ui.paper.signing.certificates import SigningCertificate


@dataclass(frozen=True, slots=True)
class WithFile:
    """Sign with a file of keys (.p12, .pfx) and its password."""

    path: Path
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WithToken:
    """Sign with one certificate on a token, behind a driver (PKCS#11), and the token's PIN."""

    driver: Path
    fingerprint: str
    pin: str = field(repr=False)


class Tries(StrEnum):
    """How many wrong PINs a token still takes, as it tells: none tells a number (PKCS#11)."""

    ENOUGH = "enough"
    FEWER = "fewer"
    LAST = "last"
    NONE = "none"

    @property
    def words(self) -> str:
        """Say it to whoever types the PIN; "" if all is well."""
        return _WORDS[self]


_WORDS = {
    Tries.ENOUGH: "",
    Tries.FEWER: _("Đã có lần nhập sai mã PIN; sai thêm vài lần nữa thiết bị sẽ tự khóa."),
    Tries.LAST: _("Chỉ còn MỘT lần nhập mã PIN; sai lần này thiết bị sẽ tự khóa."),
    Tries.NONE: _("Thiết bị đã khóa vì nhập sai mã PIN nhiều lần."),
}


@dataclass(frozen=True)
class OnToken:
    """A certificate on a token, and the id and label that tie it to what signs."""

    certificate: SigningCertificate
    id: bytes
    label: str


@dataclass(frozen=True)
class Token:
    """One token that is plugged in; looking at it takes no PIN."""

    label: str
    serial: str
    maker: str
    tries: Tries
    found: tuple[OnToken, ...] = field(repr=False)

    @property
    def signers(self) -> tuple[OnToken, ...]:
        """The certificates that may sign papers: no issuers, none for other uses."""
        return tuple(one for one in self.found if one.certificate.for_signing)
