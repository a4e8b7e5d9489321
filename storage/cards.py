"""The cards of the one search over everything: triggers write a card for each record.

A card has the folded words of its record, the day of a dated one, the names of what it refers to,
and, in the books of a superior, the unit it came from. Its place follows that day, so that the
newest are found first without sorting. Cards follow from the records: they are written anew after
each migration. Nothing is decided by them: the records they lead to are looked at themselves.

To list a card alone writes ten pages, half of what a save would write. So what was done on a day,
and what other units say (hundreds of records at a time), only makes its day *due*: its cards are
written together before the next search (`list_due`). Nobody searches without that, so all is found.
"""

from __future__ import annotations

from collections.abc import Iterator

from storage.driver import Connection, Database
from storage.records import KIND_NAMED, KINDS, Field, Record, fields_of
from storage.schema import SOUGHT
from storage.sought_words import day_words
from storage.spelling import fold

_OWN = "(SELECT unit FROM book)"
_DAY = 1 << 32  # places that one day has room for
_INDEXED = ("kind", "name", "words")
SOUGHT_KINDS = tuple(kind for kind in KINDS if kind.SOUGHT)


def register_cards(connection: Connection) -> None:
    """Give the connection the function that the triggers of cards call."""
    connection.create_function("folded", 1, fold, deterministic=True)


def card_triggers() -> Iterator[tuple[str, str]]:
    """Return the name and the statement of each trigger that keeps cards and their index."""
    for kind in SOUGHT_KINDS:
        yield from _dated_triggers(kind) if kind.DATED_BY else _register_triggers(kind)
        yield _trigger(f"card_delete_{kind.KIND}", f"AFTER DELETE ON [{kind.KIND}]", _drop(kind))
    yield _trigger("card_listed", "AFTER INSERT ON card", _list("NEW"))
    yield _trigger("card_unlisted", "AFTER DELETE ON card", _unlist("OLD"))
    yield _trigger("card_relisted", "AFTER UPDATE ON card", f"{_unlist('OLD')}\n    {_list('NEW')}")


def fill_cards(db: Database) -> None:
    """Write all cards anew; while no trigger listens, as after a migration."""
    db.execute("DELETE FROM card")
    db.execute("DELETE FROM card_due")
    for kind in SOUGHT_KINDS:
        place = f"{_first_place(kind, 'one')} + row_number() OVER ({_in_time(kind)})"
        unique = f"{place} + (SELECT count(*) FROM card)"
        db.execute(
            f"INSERT INTO card SELECT {unique}, '{kind.KIND}', one.id, {_name(kind, 'one')},"
            f" {_words(kind, 'one')} FROM [{kind.KIND}] AS one"
        )
    db.execute("INSERT INTO card_index (card_index) VALUES ('rebuild')")


def are_due(db: Database) -> bool:
    """Tell whether cards were put off: nobody may look into the index before they are listed."""
    return db.execute("SELECT 1 FROM card_due").fetchone() is not None


def list_due(db: Database) -> None:
    """Write the cards that were put off, some 25 microseconds each; it belongs inside a change."""
    for kind in SOUGHT_KINDS:
        due = f"SELECT id FROM card_due CROSS JOIN [{kind.KIND}] USING (unit) WHERE "  # this first
        days = f"[{kind.DATED_BY}] BETWEEN first AND last" if kind.DATED_BY else "first = ''"
        place = f"{_last_place(kind, 'one')} + row_number() OVER ({_by_day(kind)}ORDER BY one.id)"
        db.execute(
            f"INSERT INTO card SELECT {place}, '{kind.KIND}', one.id, {_name(kind, 'one')},"
            f" {_words(kind, 'one')} FROM [{kind.KIND}] AS one WHERE one.id IN ({due}{days})"
            " AND NOT EXISTS (SELECT 1 FROM card WHERE record = one.id)"
        )
    db.execute("DELETE FROM card_due")


