"""Gate: what was done to a signed paper is recognised, each thing in its own words."""

# pyHanko has no types for writing:
# mypy: allow-untyped-calls
from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import ArrayObject, NameObject, StreamObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pypdfium2 import PdfDocument

from tests.ui.paper.signing.people import Holder, given_by, issuer
from tests.ui.paper.signing.signed import needs_pdfsig, pdfsig, signed
from ui.paper.signing.judge import judge_paper
from ui.paper.signing.judgement import Added, Verdict
from ui.paper.signing.means import WithFile
from ui.paper.signing.order import Role

BAD = {Verdict.BROKEN, Verdict.CHANGED, Verdict.STRIPPED, Verdict.DAMAGED, Verdict.NOT_PDF}


def updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], object]) -> bytes:
    """Change a PDF as an attacker would, without touching a byte that is signed."""
    writer, out = IncrementalPdfFileWriter(BytesIO(pdf)), BytesIO()
    change(writer)
    writer.write(out)
    assert out.getvalue().startswith(pdf)
    return out.getvalue()


def write_over(writer: IncrementalPdfFileWriter) -> None:
    """Write other words over the first page."""
    words = StreamObject(stream_data=b"BT /F1 14 Tf 100 400 Td (Giay khen: 100) Tj ET")
    writer.add_stream_to_page(0, writer.add_object(words))


def swap_pages(writer: IncrementalPdfFileWriter) -> None:
    """Turn the order of the pages round."""
    pages = writer.root["/Pages"]
    pages[pdf_name("/Kids")] = ArrayObject(reversed(pages.raw_get("/Kids")))
    writer.update_container(pages)


def drop_form(writer: IncrementalPdfFileWriter) -> None:
    """Take the form away, so that no signature can be found any more."""
    del writer.root["/AcroForm"]
    writer.update_root()


def empty_field(writer: IncrementalPdfFileWriter) -> None:
    """Leave the field and take what is in it."""
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    del field["/V"]
    writer.update_container(field)


def add_field(writer: IncrementalPdfFileWriter) -> None:
    """Add a place to sign that nobody signed."""
    append_signature_field(writer, SigFieldSpec("KyChuTich", box=(100, 100, 200, 150)))


def retitle(writer: IncrementalPdfFileWriter) -> None:
    """Say another language of the whole paper."""
    writer.root[pdf_name("/Lang")] = NameObject("/en")
    writer.update_root()


def test_a_byte_that_is_flipped_anywhere_breaks_the_signature(
    once: bytes, authority: Holder
) -> None:
    begin = once.index(b"/Contents <")
    end = once.index(b">", begin)  # the signature itself stands between the signed ranges
    places = st.one_of(st.integers(0, begin), st.integers(end, len(once.rstrip()) - 1))

    @settings(max_examples=60)
    @given(at=places, other=st.integers(1, 255))
    def is_seen(at: int, other: int) -> None:
        flipped = once[:at] + bytes([once[at] ^ other]) + once[at + 1 :]
        assert judge_paper(flipped, [authority.der]).verdict in BAD

    is_seen()


def test_a_byte_flipped_in_the_text_is_a_broken_signature(once: bytes) -> None:
    at = once.index(b"stream", 3000) + 40
    judged = judge_paper(once[:at] + bytes([once[at] ^ 1]) + once[at + 1 :])
    assert judged.verdict is Verdict.BROKEN
    assert "KHÔNG đúng" in judged.words
    assert not judged.signatures[0].intact


@needs_pdfsig
def test_words_added_by_an_update_are_seen_where_poppler_sees_nothing(
    once: bytes, authority: Holder, tmp_path: Path
) -> None:
    forged = updated(once, write_over)
    assert "Signature is Valid" in pdfsig(forged, authority, tmp_path)
    judged = judge_paper(forged, [authority.der])
    assert judged.verdict is Verdict.CHANGED
    assert "SỬA sau khi ký" in judged.words
    assert judged.signatures[0].intact
    assert judged.signatures[0].added is Added.ILLEGAL
    assert not judged.signatures[0].covers_all


@pytest.mark.parametrize("change", [write_over, swap_pages, add_field, retitle])
def test_whatever_is_added_after_the_last_signature_is_a_change(
    change: Callable[[IncrementalPdfFileWriter], object], once: bytes, authority: Holder
) -> None:
    assert judge_paper(updated(once, change), [authority.der]).verdict is Verdict.CHANGED


@pytest.mark.parametrize("change", [drop_form, empty_field])
def test_a_signature_hidden_by_an_update_is_seen_without_the_books(
    change: Callable[[IncrementalPdfFileWriter], object], once: bytes
) -> None:
    judged = judge_paper(updated(once, change))
    assert judged.verdict is Verdict.STRIPPED
    assert "GỠ" in judged.words


def test_a_signature_cut_off_is_seen_where_the_books_know_of_it(
    paper: bytes, once: bytes, with_file: WithFile
) -> None:
    assert judge_paper(paper).verdict is Verdict.UNSIGNED
    judged = judge_paper(paper, expected_signatures=1)
    assert judged.verdict is Verdict.STRIPPED
    assert "Sổ ghi văn bản này có 1 chữ ký số, trong tệp chỉ còn 0." in judged.words
    twice = signed(once, with_file, Role.CHAIR)
    assert judge_paper(twice, expected_signatures=2).verdict.is_good
    assert judge_paper(once, expected_signatures=2).verdict is Verdict.STRIPPED


