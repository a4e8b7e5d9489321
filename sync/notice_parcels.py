"""Notices among all that travels: which wait to leave, and what became of one that came."""

from __future__ import annotations

from collections.abc import Iterable

from resources.wording import _
from storage.ledger import Ledger
from sync.keys import UnitKeys
from sync.notice import notice_name
from sync.notice_signing import (
    NoticeFile,
    newest_notices,
    notice_bytes,
    notice_left,
    notices_to_seal_anew,
    notices_to_write,
)
from sync.notice_taking import TakenNotice, take_notice
from sync.notice_words import notice_words
from sync.parcel import Outcome, Outlet, Parcel, TakenParcel


def take_notice_parcel(ledger: Ledger, data: bytes, keys: UnitKeys) -> TakenParcel:
    """Take over what the superior announced. RefusedError."""
    taken = take_notice(ledger, data, keys)
    return TakenParcel(
        kind="notice",
        outcome=_outcome(taken),
        words=notice_words(taken, dated=not ledger.settings.sample),
        title=_("Thông báo của cấp trên"),
        unit=taken.notice.superior,
    )


def notices_waiting(ledger: Ledger, _keys: UnitKeys) -> list[Parcel]:
    """Return the notices that never left a superior, or that a unit's new laptop cannot open."""
    if not ledger.settings.is_superior:
        return []
    due = (*notices_to_write(ledger), *notices_to_seal_anew(ledger))
    return _parcels({one.digest: one for one in due}.values())


def notices_worth(ledger: Ledger, _keys: UnitKeys) -> list[Parcel]:
    """Return what never left, and each unit's newest: nobody says that a notice arrived."""
    if not ledger.settings.is_superior:
        return []
    both = {one.digest: one for one in (*notices_to_write(ledger), *newest_notices(ledger))}
    return _parcels(both.values())


def _parcels(kept: Iterable[NoticeFile]) -> list[Parcel]:
    return [
        Parcel(
            "notice", one.digest, one.unit, one.unit, notice_name(one.unit, one.number), one.size
        )
        for one in kept
    ]


def _outcome(taken: TakenNotice) -> Outcome:
    if not taken.fresh:
        return "again"
    to_do = taken.lists or taken.missing or (taken.locked and taken.locked.put_back)
    return "care" if to_do else "good"


NOTICES = Outlet(
    notices_waiting,
    lambda ledger, parcel, keys: notice_bytes(ledger, parcel.identity, keys),
    lambda ledger, parcel: notice_left(ledger, parcel.identity),
    notices_worth,
)
