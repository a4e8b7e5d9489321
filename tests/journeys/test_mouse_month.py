"""A chief's whole month by mouse at 125 % on a small laptop: nothing that is clicked is cut off."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journeys.test_real_window import display, needs_display

MOST = 60  # clicks

__all__ = ["display"]  # the fixture


@needs_display
def test_a_month_by_mouse_at_125_percent(display: dict[str, str], tmp_path: Path) -> None:
    (stick := tmp_path / "usb").mkdir()
    ran = subprocess.run(
        [sys.executable, "-m", "tests.journeys.mouse_child", str(stick)],
        env=display | {"QT_SCALE_FACTOR": "1.25"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    clicked = int(ran.stdout.split()[-1])
    sys.stdout.write(f"{clicked} clicks\n")
    assert clicked <= MOST
