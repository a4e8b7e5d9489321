"""A laptop gets its unit's books back: looked at first, then taken whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from resources.wording import _
from storage.attachments import keep_photos
from storage.dossiers import dossiers, keep_dossier, keep_paper_data
from storage.driver import IntegrityError
from storage.duties import require
from storage.errors import BadRecordError
from storage.journal import note, now_text
from storage.ledger import Ledger
from storage.months import ClosedMonth, closed_month
from storage.periods import month_words
from storage.records import Record
from storage.restoring import BroughtBack, MonthBack, bring_back
from storage.steps import Step, Steps
from sync import dossier_payload, media_taking
from sync.bundle import Opened, open_kept
from sync.dossier import DossierContent
from sync.dossier_sealing import line_of
from sync.errors import BadSentRecordError
from sync.held import held_registry, keep_registry, own_key
from sync.keys import UnitKeys
from sync.locking import lock_months, refused_by_lock, standing_bundle
from sync.manifest import file_name
from sync.media import MEDIA, keep_sent_photos
from sync.outbox import Outgoing, outgoing
from sync.outgoing import keep_bundle
from sync.payload import content_of
from sync.receipts import Receipt, receipt_of
from sync.recovery import Recovery, open_recovery
from sync.recovery_errors import (
    RecoveryAlteredError,
    RecoveryDiffersError,
    RecoveryForOtherError,
    RecoveryKindError,
)
from sync.replay import Replayed, Told, replay


@dataclass(frozen=True, slots=True)
class GivenBack:
    """One bundle of a recovery, believed and open, and what the superior answered to it."""

    opened: Opened
    receipt: Receipt

    @property
    def counts(self) -> bool:
        """Tell whether the superior's books hold what it said."""
        return not refused_by_lock(self.receipt.reasons)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a recovery would do to these books: nothing of it was written yet.

    `missing` are the months that these books lack, or hold in an older revision; `dossiers` those
    that they never sealed; `lacking` counts the bundles of all kinds that are not here.
    """

    recovery: Recovery
    given: Sequence[GivenBack]
    replayed: Replayed
    missing: Mapping[str, Told]
    dossiers: Sequence[tuple[Opened, DossierContent]]
    lacking: int

    @property
    def bundles(self) -> int:
        """Count the bundles that are given back."""
        return len(self.given)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came back into these books."""

    brought: BroughtBack
    bundles: int
    dossiers: int


def read_recovery(ledger: Ledger, files: Iterable[bytes], keys: UnitKeys) -> Recovery:
    """Open the files of one recovery for this laptop; the refusals of `open_recovery`."""
    held, me = held_registry(ledger), ledger.settings.unit
    return open_recovery(files, held, me, own_key(ledger, keys).epoch, keys)


def plan_recovery(ledger: Ledger, recovery: Recovery, keys: UnitKeys) -> Steps[Plan]:
    """Say what the books that come back would bring; nothing is written.

    Raises the refusals of bundles, and RecoveryDiffersError where these books closed a month
    otherwise.
    """
    me = ledger.settings.unit
    if recovery.document.predecessor:
        raise RecoveryKindError
    given: list[GivenBack] = []
    for place, listed in enumerate(recovery.document.bundles):
        yield Step(place, len(recovery.document.bundles), listed.bundle_id)
        given.append(_given(recovery, listed.bundle_id, keys, me))
    replayed = replay(_told(given))
    mine = outgoing(ledger)
    _refuse_differing(ledger, given, replayed, mine)
    known = {one.bundle_id for one in mine}
    missing = {
        month: told for month, told in replayed.months.items() if told.bundle_id not in known
    }
    lacking = sum(one.opened.bundle_id not in known for one in given)
    unknown = _unknown_dossiers(ledger, given)
    return Plan(recovery, given, replayed, missing, unknown, lacking)


