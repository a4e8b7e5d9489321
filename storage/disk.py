"""What the disk of the books answers, in words: it is full, it fails, or may not be written."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from resources.wording import _
from storage.driver import OperationalError
from storage.errors import KnownError


class DiskFullError(KnownError):
    """The disk has no room left."""

    CODE = "OD-01"


class DiskFailedError(KnownError):
    """The disk did not read or write what it was told to."""

    CODE = "OD-02"


class DiskRefusedError(KnownError):
    """The disk or the folder may not be written."""

    CODE = "OD-03"


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_SAID = {  # SQLite's own words: a copying tells no code (sqlite.org/rescode.html)
    "disk is full": DiskFullError,
    "disk I/O error": DiskFailedError,
    "unable to open": DiskFailedError,
    "readonly": DiskRefusedError,
}


@contextmanager
def disk_said() -> Iterator[None]:
    """Say in words what the disk refused; raises the errors of this file."""
    try:
        yield
    except (OSError, OperationalError) as error:
        refuse_disk(error)
        raise


def refuse_disk(error: Exception) -> None:
    """Raise an error of this file if it is the disk that failed; else return."""
    kind = _kind_of(error)
    if kind:
        raise kind(_words_of(kind)) from error


def _kind_of(error: Exception) -> type[KnownError] | None:
    if not isinstance(error, OSError):
        return next((kind for words, kind in _SAID.items() if words in str(error)), None)
    if error.errno in _FULL:
        return DiskFullError
    return DiskRefusedError if error.errno in _REFUSED else DiskFailedError


def _words_of(kind: type[KnownError]) -> str:
    return {
        DiskFullError: _(
            "Ổ đĩa của máy đã đầy nên lần ghi này chưa được giữ. Những gì đã lưu trước đó vẫn còn "
            "nguyên; hãy xóa bớt tệp không cần trên máy rồi làm lại."
        ),
        DiskRefusedError: _(
            "Máy không cho ghi vào thư mục của sổ nên lần ghi này chưa được giữ. Những gì đã lưu "
            "trước đó vẫn còn nguyên; hãy nhờ người quản trị máy cho phép ghi rồi làm lại."
        ),
        DiskFailedError: _(
            "Ổ đĩa của máy không ghi được (sắp đầy hoặc sắp hỏng) nên lần ghi này chưa được giữ. "
            "Những gì đã lưu trước đó vẫn còn nguyên; hãy làm lại, nếu vẫn lỗi thì sao lưu sổ ra "
            "USB và gọi người hỗ trợ."
        ),
    }[kind]
