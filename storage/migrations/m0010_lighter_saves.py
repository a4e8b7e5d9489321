"""A save writes fewer pages: no index speaks of what most activities do not have.

The triggers made after this put the cards of what was done on a day off until the next search.
"""

from __future__ import annotations

LIGHTER_SAVES = (
    "DROP INDEX by_5_21_activity",
    "CREATE INDEX by_10_activity ON activity (recurrence) WHERE recurrence IS NOT NULL",
)