def take_recovery(ledger: Ledger, plan: Plan, keys: UnitKeys) -> Steps[Recovered]:
    """Put back what is missing, all or nothing; taking it again changes nothing.

    Raises RecoveryDiffersError or BadSentRecordError.
    """
    require(ledger, "manage")
    yield Step(0, 2)
    with _all_or_nothing(ledger):
        _refuse_differing(ledger, plan.given, plan.replayed, outgoing(ledger))
        keep_registry(ledger, plan.recovery.registry)
        months = [_month(ledger, told) for told in plan.missing.values()]
        brought = bring_back(ledger, _records(ledger, plan), months, plan.replayed.ever)
        yield Step(1, 2)
        _keep_bundles(ledger, plan)
        _keep_dossiers(ledger, plan.dossiers)
        _keep_photos(ledger, plan.given)
        through = max((one.receipt.locked or "" for one in plan.given), default="")
        if through:
            lock_months(ledger, through, keys)
        note(ledger, "recover", "outgoing", str(plan.recovery.document.number), str(plan.bundles))
    return Recovered(brought, plan.bundles, len(plan.dossiers))


def _records(ledger: Ledger, plan: Plan) -> dict[type[Record], list[Record]]:
    """Return the records of months and dossiers; of months known here the books know better."""
    months = plan.replayed.records(ledger.settings.unit) if plan.missing else {}
    return months | _of_dossiers(plan.dossiers)


def _given(recovery: Recovery, identity: str, keys: UnitKeys, me: str) -> GivenBack:
    opened = open_kept(recovery.bundles[identity], recovery.registry.registry, keys)
    receipt = receipt_of(recovery.receipts[identity])
    if opened.manifest.sender != me:
        raise RecoveryForOtherError
    if opened.bundle_id != identity or receipt.bundle_id != identity or receipt.unit != me:
        raise RecoveryAlteredError
    return GivenBack(opened, receipt)


def _told(given: Iterable[GivenBack]) -> Iterator[Told]:
    for one in given:
        said = one.opened.manifest
        if said.kind == "month" and one.counts:
            yield Told(said.epoch, said.seq, one.opened.bundle_id, content_of(one.opened))


def _refuse_differing(
    ledger: Ledger, given: Sequence[GivenBack], replayed: Replayed, mine: Sequence[Outgoing]
) -> None:
    """Raise RecoveryDiffersError for a month that was closed here and accepted otherwise."""
    ids = {one.opened.bundle_id for one in given}
    numbers = {(one.opened.manifest.epoch, one.opened.manifest.seq) for one in given}
    newest = {one.month: one.bundle_id for one in mine if one.month}
    known = {one.bundle_id for one in mine}
    differing = {one.month for one in mine if _in_the_way(one, ids, numbers)}
    differing |= {
        month
        for month, told in replayed.months.items()
        if told.bundle_id not in known and newest.get(month, told.bundle_id) not in ids
    }
    shut = [month for month in sorted(differing) if month and _is_shut(ledger, month)]
    if shut:
        raise RecoveryDiffersError(months=", ".join(map(month_words, shut)))


def _in_the_way(one: Outgoing, ids: set[str], numbers: set[tuple[int, int]]) -> bool:
    """Tell whether a bundle of these books bears the number of one that was accepted instead."""
    return (one.epoch, one.seq) in numbers and one.bundle_id not in ids


def _is_shut(ledger: Ledger, month: str) -> bool:
    """Tell whether a month stands here; one that came after the lock counts nowhere."""
    closed = closed_month(ledger, month)
    if closed is None or not closed.is_closed:
        return False
    return closed.state != "locked" or standing_bundle(ledger, month) is not None


def _unknown_dossiers(
    ledger: Ledger, given: Iterable[GivenBack]
) -> list[tuple[Opened, DossierContent]]:
    known = {one.bundle_id for one in dossiers(ledger)}
    return [
        (one.opened, dossier_payload.content_of(one.opened))
        for one in given
        if one.opened.manifest.kind == "dossier" and one.opened.bundle_id not in known
    ]


