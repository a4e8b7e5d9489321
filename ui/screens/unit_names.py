"""What units are called whose figures a superior joins."""

from __future__ import annotations

from sync.held import held_registry
from ui.screens.desk import Desk


def units_of(desk: Desk) -> dict[str, str]:
    """Return the units whose figures a superior joins (code → name); a post has none."""
    if not desk.settings.is_superior:
        return {}
    return {unit.code: unit.name for unit in held_registry(desk.ledger).registry.units}
