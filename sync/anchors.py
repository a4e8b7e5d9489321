"""The journal is held to the heads of it that were signed and sent: its anchors.

Every bundle's manifest names the line that the journal ended with when it was sealed, and a receipt
names the bundle. Somebody with the key can chain the whole journal anew, or cut its tail and let it
grow again; but a head that was signed then is no longer found in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resources.wording import _
from storage.duties import require
from storage.errors import JournalRewrittenError, ReasonMissingError
from storage.journal import START, Head, note, walk_journal
from storage.ledger import Ledger
from storage.steps import Step, Steps, drain
from sync.bundle import BUNDLE_MIMETYPE
from sync.container import MIB, read_container
from sync.errors import RefusedError
from sync.manifest import Manifest, bundle_id
from sync.receipts import receipt_of

_NEWEST = 12  # bundles: the chain to the newest head holds all that came before it
_LARGEST = 4 * MIB  # photos in larger bundles are no better anchors
_STEP = 2000  # lines


READ = "doubt_read"  # the journal's word for it


@dataclass(frozen=True, slots=True)
class Anchor:
    """A head of the journal that a bundle of these books was signed with."""

    head: str  # "" of a kept bundle that is not the one that was sealed, or acknowledged
    bundle: str  # the name of its file
    identity: str


def check_books_journal(ledger: Ledger) -> Steps[Head]:
    """Follow the journal from end to end and find each anchor in it (50,000 lines: some 0.6 s).

    Raises JournalBrokenError for a line that was changed, and its kind JournalRewrittenError for a
    journal that holds in itself but was written anew behind the app.
    """
    last, unfit = yield from _held_to(ledger)
    if unfit:
        raise _rewritten(unfit[0].bundle)
    return last


def acknowledge(ledger: Ledger, reason: str) -> int:
    """Note that the chief read which bundles the journal does not fit, and why work goes on.

    Returns how many there are; they raise no doubt any more, one that comes later does. Raises
    NotAllowedError, and ReasonMissingError for no reason.
    """
    require(ledger, "manage")
    if not reason.strip():
        raise ReasonMissingError(_("Cần nêu lý do. Chưa có gì thay đổi; sổ vẫn mở để xem và ghi."))
    _last, unfit = drain(_held_to(ledger))
    with ledger.change():
        for anchor in unfit:
            note(ledger, READ, "outgoing", anchor.identity, reason.strip())
    ledger.actor.doubt = None
    return len(unfit)


def _held_to(ledger: Ledger) -> Steps[tuple[Head, list[Anchor]]]:
    """Follow the journal; return its head and the anchors that it does not fit."""
    (total,) = ledger.db.execute("SELECT count(*) FROM journal").fetchone()
    found = list(anchors(ledger))
    missing = {one.head for one in found} - {START}  # sealed when nothing had been written yet
    last = Head(0, START)
    for last in walk_journal(ledger.db):
        missing.discard(last.hash)
        if last.seq % _STEP == 0:
            yield Step(last.seq, total, _("Nhật ký"))
    return last, [one for one in found if one.head in missing]


def anchors(ledger: Ledger) -> Iterator[Anchor]:
    """Return the heads that the newest bundles of these books were signed with.

    What came back by a recovery was sealed over the journal of another laptop; what the chief has
    read about raises no doubt again.
    """
    query = (
        "SELECT bundle_id, name, data, receipt FROM outgoing JOIN outgoing_file USING (bundle_id)"
        " WHERE length(data) <= ? AND bundle_id NOT IN (SELECT bundle_id FROM came_back)"
        " ORDER BY epoch DESC, seq DESC LIMIT ?"
    )
    said = "SELECT record FROM journal WHERE kind = 'outgoing' AND action = ?"
    read = {identity for (identity,) in ledger.db.execute(said, [READ])}
    for identity, name, data, receipt in ledger.db.execute(query, [_LARGEST, _NEWEST]):
        if identity in read:
            continue
        manifest = _sealed(bytes(data), identity)
        if receipt and receipt_of(bytes(receipt)).bundle_id != identity:
            manifest = None
        head = manifest.journal_head if manifest else ""
        if head is not None:
            yield Anchor(head, name, identity)


def _sealed(data: bytes, identity: str) -> Manifest | None:
    """Return what a bundle says of itself, none if it is another: its id is the hash of it."""
    try:
        said = read_container(data, BUNDLE_MIMETYPE)["manifest.json"]
        manifest = Manifest.from_bytes(said)
    except (RefusedError, KeyError):
        return None
    return manifest if bundle_id(said) == identity else None


def _rewritten(bundle: str) -> JournalRewrittenError:
    return JournalRewrittenError(
        _(
            "Nhật ký của sổ không khớp với gói {bundle} đã ký: có người có khóa đã viết lại nhật "
            "ký, hoặc sửa gói đã giữ. Các bản ghi vẫn còn, vẫn xem, ghi, sao lưu được; chưa chốt, "
            "ký, gửi được cho đến khi Trưởng đọc và nêu lý do. Nên khôi phục bản sao lưu gần nhất "
            "và báo cấp trên."
        ).format(bundle=bundle)
    )
