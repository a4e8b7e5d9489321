"""Files that come down to a post: receipts, answers to dossiers, newer registries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from resources.wording import _
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.acknowledgement import TakenReceipt, take_receipt
from sync.bundle import read_file
from sync.decision_taking import TakenDecision, take_decision
from sync.decision_words import decision_words
from sync.dossier_sealing import bundle_title
from sync.held import take_registry
from sync.keys import UnitKeys
from sync.outgoing import Outgoing
from ui.screens.lines import Line
from ui.screens.states import state_of

RECEIPT, REGISTRY, DECISION = ".byr", ".bys", ".byq"


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file: its line in the list, and the bundles that the superior asks for again."""

    line: Line
    wanted: Sequence[Outgoing] = ()


def take_files(ledger: Ledger, paths: Sequence[Path], keys: UnitKeys) -> Steps[list[Arrived]]:
    """Take what came down one by one; a refused file stops none of the others."""
    found = []
    for place, path in enumerate(paths):
        yield Step(place, len(paths), path.name)
        found.append(_taken(ledger, path, keys))
    return found


def _taken(ledger: Ledger, path: Path, keys: UnitKeys) -> Arrived:
    try:
        data = read_file(path)
        if path.suffix.lower() == REGISTRY:
            version = take_registry(ledger, data).version
            words = _("Sổ đơn vị bản {version} đã được nhận.").format(version=version)
            return Arrived(Line((path.name, words), sign="good", tone="good"))
        if path.suffix.lower() == DECISION:
            return _decided(ledger, path, take_decision(ledger, data, keys))
        return _answered(ledger, path, take_receipt(ledger, data))
    except KnownError as error:
        return Arrived(Line((path.name, str(error)), sign="bad", tone="bad"))


def _decided(ledger: Ledger, path: Path, taken: TakenDecision) -> Arrived:
    words = decision_words(ledger, taken)
    to_do = taken.waiting or taken.contrary or taken.unknown
    good = taken.fresh and taken.moved and taken.document.status in ("appraised", "decided")
    tone = "muted" if not taken.fresh else "good" if good and not to_do else "warning"
    sign = "repeat" if not taken.fresh else tone
    return Arrived(Line((path.name, words), sign=sign, tone=tone))


def _answered(ledger: Ledger, path: Path, taken: TakenReceipt) -> Arrived:
    receipt, bundle = taken.receipt, taken.bundle
    state = state_of(receipt.answer)
    title = bundle_title(ledger, bundle.bundle_id, bundle.kind, bundle.month)
    words = _("{title}: {state} – biên nhận số {number}.").format(
        title=title, state=state.word.lower(), number=receipt.number
    )
    reasons = " ".join(reason.words for reason in receipt.reasons)
    line = Line((path.name, f"{words} {reasons}".strip()), sign=state.sign, tone=state.tone)
    return Arrived(line, taken.wanted)
