"""Whatever the disk refuses, and whenever the plug is pulled: nothing is lost, and again it works.

In the ordinary run each fault strikes some calls spread over an act, more than 400 in all;
BINHYEN_LONG=1 strikes every call.
"""

from __future__ import annotations

import os

import pytest

from tests.faults.acts import ACTS
from tests.faults.apart import VERSIONS
from tests.faults.conftest import Ordered
from tests.faults.failing_disk import FAULTS

LONG = bool(os.environ.get("BINHYEN_LONG"))
POINTS = None if LONG else 6
KILLS = ("killed", "killed-in-mid-write")
ASK = ("full", "full-in-mid-write", "broken-once", "not-flushed", "short-write")
APART = (*(f"migrate-{version}" for version in VERSIONS), "restore")
NAMED = ("secret", "export", "backup", *APART)  # those that make files: other files are open
TRIED = [(act, fault) for act in (*ACTS, *APART) for fault in ASK + KILLS]
TRIED += [(act, "refused") for act in NAMED]
TRIED += [("found", fault) for fault in ("full", "broken-once")]  # a passphrase costs time


@pytest.mark.timeout(3600 if LONG else 300)
@pytest.mark.parametrize(("act", "fault"), TRIED)
def test_a_failing_disk_loses_nothing_and_says_so(ordered: Ordered, act: str, fault: str) -> None:
    answer = ordered(act=act, fault=fault, points=POINTS)
    assert not answer["wrong"], answer["wrong"][0]
    said = answer["said"]
    points, done = said.pop("points"), said.pop("done", 0)
    assert points == done + sum(said.values())
    if fault in KILLS:
        assert set(said) == {"killed"}
        return
    assert bool(said) == (FAULTS[fault].error != 0)  # the user heard of it, unless all went well
