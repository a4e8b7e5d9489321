from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256, sha512

import pytest
from http_message_signatures import HTTPMessageSigner, MappingKeyResolver
from http_message_signatures.algorithms import ED25519
from requests import PreparedRequest, Request

from sync.keys import UnitKeys
from sync.mailbox.errors import (
    EndedError,
    MailboxRefusedError,
    NonceError,
    RequestSignatureError,
    StrangerError,
)
from sync.mailbox.nonces import GOOD_FOR, Nonces
from sync.mailbox.signatures import (
    Caller,
    RequestSigner,
    sign_request,
    superior_keyid,
    unit_keyid,
    verify_request,
)
from sync.registry import RegisteredUnit, Registry, with_end
from tests.sync.parties import BACKUP, DISTRICT, OURS, POST, SUPERIOR, THEIRS, registry, unit_key

NONCES = Nonces(b"s" * 32)
PATH = "/v1/files/" + "a" * 64
POST_KEY = unit_keyid(POST, 1)


def prepared(**headers: str) -> PreparedRequest:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Request("PATCH", f"https://hop-thu.example:8443{PATH}", names, data=b"body").prepare()


def signed(
    keys: UnitKeys = OURS, keyid: str = POST_KEY, nonce: str = "", **headers: str
) -> PreparedRequest:
    made = prepared(**headers)
    sign_request(made, keys, keyid, nonce or NONCES.fresh())
    return made


def judged(
    request: PreparedRequest, book: Registry | None = None, nonces: Nonces = NONCES
) -> Caller:
    assert request.method
    return verify_request(
        request.method, request.path_url, request.headers, book or registry(), nonces
    )


def test_what_a_unit_signed_is_believed_with_the_digest_of_its_body() -> None:
    caller = judged(signed(Upload_Offset="0"))
    assert caller == Caller(POST, 1, sha256(b"body").digest())
    assert not caller.is_superior


def test_the_superior_may_sign_with_its_working_and_its_backup_key() -> None:
    for keys in (SUPERIOR, BACKUP):
        caller = judged(signed(keys, superior_keyid(DISTRICT)))
        assert (caller.unit, caller.is_superior) == (DISTRICT, True)


def test_method_path_and_headers_that_count_are_held_by_the_signature() -> None:
    def changed(**facts: str) -> PreparedRequest:
        request = signed(Upload_Offset="0")
        request.method = facts.pop("method", request.method)
        request.url = facts.pop("url", request.url)
        request.headers.update({name.replace("_", "-"): value for name, value in facts.items()})
        return request

    for request in (
        changed(method="DELETE"),
        changed(url=f"https://hop-thu.example/v1/files/{'b' * 64}"),
        changed(Upload_Offset="5"),
        changed(Content_Digest=f"sha-256=:{'A' * 43}=:"),
        changed(Range="bytes=0-"),  # present, yet not covered
        changed(Upload_Length="9"),
    ):
        with pytest.raises(RequestSignatureError):
            judged(request)


def test_another_host_or_a_proxy_before_the_mailbox_changes_nothing() -> None:
    request = signed()
    request.url = f"http://127.0.0.1:8080{PATH}"
    request.headers["X-Forwarded-For"] = "10.0.0.1"
    assert judged(request).unit == POST


def test_a_request_without_signature_or_with_a_broken_one_is_refused() -> None:
    bare, torn, twice, named = prepared(), signed(), signed(), signed()
    torn.headers["Signature"] = "binhyen=:AAAA:"
    twice.headers["Signature-Input"] += ', x=();keyid="a"'
    named.headers["Signature-Input"] = named.headers["Signature-Input"].replace(POST, "../x")
    for request in (bare, torn, twice, named):
        with pytest.raises(RequestSignatureError):
            judged(request)


def test_a_strangers_key_and_a_key_of_another_unit_are_refused_by_name() -> None:
    with pytest.raises(RequestSignatureError):
        judged(signed(THEIRS))
    with pytest.raises(RequestSignatureError):
        judged(signed(OURS, superior_keyid(DISTRICT)))
    for keyid in (unit_keyid("ninh-binh/la", 1), unit_keyid(POST, 2), superior_keyid(POST)):
        with pytest.raises(StrangerError):
            judged(signed(OURS, keyid))


def test_an_ended_key_is_told_so_and_only_to_whom_holds_it() -> None:
    ended = with_end(registry(), POST, 1, 7)
    with pytest.raises(EndedError):
        judged(signed(), ended)
    with pytest.raises(RequestSignatureError):
        judged(signed(THEIRS), ended)


def test_a_machine_that_changed_keys_within_its_epoch_speaks_with_the_new_one() -> None:
    new = UnitKeys.generate()
    keys = (unit_key(OURS, to_seq=7), unit_key(new, from_seq=8))
    book = registry(2, RegisteredUnit(code=POST, name="Công an xã Gia Thắng", keys=keys))
    assert judged(signed(new), book).unit == POST
    with pytest.raises(EndedError):
        judged(signed(OURS), book)


def test_a_request_said_again_is_refused() -> None:
    request = signed()
    judged(request)
    with pytest.raises(NonceError):
        judged(request)


def test_two_units_do_not_use_up_each_others_nonces() -> None:
    nonce = NONCES.fresh()
    judged(signed(THEIRS, unit_keyid("ninh-binh/x", 1), nonce))
    assert judged(signed(nonce=nonce)).unit == POST


def test_a_request_that_is_refused_uses_up_no_nonce() -> None:
    nonce = NONCES.fresh()
    with pytest.raises(RequestSignatureError):
        judged(signed(THEIRS, nonce=nonce))
    assert judged(signed(nonce=nonce)).unit == POST


def test_a_nonce_that_is_old_foreign_or_no_nonce_is_refused() -> None:
    hours = [1000.0]
    nonces = Nonces(b"s" * 32, clock=lambda: hours[0])
    old = nonces.fresh()
    hours[0] += GOOD_FOR + 1
    for nonce in (old, Nonces(b"x" * 32).fresh(), "nonsense", "ê", "A" * 32):
        with pytest.raises(NonceError):
            nonces.check(nonce)
    nonces.check(nonces.fresh())


def test_replicas_with_one_secret_believe_each_others_nonces() -> None:
    other = Nonces(b"s" * 32)
    assert judged(signed(nonce=other.fresh())).unit == POST


def test_the_clock_of_the_client_does_not_matter() -> None:
    for years in (-20, 20):
        request = prepared()
        own = MappingKeyResolver(public_keys={}, private_keys={POST_KEY: OURS.signing})
        HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=own).sign(
            request,
            key_id=POST_KEY,
            nonce=NONCES.fresh(),
            created=datetime.now(UTC) + timedelta(days=365 * years),
            covered_component_ids=("@method", "@path"),
            body=b"body",
        )
        assert judged(request).unit == POST


def test_a_digest_in_another_spelling_is_a_bad_request() -> None:
    request = prepared(Content_Digest=f"sha-512=:{b64encode(sha512(b'body').digest()).decode()}:")
    sign_request(request, OURS, POST_KEY, NONCES.fresh())
    with pytest.raises(MailboxRefusedError):
        judged(request)


def test_as_auth_of_requests_it_signs_with_the_nonce_of_the_last_answer() -> None:
    signer = RequestSigner(OURS, POST_KEY)
    request = signer(prepared())
    with pytest.raises(NonceError):
        judged(request)
    signer.nonce = NONCES.fresh()
    assert judged(signer(prepared())).unit == POST
