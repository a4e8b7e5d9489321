"""Why a copy of the books could not be made, or is not taken back."""

from __future__ import annotations

from storage.errors import KnownError


class BackupSpoiltError(KnownError):
    """A file is no copy of books, or it was cut short or changed."""

    CODE = "BS-01"


class BackupNotWrittenError(KnownError):
    """The disk or the stick did not take a copy."""

    CODE = "BS-02"


class BackupOfOthersError(KnownError):
    """A copy belongs to another unit's books."""

    CODE = "BS-03"


class BackupTooNewError(KnownError):
    """A copy was written by a later version of the program."""

    CODE = "BS-04"


class BackupPlaceMissingError(KnownError):
    """The stick or folder that was chosen for copies is not there."""

    CODE = "BS-05"


class NoBackupError(KnownError):
    """There is no copy to look at."""

    CODE = "BS-06"
