"""After a whole day and a cut of the power, no name of the books can be read on the disk."""

from __future__ import annotations

import subprocess
import sys
from os import environ
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from storage.spelling import fold
from tests.journeys.canaries import CANARIES, MEMBER, TITLE, found_in

_ROOT = Path(__file__).parents[2]
_PLACES = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "share",
    "XDG_RUNTIME_DIR": "run",
    "XDG_STATE_HOME": "state",
    "BINHYEN_HOME": "binhyen",
}


def _day(folder: Path, camera: Path) -> None:
    """Live the day in a process whose every folder lies in one, and kill it without a word."""
    env = environ | {name: str(folder / place) for name, place in _PLACES.items()}
    for place in (*_PLACES.values(), "stick"):
        (folder / place).mkdir(parents=True, mode=0o700)
    camera.mkdir()
    env |= {"BINHYEN_CAMERA": str(camera), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.journeys.canary_child", str(folder / "stick")]
    with (
        (folder / "said").open("w") as said,
        subprocess.Popen(
            command, env=env, cwd=_ROOT, stdout=subprocess.PIPE, stderr=said, text=True
        ) as child,
    ):
        assert child.stdout
        answer = child.stdout.readline()
        child.kill()
    assert answer == "ok\n", (folder / "said").read_text()


def test_a_day_leaves_no_name_in_clear_anywhere_on_the_disk(tmp_path: Path) -> None:
    day = tmp_path / "day"
    _day(day, tmp_path / "camera")
    left = {path.relative_to(day).as_posix() for path in day.rglob("*") if path.is_file()}
    assert any(path.endswith("-wal") for path in left), left
    assert any(path.startswith("binhyen/crashes/") for path in left), left
    stick = [Path(path).suffix for path in left if path.startswith("stick/")]
    assert sorted(set(stick)) == [".byb", ".bysl"], left
    assert {path.split("/")[0] for path in left} >= {"binhyen", "stick", "said"}, left
    assert "tmp/day.log" in left
    assert not [path for path in left if path.endswith((".xbel", ".pdf", ".xlsx", ".docx"))], left
    assert not [path for path in left if "thumbnails" in path or "spool" in path], left
    assert found_in(day) == set()


@pytest.mark.parametrize(
    "said",
    [
        MEMBER.encode(),
        MEMBER.upper().encode("utf-16-le"),
        fold(MEMBER).encode("utf-16-be"),
        b"..." + MEMBER.encode("unicode-escape") + b"...",
    ],
)
def test_the_search_finds_a_name_however_it_is_written(tmp_path: Path, said: bytes) -> None:
    (tmp_path / "tmp").write_bytes(said)
    assert found_in(tmp_path, CANARIES) == {("tmp", MEMBER)}


def test_the_search_finds_a_name_that_is_packed_or_names_a_file(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "stick.zip", "w", ZIP_DEFLATED) as packed:
        packed.writestr("a/part", MEMBER * 20)
    (tmp_path / f"{fold(TITLE).replace(' ', '-')}.jpg").touch()
    names = {name for _where, name in found_in(tmp_path)}
    assert names == {MEMBER, TITLE}
