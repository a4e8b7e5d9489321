"""The indicators of reports, and the rule by which each is computed from records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from resources.catalogues.entry import Entry, entries, remembered

Rollup = Literal["sum", "latest", "distinct"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What to look at, how to divide it (`by`), what to add up ("" counts) and what to take."""

    source: str
    by: str = ""
    sum: str = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One printed figure; `rollup` says how the months of one unit join to a longer period."""

    code: str
    name: str
    unit: str
    group: str
    stock: bool
    rollup: Rollup
    rule: Rule
    ratio_to: str = ""
    ratio_name: str = ""


@remembered
def indicators() -> Mapping[str, Indicator]:
    """Return every indicator by its code, in printed order."""
    return {entry.code: _indicator(entry) for entry in entries("indicators")}


def _indicator(entry: Entry) -> Indicator:
    said = entry.extra
    rollup: Rollup = said["rollup"]
    return Indicator(
        code=entry.code,
        name=entry.word,
        unit=said["unit"],
        group=said["group"],
        stock=rollup != "sum",
        rollup=rollup,
        rule=_rule(said["rule"]),
        ratio_to=said.get("ratio_to", ""),
        ratio_name=said.get("ratio_name", ""),
    )


def _rule(said: dict[str, Any]) -> Rule:
    where = {key: tuple(codes) for key, codes in said.get("where", {}).items()}
    return Rule(said["source"], said.get("by", ""), said.get("sum", ""), where)
