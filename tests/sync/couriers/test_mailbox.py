from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from storage.steps import drain
from sync.couriers.mailbox import Letter, MailboxCourier, Pace
from sync.couriers.mailbox_address import address_of
from sync.couriers.mailbox_errors import (
    CertificateFileError,
    ClockWrongError,
    FetchSpoiltError,
    MailboxAddressError,
    MailboxCertificateError,
    MailboxRefusalError,
    NoConnectionError,
    NotTheMailboxError,
    is_of_one_file,
)
from sync.couriers.mailbox_line import MailboxLine, Patience
from sync.errors import TooLargeError
from sync.keys import UnitKeys
from sync.mailbox.signatures import RequestSigner, unit_keyid
from sync.trust import read_registry
from tests.sync.mailbox.certificates import certificate
from tests.sync.mailbox.links import bad_link
from tests.sync.mailbox.nearby import courier_of, mailbox_near
from tests.sync.mailbox.weather import Weather
from tests.sync.offices import Office, district, post

DATA = Random(1).randbytes(700_000)
HERE = "127.0.0.1"


@pytest.fixture(scope="module")
def above() -> Office:
    return district()


@pytest.fixture(scope="module")
def below(above: Office) -> Office:
    return post(above)


@pytest.fixture
def port(above: Office, below: Office, tmp_path: Path) -> Iterator[int]:
    with mailbox_near(above.ledger, tmp_path / "hop-thu") as port:
        yield port


def test_what_is_sent_is_fetched_whole_and_then_gone(
    above: Office, below: Office, port: int
) -> None:
    ours, theirs = courier_of(below, port), courier_of(above, port)
    steps: list[int] = []
    sha256 = drain(ours.upload(DATA, above.unit, "a.byb"), lambda step: steps.append(step.done))
    assert (steps[0], steps[-1]) == (0, len(DATA))
    (letter,) = theirs.letters()
    assert (letter.sha256, letter.size, letter.name) == (sha256, len(DATA), "a.byb")
    assert letter.sender == below.unit
    assert drain(theirs.download(letter)) == DATA
    theirs.taken(letter)
    theirs.taken(letter)
    assert theirs.letters() == []


def test_sending_again_sends_no_byte_again(above: Office, below: Office, port: int) -> None:
    with bad_link(port, Weather()) as link:
        for _time in range(2):
            drain(courier_of(below, link.port).upload(DATA, above.unit, "a.byb"))
        assert len(DATA) < link.up < 1.02 * len(DATA)
    assert len(courier_of(above, port).letters()) == 1


def test_another_computer_goes_on_where_a_cut_ended_the_first(
    above: Office, below: Office, port: int
) -> None:
    with bad_link(port, Weather(seed=3, mean_cut=1_000_000, rate=10_000_000)) as link:
        sending = courier_of(below, link.port).upload(DATA, above.unit, "a.byb")
        with pytest.raises(NoConnectionError, match="Không mất gì"):
            drain(sending)
    resumed = courier_of(below, port).upload(DATA, above.unit, "a.byb")
    assert next(resumed).done > 0
    assert drain(resumed)


def test_a_download_goes_on_where_a_cut_ended_it(above: Office, below: Office, port: int) -> None:
    drain(courier_of(below, port).upload(DATA, above.unit, "a.byb"))
    with bad_link(port, Weather(rate=4_000_000)) as link:
        theirs = courier_of(above, link.port)
        (letter,) = theirs.letters()
        part = theirs.download(letter)
        while next(part).done < len(DATA) // 2:
            pass
        part.close()
        again = theirs.download(letter)
        assert next(again).done >= len(DATA) // 2
        assert drain(theirs.download(letter)) == DATA
        assert link.down < 1.5 * len(DATA)


def test_the_registry_travels_once_and_only_the_superior_gives_a_newer_one(
    above: Office, below: Office, port: int
) -> None:
    with bad_link(port, Weather()) as link:
        ours = courier_of(below, link.port)
        data = ours.registry()
        before = link.down
        assert ours.registry() == data
        assert link.down - before < len(data)
    assert read_registry(data)[-1].registry.unit(below.unit)
    with pytest.raises(MailboxRefusalError, match="HT-06"):
        courier_of(below, port).put_registry(data)
    courier_of(above, port).put_registry(data)


def test_what_the_mailbox_refuses_is_said_in_its_words_and_with_its_code(
    above: Office, below: Office, tmp_path: Path
) -> None:
    with mailbox_near(above.ledger, tmp_path, file_bytes=1000) as port:
        ours = courier_of(below, port)
        with pytest.raises(MailboxRefusalError, match=r"HT-09.*gửi tệp này bằng USB") as refusal:
            drain(ours.upload(DATA, above.unit, "a.byb"))
        assert is_of_one_file(refusal.value)
        with pytest.raises(MailboxRefusalError, match="HT-06"):
            drain(ours.upload(b"1", "ninh-binh/x", "a.byb"))


def test_a_stranger_is_refused_as_a_whole(above: Office, below: Office, port: int) -> None:
    signer = RequestSigner(UnitKeys.generate(), unit_keyid(below.unit, 1))
    strange = MailboxCourier(MailboxLine(f"http://{HERE}:{port}", signer))
    with pytest.raises(MailboxRefusalError, match="HT-03") as refusal:
        strange.letters()
    assert not is_of_one_file(refusal.value)


