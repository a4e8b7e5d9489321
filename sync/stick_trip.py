"""One button for a stick: take all that is for us, write all that waits, tell what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from storage.duties import require
from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.bundle import read_file
from sync.carried import Carried, keep_carried
from sync.couriers.errors import (
    CourierFullError,
    CourierGoneError,
    CourierReadOnlyError,
    CourierSpoiltError,
)
from sync.couriers.folder import FolderCourier
from sync.errors import RefusedError
from sync.keys import UnitKeys
from sync.media import AROUND, MOST, next_media
from sync.parcel import Parcel, TakenParcel
from sync.parcels import check, contents, mark_left, take_from
from sync.parcels_out import bundle_parcel
from sync.restored import notice_own_files
from sync.stick import Found, StickSurvey, survey, with_parcels
from sync.volume import volume_of

STICK_ERRORS = (CourierReadOnlyError, CourierFullError, CourierGoneError, CourierSpoiltError)


@dataclass(frozen=True, slots=True)
class Came:
    """A file that lay on the stick, and what became of it."""

    found: Found
    taken: TakenParcel


@dataclass(frozen=True, slots=True)
class Went:
    """A parcel that was written and read back, or the words why it was not."""

    parcel: Parcel
    trouble: str = ""


@dataclass(slots=True)
class TripReport:
    """What one trip did; `trouble` is what stopped it, with its code, "" when nothing did."""

    seen: StickSurvey
    came: list[Came] = field(default_factory=list)
    went: list[Went] = field(default_factory=list)
    trouble: str = ""
    code: str = ""

    @property
    def written(self) -> list[Parcel]:
        """The parcels that lie on the stick now, read back and found right."""
        return [one.parcel for one in self.went if not one.trouble]

    @property
    def left_behind(self) -> list[Parcel]:
        """The parcels that should lie on the stick and do not."""
        written = self.written
        return [one for one in self.seen.to_write if one not in written]


def trip(
    ledger: Ledger, keys: UnitKeys, root: Path, *, everyone: bool = False
) -> Steps[TripReport]:
    """Take what is new for us, write what waits, read it back; nobody's file is touched.

    A stick that makes trouble ends the trip with words: what was done until then stands, and all
    else is still in the books. Raises CourierGoneError when there is no stick at all.
    """
    require(ledger, "export")
    stick = FolderCourier(root)
    stick.units()  # from here on another device in its place is a stick that was pulled
    seen = yield from survey(ledger, keys, root, everyone=everyone)
    notice_own_files(ledger, (one.path for one in seen.found if one.standing == "carried"))
    report = TripReport(seen)
    try:
        yield from _take_all(ledger, keys, report)
        report.seen = with_parcels(ledger, keys, seen, everyone=everyone)
        yield from _write_all(ledger, keys, stick, report)
    except STICK_ERRORS as error:
        report.trouble, report.code = str(error), error.CODE
    return report


def _take_all(ledger: Ledger, keys: UnitKeys, report: TripReport) -> Steps[None]:
    fresh = report.seen.for_us
    for done, found in enumerate(fresh):
        yield Step(done, len(fresh), found.path.name)
        data = read_file(found.path)
        taken = yield from take_from(ledger, found.path.name, data, keys, "stick")
        report.came.append(Came(found, taken))


def _write_all(
    ledger: Ledger, keys: UnitKeys, stick: FolderCourier, report: TripReport
) -> Steps[None]:
    yield from write_parcels(ledger, keys, stick, report.seen.to_write, report.went)
    while not any(one.trouble for one in report.went) and (parcel := _photos(ledger, keys, report)):
        yield from write_parcels(ledger, keys, stick, [parcel], report.went)


def _photos(ledger: Ledger, keys: UnitKeys, report: TripReport) -> Parcel | None:
    """Seal the next photos for the stick, as many as it has room for, and count them in."""
    volume = volume_of(report.seen.root)
    if volume.read_only:
        return None
    try:
        sealed = next_media(ledger, keys, min(volume.free - AROUND, MOST))
    except RefusedError:  # what keeps these books from sealing is told where a month is closed
        return None
    if sealed is None:
        return None
    parcel = bundle_parcel(ledger, sealed)
    report.seen = replace(report.seen, to_write=[*report.seen.to_write, parcel])
    return parcel


def write_parcels(
    ledger: Ledger,
    keys: UnitKeys,
    stick: FolderCourier,
    parcels: Sequence[Parcel],
    went: list[Went],
) -> Steps[list[Went]]:
    """Write parcels one by one, telling each in `went`; a stick that makes trouble ends it.

    Raises what the courier raises; what cannot leave for a reason of its own stops no other.
    """
    require(ledger, "export")
    for done, parcel in enumerate(parcels):
        yield Step(done, len(parcels), parcel.name)
        try:
            _write(ledger, keys, stick, parcel)
        except RefusedError as error:
            _tell_history(ledger, parcel, error)
            went.append(Went(parcel, str(error)))
            if isinstance(error, STICK_ERRORS):
                raise
        else:
            went.append(Went(parcel))
    return went


def _write(ledger: Ledger, keys: UnitKeys, stick: FolderCourier, parcel: Parcel) -> None:
    data = contents(ledger, parcel, keys)
    stick.put(parcel.unit, parcel.name, data, lambda back: check(ledger, parcel, back))
    mark_left(ledger, parcel, data, "stick")


def _tell_history(ledger: Ledger, parcel: Parcel, error: RefusedError) -> None:
    line = Carried(
        at="",
        way="stick",
        direction="out",
        kind=parcel.kind,
        unit=parcel.unit,
        name=parcel.name,
        size=parcel.size,
        sha256="",
        outcome="refused",
        words=str(error),
    )
    keep_carried(ledger, line)
