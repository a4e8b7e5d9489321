"""Heads of a unit's journal, as its bundles were signed with them: the superior keeps them.

Each sealing leaves a line, so no two bundles of a unit have the same head. Where one comes again,
or two bundles have one number, its journal was put back, copied or written anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from resources.wording import _
from storage.ledger import Ledger
from sync.bundle import BUNDLE_MIMETYPE
from sync.container import MIB, read_container
from sync.manifest import Manifest
from sync.received import QUARANTINED, SET_ASIDE, ReceivedBundle, received, received_bytes

_NEWEST = 60  # bundles: some years of months
_LARGEST = 4 * MIB  # photos in larger bundles are read through for nothing


@dataclass(frozen=True, slots=True)
class ReceivedHead:
    """The head that one bundle was signed with; `broken` says what is wrong with it."""

    bundle: ReceivedBundle
    head: str
    signed_at: datetime
    broken: str = ""


def received_heads(ledger: Ledger, unit: str) -> list[ReceivedHead]:
    """Return the heads of the newest bundles of a unit, the newest first."""
    seen: dict[str, int] = {}
    found = []
    for bundle, manifest in _manifests(ledger, unit):
        head = manifest.journal_head or ""
        found.append(ReceivedHead(bundle, head, manifest.written_at, _broken(bundle, head, seen)))
        seen.setdefault(head, bundle.seq)
    return found[::-1]


def _manifests(ledger: Ledger, unit: str) -> Iterator[tuple[ReceivedBundle, Manifest]]:
    query = "SELECT bundle_id FROM received JOIN received_file USING (bundle_id)"
    query += " WHERE unit = ? AND length(data) <= ?"
    small = {identity for (identity,) in ledger.db.execute(query, [unit, _LARGEST])}
    for bundle in [one for one in received(ledger, unit) if one.bundle_id in small][-_NEWEST:]:
        parts = read_container(received_bytes(ledger, bundle.bundle_id), BUNDLE_MIMETYPE)
        yield bundle, Manifest.from_bytes(parts["manifest.json"])


def _broken(bundle: ReceivedBundle, head: str, seen: dict[str, int]) -> str:
    if bundle.state in (QUARANTINED, SET_ASIDE):
        return _("Đứt: hai gói cùng số, nhật ký của đơn vị có hai nhánh")
    if not head:
        return _("Gói không ghi mốc nhật ký")
    if head in seen:
        words = _("Đứt: trùng mốc của gói số {seq}, nhật ký đã quay lại hoặc bị viết lại")
        return words.format(seq=seen[head])
    return ""
