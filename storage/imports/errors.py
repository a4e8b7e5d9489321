"""Why a file that was brought cannot be imported, or an import not taken back."""

from __future__ import annotations

from storage.errors import KnownError


class NotAWorkbookError(KnownError):
    """The file is no table: something else under another name, or broken."""

    CODE = "NX-01"


class WorkbookLockedError(KnownError):
    """The file opens only with a password."""

    CODE = "NX-02"


class WorkbookTooLargeError(KnownError):
    """The file holds more than any list of a post."""

    CODE = "NX-03"


class EmptyWorkbookError(KnownError):
    """No sheet of the file has anything in it."""

    CODE = "NX-04"


class ImportChangedError(KnownError):
    """The books changed between looking at a file and taking it in."""

    CODE = "NX-05"


class UndoRefusedError(KnownError):
    """What was imported has been used since."""

    CODE = "NX-06"


class OldDocumentError(KnownError):
    """The file is a text of a kind that is not read: .doc, .odt, .rtf, .pdf."""

    CODE = "NX-08"


class DoubtfulWordsError(KnownError):
    """Cells seem to hold what should not be written, and nobody said why they go in."""

    CODE = "NX-09"
