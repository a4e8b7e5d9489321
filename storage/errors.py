"""Failures a user can act on; any other exception that reaches the top is our bug."""

from __future__ import annotations

from typing import ClassVar

from resources.wording import _


class KnownError(Exception):
    """The world is not as the app needs it; the message says so in the user's words.

    The message says what happened, whether anything was lost, and what to do; the code is for
    ever, so that a user can read it over the telephone.
    """

    CODE: ClassVar[str] = "BY-00"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return _("{message} (mã {code})").format(message=self.message, code=self.CODE)


class LedgerTooNewError(KnownError):
    """The ledger was written by a later version of the app."""

    CODE = "SO-01"


class WrongSecretError(KnownError):
    """The passphrase or recovery code opens no slot of the key file."""

    CODE = "SO-02"


class KeyFileDamagedError(KnownError):
    """The key file cannot be read, or does not belong to this ledger."""

    CODE = "SO-03"


class LedgerDamagedError(KnownError):
    """The ledger file cannot be read although the key is right."""

    CODE = "SO-04"


class LedgerPlaceError(KnownError):
    """The ledger would stand on a removable disk or a network folder."""

    CODE = "SO-05"


class LedgerBusyError(KnownError):
    """Another window of the app holds the ledger."""

    CODE = "SO-06"


class TriggersMissingError(KnownError):
    """The guards inside the ledger are not those that this version set up."""

    CODE = "SO-07"


class JournalBrokenError(KnownError):
    """The chain of the journal does not hold: somebody changed the file behind the app."""

    CODE = "SO-08"


class JournalRewrittenError(JournalBrokenError):
    """The journal holds in itself, but not with the bundles that were signed over it."""

    CODE = "SO-13"


class ReasonMissingError(KnownError):
    """A doubt about the journal was to be put aside without saying why."""

    CODE = "SO-14"


class KeyringMissingError(KnownError):
    """The operating system's keyring is absent, locked, or holds no key for this ledger."""

    CODE = "SO-09"


class NoLedgerError(KnownError):
    """There are no books in the given folder."""

    CODE = "SO-10"


class NotAllowedError(KnownError):
    """The role of whoever is at the desk does not cover this."""

    CODE = "SO-11"


class OfficerError(KnownError):
    """An officer cannot be entered, changed or ended like this, or opens the books no more."""

    CODE = "SO-12"


class MonthClosedError(KnownError):
    """A record belongs to a month that was already closed."""

    CODE = "TH-01"


class MonthNotReadyError(KnownError):
    """The month cannot be closed yet."""

    CODE = "TH-02"


class MonthStateError(KnownError):
    """The month is not in the state that the action needs."""

    CODE = "TH-03"


class NotFoundError(KnownError):
    """No record has the given identity."""

    CODE = "BG-01"


class StillReferredError(KnownError):
    """Other records still point to this one."""

    CODE = "BG-02"


class MembersRefusedError(KnownError):
    """A list of members of a religious model would reveal what people believe."""

    CODE = "BG-03"


class PhotoError(KnownError):
    """The picture cannot be read or is too large."""

    CODE = "BG-04"


class BadRecordError(KnownError):
    """A value of the record is missing or not allowed."""

    CODE = "BG-05"


class OthersRecordError(KnownError):
    """Above, what a unit sent is looked at and never changed: only the unit corrects it."""

    CODE = "BG-06"


class AdjustmentError(KnownError):
    """A figure cannot be adjusted: its month is not locked, nothing differs, or no reason."""

    CODE = "TH-04"
