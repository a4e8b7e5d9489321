"""Amendment slips: what a month said anew, as its bundles carried it, here and above."""

from __future__ import annotations

from resources.wording import official
from storage.ledger import Ledger
from sync.bundle import Opened, open_bundle, open_own
from sync.content import MonthContent
from sync.errors import CannotDecryptError, SignatureError
from sync.held import held_registry
from sync.keys import UnitKeys
from sync.locking import came_after_lock
from sync.outbox import bundle_bytes, outgoing
from sync.payload import content_of
from sync.received import TAKEN, ReceivedBundle, received, received_bytes


@official
def own_slips(ledger: Ledger, month: str, keys: UnitKeys) -> list[MonthContent]:
    """Return each later revision of an own month that has a slip, the oldest first.

    What lost keys sealed cannot be opened any more and is left out.
    """
    again = [bundle for bundle in outgoing(ledger, month) if bundle.revision > 1]
    found: list[Opened] = []
    for bundle in again:
        try:
            found.append(open_own(bundle_bytes(ledger, bundle), keys))
        except (SignatureError, CannotDecryptError):
            continue
    return _with_slip([content_of(opened) for opened in found])


@official
def received_slips(ledger: Ledger, unit: str, month: str, keys: UnitKeys) -> list[MonthContent]:
    """Return each later revision of a unit's month that was taken in with a slip; RefusedError."""
    again = [
        bundle
        for bundle in received(ledger, unit)
        if bundle.month == month and bundle.revision > 1 and bundle.state == TAKEN
        if not came_after_lock(ledger, bundle)
    ]
    return _with_slip([received_month(ledger, each, keys) for each in again])


@official
def received_month(ledger: Ledger, bundle: ReceivedBundle, keys: UnitKeys) -> MonthContent:
    """Return what a unit's month bundle says, as it came; RefusedError."""
    registry, me = held_registry(ledger).registry, ledger.settings.unit
    return content_of(open_bundle(received_bytes(ledger, bundle.bundle_id), registry, me, keys))


def _with_slip(contents: list[MonthContent]) -> list[MonthContent]:
    return [content for content in contents if content.slip]
