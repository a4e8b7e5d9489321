from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("role", ["post", "superior"])
def test_in_english_no_two_things_share_a_letter_and_nothing_is_cut_that_cannot_be_scrolled_to(
    role: str,
) -> None:
    told = subprocess.run(
        (sys.executable, "-m", "tests.ui.access.english_child", role),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    *found, last = told.stdout.splitlines() or [told.stderr]
    assert (found, last.endswith(" seen"), told.returncode) == ([], True, 0), told.stderr[-2000:]
