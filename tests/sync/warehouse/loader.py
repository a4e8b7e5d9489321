"""A loader in a process of its own, to be killed: it says each step, and waits to be let on.

python -m tests.sync.warehouse.loader DSN LEDGER KEYS [wait]
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from storage.ledger import Ledger
from storage.steps import Step, drain
from sync.keys import UnitKeys
from sync.warehouse.connection import connected
from sync.warehouse.loading import load
from tests.sync.years import Year, same_district

_KEY = bytes(range(32))


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A superior's books where another process can open them."""

    ledger: Path
    keys: Path

    def command(self, kho: str, *more: str) -> list[str]:
        """Return the command that loads them."""
        return [sys.executable, "-m", __name__, kho, str(self.ledger), str(self.keys), *more]


def on_the_disk(year: Year, folder: Path) -> OnDisk:
    """Let a district on the disk take in all bundles of a year."""
    books = OnDisk(folder / "ledger.db", folder / "keys")
    year.superior.keys.save(books.keys, _KEY)
    with Ledger(books.ledger, _KEY) as ledger:
        district = same_district(year, ledger)
        for bundle in year.bundles:
            district.receive(bundle)
    return books


def _let_on(step: Step) -> None:
    print(step.done, flush=True)  # noqa: T201  # whoever started this listens
    sys.stdin.readline()


def main(kho: str, ledger: str, keys: str, *wait: str) -> None:
    """Load, step by step if asked to wait."""
    with Ledger(Path(ledger), _KEY) as books, connected(kho) as connection:
        steps = load(connection, books, UnitKeys.load(Path(keys), _KEY))
        drain(steps, _let_on) if wait else drain(steps)


if __name__ == "__main__":
    main(*sys.argv[1:])
