"""Whether a signature is believed: who issued its certificate, for what and for when."""

from __future__ import annotations

import pytest

from tests.ui.paper.signing.people import Holder, given_by, issuer
from tests.ui.paper.signing.signed import signed
from ui.paper.signing.judge import judge_paper
from ui.paper.signing.judgement import Verdict
from ui.paper.signing.means import WithFile


def test_an_unknown_issuer_is_no_forger(once: bytes) -> None:
    for trusted in ((), [issuer("CA khác").der]):
        judged = judge_paper(once, trusted)
        assert judged.verdict is Verdict.ISSUER_UNKNOWN
        assert "chưa xác minh được tổ chức cấp" in judged.words
        assert judged.signatures[0].intact
        assert not judged.signatures[0].trusted


def test_an_issuer_of_the_same_name_is_not_the_issuer(once: bytes) -> None:
    assert judge_paper(once, [issuer().der]).verdict is Verdict.ISSUER_UNKNOWN


def test_the_signers_own_certificate_may_be_trusted(once: bytes, head: Holder) -> None:
    assert judge_paper(once, [head.der]).verdict is Verdict.GOOD


def test_a_certificate_that_ended_since_does_not_undo_a_signature(
    paper: bytes, authority: Holder, with_file: WithFile
) -> None:
    short = given_by(authority, days=(-1, 4 / 86400))
    with_file.path.write_bytes(short.file())
    made = signed(paper, with_file)
    assert judge_paper(made, [authority.der]).verdict is Verdict.GOOD


def test_a_signature_before_or_after_its_certificate_is_told_as_such(
    paper: bytes, authority: Holder, with_file: WithFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.paper.signing.pades.refuse_unfit", lambda *_: None)
    for days in ((-30, -1), (1, 30)):
        with_file.path.write_bytes(given_by(authority, days=days).file())
        judged = judge_paper(signed(paper, with_file), [authority.der])
        assert judged.verdict is Verdict.CERTIFICATE
        assert "không có hiệu lực vào thời gian ký" in judged.signatures[0].problem


def test_a_certificate_for_other_uses_is_told_as_such(
    paper: bytes, authority: Holder, with_file: WithFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.paper.signing.pades.refuse_unfit", lambda *_: None)
    with_file.path.write_bytes(given_by(authority, uses=("key_encipherment",)).file())
    judged = judge_paper(signed(paper, with_file), [authority.der])
    assert judged.verdict is Verdict.CERTIFICATE
    assert "không dùng để ký" in judged.signatures[0].problem


def test_an_old_kind_of_signature_is_neither_good_nor_broken(
    once: bytes, authority: Holder
) -> None:
    old = once.replace(b"/ETSI.CAdES.detached", b"/adbe.x509.rsa_sha1 ")
    assert judge_paper(old, [authority.der]).verdict is Verdict.UNCHECKED


def test_a_signature_by_a_weak_hash_is_not_vouched_for(
    paper: bytes, authority: Holder, with_file: WithFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.paper.signing.pades._HASH", "sha1")
    verdict = judge_paper(signed(paper, with_file), [authority.der]).verdict
    assert verdict is Verdict.UNCHECKED
