from __future__ import annotations

import logging
import traceback
from pathlib import Path
from shutil import rmtree

import pytest
from pkcs11 import Attribute, TokenFlag, _pkcs11

from storage.errors import KnownError
from storage.steps import drain
from tests.ui.paper.signing import soft_token
from tests.ui.paper.signing.people import CHAIR, HEAD, Holder, given_by
from tests.ui.paper.signing.signed import signed
from tests.ui.paper.signing.soft_token import PIN, needs_token
from ui.paper.signing.drivers import known_drivers
from ui.paper.signing.errors import (
    CertificateExpiredError,
    DriverError,
    NoCertificateError,
    NoPrivateKeyError,
    NoTokenError,
    PinLockedError,
    TokenRemovedError,
    WrongPinError,
)
from ui.paper.signing.judge import judge_paper
from ui.paper.signing.judgement import Verdict
from ui.paper.signing.means import Tries, WithToken
from ui.paper.signing.order import Order
from ui.paper.signing.sign import sign_paper
from ui.paper.signing.token_errors import tries_of
from ui.paper.signing.tokens import tokens_of

pytestmark = needs_token


def chosen(driver: Path, pin: str = PIN) -> WithToken:
    """Return the means of the first certificate that may sign."""
    [token] = tokens_of(driver)
    return WithToken(driver, token.signers[0].certificate.fingerprint, pin)


def test_a_token_shows_its_certificates_without_a_pin(token: Path) -> None:
    [found] = tokens_of(token)
    assert found.label == soft_token.LABEL
    assert found.serial
    assert found.tries is Tries.ENOUGH
    assert sorted(one.certificate.holder for one in found.signers) == sorted([HEAD, CHAIR])
    assert len(found.found) == 3  # the issuer's is there too, and signs no papers


def test_a_wrong_pin_is_tried_once_and_the_tries_are_told(paper: bytes, token: Path) -> None:
    with pytest.raises(WrongPinError, match=r"chưa được ký.*lần nhập sai.*không tự thử lại.*KS-03"):
        signed(paper, chosen(token, "11112222"))
    assert tokens_of(token)[0].tries is Tries.FEWER
    assert "sai" in tokens_of(token)[0].tries.words
    assert judge_paper(signed(paper, chosen(token))).verdict is Verdict.ISSUER_UNKNOWN
    assert tokens_of(token)[0].tries is Tries.ENOUGH  # the right one sets it back


@pytest.mark.parametrize("pin", ["", "1", "9" * 300])
def test_a_pin_of_impossible_length_is_a_wrong_one(pin: str, paper: bytes, token: Path) -> None:
    with pytest.raises(WrongPinError):
        signed(paper, chosen(token, pin))


def test_what_a_token_tells_of_tries_left_is_understood() -> None:
    low, last = TokenFlag.USER_PIN_COUNT_LOW, TokenFlag.USER_PIN_FINAL_TRY
    assert tries_of(TokenFlag.LOGIN_REQUIRED) is Tries.ENOUGH
    assert tries_of(low) is Tries.FEWER
    assert tries_of(low | last) is Tries.LAST
    assert tries_of(low | TokenFlag.USER_PIN_LOCKED) is Tries.NONE
    assert "MỘT" in Tries.LAST.words


def test_a_locked_token_is_not_tried(
    paper: bytes, token: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    means = chosen(token)  # SoftHSM never locks: the flag is all that is made up here
    monkeypatch.setattr("ui.paper.signing.tokens.tries_of", lambda _flags: Tries.NONE)
    with pytest.raises(PinLockedError, match="đã khóa"):
        signed(paper, means)


def test_a_reader_without_a_token_is_told(
    paper: bytes, token: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    means = chosen(token)
    (tmp_path / "empty").mkdir()
    soft_token.use(tmp_path / "empty", monkeypatch)
    with pytest.raises(NoTokenError, match="hãy cắm"):
        tokens_of(token)
    with pytest.raises(NoTokenError):
        signed(paper, means)


def test_a_token_pulled_out_at_work_is_told(paper: bytes, token: Path, tmp_path: Path) -> None:
    steps = sign_paper(paper, chosen(token), Order())
    for _step in range(3):
        next(steps)  # the PIN was right, the session is open
    rmtree(tmp_path / "usb" / "tokens")
    with pytest.raises(TokenRemovedError, match="bị rút ra"):
        drain(steps)
    with pytest.raises(NoTokenError):
        tokens_of(token)


def test_another_token_than_the_chosen_one_is_told(paper: bytes, token: Path) -> None:
    with pytest.raises(NoCertificateError, match="cắm đúng thiết bị"):
        signed(paper, WithToken(token, "0" * 64, PIN))


def test_a_certificate_without_its_key_is_told(
    paper: bytes, token: Path, authority: Holder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    alone = given_by(authority)
    soft_token.make(tmp_path / "other", monkeypatch, keys={}, others=[alone])
    with pytest.raises(NoPrivateKeyError, match="không có khóa bí mật"):
        signed(paper, chosen(token))


def test_a_certificate_that_ended_is_told_before_a_pin_is_tried(
    paper: bytes, token: Path, authority: Holder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    ended = given_by(authority, days=(-30, -1))
    soft_token.make(tmp_path / "other", monkeypatch, keys={"head": ended})
    with pytest.raises(CertificateExpiredError):
        signed(paper, chosen(token, "a wrong one"))
    assert tokens_of(token)[0].tries is Tries.ENOUGH


def test_a_key_that_asks_for_its_pin_at_each_signature_gets_it(
    paper: bytes, token: Path, head: Holder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    always = {Attribute.ALWAYS_AUTHENTICATE: True}
    soft_token.make(tmp_path / "other", monkeypatch, keys={"head": head}, more=always)
    assert judge_paper(signed(paper, chosen(token)), [head.der]).verdict is Verdict.GOOD


@pytest.mark.parametrize("content", [None, b"", b"MZ\x90 a driver of 32 bits", b"\x7fELF"])
def test_a_driver_that_is_none_is_told(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "token.dll"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DriverError, match=r"token\.dll.*64 bit.*KS-02"):
        tokens_of(path)


def test_a_library_that_is_no_driver_is_told() -> None:
    with pytest.raises(DriverError, match="không phải của thiết bị ký số"):
        tokens_of(Path(_pkcs11.__file__))


def test_drivers_that_are_known_are_files_to_choose_from() -> None:
    assert all(path.is_file() for path in known_drivers())


def test_the_pin_is_shown_and_logged_nowhere(
    paper: bytes,
    token: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    wrong = "90817263"
    means = chosen(token, wrong)
    with caplog.at_level(logging.DEBUG), pytest.raises(KnownError) as refused:
        signed(paper, means)
    trace = "".join(traceback.format_exception(refused.value))
    for shown in (
        repr(means),
        str(means),
        str(refused.value),
        trace,
        caplog.text,
        *capfd.readouterr(),
    ):
        assert wrong not in shown
    with caplog.at_level(logging.DEBUG):
        signed(paper, chosen(token))
    assert PIN not in caplog.text
    assert PIN not in repr(chosen(token))
