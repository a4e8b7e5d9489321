"""What people look at before they choose between two histories of a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resources.catalogues import indicators
from resources.part_words import part_words
from storage.indicators import Figure
from storage.ledger import Ledger
from storage.precision import Amount
from sync.content import MonthContent
from sync.dossier_sealing import bundle_title
from sync.forks import Fork, Tail, opened
from sync.keys import UnitKeys
from sync.payload import content_of
from sync.received import ReceivedBundle


@dataclass(frozen=True, slots=True)
class TailLine:
    """One bundle of a tail: what it is about, when its laptop made it, how much it says."""

    seq: int
    title: str
    revision: int
    made_at: str
    records: int
    reason: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure that the tails say differently; `said` has the words of each, "" for nothing."""

    month: str
    name: str
    said: tuple[str, ...]


def tail_lines(ledger: Ledger, tail: Tail, keys: UnitKeys) -> list[TailLine]:
    """Return what each bundle of a tail is; RefusedError for one that cannot be opened."""
    return [_line(ledger, one, keys) for one in tail.bundles]


def differing_figures(ledger: Ledger, fork: Fork, keys: UnitKeys) -> list[FigureLine]:
    """Return the figures that would be others if another tail counted, month by month."""
    common = _last_words(ledger, fork.common, keys)
    ways = [common | _last_words(ledger, tail.bundles, keys) for tail in fork.tails]
    lines = []
    for month in sorted({month for way in ways for month in way}):
        said = [_figures(way.get(month)) for way in ways]
        for key in sorted({key for figures in said for key in figures}):
            words = tuple(figures.get(key, "") for figures in said)
            if len(set(words)) > 1:
                lines.append(FigureLine(month, _name(*key), words))
    return lines


def _line(ledger: Ledger, bundle: ReceivedBundle, keys: UnitKeys) -> TailLine:
    one = opened(ledger, bundle, keys)
    content = content_of(one) if bundle.kind == "month" else None
    return TailLine(
        seq=bundle.seq,
        title=bundle_title(ledger, bundle.bundle_id, bundle.kind, bundle.month),
        revision=bundle.revision,
        made_at=one.manifest.written_at.isoformat(),
        records=sum(map(len, content.records.values())) if content else 0,
        reason=content.reason if content else "",
    )


def _last_words(
    ledger: Ledger, bundles: Iterable[ReceivedBundle], keys: UnitKeys
) -> dict[str, MonthContent]:
    months = {one.month: one for one in bundles if one.kind == "month"}
    return {month: content_of(opened(ledger, one, keys)) for month, one in months.items()}


def _figures(content: MonthContent | None) -> dict[tuple[str, str, str], str]:
    found: Sequence[Figure] = content.figures if content else ()
    return {
        (one.code, one.part, one.precision): Amount(one.value, one.precision).words
        for one in found
        if one.value
    }


def _name(code: str, part: str, _precision: str) -> str:
    known = indicators().get(code)
    name = known.name if known else code
    return f"{name} – {part_words(code, part)}" if part else name
