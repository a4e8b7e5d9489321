from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import x25519

from sync.envelope import decrypted, encrypted
from sync.errors import CannotDecryptError, PayloadSizeError
from tests.sync.tools import needs

ME, SUPERIOR, STRANGER = (x25519.Identity.generate() for _ in range(3))
BOTH = [str(ME.to_public()), str(SUPERIOR.to_public())]


@given(data=st.binary(max_size=200))
def test_each_recipient_reads_it_and_nobody_else(data: bytes) -> None:
    sealed = encrypted(data, BOTH)
    assert decrypted(sealed, ME, len(data)) == decrypted(sealed, SUPERIOR, len(data)) == data
    with pytest.raises(CannotDecryptError):
        decrypted(sealed, STRANGER, len(data))


@pytest.mark.parametrize("cut", [0, 1, 100, 70_000, -1])
def test_nothing_of_a_cut_file_is_believed(cut: int) -> None:
    with pytest.raises(CannotDecryptError):
        decrypted(encrypted(bytes(200_000), BOTH)[:cut], ME, 200_000)


def test_more_than_was_promised_is_not_read() -> None:
    with pytest.raises(PayloadSizeError):
        decrypted(encrypted(bytes(200_000), BOTH), ME, 199_999)


@needs("age")
def test_stock_age_opens_ours_and_we_open_its(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{ME}\n")
    (tmp_path / "ours").write_bytes(encrypted(b"said", BOTH))
    opened = subprocess.run(
        ["age", "-d", "-i", "key", "ours"], cwd=tmp_path, capture_output=True, check=True
    )
    assert opened.stdout == b"said"
    sealed = subprocess.run(
        ["age", "-r", BOTH[0], "-r", BOTH[1]], input=b"back", capture_output=True, check=True
    )
    assert decrypted(sealed.stdout, SUPERIOR, 4) == b"back"
