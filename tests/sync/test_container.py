from __future__ import annotations

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.container import (
    expect,
    read_container,
    read_payload,
    write_container,
    write_payload,
)
from sync.errors import ContainerError, NotABundleError, PayloadError, TooLargeError
from sync.zipframe import Entry, NotStrictError, deflated, frame, inflated, stored
from tests.sync.tools import needs

KIND = "application/vnd.binhyen.test+zip"
NAMES = st.text("abc/.-_", min_size=1, max_size=9).filter(lambda name: name != "mimetype")
CONTENT = st.dictionaries(NAMES, st.binary(max_size=50), max_size=5)


def anything(name: str) -> bool:
    return True


@given(entries=CONTENT)
def test_a_container_gives_back_what_was_put_in(entries: dict[str, bytes]) -> None:
    data = write_container(KIND, entries)
    assert read_container(data, KIND) == entries
    assert data == write_container(KIND, entries)


@given(entries=CONTENT)
def test_a_payload_gives_back_what_was_put_in(entries: dict[str, bytes]) -> None:
    assert read_payload(write_payload(entries), anything) == entries


def test_the_python_library_reads_our_zips() -> None:
    for data in (write_container(KIND, {"a": b"1"}), write_payload({"a": b"1" * 99})):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.testzip() is None


def test_photos_stand_in_a_payload_as_they_are() -> None:
    photo, words = b"\xff\xd8\xff" + b"1" * 99, b"1" * 99
    payload = write_payload({"nonce": words, "attachments/a": photo})
    assert photo in payload
    assert words not in payload.replace(photo, b"")
    assert read_payload(payload, anything)["attachments/a"] == photo


@needs("unzip")
def test_stock_unzip_reads_our_zips(tmp_path: Path) -> None:
    (tmp_path / "goi").write_bytes(write_container(KIND, {"manifest.json": b"{}"}))
    subprocess.run(["unzip", "-q", "goi"], cwd=tmp_path, check=True)
    assert (tmp_path / "manifest.json").read_bytes() == b"{}"
    assert (tmp_path / "mimetype").read_text() == KIND


def test_no_flipped_bit_of_a_container_passes() -> None:
    good = write_container(KIND, {"a": b"1", "b": b"2"})
    for at in range(len(good) * 8):
        bad = bytearray(good)
        bad[at // 8] ^= 1 << at % 8
        with pytest.raises((NotABundleError, ContainerError)):
            read_container(bytes(bad), KIND)


def test_no_cut_or_lengthened_container_passes() -> None:
    good = write_container(KIND, {"a": b"1", "b": b"2"})
    for at in range(len(good)):
        with pytest.raises((NotABundleError, ContainerError)):
            read_container(good[:at], KIND)
    for bad in (good + b"\0", good + good):
        with pytest.raises(ContainerError):
            read_container(bad, KIND)


def test_another_kind_of_file_is_named_as_such() -> None:
    for other in (b"", b"PK\x03\x04", b"%PDF-1.7", write_container(KIND + "2", {})):
        with pytest.raises(NotABundleError):
            read_container(other, KIND)


def test_size_is_refused_before_anything_is_read() -> None:
    with pytest.raises(TooLargeError, match="không đọc") as caught:
        read_container(bytes(2000), KIND, cap=1999)
    assert caught.value.facts == {"size": 2000, "limit": 1999}


@pytest.mark.parametrize(
    "entries",
    [
        [stored("a", b""), stored("a", b"")],
        [stored("a", b""), deflated("b", b"")],
        [stored("a", b"")._replace(crc=1)],
        [stored("a", b"12")._replace(size=1)],
        [stored(f"{number}", b"") for number in range(5000)],
    ],
)
def test_a_container_that_could_be_read_in_two_ways_is_refused(entries: list[Entry]) -> None:
    with pytest.raises(ContainerError):
        read_container(frame([stored("mimetype", KIND.encode()), *entries]), KIND)


@pytest.mark.parametrize("name", [b"\xff", b"\xc3\xa1"])
def test_names_are_ascii(name: bytes) -> None:
    bad = write_container(KIND, {"x" * len(name): b""}).replace(b"x" * len(name), name)
    with pytest.raises(ContainerError):
        read_container(bad, KIND)


def test_entries_are_exactly_those_expected_in_their_order() -> None:
    expect({"a": b"1", "b": b""}, {"a": 1, "b": 0})
    for wrong in ({"b": b"", "a": b"1"}, {"a": b"1"}, {"a": b"", "b": b"", "c": b""}):
        with pytest.raises(ContainerError):
            expect(wrong, {"a": 1, "b": 0})
    with pytest.raises(TooLargeError):
        expect({"a": b"12", "b": b""}, {"a": 1, "b": 0})


BOMB = write_payload({"a": bytes(20_000_000)})
BAD_PAYLOADS = {
    "lớp vỏ": b"PK",
    "hai lần": frame([deflated("a", b""), deflated("a", b"")]),
    "tổng": write_payload({"a": bytes(60), "b": bytes(60)}),
    "một mục quá lớn": write_payload({"a": bytes(101)}),
    "mục lạ": write_payload({"../x": b""}),
    "hỏng": frame([deflated("a", b"12")._replace(crc=0)]),
}


@pytest.mark.parametrize("what", BAD_PAYLOADS)
def test_a_payload_that_breaks_a_rule_is_refused_by_its_name(what: str) -> None:
    with pytest.raises(PayloadError, match=what):
        read_payload(BAD_PAYLOADS[what], lambda name: name in "ab", each=100, total=110)


def test_a_bomb_is_refused_unopened() -> None:
    with pytest.raises(PayloadError, match="treo máy"):
        read_payload(BOMB, anything)


@pytest.mark.parametrize(
    "entry",
    [
        deflated("a", bytes(99))._replace(size=98),
        deflated("a", bytes(99))._replace(size=100),
        deflated("a", b"12")._replace(packed=b"\xff\xff"),
        deflated("a", b"12")._replace(method=12),
        deflated("a", b"12")._replace(packed=deflated("a", b"12").packed + b"x"),
        deflated("a", b"12")._replace(packed=b""),
    ],
)
def test_an_entry_that_lies_about_itself_is_not_unpacked(entry: Entry) -> None:
    with pytest.raises(NotStrictError):
        inflated(entry)
