"""The journal is held to the heads of it that were signed and sent: its anchors.

Every bundle's manifest names the line that the journal ended with when it was sealed, and a receipt
names the bundle. Somebody with the key can chain the whole journal anew, or cut its tail and let it
grow again; but a head that was signed then is no longer found in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resources.wording import _
from storage.errors import JournalRewrittenError
from storage.journal import START, Head, walk_journal
from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.bundle import BUNDLE_MIMETYPE
from sync.container import MIB, read_container
from sync.errors import RefusedError
from sync.manifest import Manifest, bundle_id
from sync.receipts import receipt_of

_NEWEST = 12  # bundles: the chain to the newest head holds all that came before it
_LARGEST = 4 * MIB  # photos in larger bundles are no better anchors
_STEP = 2000  # lines


@dataclass(frozen=True, slots=True)
class Anchor:
    """A head of the journal that a bundle of these books was signed with."""

    head: str
    bundle: str  # the name of its file


def check_books_journal(ledger: Ledger) -> Steps[Head]:
    """Follow the journal from end to end and find each anchor in it (50,000 lines: some 0.6 s).

    Raises JournalBrokenError for a line that was changed, and its kind JournalRewrittenError for a
    journal that holds in itself but was written anew behind the app.
    """
    (total,) = ledger.db.execute("SELECT count(*) FROM journal").fetchone()
    missing = {anchor.head: anchor for anchor in anchors(ledger)}
    missing.pop(START, None)  # sealed when nothing had been written yet
    last = Head(0, START)
    for last in walk_journal(ledger.db):
        missing.pop(last.hash, None)
        if last.seq % _STEP == 0:
            yield Step(last.seq, total, _("Nhật ký"))
    for anchor in missing.values():
        raise _rewritten(anchor.bundle)
    return last


def anchors(ledger: Ledger) -> Iterator[Anchor]:
    """Return the heads that the newest bundles of these books were signed with.

    What came back by a recovery was sealed over the journal of another laptop. Raises
    JournalRewrittenError for a bundle that is not the one that was sealed, or was acknowledged.
    """
    query = (
        "SELECT bundle_id, name, data, receipt FROM outgoing JOIN outgoing_file USING (bundle_id)"
        " WHERE length(data) <= ? AND bundle_id NOT IN (SELECT bundle_id FROM came_back)"
        " ORDER BY epoch DESC, seq DESC LIMIT ?"
    )
    for identity, name, data, receipt in ledger.db.execute(query, [_LARGEST, _NEWEST]):
        manifest = _sealed(bytes(data), identity, name)
        if receipt and receipt_of(bytes(receipt)).bundle_id != identity:
            raise _rewritten(name)
        if manifest.journal_head:
            yield Anchor(manifest.journal_head, name)


def _sealed(data: bytes, identity: str, name: str) -> Manifest:
    """Return what a bundle says of itself; its id is the hash of it."""
    try:
        said = read_container(data, BUNDLE_MIMETYPE)["manifest.json"]
        manifest = Manifest.from_bytes(said)
    except (RefusedError, KeyError) as error:
        raise _rewritten(name) from error
    if bundle_id(said) != identity:
        raise _rewritten(name)
    return manifest


def _rewritten(bundle: str) -> JournalRewrittenError:
    return JournalRewrittenError(
        _(
            "Nhật ký của sổ không khớp với gói {bundle} đã ký: có người có khóa đã viết lại nhật "
            "ký, hoặc sửa gói đã giữ. Các bản ghi vẫn còn; đừng chốt tháng, hãy khôi phục bản sao "
            "lưu gần nhất và báo cấp trên."
        ).format(bundle=bundle)
    )
