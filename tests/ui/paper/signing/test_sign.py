from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from subprocess import run

import pytest

from storage.steps import drain
from tests.ui.paper.pdf import needs_poppler, pages, texts
from tests.ui.paper.signing.people import CHAIR, HEAD, POST, Holder, given_by
from tests.ui.paper.signing.signed import NAME, TITLE, needs_pdfsig, pdfsig, signed
from tests.ui.paper.signing.soft_token import PIN, needs_token
from ui.paper.checker import check_paper
from ui.paper.signing.errors import (
    CertificateExpiredError,
    CertificateNotYetValidError,
    CertificateUnfitError,
    PaperBrokenError,
    PaperUnreadableError,
)
from ui.paper.signing.judge import judge_paper
from ui.paper.signing.judgement import Added, Verdict
from ui.paper.signing.means import WithFile, WithToken
from ui.paper.signing.order import Order, Place, Role
from ui.paper.signing.sign import sign_paper
from ui.paper.signing.tokens import tokens_of


def on_token(driver: Path, holder: Holder, pin: str = PIN) -> WithToken:
    certificates = (one.certificate for token in tokens_of(driver) for one in token.signers)
    chosen = next(one for one in certificates if one.der == holder.der)
    return WithToken(driver, chosen.fingerprint, pin)


def test_a_paper_signed_with_a_key_file_tells_who_signed_it(
    paper: bytes, with_file: WithFile, authority: Holder
) -> None:
    judged = judge_paper(signed(paper, with_file), [authority.der])
    [signature] = judged.signatures
    assert judged.verdict is Verdict.GOOD
    assert signature.certificate is not None
    assert (signature.certificate.holder, signature.certificate.organisation) == (HEAD, POST)
    assert signature.covers_all
    assert signature.added is Added.NOTHING


def test_a_signature_leaves_every_byte_of_the_paper_as_it_was(
    paper: bytes, with_file: WithFile
) -> None:
    made = signed(paper, with_file)
    assert made.startswith(paper)
    assert texts(made) == texts(paper)
    assert check_paper(made) == check_paper(paper)


@needs_pdfsig
def test_poppler_agrees_with_us(
    paper: bytes, with_file: WithFile, authority: Holder, tmp_path: Path
) -> None:
    said = pdfsig(signed(paper, with_file), authority, tmp_path)
    assert "Signature is Valid" in said
    assert "Certificate is Trusted" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


@needs_pdfsig
@needs_token
@pytest.mark.parametrize("who", ["head", "chair"])
def test_a_token_signs_with_either_kind_of_key(
    who: str, paper: bytes, token: Path, authority: Holder, request: pytest.FixtureRequest
) -> None:
    holder: Holder = request.getfixturevalue(who)
    made = signed(paper, on_token(token, holder))
    assert judge_paper(made, [authority.der]).verdict is Verdict.GOOD
    said = pdfsig(made, authority, request.getfixturevalue("tmp_path"))
    assert "Signature is Valid" in said
    assert "Certificate is Trusted" in said


@pytest.fixture
def first(paper: bytes, with_file: WithFile) -> bytes:
    """Return the paper with the head's signature."""
    return signed(paper, with_file)


@needs_pdfsig
@needs_token
def test_the_chairman_signs_on_top_and_both_signatures_hold(
    first: bytes, token: Path, chair: Holder, authority: Holder, tmp_path: Path
) -> None:
    both = signed(first, on_token(token, chair), Role.CHAIR)
    judged = judge_paper(both, [authority.der], expected_signatures=2)
    assert judged.verdict is Verdict.GOOD
    assert [one.field for one in judged.signatures] == ["KyThuTruong", "KyChuTich"]
    assert [one.added for one in judged.signatures] == [Added.SIGNATURES, Added.NOTHING]
    assert judged.signatures[0].digest == sha256(first).hexdigest()
    assert pdfsig(both, authority, tmp_path).count("Signature is Valid") == 2


def test_somebody_may_sign_twice_in_one_role(paper: bytes, with_file: WithFile) -> None:
    twice = signed(signed(paper, with_file), with_file)
    fields = [one.field for one in judge_paper(twice).signatures]
    assert fields == ["KyThuTruong", "KyThuTruong2"]


