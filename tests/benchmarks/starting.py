"""From a start to a window that was painted and reacts, beside a bare window of PySide6.

Each start is a process of its own; both kinds take turns, so that what else runs here meets both.
Seconds are of the processor, of the window's own thread: whoever else uses this machine costs none
of them; those of the clock stand beside. All modules are compiled, as they are in what users get.
Run: python3 dev.py bench desktop
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from os import environ

from tests.benchmarks.large_books import large_books
from tests.benchmarks.sample_year import timed

_STARTS = 5


def measure() -> str:
    """Start both so many times; return a line of the best of each."""
    large = large_books()
    ours = [str(large.books.folder), large.master.value.hex()]
    with tempfile.TemporaryDirectory() as home:
        _start(home, ours)  # compiles
        runs = [(_start(home, ["bare"]), _start(home, ours)) for _each in range(_STARTS)]
    bare, whole = (min(each[place] for each in runs) for place in (0, 1))
    allowed = 1.5 * bare[0] + 0.3
    return (
        f"Khởi động với sổ 50.000 hoạt động: {whole[0]:.2f} giây xử lý ({whole[1]:.2f} đồng hồ); "
        f"cửa sổ PySide6 trống {bare[0]:.2f} ({bare[1]:.2f}); được phép {allowed:.2f}"
    )


def _start(home: str, words: list[str]) -> tuple[float, float]:
    """Return the seconds of the processor until the window was there, and those of the clock."""
    command = [sys.executable, "-m", "tests.benchmarks.start_child", *words]
    around = environ | {"BINHYEN_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
    around |= {"PYTHONPYCACHEPREFIX": f"{home}/compiled"}
    around.pop("PYTHONDONTWRITEBYTECODE", None)
    wall, ran = timed(
        lambda: subprocess.run(command, env=around, check=True, capture_output=True, text=True)
    )
    cpu, until_shown = ran.stdout.split()[:2]
    return float(cpu), min(wall, float(until_shown))
