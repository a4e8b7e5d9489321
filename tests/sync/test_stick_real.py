"""Sticks that are real file systems: FAT, full, locked, and pulled out in the middle."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.steps import drain
from sync.couriers.folder import FolderCourier
from sync.stick import survey
from sync.stick_trip import TripReport, trip
from sync.stick_words import next_words, stick_words
from sync.volume import volume_of
from tests.conftest import UNIT
from tests.sync.offices import Office, fill, post
from tests.sync.sticks import ext_stick, fat_stick, pull

MONTHS = ("2022-12", "2023-01", "2023-02")


@pytest.fixture
def office(superior: Office) -> Office:
    made = post(superior)
    fill(made, "20/11/2022", "20/12/2022", "20/01/2023")
    for month in MONTHS:
        made.close(month)
    return made


def travelled(office: Office, usb: Path) -> TripReport:
    return drain(trip(office.ledger, office.keys, usb))


def test_a_fat_stick_goes_up_and_comes_back(
    superior: Office, office: Office, tmp_path: Path
) -> None:
    with fat_stick(tmp_path) as usb:
        assert len(travelled(office, usb).written) == len(MONTHS)
        assert len(travelled(superior, usb).came) == len(MONTHS)
        down = travelled(office, usb)
        assert [one.taken.state for one in down.came if one.found.kind == "receipt"] == ["full"] * 3
        assert drain(survey(office.ledger, office.keys, usb)).to_write == []
        with pytest.raises(ValueError, match="a" * 60):
            FolderCourier(usb).put(UNIT, "a" * 61, b"")


def test_a_full_fat_stick_says_so_and_holds_nothing_half(office: Office, tmp_path: Path) -> None:
    with fat_stick(tmp_path) as usb:
        _fill_up(usb, volume_of(usb).free - 9_000)
        seen = drain(survey(office.ledger, office.keys, usb))
        assert seen.lacks_room
        assert "gần đầy" in stick_words(office.ledger, seen)[0].words
        report = travelled(office, usb)
        assert report.code == "CH-02"
        assert len(report.written) < len(MONTHS)
        assert f"Còn {3 - len(report.written)} tệp" in next_words(office.ledger, report)
        assert list(usb.rglob("*.dang-ghi")) == []
        (usb / "phim.mkv").unlink()
        again = travelled(office, usb)
        assert (again.code, len(report.written) + len(again.written)) == ("", len(MONTHS))


@pytest.mark.parametrize("kind", ["fat", "ext"])
def test_a_locked_stick_is_read_and_said_to_be_locked(
    office: Office, tmp_path: Path, kind: str
) -> None:
    mounted = fat_stick if kind == "fat" else ext_stick
    with mounted(tmp_path, read_only=True) as usb:
        seen = drain(survey(office.ledger, office.keys, usb))
        assert seen.volume.read_only
        assert "chỉ cho đọc" in stick_words(office.ledger, seen)[0].words
        report = travelled(office, usb)
        assert (report.code, report.written) == ("CH-01", [])
        assert len(report.left_behind) == len(MONTHS)


def test_a_full_stick_of_another_kind_says_the_same(office: Office, tmp_path: Path) -> None:
    with ext_stick(tmp_path) as usb:
        assert volume_of(usb).system == "ext4"
        _fill_up(usb, volume_of(usb).free + 2**20)
        report = travelled(office, usb)
        assert report.code == "CH-02"
        assert list(usb.rglob("*.dang-ghi")) == []


@pytest.mark.parametrize("kind", ["fat", "ext"])
def test_a_stick_pulled_in_the_middle_writes_nothing_onto_this_computer(
    office: Office, tmp_path: Path, kind: str
) -> None:
    mounted = fat_stick if kind == "fat" else ext_stick
    with mounted(tmp_path) as usb:
        steps = trip(office.ledger, office.keys, usb)
        report = None
        try:
            while True:
                if next(steps).done == 1:
                    pull(usb)
        except StopIteration as end:
            report = end.value
        assert report.code == "CH-03"
        assert 1 <= len(report.written) < len(MONTHS)
        assert list(usb.iterdir()) == []
        assert "USB đã rút" in next_words(office.ledger, report)
        assert "vẫn còn trong sổ" in report.trouble


def _fill_up(usb: Path, size: int) -> None:
    try:
        with (usb / "phim.mkv").open("wb") as film:
            for _each in range(max(0, size) // 4096):
                film.write(bytes(4096))
    except OSError:
        pass  # as full as can be