def test_who_asks_too_often_is_told_when_to_come_again(
    above: Office, below: Office, tmp_path: Path
) -> None:
    with mailbox_near(above.ledger, tmp_path, unit_burst=2, unit_rate=0.1) as port:
        ours = courier_of(below, port)
        ours.letters()
        ours.letters()
        with pytest.raises(MailboxRefusalError, match="HT-10") as refusal:
            ours.letters()
    assert 1 <= refusal.value.wait <= 10


def test_a_file_that_is_spoilt_in_the_mailbox_is_dropped_and_fetched_anew(
    above: Office, below: Office, tmp_path: Path
) -> None:
    with mailbox_near(above.ledger, tmp_path) as port:
        drain(courier_of(below, port).upload(DATA, above.unit, "a.byb"))
        theirs = courier_of(above, port)
        (letter,) = theirs.letters()
        (kept,) = (path for path in tmp_path.rglob(letter.sha256) if "files" in path.parts)
        whole = kept.read_bytes()
        kept.write_bytes(whole[:-1] + b"?")
        with pytest.raises(FetchSpoiltError, match=r"a\.byb"):
            drain(theirs.download(letter))
        kept.write_bytes(whole)
        assert drain(theirs.download(letter)) == DATA


def test_a_letter_too_large_to_be_ours_is_not_fetched(above: Office, port: int) -> None:
    theirs = courier_of(above, port)
    told = {"sha256": "0" * 64, "size": 2**40, "name": "a.byb", "from": "x"}
    letter = Letter.model_validate(told)
    with pytest.raises(TooLargeError):
        drain(theirs.download(letter))


def test_nobody_there_is_said_so(below: Office, port: int) -> None:
    with bad_link(1, Weather()) as link, pytest.raises(NoConnectionError, match="USB"):
        courier_of(below, link.port).letters()
    with pytest.raises(NoConnectionError):
        courier_of(below, link.port).letters()  # not even a port


def test_a_link_gone_silent_is_given_up_in_time(below: Office, port: int) -> None:
    silent = Weather(fair=0.0001, outage=1000)
    with bad_link(port, silent) as link, pytest.raises(NoConnectionError):
        courier_of(below, link.port, Patience(connect=0.2, read=0.2)).letters()


class Portal(BaseHTTPRequestHandler):
    """A captive portal: has the same answer to everything."""

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(self.server.status)  # type: ignore[attr-defined]
        for name, value in (("Content-Length", "2"), ("Location", "http://wifi.example/")):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize("status", [200, 201, 204, 302, 404, 511])
def test_a_captive_portal_is_never_taken_for_the_mailbox(below: Office, status: int) -> None:
    with ThreadingHTTPServer((HERE, 0), Portal) as portal:
        portal.status = status  # type: ignore[attr-defined]
        Thread(target=partial(portal.serve_forever, poll_interval=0.01), daemon=True).start()
        ours = courier_of(below, portal.server_port)
        with pytest.raises(NotTheMailboxError, match="Wi-Fi"):
            drain(ours.upload(DATA, "ninh-binh/gia-vien", "a.byb"))
        ours.close()
        portal.shutdown()


@pytest.mark.parametrize(
    "typed",
    ["", "hop thu", "http://hop-thu.example", "https://a/b", "https://a:b", "ftp://a", "https://"],
)
def test_an_address_that_no_mailbox_has_is_refused(typed: str) -> None:
    with pytest.raises(MailboxAddressError, match="hỏi lại cấp trên"):
        address_of(typed)


def test_an_address_may_be_typed_without_its_beginning() -> None:
    assert address_of(" hop-thu.example/ ") == "https://hop-thu.example"
    assert address_of("hop-thu.example:8443") == "https://hop-thu.example:8443"
    assert address_of("http://127.0.0.1:1") == "http://127.0.0.1:1"


def test_only_a_certificate_that_is_believed_opens_the_channel(
    above: Office, below: Office, tmp_path: Path
) -> None:
    shown, other = certificate(tmp_path / "1", HERE), certificate(tmp_path / "2", HERE)
    with mailbox_near(above.ledger, tmp_path / "hop-thu", shown=shown) as port:
        url = f"https://{HERE}:{port}"
        assert courier_of(below, url, certificate=shown.authority).letters() == []
        for wrong in (None, other.authority):
            with pytest.raises(MailboxCertificateError, match="báo cấp trên"):
                courier_of(below, url, certificate=wrong).letters()
    with pytest.raises(CertificateFileError, match="không-có"):
        courier_of(below, url, certificate=tmp_path / "không-có.pem")


@pytest.mark.parametrize("days", [-30, 30])
def test_a_certificate_of_another_day_speaks_of_the_clock(
    above: Office, below: Office, tmp_path: Path, days: int
) -> None:
    shown = certificate(tmp_path / "1", HERE, since=timedelta(days=days))
    with mailbox_near(above.ledger, tmp_path / "hop-thu", shown=shown) as port:
        ours = courier_of(below, f"https://{HERE}:{port}", certificate=shown.authority)
        with pytest.raises(ClockWrongError, match="ngày giờ của máy"):
            ours.letters()


def test_chunks_grow_on_a_fast_link_and_shrink_on_a_slow_one() -> None:
    pace = Pace(Patience())
    for _chunk in range(5):
        pace.took(pace.size, 0.01)
    assert pace.size == 4 * 2**20
    for _chunk in range(9):
        pace.took(pace.size, 60)
    assert pace.size == 16 * 1024
    assert pace.due(pace.size) == Patience().read
    pace.took(pace.size, 2)
    assert pace.size == 24 * 1024
    assert pace.due(pace.size) == pytest.approx(7.5)
    pace.failed()
    assert pace.size == 16 * 1024
