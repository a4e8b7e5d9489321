"""Files that come down to a post: receipts and newer registries, each with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from resources.wording import _
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.periods import month_words
from storage.steps import Step, Steps
from sync.acknowledgement import TakenReceipt, take_receipt
from sync.bundle import read_file
from sync.held import take_registry
from sync.outgoing import Outgoing
from ui.screens.lines import Line
from ui.screens.states import state_of

RECEIPT, REGISTRY = ".byr", ".bys"


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file: its line in the list, and the bundles that the superior asks for again."""

    line: Line
    wanted: Sequence[Outgoing] = ()


def take_files(ledger: Ledger, paths: Sequence[Path]) -> Steps[list[Arrived]]:
    """Take receipts and registries one by one; a refused file stops none of the others."""
    found = []
    for place, path in enumerate(paths):
        yield Step(place, len(paths), path.name)
        found.append(_taken(ledger, path))
    return found


def _taken(ledger: Ledger, path: Path) -> Arrived:
    try:
        data = read_file(path)
        if path.suffix.lower() == REGISTRY:
            version = take_registry(ledger, data).version
            words = _("Sổ đơn vị bản {version} đã được nhận.").format(version=version)
            return Arrived(Line((path.name, words), sign="good", tone="good"))
        return _answered(path, take_receipt(ledger, data))
    except KnownError as error:
        return Arrived(Line((path.name, str(error)), sign="bad", tone="bad"))


def _answered(path: Path, taken: TakenReceipt) -> Arrived:
    receipt = taken.receipt
    state = state_of(receipt.answer)
    month = month_words(receipt.month).capitalize() if receipt.month else ""
    words = _("{month}: {state} – biên nhận số {number}.").format(
        month=month, state=state.word.lower(), number=receipt.number
    )
    reasons = " ".join(reason.words for reason in receipt.reasons)
    line = Line((path.name, f"{words} {reasons}".strip()), sign=state.sign, tone=state.tone)
    return Arrived(line, taken.wanted)
