from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sync.bundle import verify_bundle
from sync.courier import Courier
from sync.couriers.errors import (
    CourierFullError,
    CourierGoneError,
    CourierReadOnlyError,
    CourierSpoiltError,
)
from sync.couriers.folder import FolderCourier
from sync.errors import RefusedError
from tests.sync.parties import DISTRICT, POST, REGISTRY, bundle


def test_what_is_put_is_fetched_and_was_checked(tmp_path: Path) -> None:
    courier: Courier = FolderCourier(tmp_path)
    data = bundle()
    place = courier.put(POST, "GOI_1.byb", data, lambda back: verify_bundle(back, REGISTRY))
    assert place.relative_to(tmp_path).as_posix() == (
        "BINHYEN/ninh-binh_gia-vien_gia-thang/GOI_1.byb"
    )
    assert place.read_bytes() == data
    assert courier.fetch(".byb") == [place]
    assert courier.fetch(".byr") == []
    assert courier.fetch(".byb", POST) == [place]
    assert courier.fetch(".byb", DISTRICT) == []
    assert FolderCourier(tmp_path).units() == [POST]


def test_putting_again_changes_nothing_and_repairs_a_spoilt_copy(tmp_path: Path) -> None:
    courier = FolderCourier(tmp_path)
    place = courier.put(POST, "a.byb", b"data")
    before = place.stat().st_mtime_ns, place.stat().st_ino
    courier.put(POST, "a.byb", b"data")
    assert (place.stat().st_mtime_ns, place.stat().st_ino) == before
    place.write_bytes(b"dat")
    courier.put(POST, "a.byb", b"data")
    assert place.read_bytes() == b"data"


def test_nobodys_files_are_touched(tmp_path: Path) -> None:
    theirs = {"ảnh cưới.jpg": b"1", "BINHYEN/ninh-binh_x/b.byb": b"2", "BINHYEN/ghi chú.txt": b"3"}
    for name, data in theirs.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    courier = FolderCourier(tmp_path)
    courier.put(POST, "a.byb", b"data")
    assert {name: (tmp_path / name).read_bytes() for name in theirs} == theirs
    assert courier.units() == [POST, "ninh-binh/x"]


def test_a_file_laid_loose_on_the_stick_is_found_and_a_link_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.byb").write_bytes(b"1")
    (tmp_path / "b.byb").symlink_to("a.byb")
    assert FolderCourier(tmp_path).fetch(".byb") == [tmp_path / "a.byb"]


def test_a_link_laid_where_we_write_leads_nowhere(tmp_path: Path) -> None:
    theirs, stick = tmp_path / "của tôi.txt", FolderCourier(tmp_path / "usb")
    theirs.write_bytes(b"1")
    stick.root.mkdir()
    place = stick.put(POST, "a.byb", b"data")
    place.unlink()
    place.with_name("a.byb.dang-ghi").symlink_to(theirs)
    assert stick.put(POST, "a.byb", b"data").read_bytes() == b"data"
    assert theirs.read_bytes() == b"1"


def test_a_stick_that_was_pulled_is_named_and_not_made_anew(tmp_path: Path) -> None:
    courier = FolderCourier(tmp_path / "usb")
    with pytest.raises(CourierGoneError, match="usb"):
        courier.put(DISTRICT, "a.byb", b"data")
    with pytest.raises(CourierGoneError):
        courier.fetch(".byb")
    assert not (tmp_path / "usb").exists()


@pytest.mark.parametrize("name", ["../a.byb", "gói.byb", "a" * 61, "", ".byb", "a/b"])
def test_a_name_that_a_stick_cannot_hold_is_our_own_mistake(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        FolderCourier(tmp_path).put(POST, name, b"")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, CourierFullError),
        (errno.EROFS, CourierReadOnlyError),
        (errno.EACCES, CourierReadOnlyError),
        (errno.EIO, CourierGoneError),
    ],
)
def test_each_failure_of_the_stick_has_its_words_and_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: type[RefusedError]
) -> None:
    monkeypatch.setattr(os, "fsync", failing(number))  # no stick that fails so is to be had
    with pytest.raises(said, match="vẫn còn trong sổ"):
        FolderCourier(tmp_path).put(POST, "a.byb", b"data")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CourierReadOnlyError):
        FolderCourier(tmp_path).put(POST, "a.byb", b"data")


def test_a_stick_that_reads_back_something_else_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.couriers.folder._read_back", lambda _target: b"dat")
    with pytest.raises(CourierSpoiltError):
        FolderCourier(tmp_path).put(POST, "a.byb", b"data")


def failing(number: int) -> Callable[[int], None]:
    def fail(_file: int) -> None:
        raise OSError(number, os.strerror(number))

    return fail
