from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import SignatureError, WrongPurposeError
from sync.sshsig import public_key, public_line, sign, verify
from tests.sync.tools import needs

KEY = Ed25519PrivateKey.generate()
LINE = public_line(KEY.public_key())


@given(message=st.binary())
def test_what_is_signed_verifies_and_nothing_else_does(message: bytes) -> None:
    signature = sign(KEY, "month@binhyen", message)
    verify(LINE, "month@binhyen", message, signature)
    with pytest.raises(SignatureError):
        verify(LINE, "month@binhyen", message + b".", signature)


def test_a_signature_for_one_purpose_is_void_for_another() -> None:
    with pytest.raises(WrongPurposeError):
        verify(LINE, "receipt@binhyen", b"x", sign(KEY, "month@binhyen", b"x"))


def test_another_key_is_refused() -> None:
    other = public_line(Ed25519PrivateKey.generate().public_key())
    with pytest.raises(SignatureError):
        verify(other, "month@binhyen", b"x", sign(KEY, "month@binhyen", b"x"))


def test_no_flipped_bit_of_a_signature_passes() -> None:
    good = sign(KEY, "month@binhyen", b"x")
    for at in range(len(good) * 8):
        bad = bytearray(good)
        bad[at // 8] ^= 1 << at % 8
        with pytest.raises((SignatureError, WrongPurposeError)):
            verify(LINE, "month@binhyen", b"x", bytes(bad))


@pytest.mark.parametrize("change", [b"", b"\n", b" ", b"-----BEGIN SSH SIGNATURE-----\n"])
def test_a_signature_has_only_one_spelling(change: bytes) -> None:
    good = sign(KEY, "month@binhyen", b"x")
    for bad in (good + change, change + good, good.replace(b"\n", b"\r\n"), good[:-1]):
        if bad != good:
            with pytest.raises(SignatureError):
                verify(LINE, "month@binhyen", b"x", bad)


NOT_LINES = {
    "empty": "?",
    "no-key": "ssh-ed25519 ",
    "another-kind": "ssh-rsa AAAA",
    "comment": f"{LINE} comment",
    "two-lines": f"\n{LINE}",
    "key-alone": LINE.removeprefix("ssh-ed25519 "),
}


@pytest.mark.parametrize("name", NOT_LINES)
def test_only_one_exact_ed25519_line_is_a_key(name: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        public_key(NOT_LINES[name])


@needs("ssh-keygen")
def test_stock_ssh_keygen_verifies_ours(tmp_path: Path) -> None:
    (tmp_path / "allowed").write_text(f"gia-thang {LINE}\n")
    (tmp_path / "sig").write_bytes(sign(KEY, "month@binhyen", b"said"))
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", "gia-thang"]
    command += ["-n", "month@binhyen", "-s", "sig"]
    good = subprocess.run(command, input=b"said", cwd=tmp_path, capture_output=True, check=False)
    bad = subprocess.run(command, input=b"Said", cwd=tmp_path, capture_output=True, check=False)
    assert (good.returncode, bad.returncode) == (0, 255)


@needs("ssh-keygen")
def test_we_verify_what_stock_ssh_keygen_signs(tmp_path: Path) -> None:
    make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "key"]
    subprocess.run(make, cwd=tmp_path, check=True)
    (tmp_path / "said").write_bytes(b"said")
    subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-f", "key", "-n", "month@binhyen", "said"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    line = (tmp_path / "key.pub").read_text().strip()
    verify(line, "month@binhyen", b"said", (tmp_path / "said.sig").read_bytes())