def test_a_signed_paper_written_anew_is_no_signed_paper(once: bytes) -> None:
    document, out = PdfDocument(once), BytesIO()
    document.save(out)
    document.close()
    anew = out.getvalue()
    assert judge_paper(anew).verdict in BAD
    assert judge_paper(anew, expected_signatures=1).verdict in BAD


def test_pages_put_in_another_order_by_a_pdf_program_are_seen(once: bytes) -> None:
    document, other, out = PdfDocument(once), PdfDocument.new(), BytesIO()
    other.import_pages(document, [1, 0, 2])
    other.save(out)
    assert judge_paper(out.getvalue(), expected_signatures=1).verdict in BAD
    document.close()
    other.close()


def test_another_signed_paper_in_its_place_is_seen(
    paper: bytes, once: bytes, with_file: WithFile, authority: Holder
) -> None:
    known = sha256(once).hexdigest()
    other = signed(paper, with_file)  # signed by the same person, at another moment
    assert judge_paper(once, [authority.der], expected_digest=known).verdict is Verdict.GOOD
    judged = judge_paper(other, [authority.der], expected_digest=known)
    assert judged.verdict is Verdict.OTHER_PAPER
    twice = signed(once, with_file, Role.CHAIR)
    assert judge_paper(twice, [authority.der], expected_digest=known).verdict is Verdict.GOOD


def test_a_second_signature_in_good_order_changes_nothing(
    once: bytes, with_file: WithFile, authority: Holder
) -> None:
    judged = judge_paper(signed(once, with_file, Role.CHAIR), [authority.der])
    assert judged.verdict is Verdict.GOOD
    assert "người khác" in judged.signatures[0].added.words


def test_a_change_between_two_signatures_is_seen(
    once: bytes, with_file: WithFile, authority: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.paper.signing.sign._refuse_unsignable", lambda _pdf: None)
    judged = judge_paper(signed(updated(once, write_over), with_file), [authority.der])
    assert judged.verdict is Verdict.CHANGED
    assert [one.verdict for one in judged.signatures] == [Verdict.CHANGED, Verdict.GOOD]


def test_a_file_that_is_cut_off_is_never_good(once: bytes) -> None:
    @settings(max_examples=40)
    @given(left=st.integers(0, len(once.rstrip()) - 1))
    def is_seen(left: int) -> None:
        assert not judge_paper(once[:left], expected_signatures=1).verdict.is_good

    is_seen()


def test_a_file_cut_in_the_middle_of_its_signature_is_damaged_or_broken(once: bytes) -> None:
    judged = judge_paper(once[:-200])
    assert judged.verdict in {Verdict.DAMAGED, Verdict.STRIPPED}
    assert not judged.verdict.is_good


@pytest.mark.parametrize(
    ("data", "verdict"),
    [
        (b"", Verdict.NOT_PDF),
        (b"PK\x03\x04 a Word file", Verdict.NOT_PDF),
        (b"%PDF-1.7\n\x00\x01", Verdict.DAMAGED),
    ],
)
def test_what_is_no_pdf_is_said_to_be_none(data: bytes, verdict: Verdict) -> None:
    judged = judge_paper(data)
    assert judged.verdict is verdict
    assert judged.words


def test_bytes_behind_the_end_are_told_and_change_nothing(once: bytes, authority: Holder) -> None:
    judged = judge_paper(once + b"\n\n", [authority.der])
    assert judged.verdict is Verdict.GOOD
    assert not judged.signatures[0].covers_all


def test_a_paper_with_a_password_is_said_to_have_one(paper: bytes) -> None:
    writer, out = IncrementalPdfFileWriter(BytesIO(paper)), BytesIO()
    locked = copy_into_new_writer(writer.prev)
    locked.encrypt("mở ra", "mở ra")
    locked.write(out)
    assert judge_paper(out.getvalue()).verdict is Verdict.LOCKED


def test_nothing_is_asked_of_a_network(
    paper: bytes, authority: Holder, with_file: WithFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **_more: object) -> NoReturn:
        raise AssertionError("the network was asked")

    for way in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, way, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with_file.path.write_bytes(given_by(authority, asks=True).file())
    made = signed(paper, with_file)
    assert judge_paper(made, [authority.der]).verdict is Verdict.GOOD
    assert judge_paper(made).verdict is Verdict.ISSUER_UNKNOWN


def test_nothing_about_a_paper_gets_into_a_log(
    once: bytes, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        judge_paper(updated(once, write_over), [issuer().der])
        judge_paper(once[:-300])
    assert [one for one in caplog.records if one.name.startswith("pyhanko")] == []
    assert capfd.readouterr() == ("", "")


def test_every_verdict_and_addition_has_words_of_its_own() -> None:
    words = [*(one.words for one in Verdict), *(one.words for one in Added)]
    assert all(words)
    assert len(set(words)) == len(words)
