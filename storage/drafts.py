"""Half-typed forms, kept inside the encrypted ledger so that a power cut loses no words."""

from __future__ import annotations

import json
from typing import Any

from storage.journal import now_text
from storage.ledger import Ledger


def keep_draft(ledger: Ledger, form: str, values: dict[str, Any]) -> None:
    """Keep what stands in a form that was not saved yet; one draft for each form."""
    content = json.dumps(values, ensure_ascii=False)
    row = {"form": form, "content": content, "kept_at": now_text()}
    with ledger.change():
        ledger.db.table("draft").upsert(row, pk="form")


def draft_of(ledger: Ledger, form: str) -> dict[str, Any] | None:
    """Return what stood in a form, or None."""
    found = ledger.db.execute("SELECT content FROM draft WHERE form = ?", [form]).fetchone()
    return dict(json.loads(found[0])) if found else None


def drop_draft(ledger: Ledger, form: str) -> None:
    """Forget the draft of a form: it was saved, or is not wanted."""
    with ledger.change():
        ledger.db.execute("DELETE FROM draft WHERE form = ?", [form])


def drafts(ledger: Ledger) -> list[str]:
    """Return the forms that were left half-typed, oldest first."""
    rows = ledger.db.execute("SELECT form FROM draft ORDER BY kept_at").fetchall()
    return [form for (form,) in rows]
