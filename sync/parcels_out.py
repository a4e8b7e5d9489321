"""How each kind of file leaves these books: what waits, its bytes, and what is noted then."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable

from storage.drafts import draft_of
from storage.journal import note, now_text
from storage.ledger import Ledger
from storage.records import Review
from storage.repository import get
from sync.address import address_early
from sync.bundle import verify_bundle
from sync.decision import decision_name
from sync.decision_signing import decisions, decisions_to_write, sign_decision
from sync.enrolment import ask
from sync.held import awaits_pairing, held_registry, is_paired, steps_since
from sync.keys import UnitKeys
from sync.media import MEDIA
from sync.outbox import Outgoing, bundle_bytes, outgoing, refuse_older_copy
from sync.parcel import Outlet, Parcel
from sync.receipts import receipt_name, receipt_of
from sync.receipts_anew import valid_receipt
from sync.received import kept_receipt
from sync.rewound import brought_registry, has_newer_registry
from sync.rotation import registry_ahead
from sync.trust import write_registry
from sync.wanted import wanted_again

PAIRING = "pairing"  # the draft that keeps the invitation being answered
REQUEST_FILE = "yeu-cau-ghep-doi.byx"

_STEPS = 64  # versions of the registry in one file; receipts bring the others
_REGISTRY_SIZE = 2**23  # bytes of registry in one file


def bundles_waiting(ledger: Ledger, _keys: UnitKeys) -> list[Parcel]:
    """Return the bundles of a paired post that never left, or that the superior misses."""
    if ledger.settings.is_superior or awaits_pairing(ledger):
        return []
    wanted = {one.bundle_id for one in wanted_again(ledger)}
    mine = outgoing(ledger)
    return _bundles(
        ledger,
        (b for b in mine if (b.written_at, b.answer) == (None, None) or b.bundle_id in wanted),
    )


def bundles_unanswered(ledger: Ledger, keys: UnitKeys) -> list[Parcel]:
    """Return the bundles of which nothing was heard: a stick that held them may be lost."""
    waiting = {one.identity for one in bundles_waiting(ledger, keys)}
    if ledger.settings.is_superior or awaits_pairing(ledger):
        return []
    mine = outgoing(ledger)
    return _bundles(ledger, (b for b in mine if b.answer is None or b.bundle_id in waiting))


def bundle_parcel(ledger: Ledger, bundle: Outgoing) -> Parcel:
    """Return a bundle of a paired post as a parcel."""
    (parcel,) = _bundles(ledger, [bundle])
    return parcel


def bundle_contents(ledger: Ledger, parcel: Parcel, keys: UnitKeys) -> bytes:
    """Return a bundle as it leaves, verified; LedgerBehindError, OtherSuperiorError."""
    bundle = _bundle(ledger, parcel.identity)
    refuse_older_copy(ledger, bundle.epoch)
    address_early(ledger, keys)
    data = bundle_bytes(ledger, bundle)
    verify_bundle(data, registry_ahead(ledger, keys))
    return data


def bundle_left(ledger: Ledger, parcel: Parcel) -> None:
    """Note that a bundle was written out."""
    query = "UPDATE outgoing SET written_at = ? WHERE bundle_id = ?"
    ledger.db.execute(query, [now_text(), parcel.identity])
    note(ledger, "export", "outgoing", parcel.identity)


def receipts_waiting(ledger: Ledger, _keys: UnitKeys) -> list[Parcel]:
    """Return the receipts that were not carried to their units yet."""
    query = (
        "SELECT bundle_id FROM received WHERE receipt_left IS NULL AND receipt IS NOT NULL"
        " ORDER BY rowid"
    )
    return receipts_of(ledger, (row[0] for row in ledger.db.execute(query).fetchall()))


def receipts_left_to_carry(ledger: Ledger) -> int:
    """Return how many receipts wait to be carried to their units."""
    query = "SELECT count(*) FROM received WHERE receipt_left IS NULL AND receipt IS NOT NULL"
    (count,) = ledger.db.execute(query).fetchone()
    return int(count)


def receipts_of(ledger: Ledger, bundles: Iterable[str]) -> list[Parcel]:
    """Return the receipts that now answer some bundles, by their ids, as parcels."""
    return [receipt_parcel(kept_receipt(ledger, identity)) for identity in bundles]


def receipt_parcel(data: bytes) -> Parcel:
    """Return a kept receipt as a parcel."""
    said = receipt_of(data)
    return Parcel("receipt", said.bundle_id, said.unit, said.unit, receipt_name(said), len(data))


def receipt_left(ledger: Ledger, parcel: Parcel) -> None:
    """Note that a receipt was carried; one that was answered anew meanwhile goes on waiting."""
    if receipt_name(receipt_of(kept_receipt(ledger, parcel.identity))) == parcel.name:
        query = "UPDATE received SET receipt_left = ? WHERE bundle_id = ?"
        ledger.db.execute(query, [now_text(), parcel.identity])


def decisions_waiting(ledger: Ledger, _keys: UnitKeys) -> list[Parcel]:
    """Return the answers to dossiers that never left a superior."""
    if not ledger.settings.is_superior:
        return []
    return [
        Parcel(
            "decision",
            one.digest,
            one.unit,
            one.unit,
            decision_name(one.unit, one.number),
            len(one.data),
        )
        for one in decisions_to_write(ledger)
    ]


def decision_contents(ledger: Ledger, parcel: Parcel, keys: UnitKeys) -> bytes:
    """Return an answer to a dossier, for the laptop from which the unit speaks now."""
    (decision,) = [one for one in decisions(ledger, parcel.to) if one.digest == parcel.identity]
    return sign_decision(ledger, get(ledger, Review, decision.review), keys)


def decision_left(ledger: Ledger, parcel: Parcel) -> None:
    """Note that an answer to a dossier was written out."""
    query = "UPDATE decision SET written_at = ? WHERE digest = ?"
    ledger.db.execute(query, [now_text(), parcel.identity])
    note(ledger, "export", "decision", parcel.identity)


def request_waiting(ledger: Ledger, keys: UnitKeys) -> list[Parcel]:
    """Return the request by which a post answers the invitation at hand."""
    draft = None if ledger.settings.is_superior else draft_of(ledger, PAIRING)
    if not draft:
        return []
    unit, size = ledger.settings.unit, len(_request(ledger, keys))
    superior = held_registry(ledger).registry.superior.code if is_paired(ledger) else ""
    return [Parcel("request", "", unit, superior, REQUEST_FILE, size)]


def registry_worth(ledger: Ledger, _keys: UnitKeys) -> list[Parcel]:
    """Return the newest registry, which every unit may take home."""
    if not (ledger.settings.is_superior and is_paired(ledger)):
        return registry_waiting(ledger, _keys)
    held = held_registry(ledger)
    if not held.registry.units:
        return []
    name = f"so-don-vi-{held.version:06d}.bys"
    size = len(_registry(ledger, held.version))
    return [Parcel("registry", str(held.version), ledger.settings.unit, "", name, size)]


def registry_waiting(ledger: Ledger, _keys: UnitKeys) -> list[Parcel]:
    """Return the registry that a post holds, where its superior was restored to an older one."""
    if ledger.settings.is_superior or not is_paired(ledger) or not has_newer_registry(ledger):
        return []
    held = held_registry(ledger)
    name, size = f"so-don-vi-{held.version:06d}.bys", len(_registry(ledger, held.version))
    to = held.registry.superior.code
    return [Parcel("registry", str(held.version), ledger.settings.unit, to, name, size)]


def registry_left(ledger: Ledger, _parcel: Parcel) -> None:
    """Note that a post wrote its registry out for its superior."""
    if not ledger.settings.is_superior:
        brought_registry(ledger)


def _bundles(ledger: Ledger, found: Iterable[Outgoing]) -> list[Parcel]:
    to, unit = held_registry(ledger).registry.superior.code, ledger.settings.unit
    query = "SELECT bundle_id, length(data) FROM outgoing_file"
    sizes = dict(ledger.db.execute(query).fetchall())
    return [
        Parcel("bundle", one.bundle_id, unit, to, one.name, sizes[one.bundle_id], one.kind == MEDIA)
        for one in found
    ]


def _bundle(ledger: Ledger, identity: str) -> Outgoing:
    return next(one for one in outgoing(ledger) if one.bundle_id == identity)


def _request(ledger: Ledger, keys: UnitKeys) -> bytes:
    draft = draft_of(ledger, PAIRING) or {}
    return ask(b64decode(draft["invitation"]), keys)


def _registry(ledger: Ledger, version: int) -> bytes:
    """Return the newest versions, as many as a small file holds."""
    steps = steps_since(ledger, max(1, version - _STEPS + 1))
    while len(steps) > 1 and sum(len(one.body) for one in steps) > _REGISTRY_SIZE:
        steps = steps[1:]
    return write_registry(steps)


def _nothing(*_given: object) -> list[Parcel]:
    return []


BUNDLES = Outlet(bundles_waiting, bundle_contents, bundle_left, bundles_unanswered)
RECEIPTS = Outlet(
    receipts_waiting,
    lambda ledger, parcel, keys: valid_receipt(ledger, parcel.identity, keys),
    receipt_left,
)
DECISIONS = Outlet(decisions_waiting, decision_contents, decision_left)
REQUESTS = Outlet(request_waiting, lambda ledger, _parcel, keys: _request(ledger, keys), _nothing)
REGISTRIES = Outlet(
    registry_waiting,
    lambda ledger, parcel, _keys: _registry(ledger, int(parcel.identity)),
    registry_left,
    registry_worth,
)
