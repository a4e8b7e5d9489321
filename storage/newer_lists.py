"""Which newer official lists these books hold; each opening of them uses them."""

from __future__ import annotations

from resources.catalogues.entry import Said, catalogue_names, joined, read_list, use_list
from storage.driver import Database


def apply_catalogues(db: Database) -> None:
    """Use the newer lists of these books from now on, in the order of their versions."""
    for name, said in kept_lists(db).items():
        use_list(name, said)


def kept_lists(db: Database) -> dict[str, Said]:
    """Return what the newer lists of these books say, all versions of one joined."""
    found: dict[str, Said] = {}
    rows = db.execute("SELECT name, data FROM catalogue ORDER BY name, version").fetchall()
    for name, data in rows:
        if name in catalogue_names():
            found[name] = joined(found.get(name, {}), read_list(bytes(data).decode()))
    return found