def _month(ledger: Ledger, told: Told) -> MonthBack:
    said = told.content
    later = any((o.epoch, o.seq) > (told.epoch, told.seq) for o in outgoing(ledger, said.month))
    closed = ClosedMonth(
        said.unit,
        said.month,
        said.revision,
        said.first,
        said.last,
        "closed",
        now_text(),
        said.reason,
    )
    return MonthBack(closed, said.figures, shut=not later)


def _of_dossiers(
    found: Sequence[tuple[Opened, DossierContent]],
) -> dict[type[Record], list[Record]]:
    """Return the records of the newest dossier of each proposal."""
    newest = {content.proposal: content for _opened, content in found}
    records: dict[type[Record], dict[str, Record]] = {}
    for content in newest.values():
        for kind, rows in dossier_payload.records_of(content).items():
            records.setdefault(kind, {}).update({record.id: record for record in rows})
    return {kind: list(rows.values()) for kind, rows in records.items()}


def _keep_bundles(ledger: Ledger, plan: Plan) -> None:
    by_number = {(one.epoch, one.seq): one for one in outgoing(ledger)}
    known = {one.bundle_id for one in by_number.values()}
    for one in (each for each in plan.given if each.opened.bundle_id not in known):
        row = _row(one, plan.recovery)
        if other := by_number.get((row["epoch"], row["seq"])):
            _set_aside(ledger, other)
        identity = one.opened.bundle_id
        keep_bundle(ledger, row, plan.recovery.bundles[identity])
        ledger.db.execute("INSERT OR IGNORE INTO came_back VALUES (?)", [identity])


def _row(one: GivenBack, recovery: Recovery) -> dict[str, Any]:
    said, identity = one.opened.manifest, one.opened.bundle_id
    return {
        "epoch": said.epoch,
        "seq": said.seq,
        "bundle_id": identity,
        "kind": said.kind,
        "month": said.tells,
        "revision": said.revision,
        "name": file_name(said, identity),
        "made_at": said.written_at.isoformat(),
        "written_at": one.receipt.written_at.isoformat(),
        "verdict": one.receipt.answer,
        "receipt": recovery.receipts[identity],
    }


def _set_aside(ledger: Ledger, bundle: Outgoing) -> None:
    """Keep a bundle whose number was accepted with another content; it speaks for nobody now."""
    ledger.db.execute(
        "INSERT INTO set_aside (bundle_id, unit, why, at, data)"
        " SELECT bundle_id, ?, 'recovery', ?, data FROM outgoing_file WHERE bundle_id = ?",
        [ledger.settings.unit, now_text(), bundle.bundle_id],
    )
    ledger.db.execute("DELETE FROM outgoing WHERE bundle_id = ?", [bundle.bundle_id])
    note(ledger, "set_aside", "outgoing", bundle.bundle_id, bundle.month)


def _keep_dossiers(ledger: Ledger, found: Iterable[tuple[Opened, DossierContent]]) -> None:
    for opened, content in found:
        for data in dossier_payload.papers_in(opened.parts).values():
            keep_paper_data(ledger, data)
        keep_dossier(ledger, line_of(opened, content))


def _keep_photos(ledger: Ledger, given: Iterable[GivenBack]) -> None:
    for one in given:
        if one.opened.manifest.kind == MEDIA:
            photos = media_taking.content_of(one.opened).photos
            keep_photos(ledger, photos.values())
            keep_sent_photos(ledger, one.opened.bundle_id, list(photos))


@contextmanager
def _all_or_nothing(ledger: Ledger) -> Iterator[None]:
    """Put back all that is written inside, or nothing: references are looked at in the end."""
    try:
        with ledger.change():
            yield
    except (BadRecordError, IntegrityError) as error:
        raise BadSentRecordError(where=_("mã hoặc liên kết giữa các bản ghi")) from error
