from __future__ import annotations

import logging
import traceback
from pathlib import Path
from unicodedata import normalize

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from tests.ui.paper.signing.people import HEAD, PASSWORD, POST, Holder
from ui.paper.signing.errors import KeyFileUnreadableError, WrongPasswordError
from ui.paper.signing.key_files import open_key_file
from ui.paper.signing.means import WithFile


@pytest.fixture
def path(head: Holder, authority: Holder, tmp_path: Path) -> Path:
    """Return a file of keys of the head of the post."""
    path = tmp_path / "Phạm Ngọc Ánh.p12"
    path.write_bytes(head.file(authority))
    return path


def test_a_key_file_shows_whose_it_is(path: Path, authority: Holder) -> None:
    opened = open_key_file(path, PASSWORD)
    assert (opened.certificate.holder, opened.certificate.organisation) == (HEAD, POST)
    assert opened.certificate.issuer == "CA thử nghiệm"
    assert opened.certificate.for_signing
    assert opened.chain == (authority.der,)


@pytest.mark.parametrize("kept", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_a_password_opens_however_its_marks_are_spelt(
    kept: str, typed: str, head: Holder, path: Path
) -> None:
    path.write_bytes(head.file(password=normalize(kept, PASSWORD)))  # type: ignore[arg-type]  # a name of a form
    assert open_key_file(path, normalize(typed, PASSWORD)).certificate.holder == HEAD  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize("wrong", ["", "mat khau cua Anh", PASSWORD.upper(), PASSWORD + " "])
def test_a_wrong_password_is_told(wrong: str, path: Path) -> None:
    with pytest.raises(WrongPasswordError, match=r"Mật khẩu.*chưa được ký.*KS-11"):
        open_key_file(path, wrong)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyFileUnreadableError, match=r"Không mở được.*USB"):
        open_key_file(tmp_path / "mat.p12", PASSWORD)


@pytest.mark.parametrize("data", [b"", b"\x30", b"%PDF-1.4", b"\x30\x03\x02\x01\x05", b"0" * 999])
def test_a_file_of_another_kind_is_told(data: bytes, path: Path) -> None:
    path.write_bytes(data)
    with pytest.raises(KeyFileUnreadableError, match=r"không phải tệp chữ ký số"):
        open_key_file(path, PASSWORD)


def test_a_file_that_was_cut_off_is_not_called_a_wrong_password(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(KeyFileUnreadableError):
        open_key_file(path, PASSWORD)


def test_a_file_of_certificates_alone_signs_nothing(authority: Holder, path: Path) -> None:
    lock = BestAvailableEncryption(PASSWORD.encode())
    certificates: list[x509.Certificate] = [authority.certificate]
    path.write_bytes(serialize_key_and_certificates(None, None, None, certificates, lock))
    with pytest.raises(KeyFileUnreadableError):
        open_key_file(path, PASSWORD)


def test_the_password_is_shown_and_logged_nowhere(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = "rất bí mật 77"
    with caplog.at_level(logging.DEBUG), pytest.raises(WrongPasswordError) as refused:
        open_key_file(path, wrong)
    trace = "".join(traceback.format_exception(refused.value))
    opened = open_key_file(path, PASSWORD)
    for shown in (repr(WithFile(path, wrong)), str(refused.value), trace, caplog.text):
        assert wrong not in shown
    assert "private_key" not in repr(opened)