@needs_poppler
def test_the_stamp_stands_between_title_and_name_and_says_who_and_when(
    paper: bytes, with_file: WithFile
) -> None:
    page = pages(signed(paper, with_file))[1]
    stamped = page.line("Ký")
    title, name = page.line("TRƯỞNG"), [word for word in page.words if word.text == "Ngọc"][-1]
    assert " ".join(word.text for word in stamped).endswith(f"Ký bởi: {HEAD}")
    assert title[-1].bottom < stamped[0].top < name.top
    said = " ".join(word.text for word in page.words)
    assert f"Cơ quan: {POST} Thời gian ký:" in said
    assert "+07:00" in said


def test_the_reason_is_kept_in_the_signature(paper: bytes, with_file: WithFile) -> None:
    order = Order(title=TITLE, name=NAME, reason="Trình duyệt")
    made = drain(sign_paper(paper, with_file, order))
    assert judge_paper(made).signatures[0].reason == "Trình duyệt"


@needs_poppler
def test_a_separate_file_is_marked_with_number_and_time_at_its_top_right(
    paper: bytes, with_file: WithFile
) -> None:
    order = Order(role=Role.ATTACHED, reference="05/TTr-CAX")
    page = pages(drain(sign_paper(paper, with_file, order)))[0]
    number = next(word for word in page.words if word.text == "05/TTr-CAX")
    [moment] = [word for word in page.words if word.text.endswith("+07:00")]
    assert number.right == pytest.approx(page.width - 42.5, abs=2)
    assert number.bottom < moment.bottom < 57
    assert number.bottom - number.top == pytest.approx(10, abs=2.5)


def test_a_place_that_is_given_is_kept(paper: bytes, with_file: WithFile) -> None:
    order = Order(place=Place(0, 300, 30, 480, 80))
    made = drain(sign_paper(paper, with_file, order))
    assert judge_paper(made).verdict is Verdict.ISSUER_UNKNOWN


UNFIT = {
    "ended": ((-30, -1), "digital_signature", CertificateExpiredError),
    "not yet": ((2, 30), "digital_signature", CertificateNotYetValidError),
    "other use": ((-1, 30), "key_encipherment", CertificateUnfitError),
}


@pytest.mark.parametrize("case", UNFIT)
def test_an_unfit_certificate_signs_nothing(
    case: str, paper: bytes, authority: Holder, with_file: WithFile
) -> None:
    days, use, refusal = UNFIT[case]
    with_file.path.write_bytes(given_by(authority, days=days, uses=(use,)).file())
    with pytest.raises(refusal, match="chưa được ký và vẫn nguyên như cũ"):
        signed(paper, with_file)


def test_a_certificate_for_signing_in_either_sense_signs(
    paper: bytes, authority: Holder, with_file: WithFile
) -> None:
    for use in ("digital_signature", "content_commitment"):
        with_file.path.write_bytes(given_by(authority, uses=(use,)).file())
        assert judge_paper(signed(paper, with_file), [authority.der]).verdict is Verdict.GOOD


def test_nobody_signs_on_top_of_a_broken_signature(paper: bytes, with_file: WithFile) -> None:
    made = bytearray(signed(paper, with_file))
    made[700] ^= 1
    with pytest.raises(PaperBrokenError, match="không ký thêm"):
        signed(bytes(made), with_file)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 docx", b"%PDF-1.4\nnothing more"])
def test_what_is_no_paper_is_not_signed(data: bytes, with_file: WithFile) -> None:
    with pytest.raises(PaperUnreadableError, match=r"Chưa ký được.*nguyên như cũ.*KS-13"):
        signed(data, with_file)


def test_stopping_half_way_signs_nothing_and_the_next_one_works(
    paper: bytes, with_file: WithFile
) -> None:
    steps = sign_paper(paper, with_file, Order())
    next(steps)
    steps.close()
    assert judge_paper(signed(paper, with_file)).verdict is Verdict.ISSUER_UNKNOWN


def test_neither_pyhanko_nor_pkcs11_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, ui.paper.signing.sign, ui.paper.signing.judge, ui.paper.signing.key_files;"
        "print([name for name in ('pyhanko', 'pkcs11', 'aiohttp') if name in sys.modules])"
    )
    done = run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_names_of_any_script_stop_no_signature(
    paper: bytes, authority: Holder, with_file: WithFile
) -> None:
    with_file.path.write_bytes(given_by(authority, f"{CHAIR} 李", "公安 \u200b Xã").file())
    made = signed(paper, with_file)
    assert judge_paper(made, [authority.der]).verdict is Verdict.GOOD