def names_said(db: Database, kind: type[Record], unit: str) -> dict[str, str]:
    """Return the names that other cards may say of a unit's records of a kind."""
    if not _referring(kind):
        return {}
    query = f"SELECT id, [{kind.NAMED_BY}] FROM [{kind.KIND}] WHERE unit = ?"
    return dict(db.execute(query, [unit]).fetchall())


def retell(db: Database, kind: type[Record], identity: str) -> None:
    """Write the cards anew that say the name of a record."""
    for other, field in _referring(kind):
        db.execute(_again(other, field, ":id"), {"id": identity})


def put_off_referring(db: Database, kind: type[Record], identity: str) -> None:
    """Take away the cards that say the name of another unit's record, to be written anew."""
    for other, field in _referring(kind):
        refers = f"FROM [{other.KIND}] WHERE {_refers(field, ':id')}"
        days = ", ".join([f"[{other.DATED_BY}]" if other.DATED_BY else "''"] * 2)
        due = f"INSERT OR IGNORE INTO card_due (unit, first, last) SELECT unit, {days} {refers}"
        db.execute(due, {"id": identity})
        db.execute(f"DELETE FROM card WHERE record IN (SELECT id {refers})", {"id": identity})


def _dated_triggers(kind: type[Record]) -> Iterator[tuple[str, str]]:
    """Make the day due, once for all that was done on it; what a card said before goes at once."""
    table, day = kind.KIND, f"NEW.[{kind.DATED_BY}]"
    yield _trigger(f"card_insert_{table}", f"AFTER INSERT ON [{table}]", _due(day))
    when = f"AFTER UPDATE ON [{table}] WHEN {_says_other(kind)}"
    yield _trigger(f"card_update_{table}", when, f"{_drop(kind)}\n    {_due(day)}")


def _register_triggers(kind: type[Record]) -> Iterator[tuple[str, str]]:
    """Write the cards of a register at once: other cards say its names."""
    table, write = kind.KIND, _write(kind)
    yield _trigger(
        f"card_insert_{table}", f"AFTER INSERT ON [{table}] WHEN NEW.unit IS {_OWN}", write
    )
    other = f"AFTER INSERT ON [{table}] WHEN NEW.unit IS NOT {_OWN}"
    yield _trigger(f"card_due_{table}", other, _due("''"))
    renamed = "".join(f"\n    {one};" for one in _retell(kind))
    when = f"AFTER UPDATE ON [{table}] WHEN {_says_other(kind)}"
    yield _trigger(f"card_update_{table}", when, f"{_drop(kind)}\n    {write}{renamed}")


def _trigger(name: str, when: str, body: str) -> tuple[str, str]:
    return name, f"CREATE TRIGGER {name} {when} BEGIN\n    {body}\nEND"


def _drop(kind: type[Record]) -> str:
    return f"DELETE FROM card WHERE record = OLD.id AND kind = '{kind.KIND}';"


def _due(day: str) -> str:
    """Make a day due once; OR IGNORE in a trigger would give way to what fired it."""
    known = f"SELECT 1 FROM card_due WHERE unit = NEW.unit AND first = {day} AND last = {day}"
    return (
        f"INSERT INTO card_due (unit, first, last) SELECT NEW.unit, {day}, {day}"
        f" WHERE NOT EXISTS ({known});"
    )


def _write(kind: type[Record]) -> str:
    return (
        f"INSERT INTO card VALUES ({_last_place(kind, 'NEW')} + 1, '{kind.KIND}', NEW.id,"
        f" {_name(kind, 'NEW')}, {_words(kind, 'NEW')});"
    )


def _retell(kind: type[Record]) -> Iterator[str]:
    """Write the cards anew that say the old name of a record, inside the trigger of its change."""
    renamed = f"OLD.[{kind.NAMED_BY}] IS NOT NEW.[{kind.NAMED_BY}]"
    return (f"{_again(other, field, 'NEW.id')} AND {renamed}" for other, field in _referring(kind))


