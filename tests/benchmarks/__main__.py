"""Print every measure, a line each; words name the ones that are wanted (`bench exchange`)."""

from __future__ import annotations

import sys
from importlib import import_module

GROUPS = {
    "register": ("sample_year", "figures", "screens", "finding", "importing"),
    "papers": ("papers", "dossier", "certificates"),
    "desktop": ("starting", "clicking", "closing", "backup", "instead", "long_use"),
    "exchange": ("receiving", "superior", "mailbox", "links", "warehouse"),
}
wanted = [name for word in sys.argv[1:] or GROUPS for name in GROUPS.get(word, (word,))]
for name in wanted:
    print(import_module(f"tests.benchmarks.{name}").measure(), flush=True)  # noqa: T201
