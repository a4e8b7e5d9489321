"""Files that are whole or not there, and for the owner's eyes only."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from storage.files import flush_folder, write_whole

EVERY_BYTE = bytes(range(256))


def test_a_file_holds_exactly_the_new_bytes_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.key"
    for data in (EVERY_BYTE, EVERY_BYTE[::-1]):
        write_whole(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.key"
    write_whole(path, EVERY_BYTE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_flushed_is_no_failure_but_a_broken_disk_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([errno.EINVAL, errno.EIO])

    def fail(_file: int) -> None:
        raise OSError(next(answers), "")

    monkeypatch.setattr(os, "fsync", fail)  # no network folder is to be had
    flush_folder(tmp_path)
    with pytest.raises(OSError, match="Errno 5"):
        flush_folder(tmp_path)
