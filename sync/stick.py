"""One trip of a stick: what lies on it is sorted, what is for us is taken, what waits is written.

Nobody's file is ever deleted, moved or changed. What was written and read back is *written*; only
a receipt says that it was received.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Literal

from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.acknowledgement import is_of_other_laptop
from sync.bundle import read_file
from sync.carried import is_known, left_as, refusal, wrote
from sync.couriers.folder import FolderCourier
from sync.errors import RefusedError
from sync.held import held_registry, held_version, is_paired
from sync.keys import UnitKeys
from sync.labels import Label
from sync.media import unsent_photos
from sync.parcel import Parcel
from sync.parcels import KINDS, kind_of, late_last, suffixes, takes, waiting, worth
from sync.parcels_out import receipts_of
from sync.receipts import receipt_of
from sync.received import state_of
from sync.trust import read_registry
from sync.volume import Volume, volume_of

Standing = Literal["new", "known", "refused", "later", "damaged", "carried", "others", "strange"]

_FIRST = ("invitation", "recovery")  # kinds that a post may open before it is paired


@dataclass(frozen=True, slots=True)
class Found:
    """A file on a stick, and where it stands.

    new, known (taken before, or older than what is held), refused (before, and nothing changed
    since), later (when this laptop is paired, or has its books back), damaged; carried (for the
    other side); others (another unit's, left alone); strange (named like ours, but it is none).
    """

    path: Path
    unit: str  # in whose folder it lies, "" for one that lies loose
    standing: Standing
    kind: str = ""
    label: Label = Label()  # noqa: RUF009  # frozen
    sha256: str = ""
    size: int = 0
    refused: str = ""  # why it was refused before; it is not tried again


@dataclass(frozen=True, slots=True)
class StickSurvey:
    """What is on a stick and what a trip would write; nothing was changed anywhere."""

    root: Path
    volume: Volume
    units: Sequence[str]  # whose folders lie here
    found: Sequence[Found]
    to_write: Sequence[Parcel]
    elsewhere: Sequence[Parcel]  # wait for units whose stick this is not
    is_foreign: bool  # only units that are none of ours have folders here
    photos: int = 0  # never sent so far: a trip seals and writes them after all else

    @property
    def for_us(self) -> list[Found]:
        """What a trip takes, in the order in which it is taken."""
        order = list(KINDS)
        fresh = (one for one in self.standing("new", "damaged") if not one.refused)
        return sorted(fresh, key=lambda one: (order.index(one.kind), one.path.name))

    def standing(self, *meant: Standing) -> list[Found]:
        """Return the files that stand so."""
        return [one for one in self.found if one.standing in meant]

    @property
    def lacks_room(self) -> bool:
        """Whether what waits needs more room than there is."""
        return sum(parcel.size for parcel in self.to_write) > self.volume.free


def survey(
    ledger: Ledger, keys: UnitKeys, root: Path, *, everyone: bool = False
) -> Steps[StickSurvey]:
    """Look at a stick or folder; with `everyone`, all that waits counts as to be written here.

    Raises CourierGoneError when it is not there any more.
    """
    volume = volume_of(root)
    stick = FolderCourier(root)
    units = stick.units()
    found = list(_others(ledger, stick, units))
    paths = _near(ledger, stick, units)
    for done, (unit, path) in enumerate(paths):
        yield Step(done, len(paths), path.name)
        found.append(_sorted(ledger, keys, unit, path))
    strangers = [unit for unit in units if unit not in _ours(ledger)]
    seen = StickSurvey(root, volume, units, found, (), (), len(strangers) == len(units) > 0)
    return with_parcels(ledger, keys, seen, everyone=everyone)


def with_parcels(
    ledger: Ledger, keys: UnitKeys, seen: StickSurvey, *, everyone: bool = False
) -> StickSurvey:
    """Return the survey with the parcels that belong on this stick as the books stand now.

    A superior's answers go to the units whose folders lie here, or all of them to a fresh stick.
    """
    photos = sum(map(len, unsent_photos(ledger).values()))
    seen = replace(seen, photos=photos)
    urgent, lying = waiting(ledger, keys), {one.sha256 for one in seen.found}
    wish = [*worth(ledger, keys), *_asked_again(ledger, seen.found)]
    lacking = [one for one in wish if not left_as(ledger, one.unit, one.name) & lying]
    parcels = late_last(dict.fromkeys([*urgent, *lacking]))
    whose = {*seen.units} - {ledger.settings.unit}
    if everyone or not whose or not ledger.settings.is_superior:
        return replace(seen, to_write=parcels, elsewhere=())
    mine = [one for one in parcels if one.unit in whose or not one.to]
    return replace(seen, to_write=mine, elsewhere=[one for one in parcels if one not in mine])


def partner_units(ledger: Ledger) -> list[str]:
    """Return whose folders on a stick concern a post: its own and its superior's."""
    settings = ledger.settings
    superior = [settings.superior] if settings.superior else []
    if is_paired(ledger):
        superior = [held_registry(ledger).registry.superior.code]
    return [settings.unit, *superior]


def _ours(ledger: Ledger) -> list[str]:
    """Return whose folders these books know: a post's partners, a superior's units."""
    if not ledger.settings.is_superior:
        return partner_units(ledger)
    units = held_registry(ledger).registry.units if is_paired(ledger) else ()
    return [ledger.settings.unit, *(unit.code for unit in units)]


def _asked_again(ledger: Ledger, found: Sequence[Found]) -> list[Parcel]:
    """Return the receipts of bundles that lie here and are known: their stick may be new."""
    if not ledger.settings.is_superior:
        return []
    known = [one for one in found if (one.standing, one.kind) == ("known", "bundle")]
    identities = dict.fromkeys(one.label.identity for one in known)
    return receipts_of(ledger, (one for one in identities if state_of(ledger, one)))


def _near(ledger: Ledger, stick: FolderCourier, units: Sequence[str]) -> list[tuple[str, Path]]:
    """Return the files that may concern these books: a post never opens other units' files."""
    meant = units if ledger.settings.is_superior else partner_units(ledger)
    paths = [("", path) for path in stick.loose(suffixes())]
    return paths + [(unit, path) for unit in units if unit in meant for path in stick.of(unit)]


def _others(ledger: Ledger, stick: FolderCourier, units: Sequence[str]) -> Iterator[Found]:
    if ledger.settings.is_superior:
        return
    for unit in (each for each in units if each not in partner_units(ledger)):
        yield from (Found(path, unit, "others") for path in stick.of(unit))


def _sorted(ledger: Ledger, keys: UnitKeys, unit: str, path: Path) -> Found:
    if path.suffix.lower() not in suffixes():
        return Found(path, unit, "strange")
    try:
        data = read_file(path)
    except RefusedError:
        return Found(path, unit, "strange")
    kind, digest = kind_of(data), sha256(data).hexdigest()
    if not kind:
        return Found(path, unit, "strange", sha256=digest, size=len(data))
    try:
        read = KINDS[kind].label
        label = read(data) if read else Label()
        standing = _standing(ledger, kind, label, digest)
        if standing == "new":
            standing = _newness(ledger, keys, kind, data)
    except RefusedError:
        label, standing = Label(), "damaged" if takes(ledger, kind) else "carried"
    why = refusal(ledger, digest, held_version(ledger)) if standing in ("new", "damaged") else ""
    standing = "refused" if why and standing == "new" else standing
    return Found(path, unit, standing, kind, label, digest, len(data), why)


def _standing(ledger: Ledger, kind: str, label: Label, digest: str) -> Standing:
    if not takes(ledger, kind) or wrote(ledger, digest):
        return "carried"
    if label.recipient not in ("", ledger.settings.unit):
        return "others"
    return "known" if is_known(ledger, digest) else "new"


def _newness(ledger: Ledger, keys: UnitKeys, kind: str, data: bytes) -> Standing:
    """Tell whether a file that never came is to be taken now: a new laptop meets old files."""
    if ledger.settings.is_superior or kind in _FIRST:
        return "new"
    if not is_paired(ledger):
        return "later"
    if kind == "registry":
        newest, held = read_registry(data)[-1], held_registry(ledger)
        is_old = newest.version < held.version or newest.body == held.body
        return "known" if is_old else "new"
    waits = kind == "receipt" and is_of_other_laptop(ledger, receipt_of(data), keys)
    return "later" if waits else "new"
