"""The official lists, as data: a code is for ever, a word may be retired but is never re-used.

Each list is one TOML file beside this one: `code = "word"`, or a table with `word` and what else
is known of it (`retired`, `valid_from`, `valid_to`, `basis` …), in the order of print.
"""

from __future__ import annotations

from resources.catalogues.activity_kind import ActivityKind, Measure, activity_kinds
from resources.catalogues.entry import (
    Entry,
    catalogue_names,
    entries,
    offered,
    remembered,
    words,
)
from resources.catalogues.indicator import Indicator, Rule, indicators
from resources.catalogues.model_type import ModelType, counted_type, model_types

__all__ = [
    "ActivityKind",
    "Entry",
    "Indicator",
    "Measure",
    "ModelType",
    "Rule",
    "activity_kinds",
    "catalogue_names",
    "counted_type",
    "entries",
    "indicators",
    "model_types",
    "offered",
    "remembered",
    "words",
]
