from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.sync.mailbox.serving import Peer, Running, path_of
from tests.sync.parties import DISTRICT, NEIGHBOUR, POST


@pytest.fixture
def data() -> bytes:
    return os.urandom(50_000)


def names(peer: Peer) -> set[str]:
    return {f"/v1/files/{letter['sha256']}" for letter in peer.waiting()}


def test_a_file_goes_up_waits_and_is_taken_once(post: Peer, superior: Peer, data: bytes) -> None:
    begun = post.announce(data)
    assert (begun.status_code, begun.headers["Location"]) == (201, path_of(data))
    assert begun.headers["Upload-Offset"] == "0"
    assert path_of(data) not in names(superior)
    assert post.append(data).status_code == 204
    (letter,) = [one for one in superior.waiting() if path_of(data).endswith(one["sha256"])]
    assert (letter["size"], letter["name"], letter["from"]) == (50_000, "goi.byb", POST)
    assert superior.fetch(data).content == data
    assert superior.ask("DELETE", path_of(data)).status_code == 204
    assert path_of(data) not in names(superior)
    assert superior.fetch(data).status_code == 404
    assert superior.ask("DELETE", path_of(data)).status_code == 404


def test_the_oldest_letter_is_shown_first(post: Peer, superior: Peer) -> None:
    sent = [os.urandom(100) for _ in range(3)]
    for one in sent:
        post.send(one)
    shown = [f"/v1/files/{letter['sha256']}" for letter in superior.waiting()]
    places = [shown.index(path_of(one)) for one in sent]
    assert places == sorted(places)


def test_bytes_go_on_where_they_stopped_and_a_wrong_offset_is_told_the_right_one(
    post: Peer, data: bytes
) -> None:
    post.announce(data)
    assert post.append(data, 0, 20_000).headers["Upload-Offset"] == "20000"
    wrong = post.append(data, 30_000)
    assert (wrong.status_code, wrong.headers["Upload-Offset"]) == (409, "20000")
    assert wrong.json()["code"] == "HT-08"
    assert post.offset(data) == 20_000
    assert post.announce(data).headers["Upload-Offset"] == "20000"
    assert post.append(data, 20_000).status_code == 204
    assert post.offset(data) == len(data)
    again = post.append(data)
    assert (again.status_code, again.headers["Upload-Offset"]) == (409, str(len(data)))


def test_sending_a_file_again_changes_nothing(post: Peer, superior: Peer, data: bytes) -> None:
    post.send(data)
    again = post.announce(data)
    assert (again.status_code, again.headers["Upload-Offset"]) == (201, str(len(data)))
    shown = [one["sha256"] for one in superior.waiting()]
    assert len(shown) == len(set(shown))


def test_one_file_of_the_superior_may_go_to_several_units(
    post: Peer, neighbour: Peer, superior: Peer, data: bytes
) -> None:
    superior.send(data, POST)
    assert superior.announce(data, NEIGHBOUR).headers["Upload-Offset"] == str(len(data))
    assert path_of(data) in names(post) & names(neighbour)
    post.ask("DELETE", path_of(data))
    assert neighbour.fetch(data).content == data
    neighbour.ask("DELETE", path_of(data))
    assert superior.fetch(data).status_code == 404


def test_bytes_that_are_not_the_file_announced_are_thrown_away(post: Peer, data: bytes) -> None:
    post.announce(data)
    headers = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    wrong = post.ask("PATCH", path_of(data), data=data[::-1], headers=headers)
    assert (wrong.status_code, wrong.json()["code"]) == (460, "HT-11")
    assert (wrong.headers["Upload-Offset"], post.offset(data)) == ("0", 0)
    assert post.append(data).status_code == 204


def test_a_chunk_that_is_not_what_was_signed_is_taken_back(post: Peer, data: bytes) -> None:
    class Spoiling:
        def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
            post.signer(request)
            request.body = bytes(len(request.body or b""))
            return request

    post.announce(data)
    post.append(data, 0, 10_000)
    post.session.auth = Spoiling()
    spoilt = post.append(data, 10_000, 20_000)
    assert (spoilt.status_code, spoilt.json()["code"]) == (460, "HT-15")
    assert spoilt.headers["Upload-Offset"] == "10000"
    post.session.auth = post.signer
    assert post.append(data, 10_000).status_code == 204