def _again(kind: type[Record], field: Field, identity: str) -> str:
    words = f"SELECT {_words(kind, 'one')} FROM [{kind.KIND}] AS one WHERE one.id = card.record"
    return (
        f"UPDATE card SET words = ({words})"
        f" WHERE record IN (SELECT id FROM [{kind.KIND}] WHERE {_refers(field, identity)})"
    )


def _refers(field: Field, identity: str) -> str:
    named = f"[{field.name}]"
    return f"instr({named}, {identity})" if field.composed else f"{named} = {identity}"


def _referring(kind: type[Record]) -> list[tuple[type[Record], Field]]:
    return [
        (other, field)
        for other in SOUGHT_KINDS
        for field in _named_fields(other)
        if field.fact.refers == kind.KIND
    ]


def _named_fields(kind: type[Record]) -> list[Field]:
    """Return the fields whose names a card says: those of registers, not of what was done once."""
    refers = [field for field in fields_of(kind) if field.fact.refers]
    named = [(field, KIND_NAMED[field.fact.refers]) for field in refers]
    return [field for field, other in named if other.SOUGHT and not other.DATED_BY]


def _says_other(kind: type[Record]) -> str:
    """Tell whether a change is one of what the card says: a new number of members is none."""
    names = [SOUGHT, "unit", kind.NAMED_BY, *(field.name for field in _named_fields(kind))]
    names += [kind.DATED_BY] if kind.DATED_BY else []
    return " OR ".join(f"OLD.[{name}] IS NOT NEW.[{name}]" for name in names)


def _name(kind: type[Record], row: str) -> str:
    return f"folded({row}.[{kind.NAMED_BY}])"


def _words(kind: type[Record], row: str) -> str:
    said = [f"{row}.[{SOUGHT}]"]
    if kind.DATED_BY:
        said.append(day_words(f"{row}.[{kind.DATED_BY}]"))
    said += [_names_in(field, row) for field in _named_fields(kind)]
    below = f"replace({row}.unit, {_OWN} || '/', '')"  # at a superior: what its unit is called
    said.append(f"CASE WHEN {row}.unit <> {_OWN} THEN {below} END")
    return f"concat_ws(' ', {', '.join(said)})"


def _names_in(field: Field, row: str) -> str:
    if field.composed:
        among = f"record IN (SELECT value FROM json_each({row}.[{field.name}]))"
        return f"(SELECT group_concat(name, ' ') FROM card WHERE {among})"
    return f"(SELECT name FROM card WHERE record = {row}.[{field.name}])"


def _first_place(kind: type[Record], row: str) -> str:
    if not kind.DATED_BY:
        return "0"
    return f"(CAST(julianday({row}.[{kind.DATED_BY}]) AS INTEGER) * {_DAY})"


def _last_place(kind: type[Record], row: str) -> str:
    """Return the place after which the next card of a day stands."""
    first = _first_place(kind, row)
    among = f"place BETWEEN {first} AND {first} + {_DAY - 1}"
    return f"coalesce((SELECT max(place) FROM card WHERE {among}), {first})"


def _by_day(kind: type[Record]) -> str:
    return f"PARTITION BY one.[{kind.DATED_BY}] " if kind.DATED_BY else ""


def _in_time(kind: type[Record]) -> str:
    return f"ORDER BY one.[{kind.DATED_BY}], one.id" if kind.DATED_BY else "ORDER BY one.id"


def _list(row: str) -> str:
    said = ", ".join(f"{row}.{name}" for name in _INDEXED)
    return f"INSERT INTO card_index (rowid, {', '.join(_INDEXED)}) VALUES ({row}.place, {said});"


def _unlist(row: str) -> str:
    said = ", ".join(f"{row}.{name}" for name in _INDEXED)
    return (
        f"INSERT INTO card_index (card_index, rowid, {', '.join(_INDEXED)})"
        f" VALUES ('delete', {row}.place, {said});"
    )
