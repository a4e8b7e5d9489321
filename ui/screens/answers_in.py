"""Files that come down to a post: opened one by one, told in the words of their kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from storage.errors import KnownError
from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.bundle import read_file
from sync.keys import UnitKeys
from sync.outbox import Outgoing
from sync.parcels import KINDS, take_from, takes
from ui.screens.lines import Line
from ui.screens.parcel_lines import taken_state


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file: its line in the list, and the bundles that the superior asks for again."""

    line: Line
    wanted: Sequence[Outgoing] = ()


def taken_suffixes(ledger: Ledger) -> tuple[str, ...]:
    """Return how the names of files end that are taken on this side of the exchange."""
    return tuple(dict.fromkeys(row.suffix for kind, row in KINDS.items() if takes(ledger, kind)))


def take_files(ledger: Ledger, paths: Sequence[Path], keys: UnitKeys) -> Steps[list[Arrived]]:
    """Take what came down one by one; a refused file stops none of the others."""
    found = []
    for place, path in enumerate(paths):
        yield Step(place, len(paths), path.name)
        found.append((yield from _taken(ledger, path, keys)))
    return found


def _taken(ledger: Ledger, path: Path, keys: UnitKeys) -> Steps[Arrived]:
    try:
        data = read_file(path)
    except KnownError as error:
        return Arrived(Line((path.name, str(error)), sign="bad", tone="bad"))
    taken = yield from take_from(ledger, path.name, data, keys, "file")
    state = taken_state(taken)
    return Arrived(Line((path.name, taken.words), sign=state.sign, tone=state.tone), taken.wanted)
