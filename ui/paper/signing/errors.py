"""What may stand in the way of a signature; nothing is ever half signed."""

from __future__ import annotations

from storage.errors import KnownError


class NoTokenError(KnownError):
    """No token is plugged in that the driver knows of, or not the one that was chosen."""

    CODE = "KS-01"


class DriverError(KnownError):
    """The file that was chosen as the token's driver (PKCS#11) cannot be used."""

    CODE = "KS-02"


class WrongPinError(KnownError):
    """The token did not take the PIN; the message says what it tells of tries left."""

    CODE = "KS-03"


class PinLockedError(KnownError):
    """The token takes no PIN any more."""

    CODE = "KS-04"


class TokenRemovedError(KnownError):
    """The token was pulled out at work."""

    CODE = "KS-05"


class CertificateExpiredError(KnownError):
    """The certificate ended before today."""

    CODE = "KS-06"


class CertificateNotYetValidError(KnownError):
    """The certificate begins later, or the clock of this computer is wrong."""

    CODE = "KS-07"


class CertificateUnfitError(KnownError):
    """The certificate is not made for signing papers."""

    CODE = "KS-08"


class NoCertificateError(KnownError):
    """The certificate that was chosen is not where it was."""

    CODE = "KS-09"


class NoPrivateKeyError(KnownError):
    """The token has the certificate but not what signs for it."""

    CODE = "KS-10"


class WrongPasswordError(KnownError):
    """The password does not open the file of keys (PKCS#12)."""

    CODE = "KS-11"


class KeyFileUnreadableError(KnownError):
    """The file of keys is missing, damaged, or no PKCS#12 file."""

    CODE = "KS-12"


class PaperUnreadableError(KnownError):
    """The file to be signed is no PDF, damaged, or asks for a password."""

    CODE = "KS-13"


class PaperBrokenError(KnownError):
    """The paper has a signature that does not hold; another one on top would vouch for it."""

    CODE = "KS-14"


class TokenFailedError(KnownError):
    """The token answered with something that nobody can act on by itself."""

    CODE = "KS-15"


class AuthorityUnreadableError(KnownError):
    """The file of an issuer to be trusted holds no certificate."""

    CODE = "KS-16"
