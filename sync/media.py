"""Photos on their way up: sealed in bundles of their own, after the data, when they leave.

A photo is shown by its hash and size in the bundle of its month; the bytes follow later, for
figures must never wait for pictures. But all bundles of a unit are one chain, and the superior
holds whatever comes behind a number that is missing: photos that had a number and did not leave
would hold back the months after them. So they get their number only at the moment of leaving: one
bundle is sealed, written and read back, then the next, and only when no data waits any more. A
stick that is pulled leaves at most one bundle of photos behind, a weak link too, with few photos
in it. From then on it is a bundle like any other: kept, written again until it is answered, asked
for by its number. Where photos wait for the stick by setting, such a bundle goes by the mailbox
all the same once data stands behind it.

A photo is sent once: what lies in a bundle of this chain, or in one that was accepted, is not
sealed again. The one exception is a photo that the superior left aside because no record named
it; a later revision of its month that names it brings it along.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os import urandom
from typing import Literal

from storage.attachments import travels
from storage.journal import note
from storage.ledger import Ledger
from storage.photos import photo
from sync.address import address, address_early
from sync.answered import receipt_for
from sync.container import KIB, MIB, write_payload
from sync.content import Photo
from sync.held import awaits_pairing, held_registry
from sync.keys import UnitKeys
from sync.lines import NONCE
from sync.outbox import Outgoing, outgoing, refuse_older_copy
from sync.outgoing import Cargo, seal_next

MOST = 8 * MIB  # bytes of photos in one bundle
MOST_BY_MAILBOX = 2 * MIB  # some four minutes at 64 kbit/s
AROUND = 64 * KIB  # bytes, more than a bundle adds to its photos
MEDIA: Literal["media"] = "media"
UNNAMED = "AN-01"  # the code by which a receipt names photos that no record of the unit names


@dataclass(frozen=True, slots=True)
class _Carrier:
    """A bundle of photos of these books, as far as it concerns one of them."""

    epoch: int
    seq: int
    accepted: bool
    left_aside: bool  # the superior found no record that names the photo


def unsent_photos(ledger: Ledger) -> dict[str, list[Photo]]:
    """Return the photos of closed months that were never sealed, by month, the oldest first."""
    return dict(_unsent(ledger))


def next_media(ledger: Ledger, keys: UnitKeys, most: int = MOST) -> Outgoing | None:
    """Seal the next bundle of photos, of at most so many bytes of them; None where none is left.

    To be called when it leaves at once: see above. Raises what closing a month raises.
    """
    for month, photos in _unsent(ledger):
        sealed = _sealed(ledger, month, photos, keys, most)
        if sealed:
            return sealed
    return None


def seal_media(ledger: Ledger, month: str, keys: UnitKeys) -> list[Outgoing]:
    """Seal all photos of a month that were never sealed, in as many bundles as it takes."""

    def seal() -> Outgoing | None:
        photos = dict(_unsent(ledger, month)).get(month, ())
        return _sealed(ledger, month, photos, keys, MOST)

    return list(iter(seal, None))


def may_take_mailbox(ledger: Ledger) -> Callable[[str], bool]:
    """Return what tells whether a sealed bundle of photos goes by the mailbox, by its id."""
    if ledger.settings.photos_by_mailbox:
        return lambda _identity: True
    mine = outgoing(ledger)
    last = {one.epoch: one.seq for one in mine if one.kind != MEDIA}
    held_back = {one.bundle_id for one in mine if one.seq < last.get(one.epoch, 0)}
    return held_back.__contains__


def keep_sent_photos(ledger: Ledger, identity: str, digests: Sequence[str]) -> None:
    """Note which photos a bundle carries; it belongs inside a change."""
    rows = [{"bundle_id": identity, "digest": digest} for digest in digests]
    ledger.db.table("sent_photo").insert_all(rows, ignore=True)


def _sealed(
    ledger: Ledger, month: str, photos: Sequence[Photo], keys: UnitKeys, most: int
) -> Outgoing | None:
    load = _load(ledger, photos, most)
    if not load:
        return None
    with ledger.change():
        refuse_older_copy(ledger, address(ledger, keys).epoch)
        address_early(ledger, keys)  # months of before must not be signed anew once this follows
        parts = {f"attachments/{digest}": data for digest, data in load.items()}
        payload = write_payload({"nonce": urandom(NONCE)} | parts)
        revision = max(one.revision for one in outgoing(ledger, month))
        sealed = seal_next(ledger, Cargo(MEDIA, payload, revision, month), keys)
        keep_sent_photos(ledger, sealed.bundle_id, list(load))
        note(ledger, "seal", MEDIA, sealed.bundle_id, month)
        return sealed


def _load(ledger: Ledger, photos: Sequence[Photo], most: int) -> dict[str, bytes]:
    """Return the first photos that fit, by their digests; what would be refused stays here."""
    load, room = dict[str, bytes](), most
    for one in photos:
        if one.size > room:
            break
        data = photo(ledger, one.digest)
        if travels(one.digest, data):
            load[one.digest] = data
            room -= one.size
    return load


def _unsent(ledger: Ledger, only: str = "") -> Iterator[tuple[str, list[Photo]]]:
    """Yield the same, of one month if it is named; what was sent is not read again."""
    if ledger.settings.is_superior or awaits_pairing(ledger):
        return
    told = {one.month: one for one in outgoing(ledger, only or None) if one.kind == "month"}
    carriers = _carriers(ledger)
    epoch = held_registry(ledger).registry.newest_epoch(ledger.settings.unit)
    for month, digests in _named(ledger, told).items():
        left = [one for one in digests if not _is_settled(carriers[one], told[month], epoch)]
        if left and (lacking := _lacking(ledger, told[month], _kept(ledger, left))):
            yield month, lacking


def _named(ledger: Ledger, months: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the digests that records name in each of these closed months, the oldest first."""
    query = (
        "SELECT DISTINCT m.month, e.value FROM closed_month m"
        " JOIN activity a ON a.unit = m.unit AND a.happened_on BETWEEN m.first AND m.last"
        " JOIN json_each(a.photos) e WHERE m.unit = ? AND m.state <> 'reopened'"
        " AND a.photos <> '[]' AND m.month IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
    )
    found: dict[str, list[str]] = defaultdict(list)
    wanted = [ledger.settings.unit, json.dumps([*months])]
    for month, digest in ledger.db.execute(query, wanted).fetchall():
        found[month].append(digest)
    return found


