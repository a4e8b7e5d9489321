"""Notices that are believed, and those that are refused by name."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random

import pytest

from sync.container import MIB, read_container, write_container
from sync.errors import (
    ContainerError,
    NotABundleError,
    RefusedError,
    TooLargeError,
    WrongPurposeError,
)
from sync.held import held_registry
from sync.keys import UnitKeys
from sync.notice import NOTICE_MIMETYPE, notice_inside, notice_sealed_for
from sync.notice_errors import NoticeForOtherError, NoticeSignerError, NoticeUnreadableError
from sync.registry import allowed_signers
from tests.sync.announced import FLOODS, NEIGHBOUR, Told, announce, take, task, told
from tests.sync.offices import DISTRICT, everything, post
from tests.sync.tools import needs

INSIDE = "application/vnd.binhyen.announcement+zip"
LIST = "catalogues/topics-000001.toml"


@pytest.fixture
def case() -> Told:
    return told()


def entries_of(case: Told, data: bytes) -> dict[str, bytes]:
    return read_container(notice_inside(data, case.superior.keys), INSIDE)


def again(case: Told, entries: dict[str, bytes]) -> bytes:
    readers = [case.post.keys.public().age]
    return notice_sealed_for(write_container(INSIDE, entries), readers)


def resigned(case: Told, entries: dict[str, bytes], keys: UnitKeys | None = None) -> bytes:
    keys = keys or case.superior.keys
    signature = keys.sign("notice@binhyen", entries["notice.json"])
    return again(case, entries | {"notice.json.sig": signature})


def test_a_notice_for_another_unit_is_refused_and_changes_nothing(case: Told) -> None:
    data, before = announce(case, "x", to=NEIGHBOUR), everything(case.post.ledger)
    with pytest.raises(NoticeForOtherError):
        take(case.post, data)
    with pytest.raises(NoticeForOtherError):
        take(case.post, again(case, entries_of(case, data)))
    assert everything(case.post.ledger) == before


def test_a_notice_signed_by_somebody_else_is_refused(case: Told) -> None:
    entries, before = entries_of(case, announce(case, "x", task())), everything(case.post.ledger)
    for keys in (UnitKeys.generate(), case.post.keys, case.neighbour.keys):
        with pytest.raises(NoticeSignerError):
            take(case.post, resigned(case, entries, keys))
    assert everything(case.post.ledger) == before


def test_a_notice_in_the_name_of_another_superior_is_refused(case: Told) -> None:
    entries = entries_of(case, announce(case, "x"))
    other = entries["notice.json"].replace(DISTRICT.encode() + b'",\n "unit', b'ha-noi",\n "unit')
    with pytest.raises(NoticeSignerError):
        take(case.post, resigned(case, entries | {"notice.json": other}))


def test_a_signature_for_another_purpose_is_void(case: Told) -> None:
    entries = entries_of(case, announce(case, "x"))
    forged = case.superior.keys.sign("decision@binhyen", entries["notice.json"])
    with pytest.raises(WrongPurposeError):
        take(case.post, again(case, entries | {"notice.json.sig": forged}))


@pytest.mark.parametrize("name", ["notice.json", LIST])
def test_words_changed_under_the_signature_are_refused(case: Told, name: str) -> None:
    entries = entries_of(case, announce(case, "thiên tai", topics=FLOODS))
    changed = entries[name].replace("thiên".encode(), "nhân ".encode())
    assert changed != entries[name]
    with pytest.raises((NoticeSignerError, NoticeUnreadableError)):
        take(case.post, again(case, entries | {name: changed}))


def test_lists_are_exactly_those_that_were_signed(case: Told) -> None:
    entries = entries_of(case, announce(case, "x", topics=FLOODS))
    head = dict(list(entries.items())[:2])
    steps = {name: part for name, part in entries.items() if name.startswith("registry")}
    for lists in (
        {},
        {"catalogues/topics-000002.toml": FLOODS},
        {LIST: FLOODS, "catalogues/programmes-000001.toml": b"x"},
        {LIST: FLOODS, "catalogues/../../run.exe": b"x"},
    ):
        with pytest.raises(ContainerError):
            take(case.post, again(case, head | lists | steps))
    with pytest.raises(NoticeUnreadableError):
        take(case.post, again(case, head | steps | {LIST: FLOODS}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", 0),
        ("number", "7"),
        ("locked", "2022-13"),
        ("text", "x" * 20_001),
        ("tasks", [{"id": "x", "title": "a", "set_on": "2022-12-20"}]),
        ("tasks", [{"id": "0" * 32, "title": "", "set_on": "2022-12-20"}]),
        ("tasks", [{"id": "0" * 32, "title": "a", "set_on": "20/12/2022"}]),
        ("tasks", [{"id": "0" * 32, "title": "a", "set_on": "2022-12-20", "why": "x"}]),
        ("catalogues", [{"name": "../topics", "version": 1, "sha256": "0" * 64}]),
        ("surprise", 1),
    ],
)
def test_words_that_are_not_of_the_format_are_refused(
    case: Told, field: str, value: object
) -> None:
    entries = entries_of(case, announce(case, "x"))
    said = json.loads(entries["notice.json"]) | {field: value}
    data = resigned(case, entries | {"notice.json": json.dumps(said).encode()})
    before = everything(case.post.ledger)
    with pytest.raises(NoticeUnreadableError):
        take(case.post, data)
    assert everything(case.post.ledger) == before


def test_no_flipped_bit_of_a_notice_passes(case: Told) -> None:
    good, before = announce(case, "x", task(), topics=FLOODS), everything(case.post.ledger)
    for at in Random(1).sample(range(len(good) * 8), 300):
        bad = bytearray(good)
        bad[at // 8] ^= 1 << at % 8
        with pytest.raises(RefusedError):
            take(case.post, bytes(bad))
    assert everything(case.post.ledger) == before


def test_no_flipped_bit_inside_a_notice_passes(case: Told) -> None:
    good = announce(case, "x", task(), topics=FLOODS)
    inside, before = notice_inside(good, case.superior.keys), everything(case.post.ledger)
    for at in Random(2).sample(range(len(inside) * 8), 300):
        bad = bytearray(inside)
        bad[at // 8] ^= 1 << at % 8
        with pytest.raises(RefusedError):
            take(case.post, notice_sealed_for(bytes(bad), [case.post.keys.public().age]))
    assert everything(case.post.ledger) == before


def test_what_is_no_notice_is_refused_by_name(case: Told) -> None:
    extra = write_container(NOTICE_MIMETYPE, {"notice.age": b"x", "run.exe": b""})
    for data, reason in (
        (b"%PDF-1.7", NotABundleError),
        (announce(case, "x")[:-1], RefusedError),
        (extra, ContainerError),
        (bytes(33 * MIB), TooLargeError),
    ):
        with pytest.raises(reason):
            take(case.post, data)


def test_a_notice_brings_the_newer_registry(case: Told) -> None:
    post(case.superior, "ninh-binh/gia-vien/gia-hoa")
    take(case.post, announce(case, "x"))
    assert held_registry(case.post.ledger) == held_registry(case.superior.ledger)


@needs("ssh-keygen")
@needs("age")
@needs("unzip")
def test_anybody_with_the_key_can_check_a_notice_with_stock_tools(
    case: Told, tmp_path: Path
) -> None:
    (tmp_path / "a.byt").write_bytes(announce(case, "Họp giao ban", topics=FLOODS))
    registry = held_registry(case.superior.ledger).registry
    (tmp_path / "allowed_signers").write_text(allowed_signers(registry))
    (tmp_path / "key.txt").write_text(f"{case.post.keys.age}\n")
    run(tmp_path, "unzip", "-q", "a.byt")
    inside = run(tmp_path, "age", "-d", "-i", "key.txt", "notice.age")
    (tmp_path / "notice.zip").write_bytes(inside)
    run(tmp_path, "unzip", "-q", "-o", "notice.zip")
    said = (tmp_path / "notice.json").read_bytes()
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", DISTRICT]
    command += ["-n", "notice@binhyen", "-s", "notice.json.sig"]
    assert run(tmp_path, *command, said=said).startswith(b"Good")
    assert json.loads(said)["text"] == "Họp giao ban"
    assert (tmp_path / LIST).read_bytes() == FLOODS


def run(folder: Path, *command: str, said: bytes = b"") -> bytes:
    done = subprocess.run(command, cwd=folder, input=said, capture_output=True, check=True)
    return done.stdout
