"""A chief's whole month by keyboard alone, in a real window, counted in keystrokes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journeys.test_real_window import display, needs_display

MOST = 400  # keys that are no letters of what is typed

__all__ = ["display"]  # the fixture


@needs_display
def test_a_month_needs_no_mouse_and_few_keys(display: dict[str, str], tmp_path: Path) -> None:
    (stick := tmp_path / "usb").mkdir()
    ran = subprocess.run(
        [sys.executable, "-m", "tests.journeys.keyboard_child", str(stick)],
        env=display,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    pressed = int(ran.stdout.split()[-1])
    sys.stdout.write(f"{pressed} keys\n")
    assert pressed <= MOST
