"""Which fields a form leaves out, because the chosen kind does not ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resources.catalogues import activity_kinds
from storage.records import Activity, Record


def unasked(kind: type[Record], values: Mapping[str, Any]) -> frozenset[str]:
    """Return the fields to leave out; what holds something is never left out."""
    known = activity_kinds().get(values.get("kind") or "") if kind is Activity else None
    if known is None:
        return frozenset()
    return frozenset(name for name in known.unasked() if not values.get(name))
