"""Print every measure, a line each; words name the ones that are wanted (`bench exchange`).

Each says how long it took. One that fails says so, and does not keep those after it from running;
how busy the machine was stands at the end, for seconds mean little without it.
"""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module

from tests.benchmarks.sample_year import timed

GROUPS = {
    "register": ("sample_year", "figures", "screens", "finding", "importing"),
    "papers": ("papers", "dossier", "certificates"),
    "desktop": ("starting", "clicking", "closing", "backup", "instead", "long_use"),
    "exchange": ("receiving", "superior", "mailbox", "links", "warehouse"),
}


def main(words: list[str]) -> int:
    """Measure what is wanted, everything without words; return how many measures failed."""
    failed = 0
    for name in (each for word in words or GROUPS for each in GROUPS.get(word, (word,))):
        try:
            took, line = timed(import_module(f"tests.benchmarks.{name}").measure)
        except Exception:  # noqa: BLE001  # the other measures are wanted all the same
            failed += 1
            print(f"{name}: không đo được", traceback.format_exc(), sep="\n", flush=True)  # noqa: T201
        else:
            print(f"{line} [{took:.0f} giây]", flush=True)  # noqa: T201
    if hasattr(os, "getloadavg"):  # Windows does not count it
        busy = ", ".join(f"{each:.1f}" for each in os.getloadavg())
        print(f"Máy có {os.cpu_count()} nhân; việc chờ chạy 1, 5, 15 phút qua: {busy}")  # noqa: T201
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
