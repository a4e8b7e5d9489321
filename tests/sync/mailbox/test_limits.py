from __future__ import annotations

import os
from base64 import b64encode
from pathlib import Path

import pytest
import requests

from sync.keys import UnitKeys
from sync.mailbox.errors import FileTooLargeError, QuotaError, TooOftenError
from sync.mailbox.letters import Letter
from sync.mailbox.limits import Buckets, refuse_too_much
from sync.mailbox.settings import MailboxSettings, SettingsError
from tests.sync.mailbox.serving import GENEROUS, Peer, post_at, running, superior_at
from tests.sync.parties import DISTRICT, POST


def letter(size: int, sha256: str = "a" * 64) -> Letter:
    return Letter(
        sha256=sha256, size=size, name="goi.byb", sender=POST, recipient=DISTRICT, at="2022-12-15"
    )


def settings(**facts: int) -> MailboxSettings:
    return MailboxSettings(folder=Path("kho"), **{"spare_bytes": 0} | facts)


def test_a_bucket_gives_its_burst_then_its_rate_and_tells_how_long_to_wait() -> None:
    now = [0.0]
    buckets = Buckets(2, 3, lambda: now[0])
    for _ in range(3):
        buckets.take("a")
    with pytest.raises(TooOftenError) as refusal:
        buckets.take("a")
    assert refusal.value.facts == {"seconds": 1}
    buckets.take("b")
    now[0] += 1
    for _ in range(2):
        buckets.take("a")
    with pytest.raises(TooOftenError):
        buckets.look("a")


def test_what_would_go_over_a_limit_is_refused_and_what_is_known_counts_once() -> None:
    small = settings(unit_bytes=100, unit_files=2, total_bytes=1_000, file_bytes=90)
    held = {"b" * 64: 50, "a" * 64: 40}
    refuse_too_much(small, letter(50), held, 0, None)
    for refused, outstanding, total, room in (
        (letter(91), {}, 0, None),
        (letter(51), held, 0, None),
        (letter(1, "c" * 64), held, 0, None),
        (letter(10), {}, 991, None),
        (letter(10), {}, 0, 9),
    ):
        with pytest.raises((QuotaError, FileTooLargeError)):
            refuse_too_much(small, refused, outstanding, total, room)
    refuse_too_much(small, letter(90), None, 0, 90)


def test_quotas_hold_until_letters_are_taken(tmp_path: Path) -> None:
    caps = ("--unit-files", "2", "--unit-bytes", "10000")
    with running(tmp_path / "kho", *caps) as mailbox:
        post, superior = post_at(mailbox.url), superior_at(mailbox.url)
        first, second, third = (os.urandom(4_000) for _ in range(3))
        assert [post.send(one).status_code for one in (first, second)] == [204, 204]
        refused = post.announce(third)
        assert (refused.status_code, refused.json()["code"]) == (507, "HT-12")
        assert superior.announce(os.urandom(20_000), POST).status_code == 201
        superior.ask("DELETE", f"/v1/files/{superior.waiting()[0]['sha256']}")
        assert post.announce(third).status_code == 201
        assert post.announce(os.urandom(10)).status_code == 507


def test_a_file_over_the_cap_is_refused_before_a_byte_is_sent(post: Peer) -> None:
    size = 64 * 2**20 + 1
    said = "sha256 {},to {},name Yi5ieWI=".format(*coded("a" * 64, DISTRICT))
    headers = {"Upload-Length": str(size), "Upload-Metadata": said}
    refused = post.ask("POST", "/v1/files", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (413, "HT-09")


def coded(*texts: str) -> list[str]:
    return [b64encode(text.encode()).decode() for text in texts]


def test_whoever_asks_too_often_is_told_when_to_come_again(tmp_path: Path) -> None:
    slow = GENEROUS | {"BINHYEN_MAILBOX_UNIT_BURST": "5", "BINHYEN_MAILBOX_UNIT_RATE": "0.1"}
    with running(tmp_path / "kho", environment=slow) as mailbox:
        post, superior = post_at(mailbox.url), superior_at(mailbox.url)
        answers = [post.ask("GET", "/v1/files") for _ in range(6)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429]
        assert 1 <= int(answers[-1].headers["Retry-After"]) <= 10
        assert superior.ask("GET", "/v1/files").status_code == 200


def test_strangers_at_one_address_are_slowed_down(tmp_path: Path) -> None:
    few = {"BINHYEN_MAILBOX_ADDRESS_BURST": "5", "BINHYEN_MAILBOX_ADDRESS_RATE": "0.1"}
    with running(tmp_path / "kho", environment=few) as mailbox:
        stranger = Peer(mailbox.url, UnitKeys.generate())
        codes = [stranger.ask("GET", "/v1/files").status_code for _ in range(6)]
        assert codes == [401] * 4 + [429] * 2  # the first request was for a nonce
        assert requests.get(f"{mailbox.url}/v1/nonce", timeout=10).status_code == 429
        by_proxy = {"X-Forwarded-For": "10.1.2.3"}
        elsewhere = requests.get(f"{mailbox.url}/v1/nonce", headers=by_proxy, timeout=10)
        assert elsewhere.status_code == 200


def test_options_stand_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "hop-thu.toml"
    file.write_text('folder = "/var/a"\nport = 1\nhost = "a"\nunit_files = 7\n', "utf-8")
    environment = {"BINHYEN_MAILBOX_PORT": "2", "BINHYEN_MAILBOX_HOST": "b"}
    read = MailboxSettings.read(file, {"port": 3, "host": None}, environment)
    assert (read.port, read.host, read.unit_files, read.folder) == (3, "b", 7, Path("/var/a"))


@pytest.mark.parametrize(
    "text",
    [
        "folder = [",
        'folder = "a"\nnonsense = 1',
        'folder = "a"\nport = -1',
        "port = 1",
        'folder = "a"\nstore = "b"',
    ],
)
def test_a_setting_that_is_wrong_stops_the_mailbox_in_words(tmp_path: Path, text: str) -> None:
    file = tmp_path / "hop-thu.toml"
    with pytest.raises(SettingsError):
        MailboxSettings.read(file, {}, {})
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError):
        MailboxSettings.read(file, {}, {})
