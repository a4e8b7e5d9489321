"""A copy of the books that the disk spoilt, and said nothing of it, is never taken for one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.driver import OperationalError, connect, copy_encrypted
from storage.ledger import Ledger
from tests.conftest import post_settings

KEY = bytes(32)
PAGE = 4096


@pytest.mark.parametrize("page", [0, 5])
def test_a_copy_with_a_spoilt_page_is_refused_and_leaves_nothing_in_its_place(
    page: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(number: int) -> None:  # no disk of ours can be told to forget what it confirmed
        os.pwrite(number, bytes(100), page * PAGE)

    with Ledger(tmp_path / "ledger.db", KEY) as ledger:
        ledger.keep_settings(post_settings())
        monkeypatch.setattr("storage.driver.os.fsync", spoil)
        with pytest.raises(OperationalError, match="disk I/O"):
            copy_encrypted(ledger.connection, tmp_path / "copy.db", KEY)
        monkeypatch.undo()
        assert not (tmp_path / "copy.db").exists()
        copy_encrypted(ledger.connection, tmp_path / "copy.db", KEY)
    copy = connect(tmp_path / "copy.db", KEY)
    assert copy.execute("SELECT count(*) FROM book").fetchone() == (1,)
    copy.close()
