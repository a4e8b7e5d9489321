from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import serialize_certificates

from tests.ui.paper.signing.people import HEAD, Holder, given_by, issuer
from ui.paper.signing.certificates import authorities_in, issuers_among, read_certificate
from ui.paper.signing.errors import AuthorityUnreadableError


def test_issuers_are_read_in_every_packing_that_they_are_published_in(authority: Holder) -> None:
    one, other = authority.certificate, issuer("CA gốc khác").certificate
    packings = {
        one.public_bytes(Encoding.DER): 1,
        one.public_bytes(Encoding.PEM) + other.public_bytes(Encoding.PEM): 2,
        serialize_certificates([one, other], Encoding.DER): 2,
        serialize_certificates([one, other], Encoding.PEM): 2,
    }
    for file, count in packings.items():
        found = authorities_in(file)
        assert len(found) == count
        assert authority.der in [each.der for each in found]


@pytest.mark.parametrize("file", [b"", b"%PDF-1.4", b"\x30\x80", b"-----BEGIN CERTIFICATE-----"])
def test_a_file_without_an_issuer_is_told(file: bytes) -> None:
    with pytest.raises(AuthorityUnreadableError, match=r"\.cer.*KS-16"):
        authorities_in(file)


def test_a_chain_is_found_by_signatures_and_not_by_names(authority: Holder) -> None:
    person = read_certificate(given_by(authority).der)
    real, namesake = read_certificate(authority.der), read_certificate(issuer().der)
    assert issuers_among(person, [namesake, real, person]) == (real,)
    assert issuers_among(person, [namesake]) == ()


def test_times_of_a_certificate_are_those_of_vietnam(authority: Holder) -> None:
    person = given_by(authority)
    read = read_certificate(person.der)
    assert read.holder == HEAD
    assert read.since == person.certificate.not_valid_before_utc
    assert str(read.since.tzinfo) == "UTC+07:00"
    assert read.since <= datetime.now(UTC) <= read.until


def test_an_authority_signs_no_papers(authority: Holder) -> None:
    assert not read_certificate(authority.der).for_signing
