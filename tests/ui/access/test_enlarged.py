from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("role", "enlarged", "percent"),
    [
        ("superior", "1.25", 100),
        ("superior", "1.5", 100),
        ("post", "2", 100),
        ("post", "1.25", 175),
        ("superior", "1", 200),
    ],
)
def test_on_a_small_laptop_that_enlarges_nothing_is_cut_that_cannot_be_scrolled_to(
    role: str, enlarged: str, percent: int
) -> None:
    told = subprocess.run(
        (sys.executable, "-m", "tests.ui.access.scaled_child", role, str(percent)),
        cwd=ROOT,
        env=os.environ | {"QT_SCALE_FACTOR": enlarged},
        capture_output=True,
        text=True,
        check=False,
    )
    *cut, last = told.stdout.splitlines() or [told.stderr]
    assert (cut, last.endswith(" seen"), told.returncode) == ([], True, 0), told.stderr[-2000:]
