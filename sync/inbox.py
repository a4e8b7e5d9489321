"""A superior's inbox: its ledger is nothing but the bundles it accepted, in any order.

Order does not matter because a bundle that comes too early waits: bundles are taken in by their
numbers only, so the newest register is always the one that was sent last. A lock is an event in
that order: what was taken in before it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from resources.wording import _, official
from storage.adoption import adopt
from storage.dossiers import adopt_dossier
from storage.driver import IntegrityError
from storage.duties import require
from storage.errors import BadRecordError
from storage.ledger import Ledger
from storage.locked_months import is_locked
from storage.months import keep_figures
from storage.periods import month_words
from storage.records import Record
from storage.steps import Step, Steps
from sync import dossier_payload, media_taking
from sync.answers import Reply, answer
from sync.bundle import Opened, open_bundle
from sync.chain import Place, Verdict, judge
from sync.content import MonthContent
from sync.document import bundle_words
from sync.dossier import DossierContent
from sync.dossier_payload import papers_in
from sync.dossier_sealing import line_of
from sync.errors import (
    BadSentRecordError,
    ForkError,
    KeyEndedError,
    NewerFormatError,
    RefusedError,
    WrongPrevError,
)
from sync.held import held_registry
from sync.keys import UnitKeys
from sync.locking import lock_reason
from sync.manifest import Manifest
from sync.media_taking import MediaContent, take_photos, unnamed_reason
from sync.payload import content_of, records_of
from sync.receipts import Reason
from sync.receipts_anew import valid_receipt
from sync.received import (
    HELD,
    QUARANTINED,
    TAKEN,
    chain_head,
    is_decided,
    is_forked,
    is_set_aside,
    keep_received,
    kept_receipt,
    mark_received,
    newest_epoch,
    next_waiting,
    received_bytes,
    set_aside,
    state_of,
)
from sync.rewound import notice_newer
from sync.trust_errors import MergedUnitError


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a bundle, with the receipts to carry back: its own first.

    The others answer bundles that had waited behind it and were taken in now.
    """

    manifest: Manifest
    bundle_id: str
    verdict: Verdict
    receipts: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class _Month:
    """A month whose every record was checked."""

    opened: Opened
    content: MonthContent
    records: Mapping[type[Record], list[Record]]

    def adopt(self, ledger: Ledger) -> None:
        """Put it in place of what the unit said of this month before."""
        said = self.content
        adopt(ledger, said.unit, said.first, said.last, self.records)
        keep_figures(ledger, said.unit, said.month, list(said.figures))


@dataclass(frozen=True, slots=True)
class _Dossier:
    """A dossier whose every record and paper was checked."""

    opened: Opened
    content: DossierContent
    records: Mapping[type[Record], list[Record]]

    def adopt(self, ledger: Ledger) -> None:
        """Put it in place of what the unit said of this proposal before."""
        line = line_of(self.opened, self.content)
        adopt_dossier(ledger, line, self.records, papers_in(self.opened.parts).values())


@dataclass(frozen=True, slots=True)
class _Media:
    """Photos, each of them checked."""

    opened: Opened
    content: MediaContent

    def adopt(self, ledger: Ledger) -> None:
        """Keep those that a record of the unit names."""
        take_photos(ledger, self.content)


_Believed = _Month | _Dossier | _Media


@official
def receive(ledger: Ledger, data: bytes, keys: UnitKeys) -> Steps[Received]:
    """Take over one unit's month, dossier or photos whole; again, or late, changes nothing else.

    A bundle that is not believed raises a RefusedError and leaves no trace; one behind a gap is
    held; one with another past is put in quarantine.
    """
    require(ledger, "sign")
    yield Step(0, 3)
    believed = _checked(ledger, data, keys)
    manifest, identity = believed.opened.manifest, believed.opened.bundle_id
    yield Step(1, 3, manifest.sender)
    with _all_or_nothing(ledger):
        verdict = place_of(ledger, manifest, identity)
        notice_newer(ledger, manifest)
        if not state_of(ledger, identity):
            _refuse_replaced_computer(ledger, manifest)
            _refuse_merged_unit(ledger, manifest)
            _keep(ledger, believed, data, verdict, keys)
    yield Step(2, 3, manifest.sender)
    others = take_waiting(ledger, manifest.sender, manifest.epoch, keys)
    return Received(manifest, identity, verdict, [valid_receipt(ledger, identity, keys), *others])


@official
def place_of(ledger: Ledger, manifest: Manifest, identity: str) -> Verdict:
    """Say where a bundle stands in its sender's chain, as these books know it."""
    state = state_of(ledger, identity)
    if is_set_aside(ledger, identity):
        return Verdict(Place.FORK)
    if state in ("", QUARANTINED) and is_forked(ledger, manifest.sender, manifest.epoch):
        return Verdict(Place.FORK)
    if state == QUARANTINED:
        return Verdict(Place.WRONG_PREV)
    return judge(chain_head(ledger, manifest.sender, manifest.epoch), manifest, identity)


