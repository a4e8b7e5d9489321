"""Whom a proposal is addressed to follows the authority that is chosen."""

from __future__ import annotations

from storage.records import Proposal
from storage.repository import find, latest
from ui.screens.desk import Desk
from ui.screens.sheet import Sheet


class Addressee:
    """Changes the addressee with the authority, unless other words were typed."""

    def __init__(self, desk: Desk, sheet: Sheet) -> None:
        self._desk, self._sheet = desk, sheet
        self._authority = ""
        sheet.opened.connect(self._remember)
        sheet.edited.connect(self._follow)

    def _remember(self) -> None:
        self._authority = str(self._sheet.form.values().get("authority") or "")

    def _follow(self) -> None:
        values = self._sheet.form.values()
        before, now = self._authority, str(values.get("authority") or "")
        if now == before:
            return
        self._authority = now
        ledger, own = self._desk.ledger, self._desk.settings.unit
        ours = find(ledger, Proposal, unit=own, authority=before)
        known = {one.addressee for one in ours}
        if str(values.get("addressee") or "") in {"", *known}:
            last = latest(ledger, Proposal, unit=own, authority=now)
            self._sheet.form.fill_in({"addressee": last.addressee if last else ""})
