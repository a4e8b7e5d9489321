"""The plain history of what was carried, in and out, by stick or by mailbox."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from hashlib import sha256

from resources.wording import _
from storage.journal import now_text
from storage.ledger import Ledger

_OUT = "name = ? AND unit = ? AND direction = 'out' AND outcome = 'good'"


@dataclass(frozen=True, slots=True)
class Carried:
    """One file that left or came; `outcome` and `words` say what became of it then."""

    at: str
    way: str  # stick, mailbox, file
    direction: str  # in, out
    kind: str
    unit: str  # for whom, or from whom as far as is known
    name: str
    size: int  # bytes
    sha256: str
    outcome: str
    words: str
    registry: int = 0  # the version held then: what was refused by it may be good by a newer one


def keep_carried(ledger: Ledger, carried: Carried) -> None:
    """Write one line of the history."""
    with ledger.change():
        ledger.db.table("carried").insert(asdict(carried) | {"at": carried.at or now_text()})


def written(kind: str, unit: str, name: str, data: bytes, way: str = "stick") -> Carried:
    """Return the line of a file that was carried out and read back: left is not yet arrived."""
    words = _("Đã ghi ra, đọc lại đúng.") if way == "stick" else _("Đã gửi đi.")
    return Carried(
        at="",
        way=way,
        direction="out",
        kind=kind,
        unit=unit,
        name=name,
        size=len(data),
        sha256=sha256(data).hexdigest(),
        outcome="good",
        words=words,
    )


def history(ledger: Ledger, most: int = 500, unit: str = "") -> list[Carried]:
    """Return what was carried, the newest first; of one unit if it is named."""
    query = (
        "SELECT at, way, direction, kind, unit, name, size, sha256, outcome, words, registry"
        " FROM carried WHERE ? IN (unit, '') ORDER BY at DESC, rowid DESC LIMIT ?"
    )
    return [Carried(**row) for row in ledger.db.query(query, [unit, most])]


def is_known(ledger: Ledger, sha256: str) -> bool:
    """Tell whether this very file came before, and was not refused then."""
    query = (
        "SELECT 1 FROM carried WHERE sha256 = ? AND direction = 'in'"
        " AND outcome NOT IN ('refused', 'people')"
    )
    return ledger.db.execute(query, [sha256]).fetchone() is not None


def refusal(ledger: Ledger, sha256: str, registry: int) -> str:
    """Return why this very file was refused by these books with this registry, "" if it was not."""
    query = (
        "SELECT words FROM carried WHERE sha256 = ? AND direction = 'in' AND outcome = 'refused'"
        " AND registry = ? ORDER BY rowid DESC LIMIT 1"
    )
    found = ledger.db.execute(query, [sha256, registry]).fetchone()
    return str(found[0]) if found else ""


def wrote(ledger: Ledger, sha256: str) -> bool:
    """Tell whether these very bytes were written out by these books."""
    query = "SELECT 1 FROM carried WHERE sha256 = ? AND direction = 'out' AND outcome = 'good'"
    return ledger.db.execute(query, [sha256]).fetchone() is not None


def has_left(ledger: Ledger, unit: str, name: str, way: str) -> bool:
    """Tell whether a file of this name left for a unit by this way before."""
    query = f"SELECT 1 FROM carried WHERE {_OUT} AND way = ?"
    return ledger.db.execute(query, [name, unit, way]).fetchone() is not None


def left_as(ledger: Ledger, unit: str, name: str) -> set[str]:
    """Return the hash of what left last for a unit under this name, in a set; empty for none."""
    query = f"SELECT sha256 FROM carried WHERE {_OUT} ORDER BY rowid DESC LIMIT 1"
    return {digest for (digest,) in ledger.db.execute(query, [name, unit]).fetchall()}