@official
def take_waiting(ledger: Ledger, unit: str, epoch: int, keys: UnitKeys) -> list[bytes]:
    """Take in what waited behind a gap that is closed now, and return its receipts."""
    receipts = []
    while identity := next_waiting(ledger, unit, epoch):
        receipts.append(_take_held(ledger, identity, keys))
    return receipts


def _checked(ledger: Ledger, data: bytes, keys: UnitKeys) -> _Believed:
    opened = open_bundle(data, held_registry(ledger).registry, ledger.settings.unit, keys)
    match opened.manifest.kind:
        case "month":
            month = content_of(opened)
            return _Month(opened, month, records_of(month))
        case "dossier":
            dossier = dossier_payload.content_of(opened)
            return _Dossier(opened, dossier, dossier_payload.records_of(dossier))
        case "media":
            return _Media(opened, media_taking.content_of(opened))
        case other:
            raise NewerFormatError(format=bundle_words()[other])


def _keep(
    ledger: Ledger, believed: _Believed, data: bytes, verdict: Verdict, keys: UnitKeys
) -> None:
    identity = believed.opened.bundle_id
    if verdict.place is Place.NORMAL:
        keep_received(ledger, believed.opened, data, TAKEN)
        _take_in(ledger, believed, keys)
    elif verdict.place is Place.GAP:
        keep_received(ledger, believed.opened, data, HELD)
        answer(ledger, identity, Reply("held", content=believed.content), keys)
    else:
        manifest = believed.opened.manifest
        late = is_decided(ledger, manifest.sender, manifest.epoch)
        keep_received(ledger, believed.opened, data, QUARANTINED)
        if late:  # of a tail that people did not choose: there is nothing to decide any more
            set_aside(ledger, manifest, identity)
        refusal = _refusal(manifest, verdict.place)
        answer(ledger, identity, Reply("refused", [_reason(refusal)]), keys)


def _take_in(ledger: Ledger, believed: _Believed, keys: UnitKeys) -> bytes:
    """Take over what a bundle says; of a locked month only what was never said before.

    A revision keeps its number, so that the chain goes on, and is given back.
    """
    said, identity = believed.content, believed.opened.bundle_id
    reply = Reply("full", content=said)
    if isinstance(said, MediaContent) and (unnamed := unnamed_reason(ledger, said)):
        reply = Reply("noted", [unnamed], said)
    if isinstance(said, MonthContent) and is_locked(ledger, said.month):
        first = not _said_before(ledger, said, identity)
        reason = lock_reason(ledger, said.month, first=first)
        reply = Reply("noted" if first else "returned", [reason], said)
    if reply.said != "returned":
        believed.adopt(ledger)
    return answer(ledger, identity, reply, keys)


def _said_before(ledger: Ledger, said: MonthContent, identity: str) -> bool:
    query = "SELECT 1 FROM received WHERE unit = ? AND month = ? AND state = ? AND bundle_id <> ?"
    return bool(ledger.db.execute(query, [said.unit, said.month, TAKEN, identity]).fetchone())


def _refuse_replaced_computer(ledger: Ledger, manifest: Manifest) -> None:
    """Refuse what a replaced computer says late: it would bring back an old register."""
    if manifest.epoch < newest_epoch(ledger, manifest.sender):
        raise KeyEndedError(unit=manifest.sender, seq=manifest.seq)


def _refuse_merged_unit(ledger: Ledger, manifest: Manifest) -> None:
    """Refuse a month that the successor of a unit reports: it would count twice."""
    unit = held_registry(ledger).registry.unit(manifest.sender)
    if unit.last_month and (manifest.month or "") > unit.last_month:
        month = month_words(unit.last_month)
        raise MergedUnitError(unit=unit.name, month=month, successor=unit.successor)


def _take_held(ledger: Ledger, identity: str, keys: UnitKeys) -> bytes:
    try:
        believed = _checked(ledger, received_bytes(ledger, identity), keys)
        with _all_or_nothing(ledger):
            if state_of(ledger, identity) != HELD:  # another window was faster
                return kept_receipt(ledger, identity)
            verdict = place_of(ledger, believed.opened.manifest, identity)
            if verdict.place is not Place.NORMAL:
                raise _refusal(believed.opened.manifest, verdict.place)
            _refuse_merged_unit(ledger, believed.opened.manifest)
            mark_received(ledger, identity, TAKEN)
            return _take_in(ledger, believed, keys)
    except RefusedError as refusal:  # believed when it came, but not any more
        with ledger.change():
            mark_received(ledger, identity, QUARANTINED)
            return answer(ledger, identity, Reply("refused", [_reason(refusal)]), keys)


@contextmanager
def _all_or_nothing(ledger: Ledger) -> Iterator[None]:
    """Keep all that is written inside, or refuse it: references are looked at in the end."""
    try:
        with ledger.change():
            yield
    except (BadRecordError, IntegrityError) as error:
        raise BadSentRecordError(where=_("mã hoặc liên kết giữa các bản ghi")) from error


def _refusal(manifest: Manifest, place: Place) -> RefusedError:
    kind = WrongPrevError if place is Place.WRONG_PREV else ForkError
    return kind(seq=manifest.seq, unit=manifest.sender)


def _reason(refusal: RefusedError) -> Reason:
    return Reason(code=refusal.CODE, words=refusal.message)
