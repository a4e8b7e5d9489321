"""Half-typed forms, kept inside the encrypted ledger so that a power cut loses no words."""

from __future__ import annotations

import json
from typing import Any

from storage.journal import MACHINE, now_text
from storage.ledger import Ledger

_MARK = "\x1f"  # between an officer and the name of a form
_WHAT = "SELECT content FROM draft WHERE form = ?"


def keep_draft(ledger: Ledger, form: str, values: dict[str, Any]) -> None:
    """Keep what stands in a form that was not saved yet; one draft for each form."""
    content = json.dumps(values, ensure_ascii=False)
    row = {"form": _own(ledger, form), "content": content, "kept_at": now_text()}
    with ledger.change():
        ledger.db.table("draft").upsert(row, pk="form")


def draft_of(ledger: Ledger, form: str) -> dict[str, Any] | None:
    """Return what stood in a form, or None."""
    found = ledger.db.execute(_WHAT, [_own(ledger, form)]).fetchone()
    return dict(json.loads(found[0])) if found else None


def drop_draft(ledger: Ledger, form: str) -> None:
    """Forget the draft of a form: it was saved, or is not wanted."""
    with ledger.change():
        ledger.db.execute("DELETE FROM draft WHERE form = ?", [_own(ledger, form)])


def drafts(ledger: Ledger) -> list[str]:
    """Return the forms that whoever is at the desk left half-typed, oldest first."""
    rows = ledger.db.execute("SELECT form FROM draft ORDER BY kept_at").fetchall()
    whose = _own(ledger, "")
    own = [form for (form,) in rows if (_MARK in form) == bool(whose) and form.startswith(whose)]
    return [form.removeprefix(whose) for form in own]


def _own(ledger: Ledger, form: str) -> str:
    """Return under what an officer's draft lies: nobody finds another's half-typed words."""
    name = ledger.actor.name
    return form if name == MACHINE else f"{name}{_MARK}{form}"
