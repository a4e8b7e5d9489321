"""What a tombstone does to the record it names: the personal part goes, what was counted stays."""

from __future__ import annotations

from typing import Any, TypeVar

from resources.wording import _
from storage.journal import note
from storage.ledger import Ledger
from storage.records import KIND_NAMED, Erasure, Record, fields_of
from storage.repository import find, row_of

R = TypeVar("R", bound=Record)

NEUTRAL = _("(đã xóa dữ liệu cá nhân)")
ERASABLE = frozenset(
    {  # erasure_subjects
        "member",
        "honoree",
        "candidate",
        "achievement",
        "nominee",
        "activity",  # only what is counted and never told: tips
        "award",  # only one that was taken out of the books: those in them are kept by law
        "kept_paper",
    }
)
_COUNTED = {"member": frozenset({"sex", "left_on"})}  # a team counts who serves, and the women


def blanked(record: R) -> R:
    """Return the record without its personal fields and free words; a name becomes a neutral word.

    What it belongs to, and what only counts, stays.
    """
    kept = {"id", "unit", "digest"} | _COUNTED.get(record.KIND, frozenset())
    empty: dict[str, Any] = {}
    for field in fields_of(type(record)):
        fact = field.fact
        words = field.type is str and not (fact.choices or fact.refers)
        if field.name not in kept and (fact.personal or words):
            info = type(record).model_fields[field.name]
            empty[field.name] = NEUTRAL if info.is_required() else info.get_default()
    return record.model_copy(update=empty)


def apply_tombstones(ledger: Ledger, unit: str) -> None:
    """Forget what these books hold of the records whose tombstones a unit sent, whenever they came.

    It belongs inside the change that took something of this unit over.
    """
    for tombstone in find(ledger, Erasure, unit=unit):
        kind = KIND_NAMED.get(tombstone.of)
        if kind is None or kind.KIND not in ERASABLE:
            continue  # of a later program: kept, and looked at again by it
        for record in find(ledger, kind, id=tombstone.record, unit=unit):
            _forget(ledger, record)


def _forget(ledger: Ledger, record: Record) -> None:
    emptied = blanked(record)
    if emptied == record:
        return
    row = row_of(emptied)
    news = ", ".join(f"[{name}] = :{name}" for name in row if name != "id")
    ledger.db.execute(f"UPDATE [{record.KIND}] SET {news} WHERE id = :id", row)
    note(ledger, "erase", record.KIND, record.id)
