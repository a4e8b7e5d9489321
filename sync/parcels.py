"""The one place that knows what travels: every kind of file, who takes it, what waits to leave.

A new kind of file is a row of `KINDS` (its place is the order in which files are taken) and its
words; couriers, screens and the mailbox ask only the functions below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

from resources.wording import _
from storage.duties import require
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.bundle import BUNDLE_MIMETYPE
from sync.carried import Carried, has_left, keep_carried, written
from sync.container import is_container
from sync.couriers.errors import OtherSideError
from sync.decision import DECISION_MIMETYPE
from sync.enrolment import INVITATION_MIMETYPE, REQUEST_MIMETYPE
from sync.errors import NotABundleError
from sync.held import held_version
from sync.keys import UnitKeys
from sync.labels import bundle_label, invitation_label, receipt_label, request_label
from sync.media import may_take_mailbox
from sync.notice import NOTICE_MIMETYPE
from sync.notice_parcels import NOTICES, take_notice_parcel
from sync.parcel import Outlet, Parcel, ParcelKind, TakenParcel, Taker, Way
from sync.parcels_care import take_own_registry_parcel, take_recovery_parcel
from sync.parcels_in import (
    take_bundle_parcel,
    take_decision_parcel,
    take_invitation_parcel,
    take_receipt_parcel,
    take_registry_parcel,
    take_request_parcel,
)
from sync.parcels_out import BUNDLES, DECISIONS, RECEIPTS, REGISTRIES, REQUESTS
from sync.parcels_rotation import ROTATIONS, rotation_label, take_rotation_parcel
from sync.receipts import RECEIPT_MIMETYPE
from sync.recovery import RECOVERY, RECOVERY_MIMETYPE
from sync.rotation import ROTATION_MIMETYPE
from sync.trust import REGISTRY_MIMETYPE

KINDS: dict[str, ParcelKind] = {
    "invitation": ParcelKind(
        ".byx",
        INVITATION_MIMETYPE,
        _("lời mời ghép đôi"),
        below=take_invitation_parcel,
        label=invitation_label,
    ),
    "registry": ParcelKind(
        ".bys",
        REGISTRY_MIMETYPE,
        _("sổ đơn vị"),
        above=take_own_registry_parcel,
        below=take_registry_parcel,
        outlet=REGISTRIES,
    ),
    "request": ParcelKind(
        ".byx",
        REQUEST_MIMETYPE,
        _("yêu cầu ghép đôi"),
        above=take_request_parcel,
        outlet=REQUESTS,
        label=request_label,
    ),
    "rotation": ParcelKind(
        ".byd",
        ROTATION_MIMETYPE,
        _("tệp đổi khóa"),
        above=take_rotation_parcel,
        outlet=ROTATIONS,
        label=rotation_label,
    ),
    "recovery": ParcelKind(
        RECOVERY, RECOVERY_MIMETYPE, _("gói khôi phục"), below=take_recovery_parcel
    ),
    "bundle": ParcelKind(
        ".byb",
        BUNDLE_MIMETYPE,
        _("gói"),
        above=take_bundle_parcel,
        outlet=BUNDLES,
        label=bundle_label,
    ),
    "receipt": ParcelKind(
        ".byr",
        RECEIPT_MIMETYPE,
        _("biên nhận"),
        below=take_receipt_parcel,
        outlet=RECEIPTS,
        label=receipt_label,
    ),
    "decision": ParcelKind(
        ".byq",
        DECISION_MIMETYPE,
        _("gói trả lời hồ sơ"),
        below=take_decision_parcel,
        outlet=DECISIONS,
    ),
    "notice": ParcelKind(
        ".byt",
        NOTICE_MIMETYPE,
        _("thông báo"),
        below=take_notice_parcel,
        outlet=NOTICES,
    ),
}


def kind_of(data: bytes) -> str:
    """Return the kind of a file by its first bytes, "" for one that is not ours at all."""
    found = (kind for kind, row in KINDS.items() if is_container(data, row.mimetype))
    return next(found, "")


def suffixes() -> tuple[str, ...]:
    """Return how the names of our files end."""
    return tuple(dict.fromkeys(row.suffix for row in KINDS.values()))


def takes(ledger: Ledger, kind: str) -> bool:
    """Tell whether files of this kind are taken on this side of the exchange."""
    return kind in KINDS and _taker(ledger, kind) is not None


def waiting(ledger: Ledger, keys: UnitKeys, way: Way | None = None) -> list[Parcel]:
    """Return what should leave these books now, kind by kind, the oldest first.

    That is what never left, or is wanted again; with a way, also what nobody has answered yet and
    never left by this way. Nothing of a bundle waits before its post is paired. Photos come last;
    by the mailbox only if the settings allow it, or data stands behind them.
    """
    found = _asked(lambda outlet: outlet.waits(ledger, keys))
    if way is None:
        return late_last(found)
    more = [one for one in worth(ledger, keys) if not has_left(ledger, one.unit, one.name, way)]
    found = late_last(dict.fromkeys([*found, *more]))
    if way != "mailbox" or not any(one.late for one in found):
        return found
    may_go = may_take_mailbox(ledger)
    return [one for one in found if not one.late or may_go(one.identity)]


def late_last(parcels: Iterable[Parcel]) -> list[Parcel]:
    """Return parcels in their order, but for photos, which come after all data."""
    return sorted(parcels, key=lambda one: one.late)


def worth(ledger: Ledger, keys: UnitKeys) -> list[Parcel]:
    """Return what a fresh stick should hold: what waits, and what nobody has answered yet."""
    return late_last(_asked(lambda outlet: (outlet.worth or outlet.waits)(ledger, keys)))


def contents(ledger: Ledger, parcel: Parcel, keys: UnitKeys) -> bytes:
    """Return the bytes of a parcel as they leave now; LedgerBehindError, OtherSuperiorError."""
    return _outlet(parcel).contents(ledger, parcel, keys)


def check(ledger: Ledger, parcel: Parcel, data: bytes) -> None:
    """Refuse what a courier read back if it could not be believed there (RefusedError)."""
    _outlet(parcel).check(ledger, data)


def mark_left(ledger: Ledger, parcel: Parcel, data: bytes, way: Way) -> None:
    """Note that the courier carried a parcel and read it back: left is not yet arrived."""
    with ledger.change():
        _outlet(parcel).left(ledger, parcel)
        line = written(parcel.kind, parcel.unit, parcel.name, data, way)
        keep_carried(ledger, line)


def take(ledger: Ledger, data: bytes, keys: UnitKeys) -> Steps[TakenParcel]:
    """Take a file of any kind that came, by the rules of its kind.

    Raises NotABundleError for what is not ours at all, OtherSideError for what only the other
    side opens, and every refusal of its kind; then nothing of it was stored.
    """
    kind = kind_of(data)
    yield Step(0, 1, kind)
    if not kind:
        raise NotABundleError
    taker = _taker(ledger, kind)
    if taker is None:
        raise OtherSideError(kind=KINDS[kind].words)
    return taker(ledger, data, keys)


def take_from(
    ledger: Ledger, name: str, data: bytes, keys: UnitKeys, way: Way
) -> Steps[TakenParcel]:
    """Take a file that came by some way and write the history; a refusal is told, not raised."""
    require(ledger, "sign" if ledger.settings.is_superior else "record")  # receipts are signed
    try:
        taken = yield from take(ledger, data, keys)
    except KnownError as error:
        taken = TakenParcel(kind_of(data), "refused", str(error), state=error.CODE)
    line = Carried(
        at="",
        way=way,
        direction="in",
        kind=taken.kind,
        unit=taken.unit,
        name=name[:200],
        size=len(data),
        sha256=sha256(data).hexdigest(),
        outcome=taken.outcome,
        words=taken.words,
        registry=held_version(ledger),
    )
    keep_carried(ledger, line)
    return taken


def _taker(ledger: Ledger, kind: str) -> Taker | None:
    return KINDS[kind].above if ledger.settings.is_superior else KINDS[kind].below


def _outlet(parcel: Parcel) -> Outlet:
    outlet = KINDS[parcel.kind].outlet
    if outlet is None:
        raise ValueError(parcel.kind)
    return outlet


def _asked(ask: Callable[[Outlet], list[Parcel]]) -> list[Parcel]:
    return [parcel for row in KINDS.values() if row.outlet for parcel in ask(row.outlet)]
