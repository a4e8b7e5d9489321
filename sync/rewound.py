"""A superior that was restored from an older copy: seen by its posts, and put right with them.

No clock tells it. A receipt for a bundle was written after that bundle was sealed; what the bundle
was sealed after (a receipt taken, a registry held) the superior must have known by then. If the
receipt knows less, the superior forgot it: what it lacks is written out again.
"""

from __future__ import annotations

from collections.abc import Sequence

from resources.wording import _
from storage.journal import note, now_text
from storage.ledger import Ledger
from sync.bundle import manifest_of
from sync.held import held_registry, is_paired
from sync.manifest import Manifest
from sync.outbox import Outgoing, bundle_bytes, outgoing
from sync.receipts import Receipt, receipt_of

_TAKEN = ("full", "noted", "returned")
_BEHIND = "superior_behind"  # the journal's word at a post
_NEWER = "registry_newer"  # and at the superior


def forget_lost(ledger: Ledger, receipt: Receipt) -> list[Outgoing]:
    """Take for unanswered what the superior once took in and lacks now; return those bundles.

    The receipts that said otherwise are kept aside. It belongs inside the change that takes the
    receipt.
    """
    mine = outgoing(ledger)
    answered = next((one for one in mine if one.bundle_id == receipt.bundle_id), None)
    if answered is None:
        return []
    manifest = manifest_of(bundle_bytes(ledger, answered))
    if receipt.registry_version < manifest.registry_version:
        note(ledger, _BEHIND, "registry", str(held_registry(ledger).version))
    lost = [
        one
        for one in mine
        if (one.epoch, one.answer in _TAKEN) == (receipt.epoch, True)
        and one.seq >= receipt.next_seq
        and one is not answered
        and _is_after(ledger, receipt, manifest, one)
    ]
    for one in lost:
        _forget(ledger, one)
    return lost


def forgotten_words(lost: Sequence[Outgoing]) -> str:
    """Say at a post what its superior lost and what becomes of it, "" for nothing."""
    if not lost:
        return ""
    words = _(
        "Cấp trên không còn giữ {count} gói đã nhận trước đây (có lẽ máy cấp trên vừa khôi phục từ "
        "bản sao lưu cũ). Sổ máy này không mất gì; các gói đó đang chờ ghi lại."
    )
    return words.format(count=len(lost))


def has_newer_registry(ledger: Ledger) -> bool:
    """Tell at a post whether its superior holds an older registry than these books."""
    return _after(ledger, _BEHIND, "bring_registry")


def brought_registry(ledger: Ledger) -> None:
    """Note that a post wrote its registry out for the superior."""
    with ledger.change():
        note(ledger, "bring_registry", "registry", str(held_registry(ledger).version))


def notice_newer(ledger: Ledger, manifest: Manifest) -> None:
    """Note at the superior that a unit holds a newer registry; it belongs inside a change."""
    held = held_registry(ledger).version
    if manifest.registry_version > max(held, newer_elsewhere(ledger)):
        note(ledger, _NEWER, "registry", str(manifest.registry_version), manifest.sender)


def newer_elsewhere(ledger: Ledger) -> int:
    """Return the version that a unit holds and these books of the superior do not, 0 for none."""
    if not is_paired(ledger):
        return 0
    query = (
        "SELECT max(CAST(record AS INTEGER)) FROM journal WHERE kind = 'registry' AND action = ?"
    )
    (known,) = ledger.db.execute(query, [_NEWER]).fetchone()
    return int(known) if known and known > held_registry(ledger).version else 0


def _is_after(ledger: Ledger, receipt: Receipt, manifest: Manifest, other: Outgoing) -> bool:
    """Tell whether a receipt is surely younger than the one that answered another bundle."""
    query = "SELECT receipt FROM outgoing WHERE bundle_id = ?"
    (kept,) = ledger.db.execute(query, [other.bundle_id]).fetchone()
    if kept and receipt.number > receipt_of(bytes(kept)).number:
        return True
    query = (
        "SELECT 1 FROM journal WHERE hash = :head AND seq >= (SELECT max(seq) FROM journal"
        " WHERE kind = 'outgoing' AND record = :bundle AND action = 'receipt')"
    )
    values = {"head": manifest.journal_head, "bundle": other.bundle_id}
    return ledger.db.execute(query, values).fetchone() is not None


def _forget(ledger: Ledger, bundle: Outgoing) -> None:
    ledger.db.execute(
        "INSERT INTO set_aside (bundle_id, unit, why, at, data)"
        " SELECT bundle_id, ?, 'forgotten', ?, receipt FROM outgoing WHERE bundle_id = ?",
        [ledger.settings.unit, now_text(), bundle.bundle_id],
    )
    query = "UPDATE outgoing SET verdict = NULL, receipt = NULL WHERE bundle_id = ?"
    ledger.db.execute(query, [bundle.bundle_id])
    note(ledger, "forgotten", "outgoing", bundle.bundle_id)


def _after(ledger: Ledger, action: str, answer: str) -> bool:
    """Tell whether one thing was noted of the registry and not answered since."""
    query = "SELECT max(seq) FROM journal WHERE kind = 'registry' AND action = ?"
    (happened,) = ledger.db.execute(query, [action]).fetchone()
    (answered,) = ledger.db.execute(query, [answer]).fetchone()
    return bool(happened) and happened > (answered or 0)
