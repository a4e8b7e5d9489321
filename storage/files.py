"""Files that are whole or not there: written beside, flushed to the disk, then renamed."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file by new bytes so that a power cut leaves the old or the new, never a part."""
    partial = path.with_name(f"{path.name}.dang-ghi")
    try:
        with open(partial, "wb", opener=ours_alone) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError:
        with suppress(OSError):  # the disk that refused the one may refuse the other
            partial.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make sure that a renamed file is found after a power cut, where the disk lets us."""
    if sys.platform == "win32":
        return  # Windows has no such call for folders; NTFS journals its names itself
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # network folders have no such call
            raise
    finally:
        os.close(descriptor)


def ours_alone(path: str, flags: int) -> int:
    """Open a file that nobody else on this computer may read (an opener for `open`)."""
    return os.open(path, flags, 0o600)
