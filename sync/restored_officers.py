"""Who may open books that came back from an older copy: its passphrases and roles hold again."""

from __future__ import annotations

from dataclasses import dataclass

from storage.duties import require
from storage.journal import note
from storage.ledger import Ledger
from storage.officers import ENDED_SINCE, Officer, officers
from sync.machine_keys import RESTORED

_READ = "restore_read"  # the journal's word for it


@dataclass(frozen=True, slots=True)
class CameBack:
    """The officers of restored books: who opens them, who was ended again, who should not be in.

    `doubtful` had ended since the copy, and hold its passphrase all the same.
    """

    valid: tuple[Officer, ...]
    ended: tuple[Officer, ...]
    doubtful: tuple[Officer, ...]


def came_back(ledger: Ledger) -> CameBack | None:
    """Return the officers of books that were restored, until somebody has read of them."""
    query = "SELECT max(seq) FROM journal WHERE action = ?"
    (restored,) = ledger.db.execute(query, [RESTORED]).fetchone()
    (read,) = ledger.db.execute(query, [_READ]).fetchone()
    known = {one.id: one for one in officers(ledger, ended=True)}
    if not restored or not known or (read or 0) > restored:
        return None
    query = "SELECT record FROM journal WHERE kind = 'officer' AND action = ? AND seq > ?"
    since = [
        {known[who] for (who,) in ledger.db.execute(query, [action, restored]) if who in known}
        for action in ("end", ENDED_SINCE)
    ]
    return CameBack(
        tuple(one for one in known.values() if not one.ended_at),
        tuple(one for one in known.values() if one in since[0]),
        tuple(one for one in known.values() if one in since[1] and not one.ended_at),
    )


def note_read(ledger: Ledger) -> None:
    """Note that the chief has read who may open the restored books; raises NotAllowedError."""
    require(ledger, "manage")
    with ledger.change():
        note(ledger, _READ, "officer", ledger.actor.name)
