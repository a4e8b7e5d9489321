"""Newer official lists: checked, looked at before they are taken, and kept by version for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from resources.catalogues.entry import Said, catalogue_names, joined, shipped_list
from resources.wording import _
from storage.catalogue_checks import CatalogueError, checked_list
from storage.journal import note, now_text
from storage.ledger import Ledger
from storage.newer_lists import apply_catalogues, kept_lists

How = Literal["new", "reworded", "retired", "again", "mended"]


class CatalogueOlderError(CatalogueError):
    """The list is older than the one held, or of the same version and another."""

    CODE = "DM-02"


@dataclass(frozen=True, slots=True)
class ListChange:
    """What a newer list does to one code; a `mended` one has the same word and other facts."""

    how: How
    code: str
    before: str
    after: str


def list_held(ledger: Ledger, name: str) -> Said:
    """Return what these books know of each code of a list, whatever other books know."""
    shipped = shipped_list(name) if name in catalogue_names() else {}
    return joined(shipped, kept_lists(ledger.db).get(name, {}))


def changes_in(name: str, data: bytes, known: Said) -> list[ListChange]:
    """Return what a newer list would change of what is known; CatalogueError if it may not."""
    return list(_changes(known, checked_list(name, data, known)))


def held_version(ledger: Ledger, name: str) -> int:
    """Return the version of a list that these books hold, 0 for the one that was shipped."""
    query = "SELECT max(version) FROM catalogue WHERE name = ?"
    (version,) = ledger.db.execute(query, [name]).fetchone()
    return int(version or 0)


def held_lists(ledger: Ledger) -> list[tuple[str, int, bytes]]:
    """Return each newer list of these books with its version, the oldest version first."""
    rows = ledger.db.execute("SELECT name, version, data FROM catalogue ORDER BY name, version")
    return [(name, version, bytes(data)) for name, version, data in rows.fetchall()]


def take_list(ledger: Ledger, name: str, version: int, data: bytes) -> bool:
    """Keep a newer list and use it from now on; false for one that is held already.

    Raises CatalogueOlderError, and CatalogueError where it breaks what codes have said so far.
    """
    with ledger.change():
        query = "SELECT data FROM catalogue WHERE name = ? AND version = ?"
        held = ledger.db.execute(query, [name, version]).fetchone()
        if held and bytes(held[0]) == data:
            return False
        if version <= held_version(ledger, name):
            words = _(
                "Danh mục «{name}» bản {version} cũ hơn bản đang dùng. Danh mục và số liệu không "
                "đổi; hãy xin cấp trên bản mới nhất."
            )
            raise CatalogueOlderError(words.format(name=name, version=version))
        checked_list(name, data, list_held(ledger, name))
        row = {"name": name, "version": version, "data": data, "taken_at": now_text()}
        ledger.db.table("catalogue").insert(row)
        note(ledger, "take", "catalogue", f"{name} {version}")
    apply_catalogues(ledger.db)
    return True


def _changes(old: Said, new: Said) -> Iterator[ListChange]:
    after = joined(old, new)
    for code in new:
        before = old.get(code, {})
        how = _how(before, after[code])
        if how:
            yield ListChange(how, code, before.get("word", ""), after[code]["word"])


def _how(before: Mapping[str, Any], after: Mapping[str, Any]) -> How | None:
    if not before:
        return "new"
    was, now = before.get("retired", False), after.get("retired", False)
    if was != now:
        return "retired" if now else "again"
    if before["word"] != after["word"]:
        return "reworded"
    return "mended" if before != after else None
