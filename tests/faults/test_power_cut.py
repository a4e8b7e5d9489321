"""Whatever a power cut leaves of what was being written: what was acknowledged is there, whole."""

from __future__ import annotations

import os
import random
from pathlib import Path
from shutil import rmtree

import pytest

from tests.faults.acts import ACTS
from tests.faults.conftest import Ordered
from tests.faults.replaying import Call, Choice, Disk, calls_of
from tests.journeys.killed_books import Known, check_books, opened

LONG = bool(os.environ.get("BINHYEN_LONG"))
CUTS: dict[Choice, int] = {"all": 48, "none": 24, "some": 48}  # together in the ordinary run


@pytest.fixture(scope="session")
def session(ordered: Ordered) -> tuple[Path, list[Call]]:
    """Record a session in which every act is done once; return what lay there before."""
    answer = ordered(act="record")
    record = Path(answer["laid"]).with_name("record").read_bytes()
    return Path(answer["laid"]), list(calls_of(record, Path(answer["live"])))


@pytest.mark.timeout(3600 if LONG else 300)
@pytest.mark.parametrize("choice", CUTS)
def test_a_power_cut_after_any_write_loses_nothing_acknowledged(
    session: tuple[Path, list[Call]], tmp_path: Path, choice: Choice
) -> None:
    laid, calls = session
    cuts = set(range(len(calls) + 1))
    if not LONG:
        cuts = set(random.sample(sorted(cuts), CUTS[choice])) | {len(calls)}
    disk = Disk(laid)
    for place, call in enumerate([None, *calls]):
        if call:
            disk.take(call)
        if place in cuts:
            seed = random.randrange(2**32)
            disk.lay(tmp_path / "cut", choice, random.Random(seed))
            try:
                _check(tmp_path / "cut", disk.said)
            except Exception as error:
                error.add_note(
                    f"cut after {place} of {len(calls)} calls, seed {seed}: {call!r:.200}"
                )
                raise
            rmtree(tmp_path / "cut")


def _check(folder: Path, said: list[str]) -> None:
    check_books(folder, Known())
    with opened(folder) as desks:
        for name in said:
            assert ACTS[name].is_done(desks), name
        for path in desks.stick.root.rglob("*.byb"):
            assert path.stat().st_size > 0
        ACTS["backup"].is_done(desks)  # whatever is taken for a copy is one
