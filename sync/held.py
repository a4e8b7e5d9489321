"""The registry these books hold, and the ways by which a newer one takes its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from storage.duties import require
from storage.journal import note
from storage.ledger import Ledger
from storage.succession import Succession, keep_successions
from sync.container import KIB
from sync.enrolment import Pairing, read_invitation, read_request
from sync.errors import NotForMeError
from sync.keys import PublicKeys, UnitKeys
from sync.manifest import Manifest
from sync.practice import refuse_mixing
from sync.registry import Registry, Superior, UnitKey, with_end
from sync.trust import (
    SignedRegistry,
    accept_registry,
    accept_steps,
    read_registry,
    sign_registry,
    write_registry,
)
from sync.trust_errors import (
    InvitedAboveError,
    NotPairedError,
    RequestVoidError,
    WrongWordsError,
)

ADOPTED = "adopt_registry"  # the journal's word for versions that came back from a post

_WRONG = "wrong_words"
_CARRIED = 64  # versions of the registry in one receipt
_LONG = 16 * KIB  # bytes of a registry: some forty units


def found_registry(ledger: Ledger, keys: UnitKeys, *backups: PublicKeys) -> SignedRegistry:
    """Begin the registry of these books, which are the superior's; the backup key is sealed."""
    settings = ledger.settings
    name = settings.unit_name or settings.unit
    superior = Superior(code=settings.unit, name=name, keys=(keys.public(), *backups))
    signed = sign_registry(Registry(version=1, superior=superior), keys)
    keep_registry(ledger, signed)
    return signed


def is_paired(ledger: Ledger) -> bool:
    """Tell whether these books hold a registry."""
    return ledger.db.table("registry").count > 0


def awaits_pairing(ledger: Ledger) -> bool:
    """Tell whether no registry held here knows this unit yet, be it invited or not."""
    return not (is_paired(ledger) and _own_keys(ledger))


def held_registry(ledger: Ledger) -> SignedRegistry:
    """Return the newest registry these books believe; NotPairedError when there is none."""
    newest = held_version(ledger)
    if not newest:
        raise NotPairedError
    return steps_since(ledger, newest)[0]


def held_version(ledger: Ledger) -> int:
    """Return the version of the newest registry these books believe, 0 when there is none."""
    (newest,) = ledger.db.execute("SELECT max(version) FROM registry").fetchone()
    return int(newest or 0)


def steps_since(ledger: Ledger, version: int, most: int = -1) -> list[SignedRegistry]:
    """Return the versions from this one on, for a unit that holds it; at most so many if given."""
    query = "SELECT data FROM registry WHERE version >= ? ORDER BY version LIMIT ?"
    rows = ledger.db.execute(query, [version, most]).fetchall()
    return [_read(bytes(data)) for (data,) in rows]


def steps_lacking(ledger: Ledger, manifest: Manifest) -> list[SignedRegistry]:
    """Return the versions that the sender of a bundle may lack, the one it surely holds first.

    A bundle sealed before pairing names none; yet whoever wrote it out was paired by then, and so
    holds the version that first has its key. Who was away for very long walks on with the answer
    to its next bundle: a receipt stays small. Of versions that these books may have told in two
    ways, restored from a copy, only the next ones are sent: they follow both.
    """
    since = manifest.registry_version or _first_with_key(ledger, manifest.sender, manifest.epoch)
    if since <= _told_twice(ledger):
        since += 1
    return steps_since(ledger, since, _CARRIED)


def steps_of_unit(ledger: Ledger, unit: str) -> list[SignedRegistry]:
    """Return the versions that a unit may lack of which no bundle tells what it holds."""
    epoch = held_registry(ledger).registry.newest_epoch(unit)
    return steps_since(ledger, _first_with_key(ledger, unit, epoch), _CARRIED)


def keep_registry(ledger: Ledger, signed: SignedRegistry) -> None:
    """Keep a registry that is believed already, and those by which one came to it."""
    steps = (*signed.walked, signed)
    rows = [{"version": step.version, "data": write_registry([step])} for step in steps]
    with ledger.change():
        ledger.db.table("registry").insert_all(rows, pk="version", ignore=True)
        if signed.version == held_version(ledger):
            keep_successions(ledger, _successions(signed.registry))


def take_registry(ledger: Ledger, data: bytes) -> SignedRegistry:
    """Take over a `.bys` file that the superior sent; refused by name when it does not follow."""
    steps = read_registry(data)
    with ledger.change():
        held = held_registry(ledger)
        newest = accept_steps(held, steps)
        for step in steps:
            if step.version > held.version:  # nobody vouches for what claims to be older
                keep_registry(ledger, step)
    return newest


