"""What was imported: a batch is a stretch of the journal, so that it can be named and taken back.

The journal says already which records were put in and what they said, also after a restart; a
batch only notes where its stretch begins and ends. No table of its own is needed.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from storage.journal import note
from storage.ledger import Ledger
from storage.records import KIND_NAMED, Record, new_identity

_IMPORT, _DONE, _UNDONE = "import", "import", "import_undone"


@dataclass(frozen=True, slots=True)
class Batch:
    """One import: the kind, how many rows went in, and its first and last line in the journal."""

    id: str
    kind: str
    rows: int
    file: str
    sheet: str
    first: int
    last: int
    at: str = ""
    actor: str = ""

    @property
    def title(self) -> str:
        """Return what people call the records."""
        return KIND_NAMED[self.kind].TITLE


def keep_batch(ledger: Ledger, kind: type[Record], rows: int, said: dict[str, Any]) -> Batch:
    """Note an import in the journal; `said` has file, sheet, first and last."""
    made = Batch(new_identity(), kind.KIND, rows, **said)
    kept = {name: value for name, value in asdict(made).items() if name not in ("at", "actor")}
    note(ledger, _DONE, _IMPORT, made.id, json.dumps(kept, ensure_ascii=False))
    return next(each for each in batches(ledger) if each.id == made.id)


def forget_batch(ledger: Ledger, batch: Batch) -> None:
    """Note that an import was taken back."""
    note(ledger, _UNDONE, _IMPORT, batch.id)


def batches(ledger: Ledger) -> list[Batch]:
    """Return the imports that were not taken back, latest first."""
    query = "SELECT action, record, after, at, actor FROM journal WHERE kind = ? ORDER BY seq DESC"
    gone: set[str] = set()
    found: list[Batch] = []
    for action, identity, said, at, actor in ledger.db.execute(query, [_IMPORT]):
        if action == _UNDONE:
            gone.add(identity)
        elif identity not in gone and said:
            found.append(Batch(**(json.loads(said) | {"at": at, "actor": actor})))
    return found
