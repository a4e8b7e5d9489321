"""Which fields a form leaves out: the chosen kind, role or subject does not ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resources.catalogues import activity_kinds
from storage.privacy.tips import WORDS
from storage.records import Activity, CommendationRule, Honoree, Nominee, Record
from ui.screens.commendation_rule_roles import unasked_of_rule

_OF_OTHERS = {  # what is not asked of a subject of awards
    "collective": ("sex", "birth_year", "alias", "hometown", "schooling", "services", "eligible"),
    "individual": ("founding",),
}


def unasked(kind: type[Record], values: Mapping[str, Any]) -> frozenset[str]:
    """Return the fields to leave out; what holds something is never left out."""
    if kind is CommendationRule:
        return unasked_of_rule(values)
    if kind in (Honoree, Nominee):
        left_out = _OF_OTHERS.get(values.get("subject") or "", ())
        return frozenset(name for name in left_out if not values.get(name))
    known = activity_kinds().get(values.get("kind") or "") if kind is Activity else None
    if known is None:
        return frozenset()
    unasked = {*known.unasked(), *(WORDS if known.only_numbers else ())}
    return frozenset(name for name in unasked if not values.get(name))