def take_invitation(ledger: Ledger, data: bytes) -> SignedRegistry:
    """Hold the registry of the superior that invites; the words read aloud make it believable.

    Raises NotForMeError when another unit is invited, InvitedAboveError in a superior's books,
    PracticeError when practice books and real ones would pair.
    """
    require(ledger, "manage")
    invitation, registry = read_invitation(data)
    if invitation.unit != ledger.settings.unit:
        raise NotForMeError(recipient=invitation.name)
    refuse_mixing(ledger.settings, invitation)
    with ledger.change():
        if ledger.settings.is_superior:
            raise InvitedAboveError  # its own registry would give way to the one that invites
        if not awaits_pairing(ledger):
            registry = accept_registry(held_registry(ledger), registry)
        else:  # an earlier invitation was never confirmed: nobody's word holds yet
            ledger.db.execute("DELETE FROM registry")
        keep_registry(ledger, registry)
    return registry


def confirm_pairing(ledger: Ledger, request: bytes, typed: str, keys: UnitKeys) -> SignedRegistry:
    """Put a unit into the registry when the words typed are right; tries are counted in the book.

    Raises WrongWordsError with the tries left, or RequestVoidError after the third.
    """
    require(ledger, "manage")
    invitation = read_request(request)[0].invitation
    query = "SELECT count(*) FROM journal WHERE action = ? AND record = ?"
    with ledger.change():
        (wrong,) = ledger.db.execute(query, [_WRONG, invitation]).fetchone()
        held = held_registry(ledger)
        try:
            signed = Pairing(request, wrong).confirm(typed, held, keys)
        except (WrongWordsError, RequestVoidError) as error:
            note(ledger, _WRONG, "request", invitation)
            refusal = error  # raised when the try is counted
        else:
            note(ledger, "pair", "registry", str(signed.version))
            keep_registry(ledger, accept_registry(held, signed))
            return signed
    raise refusal


def end_key(ledger: Ledger, unit: str, epoch: int, last_seq: int, keys: UnitKeys) -> SignedRegistry:
    """End the key of a laptop that was lost: it is good up to the last bundle accepted from it.

    Bundles of before stay verifiable; a new laptop is invited with the next epoch. Raises
    UnknownUnitError, UnknownKeyError, or RegistrySignerError for keys that are not the superior's.
    """
    require(ledger, "manage")
    with ledger.change():
        held = held_registry(ledger)
        signed = sign_registry(with_end(held.registry, unit, epoch, last_seq), keys)
        keep_registry(ledger, accept_registry(held, signed))
        note(ledger, "end_key", "registry", str(signed.version), f"{unit} {epoch} {last_seq}")
    return signed


def own_key(ledger: Ledger, keys: UnitKeys) -> UnitKey:
    """Return how the registry knows this machine, the last time it was paired.

    While a change of keys is not confirmed it knows an earlier key. NotPairedError when it knows
    none of them.
    """
    known = _own_keys(ledger)[::-1]
    for mine in (each.public() for each in keys.all):
        for key in known:
            if (key.sign, key.age) == (mine.sign, mine.age):
                return key
    raise NotPairedError


def knows_machine(ledger: Ledger, keys: UnitKeys) -> bool:
    """Tell whether the registry held knows this machine: its unit's lost one is another."""
    known = {key.sign for key in _own_keys(ledger)} if is_paired(ledger) else set()
    return any(each.public().sign in known for each in keys.all)


@lru_cache(maxsize=8)  # a registry of a thousand units takes 20 ms to read, for every bundle
def _read(data: bytes) -> SignedRegistry:
    return read_registry(data)[0]


def _successions(registry: Registry) -> list[Succession]:
    return [
        Succession(unit.code, unit.successor, unit.last_month)
        for unit in registry.units
        if unit.successor and unit.last_month
    ]


def _told_twice(ledger: Ledger) -> int:
    query = (
        "SELECT max(CAST(record AS INTEGER)) FROM journal WHERE kind = 'registry' AND action = ?"
    )
    (version,) = ledger.db.execute(query, [ADOPTED]).fetchone()
    return int(version or 0)


def _first_with_key(ledger: Ledger, unit: str, epoch: int) -> int:
    """Find by halving: a registry is long to read, and there may be hundreds of versions."""

    def has_key(version: int) -> bool:
        (step,) = steps_since(ledger, version, 1)
        return step.registry.has_key(unit, epoch)

    return 1 + bisect_left(range(1, held_version(ledger) + 1), x=True, key=has_key)


def _own_keys(ledger: Ledger) -> Sequence[UnitKey]:
    units = held_registry(ledger).registry.units
    return [key for unit in units if unit.code == ledger.settings.unit for key in unit.keys]