def test_more_bytes_than_announced_are_refused(post: Peer, data: bytes) -> None:
    post.announce(data)
    longer = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    answer = post.ask("PATCH", path_of(data), data=data + b"x", headers=longer)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (413, "0")
    assert post.append(data).status_code == 204


def test_a_range_is_fetched_and_one_beyond_the_end_refused(
    post: Peer, superior: Peer, data: bytes
) -> None:
    post.send(data)
    some = superior.fetch(data, Range="bytes=40000-")
    assert (some.status_code, some.content) == (206, data[40_000:])
    assert some.headers["Content-Range"] == "bytes 40000-49999/50000"
    assert superior.fetch(data, Range="bytes=10-19").content == data[10:20]
    assert superior.fetch(data, Range="bytes=50000-").status_code == 416


def test_only_sender_and_recipient_find_a_file(
    post: Peer, neighbour: Peer, superior: Peer, data: bytes
) -> None:
    post.send(data)
    assert post.fetch(data).content == data
    assert path_of(data) not in names(neighbour)
    for asked in ("GET", "HEAD", "DELETE"):
        assert neighbour.ask(asked, path_of(data)).status_code == 404
    assert post.ask("DELETE", path_of(data)).status_code == 404
    assert superior.fetch(data).content == data


def test_a_unit_sends_to_its_superior_alone(post: Peer, superior: Peer, data: bytes) -> None:
    for to in (NEIGHBOUR, POST, "ninh-binh/la"):
        refused = post.announce(data, to)
        assert (refused.status_code, refused.json()["code"]) == (403, "HT-06")
    assert superior.announce(data, DISTRICT).status_code == 403
    assert superior.announce(data, POST).status_code == 201


@pytest.mark.parametrize(
    "said",
    [
        {"sha256": "../../../etc/passwd"},
        {"sha256": "A" * 64},
        {"name": "../goi.byb"},
        {"name": ".goi"},
        {"name": "a/b"},
        {"name": "gói.byb"},
        {"name": ""},
        {"to": "../.."},
    ],
)
def test_a_name_that_could_be_a_path_is_refused(
    post: Peer, data: bytes, said: dict[str, str]
) -> None:
    refused = post.announce(data, **said)
    assert (refused.status_code, refused.json()["code"]) == (400, "HT-01")


@pytest.mark.parametrize("name", ["..%2f..%2fsecret", "%2e%2e", "x" * 64, "a" * 63, "a" * 65])
def test_an_address_that_is_no_hash_leads_nowhere(post: Peer, name: str) -> None:
    for method in ("GET", "DELETE"):
        assert post.ask(method, f"/v1/files/{name}").status_code == 404


def test_every_answer_brings_a_nonce_and_words(mailbox: Running) -> None:
    for path, status in (("/v1/files", 401), ("/nowhere", 404), ("/v1/registry", 200)):
        answer = requests.get(mailbox.url + path, timeout=10)
        assert (answer.status_code, "Binhyen-Nonce" in answer.headers) == (status, True)
        if status != 200:
            assert set(answer.json()) == {"code", "words"}


def test_a_request_without_what_tus_asks_for_is_refused(post: Peer, data: bytes) -> None:
    post.announce(data)
    plain = {"Upload-Offset": "0", "Content-Type": "text/plain"}
    assert post.ask("PATCH", path_of(data), data=data, headers=plain).status_code == 400
    unsaid = {"Content-Type": "application/offset+octet-stream"}
    assert post.ask("PATCH", path_of(data), data=data, headers=unsaid).status_code == 400
    newer = {"Upload-Offset": "0", "Tus-Resumable": "2.0.0"}
    assert post.ask("PATCH", path_of(data), data=data, headers=newer).status_code == 412
    assert post.ask("POST", "/v1/files").status_code == 400


def test_what_is_kept_names_no_person_and_the_figures_no_unit(
    mailbox: Running, post: Peer, data: bytes
) -> None:
    post.send(data)
    figures = requests.get(f"{mailbox.url}/metrics", timeout=10).text
    assert 'route="append",status="204"' in figures
    assert POST not in figures
    for note in kept_notes(mailbox.folder):
        assert set(note) == {"sha256", "size", "name", "sender", "recipient", "at"}


def kept_notes(folder: Path) -> Iterator[dict[str, object]]:
    for path in (folder / "store" / "waiting").rglob("*"):
        if path.is_file():
            yield json.loads(path.read_text("utf-8"))
