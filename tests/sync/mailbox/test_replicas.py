"""Two replicas, a store and nginx, all real: what one of them loses, nobody loses."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from configparser import ConfigParser
from hashlib import sha256
from pathlib import Path
from shutil import which

import pytest
import requests

from sync.mailbox.settings import MailboxSettings
from tests.sync.mailbox.bucket import free_ports, needs_weed, one_worker
from tests.sync.mailbox.replicas import (
    EXAMPLES,
    Province,
    needs_nginx,
    nginx_command,
    nginx_folder,
    province,
)
from tests.sync.mailbox.serving import Peer, post_at, superior_at

UNIT = EXAMPLES / "binhyen-mailbox.service"


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory, s3: dict[str, str]) -> Iterator[Province]:
    with province(tmp_path_factory.mktemp("tinh"), s3) as one:
        yield one


def believing(peer: Peer, together: Province) -> Peer:
    peer.session.verify = str(together.certificate)
    nonce = requests.get(f"{together.url}/v1/nonce", verify=peer.session.verify, timeout=10)
    peer.signer.nonce = nonce.json()["nonce"]
    return peer


@needs_nginx
@needs_weed
@one_worker
def test_many_files_go_through_both_replicas_and_are_taken_by_either(together: Province) -> None:
    post = believing(post_at(together.url), together)
    superior = believing(superior_at(together.url), together)
    sent = [os.urandom(3_000) for _ in range(12)]
    assert {post.send(one).status_code for one in sent} == {204}
    used = [any("PATCH append 204" in line for line in one.log) for one in together.replicas]
    shown = {letter["sha256"] for letter in superior.waiting()}
    assert {sha256(one).hexdigest() for one in sent} <= shown
    assert [superior.fetch(one).content for one in sent] == sent
    codes = {superior.ask("DELETE", f"/v1/files/{name}").status_code for name in shown}
    assert (codes, superior.waiting()) == ({204}, [])
    assert all(used)


@needs_nginx
@needs_weed
@one_worker
def test_killing_the_replica_that_holds_an_upload_loses_nothing(
    tmp_path: Path, s3: dict[str, str]
) -> None:
    data, done = os.urandom(300_000), os.urandom(5_000)
    with province(tmp_path, s3) as together:
        post = believing(post_at(together.url), together)
        post.send(done)
        post.announce(data)
        assert post.append(data, 0, 200_000).status_code == 204
        struck, _ = together.holding_parts()
        struck.kill()
        assert post.offset(data) == 0
        assert post.append(data, 0, 100_000).status_code == 204
        assert post.append(data, 100_000).status_code == 204
        superior = believing(superior_at(together.url), together)
        assert [superior.fetch(one).content for one in (done, data)] == [done, data]


@needs_nginx
def test_our_nginx_example_is_one_that_nginx_takes(tmp_path: Path) -> None:
    folder = nginx_folder(tmp_path / "nginx", free_ports(1)[0], ["127.0.0.1:8420"])
    tried = subprocess.run(nginx_command(folder, "-t"), check=False, capture_output=True, text=True)
    assert tried.returncode == 0, tried.stderr


@pytest.mark.skipif(which("systemd-analyze") is None, reason="systemd is not installed")
def test_our_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    text = UNIT.read_text("utf-8").replace("/opt/binhyen/BinhYen", "/bin/true")
    (tmp_path / UNIT.name).write_text(text, "utf-8")
    tried = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / UNIT.name],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (tried.returncode, UNIT.name in tried.stderr) == (0, False), tried.stderr


def test_our_unit_keeps_the_service_in_its_own_folder() -> None:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment]  # as the library's manual says
    unit.read(UNIT, "utf-8")
    service = unit["Service"]
    assert service["DynamicUser"] == service["NoNewPrivileges"] == "yes"
    assert (service["ProtectSystem"], service["CapabilityBoundingSet"]) == ("strict", "")
    assert int(service["TimeoutStopSec"]) > MailboxSettings(folder=Path("a")).shutdown_seconds


def test_our_settings_example_says_what_is_there_without_it() -> None:
    file = EXAMPLES / "mailbox.toml"
    plain = file.read_text("utf-8").replace('\n# store = "s3', "\n# #")
    lines = (line.removeprefix("# ") for line in plain.splitlines() if " = " in line)
    said = dict(line.split(" = ", 1) for line in lines if not line.startswith("#"))
    default = MailboxSettings(folder=Path("kho"))
    assert set(said) | {"folder", "store"} == set(MailboxSettings.model_fields)
    for name, value in said.items():
        if name != "registry":
            assert value.strip('"') == str(getattr(default, name)).removesuffix(".0"), name
    assert MailboxSettings.read(file, {"folder": "kho"}, {}).registry
