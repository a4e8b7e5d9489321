"""What the screen of a month has made elsewhere: what leaves, the written bundle."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from storage.ledger import Ledger
from storage.months import closed_month, reopen, window
from storage.records import Award
from storage.steps import Step, Steps
from sync.content import MonthContent, amended, what_leaves
from sync.couriers.folder import FolderCourier
from sync.decision_taking import enter_waiting
from sync.keys import UnitKeys
from sync.locking import standing_bundle
from sync.outgoing import sent_content, write_out
from sync.slips import own_slips
from ui.screens.leaving import Part, parts_of
from ui.screens.words import Names


def content_of(ledger: Ledger, month: str, keys: UnitKeys) -> MonthContent:
    """Return what leaves with a month, or left; closed anew, with its amendment slip."""
    standing, closed = standing_bundle(ledger, month), closed_month(ledger, month)
    if standing is None:
        return what_leaves(ledger, month)
    sent = sent_content(ledger, standing, keys)
    return sent if closed and closed.is_closed else amended(what_leaves(ledger, month), sent)


def leaving_of(
    ledger: Ledger, month: str, keys: UnitKeys, names: Names
) -> Steps[tuple[MonthContent, Mapping[str, Part]]]:
    """Return what leaves with a month, and its lines in words."""
    yield Step(0, 2, month)
    content = content_of(ledger, month, keys)
    yield Step(1, 2, month)
    return content, parts_of(content, names)


def slips_of(ledger: Ledger, month: str, keys: UnitKeys) -> list[MonthContent]:
    """Return the slips of a month, revision by revision; open again, what the next one says yet."""
    found, closed = own_slips(ledger, month, keys), closed_month(ledger, month)
    if closed and closed.state == "locked":  # what came after the lock is no part of it
        return [each for each in found if each.revision <= closed.revision]
    if closed and not closed.is_closed:
        coming = content_of(ledger, month, keys)
        found += [coming] if coming.slip else []
    return found


def reopen_month(ledger: Ledger, month: str, reason: str) -> list[Award]:
    """Open a month again, and enter the awards that decisions gave while it was closed."""
    with ledger.change():
        reopen(ledger, month, reason)
        return enter_waiting(ledger, within=window(ledger, month))


def write_month(ledger: Ledger, month: str, folder: Path, keys: UnitKeys) -> Steps[Path]:
    """Write a month's newest bundle into a folder, in one step."""
    yield Step(0, 1, month)
    return write_out(ledger, month, FolderCourier(folder), keys)
