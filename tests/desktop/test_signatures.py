"""The command that judges signatures, as people and scripts call it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.cli import main
from tests.ui.paper.signing.people import PASSWORD, given_by, issuer
from tests.ui.paper.signing.signed import signed
from ui.paper.blocks import paragraph
from ui.paper.sheet import print_sheet
from ui.paper.signing.means import WithFile


class Files(NamedTuple):
    """A signed paper, the same unsigned, and the certificate of who vouches for the signer."""

    signed: Path
    bare: Path
    issuer: Path


@pytest.fixture
def files(tmp_path: Path) -> Files:
    authority = issuer()
    keys, found = tmp_path / "k.p12", Files(*(tmp_path / x for x in ("ký.pdf", "t.pdf", "ca.cer")))
    keys.write_bytes(given_by(authority).file(authority))
    found.issuer.write_bytes(authority.der)
    found.bare.write_bytes(print_sheet([paragraph("Tờ trình.")], title="x", author="x"))
    found.signed.write_bytes(signed(found.bare.read_bytes(), WithFile(keys, PASSWORD)))
    return found


def test_a_good_signature_is_told_with_whose_it_is(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-signature", str(files.signed), "--trust", str(files.issuer)]) == 0
    said = capsys.readouterr().out
    assert f"{files.signed}: Chữ ký đúng" in said
    assert "Phạm Ngọc Ánh: Chữ ký đúng" in said
    assert "Cơ quan: Công an xã Gia Thắng" in said
    assert "theo máy người ký" in said
    assert "không qua mạng" in said


def test_an_unknown_issuer_fails_only_where_issuers_were_named(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "khác.cer"
    other.write_bytes(issuer("CA khác").der)
    assert main(["check-signature", str(files.signed)]) == 0
    assert main(["check-signature", str(files.signed), "--trust", str(other)]) == 1
    assert capsys.readouterr().out.count("chưa xác minh được tổ chức cấp") == 2


def test_an_unsigned_or_changed_paper_among_others_is_told(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = bytearray(files.signed.read_bytes())
    changed[500] ^= 1
    broken = files.signed.with_name("hỏng.pdf")
    broken.write_bytes(changed)
    assert main(["check-signature", str(files.signed), str(broken)]) == 1
    assert main(["check-signature", str(files.bare)]) == 1
    said = capsys.readouterr().out
    assert f"{broken}: Chữ ký KHÔNG đúng" in said
    assert f"{files.bare}: Văn bản này chưa có chữ ký số." in said


def test_a_file_of_an_issuer_that_is_none_is_refused(
    files: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-signature", str(files.signed), "--trust", str(files.bare)]) == 1
    assert "KS-16" in capsys.readouterr().err
