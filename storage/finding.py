"""One search over everything: whole words first, then how words begin, then inside words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from resources.catalogues import words
from resources.wording import _
from storage.cards import SOUGHT_KINDS
from storage.ledger import Ledger
from storage.listing import list_all
from storage.months import closed_months, open_month
from storage.periods import month_words
from storage.records import KIND_NAMED, Award, Field, Record, fields_of
from storage.repository import find
from storage.schema import ORDERED
from storage.sought_words import Sought, sought_in, words_of

MONTH = "closed_month"  # the kind of a hit that is a month and no record
FEW = 5  # hits of a kind are shown at first
MOST = 500  # of one kind: more are not counted, and not put in the order of names
_NAME, _WHOLE, _BEGUN, _INSIDE, _NONE = range(5)  # ranks
_INDEXED = 2  # letters: shorter beginnings are in the index itself
_SHORTEST_INSIDE = 3  # letters: shorter parts are in nearly all cards
_LAST = "\U0010ffff"  # sorts after every letter
_TERMS = 60  # words that one beginning stands for; Vietnamese has some ten


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found; `said` tells what it is, where and when, `rank` 0 is best."""

    kind: str
    identity: str
    unit: str
    title: str
    said: str
    rank: int


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind: the best few, and how many `more` there are.

    Beyond MOST they are not counted, which `many` tells.
    """

    kind: str
    title: str
    hits: tuple[Hit, ...]
    more: int = 0
    many: bool = False


def seek(ledger: Ledger, text: str, today: date, few: int = FEW, only: str = "") -> list[Group]:
    """Find records and months that hold every word of the text, marks and capitals aside.

    Words may be whole or only begun. Groups with the best hits come first; `only` asks for one
    kind.
    """
    sought = sought_in(text)
    if not sought:
        return []
    list_all(ledger)
    kinds = [kind for kind in SOUGHT_KINDS if only in ("", kind.KIND)]
    whole, begun = _expressions(ledger, sought)
    groups = [found for kind in kinds if (found := _group(ledger, kind, whole, begun, few))]
    if only in ("", MONTH):
        groups += _months(ledger, sought, today, few)
    return sorted(groups, key=lambda group: group.hits[0].rank)


def seek_inside(ledger: Ledger, text: str, groups: Sequence[Group]) -> list[Group]:
    """Add to the little that `seek` found what holds the words only inside others.

    The end of a telephone number is found so. It looks at every card: a work for an idle moment.
    """
    sought = [one.word for one in sought_in(text)]
    held = {hit.identity for group in groups for hit in group.hits}
    longest = max(map(len, sought), default=0)
    if len(held) >= FEW or not all(sought) or longest < _SHORTEST_INSIDE:
        return list(groups)
    list_all(ledger)
    inside = " AND ".join("instr(words, ?)" for _word in sought)
    query = f"SELECT kind, record FROM card WHERE {inside} ORDER BY place DESC LIMIT ?"
    found: dict[str, list[str]] = {}
    for kind, identity in ledger.db.execute(query, [*sought, MOST]).fetchall():
        if identity not in held:
            found.setdefault(kind, []).append(identity)
    grown = {group.kind: group for group in groups}
    for kind, identities in found.items():
        before = grown[kind].hits if kind in grown else ()
        shown = dict.fromkeys(identities[: FEW - len(before)], _INSIDE)
        added = _grouped(ledger, KIND_NAMED[kind], shown, len(identities))
        if added:
            grown[kind] = replace(added, hits=before + added.hits)
    return sorted(grown.values(), key=lambda group: group.hits[0].rank)


def _expressions(ledger: Ledger, sought: Sequence[Sought]) -> tuple[str, str]:
    """Write what the index is asked for: whole words, and words as they begin.

    Nothing but words that the index has, or that are digits, are put into it, quoted: no text is
    read as its syntax.
    """
    known = [_known(ledger, one.word) if one.word else [""] for one in sought]
    if not all(known):
        return "", ""
    whole = " AND ".join(_any_way(one) if one.ways else _quoted(one.word) for one in sought)
    is_whole = all(one.word in words for one, words in zip(sought, known, strict=True))
    begun = [
        _any_way(one) if one.ways else _any_of(one.word, words)
        for one, words in zip(sought, known, strict=True)
    ]
    return whole if is_whole else "", " AND ".join(begun)


def _any_way(sought: Sought) -> str:
    ways = (" AND ".join(map(_quoted, way)) for way in sought.ways)
    return f"({' OR '.join(f'({way})' for way in ways)})"


def _known(ledger: Ledger, word: str) -> list[str]:
    """Return the words of the index that begin like this one; it is first if it is there."""
    if len(word) <= _INDEXED:
        return [word]
    query = "SELECT term FROM card_word WHERE term >= ? AND term < ? ORDER BY term LIMIT ?"
    return [term for (term,) in ledger.db.execute(query, [word, word + _LAST, _TERMS]).fetchall()]


def _any_of(word: str, known: Sequence[str]) -> str:
    return f'"{word}" *' if len(word) <= _INDEXED else f"({' OR '.join(map(_quoted, known))})"


def _quoted(word: str) -> str:
    return f'"{word}"'


def _group(ledger: Ledger, kind: type[Record], whole: str, begun: str, few: int) -> Group | None:
    in_kind = f'kind : "{kind.KIND}" AND '
    count = _count(ledger, f"{in_kind} words : ({begun})") if begun else 0
    ranked = ((_NAME, "name", whole), (_WHOLE, "words", whole), (_BEGUN, "words", begun))
    found: dict[str, int] = {}
    for rank, column, expression in ranked:
        if expression and len(found) < min(few, count):
            for identity in _best(ledger, kind, f"{in_kind} {column} : ({expression})", few):
                found.setdefault(identity, rank)
    return _grouped(ledger, kind, dict(list(found.items())[:few]), count)


def _count(ledger: Ledger, match: str) -> int:
    query = "SELECT 1 FROM card_index WHERE card_index MATCH ? LIMIT ?"
    counted = ledger.db.execute(f"SELECT count(*) FROM ({query})", [match, MOST + 1])
    return int(counted.fetchone()[0])


def _best(ledger: Ledger, kind: type[Record], match: str, few: int) -> list[str]:
    """Return the newest of a dated kind, the first by name of a register."""
    order = "card.place DESC" if kind.DATED_BY else f"one.[{ORDERED}], one.id"
    newest = "SELECT rowid FROM card_index WHERE card_index MATCH ? ORDER BY rowid DESC LIMIT ?"
    rows = ledger.db.execute(
        f"SELECT one.id FROM ({newest}) AS hit JOIN card ON card.place = hit.rowid"
        f" JOIN [{kind.KIND}] AS one ON one.id = card.record ORDER BY {order} LIMIT ?",
        [match, few if kind.DATED_BY else MOST, few],
    )
    return [identity for (identity,) in rows.fetchall()]


def _grouped(ledger: Ledger, kind: type[Record], found: dict[str, int], count: int) -> Group | None:
    records = {one.id: one for identity in found for one in find(ledger, kind, id=identity)}
    hits = tuple(_hit(ledger, records[identity], rank) for identity, rank in found.items())
    if not hits:
        return None
    return Group(kind.KIND, kind.TITLE, hits, min(count, MOST) - len(hits), count > MOST)


def _months(ledger: Ledger, sought: Sequence[Sought], today: date, few: int) -> Iterator[Group]:
    if ledger.settings.is_superior:
        return
    opened = open_month(ledger, today)
    states = {closed.month: closed.is_closed for closed in closed_months(ledger)}
    hits = []
    for month in sorted({*states, opened}, reverse=True):
        state = _("đã chốt") if states.get(month) else _("đang mở")
        title = month_words(month).capitalize()
        said = words_of(f"{title} {month[5:]} {state} m{month[5:]} m{month[5:]}_{month[:4]}")
        rank = _rank(sought, said)
        if rank < _NONE:
            hits.append(Hit(MONTH, month, ledger.settings.unit, title, state, rank))
    if hits:
        best = sorted(hits, key=lambda hit: hit.rank)
        yield Group(MONTH, _("Tháng báo cáo"), tuple(best[:few]), max(0, len(best) - few))


def _rank(sought: Sequence[Sought], said: Sequence[str]) -> int:
    if all(one.stands_in(said) for one in sought):
        return _NAME
    if all(one.stands_in(said) or one.begins(said) for one in sought):
        return _BEGUN
    return _NONE


def _hit(ledger: Ledger, record: Record, rank: int) -> Hit:
    return Hit(record.KIND, record.id, record.unit, _title(record), _said(ledger, record), rank)


def _title(record: Record) -> str:
    if isinstance(record, Award) and record.name:  # many are given for one occasion
        return record.name
    by_name = {field.name: field for field in fields_of(type(record))}
    said = _value(by_name[record.NAMED_BY], getattr(record, record.NAMED_BY))
    if not said and "kind" in by_name:  # an activity without a title is known by its kind
        said = _value(by_name["kind"], record.model_dump()["kind"])
    return said or record.TITLE


def _said(ledger: Ledger, record: Record) -> str:
    """Say what a record is, when and where, from the fields that lists show."""
    said = []
    for field in (f for f in fields_of(type(record)) if f.fact.listed):
        value = getattr(record, field.name)
        values = value if isinstance(value, tuple) else (value,)
        named = (_named(ledger, field, one) for one in values)
        said.append(", ".join(filter(None, named)))
    title = _title(record)
    return " · ".join(words for words in said if words and words != title)


def _named(ledger: Ledger, field: Field, value: object) -> str:
    if not field.fact.refers or not value:
        return _value(field, value)
    kind = KIND_NAMED[field.fact.refers]
    query = f"SELECT [{kind.NAMED_BY}] FROM [{kind.KIND}] WHERE id = ?"
    row = ledger.db.execute(query, [value]).fetchone()
    return str(row[0]) if row else ""


def _value(field: Field, value: object) -> str:
    """Say a word, a choice or a day; other numbers would say nothing without their heads."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if not isinstance(value, str):
        return str(value) if value and field.name.endswith("year") else ""
    return words(field.fact.choices).get(value, value) if field.fact.choices else value
