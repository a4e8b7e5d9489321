"""Which fields a form leaves out, because the chosen kind or role does not ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resources.catalogues import activity_kinds
from storage.records import Activity, CommendationRule, Record
from ui.screens.commendation_rule_roles import unasked_of_rule


def unasked(kind: type[Record], values: Mapping[str, Any]) -> frozenset[str]:
    """Return the fields to leave out; what holds something is never left out."""
    if kind is CommendationRule:
        return unasked_of_rule(values)
    known = activity_kinds().get(values.get("kind") or "") if kind is Activity else None
    if known is None:
        return frozenset()
    return frozenset(name for name in known.unasked() if not values.get(name))