def _kept(ledger: Ledger, digests: Sequence[str]) -> list[Photo]:
    """Return those of the photos that are here."""
    query = (
        "SELECT digest, length(data) FROM photo"
        " WHERE digest IN (SELECT value FROM json_each(?)) ORDER BY 1"
    )
    return [Photo(*row) for row in ledger.db.execute(query, [json.dumps(digests)]).fetchall()]


def _carriers(ledger: Ledger) -> Mapping[str, list[_Carrier]]:
    bundles = {one.bundle_id: one for one in outgoing(ledger) if one.kind == MEDIA}
    aside = {identity: _left_aside(ledger, one) for identity, one in bundles.items()}
    found: dict[str, list[_Carrier]] = defaultdict(list)
    for identity, digest in ledger.db.execute("SELECT * FROM sent_photo").fetchall():
        if one := bundles.get(identity):
            accepted = one.answer in ("full", "noted")
            left_aside = digest in aside[identity]
            found[digest].append(_Carrier(one.epoch, one.seq, accepted, left_aside))
    return found


def _left_aside(ledger: Ledger, bundle: Outgoing) -> set[str]:
    if bundle.answer != "noted":
        return set()
    receipt = receipt_for(ledger, bundle)
    reasons = receipt.reasons if receipt else ()
    return {digest for reason in reasons if reason.code == UNNAMED for digest in reason.records}


def _is_settled(carriers: Sequence[_Carrier], told: Outgoing, epoch: int) -> bool:
    return any(_settles(one, told, epoch) for one in carriers)


def _settles(carrier: _Carrier, told: Outgoing, epoch: int) -> bool:
    if carrier.left_aside:  # until the month says otherwise
        return (carrier.epoch, carrier.seq) > (told.epoch, told.seq)
    return carrier.accepted or carrier.epoch == epoch


def _lacking(ledger: Ledger, told: Outgoing, photos: list[Photo]) -> list[Photo]:
    """Leave out what the superior had already when it took in the month."""
    receipt = receipt_for(ledger, told) if told.answer == "full" else None
    if receipt is None:
        return photos
    return [one for one in photos if one.digest in receipt.missing_attachments]
