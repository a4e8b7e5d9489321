"""Where the parts are put together: new books with their keys, and books that are opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from resources.units import UnitEntry, police_name, predecessors, unit
from resources.wording import _
from storage.books import Books, give_up, held, make_books
from storage.disk import disk_said
from storage.errors import JournalRewrittenError
from storage.journal import Head
from storage.keystore import MasterKey
from storage.ledger import Ledger
from storage.pages import check_pages_beside
from storage.records import Unit, UnitName, UnitSuperior
from storage.repository import put
from storage.settings import Role, Settings
from storage.steps import Step, Steps, drain
from sync.held import found_registry
from sync.keys import KeyPlace, UnitKeys
from sync.machine_keys import keys_of_machine


@dataclass(frozen=True, slots=True)
class Opened:
    """Books that are open, with the keys that sign and decrypt for them."""

    books: Books
    ledger: Ledger
    keys: UnitKeys
    key_place: KeyPlace


def found_books(
    folder: Path,
    settings: Settings,
    passphrase: str,
    *,
    use_keyring: bool = True,
    anywhere: bool = False,
) -> tuple[Books, MasterKey, str]:
    """Make books with keys, their own unit, and at the superior a registry to pair into.

    Returns the books, their master key and the recovery code to print; raises what
    storage.books.make_books raises.
    """
    books, master, code = make_books(
        folder, settings, passphrase, use_keyring=use_keyring, anywhere=anywhere
    )
    keys = UnitKeys.generate()
    try:
        with disk_said():
            keys.save(books.signing_keys, master.sub_key("sign"))
        with books.open(master) as ledger:
            put(ledger, _own_unit(settings))
            if settings.is_superior:
                found_registry(ledger, keys)
    except BaseException:  # half-made books would be in the way of another try
        give_up(books)
        raise
    return books, master, code


@contextmanager
def opened(books: Books, master: MasterKey, *, looked: bool = True) -> Iterator[Opened]:
    """Hold the books, open them, and look through their pages and their journal first.

    A journal that does not fit what was signed is a doubt of whoever works in them. Whoever opens
    them unlooked runs `looked_through` soon after. Raises LedgerBusyError,
    LedgerDamagedError, JournalBrokenError, KeysUnreadableError.
    """
    with held(books), books.open(master) as ledger:
        if looked:
            try:
                drain(looked_through(ledger))
            except JournalRewrittenError as error:  # never a reason to lock a post out
                ledger.actor.doubt = error
        place = KeyPlace(books.signing_keys, master.sub_key("sign"))
        yield Opened(books, ledger, keys_of_machine(ledger, place), place)


def looked_through(ledger: Ledger) -> Steps[Head]:
    """Read all pages and the whole journal, also while somebody works in the books.

    Raises LedgerDamagedError or JournalBrokenError.
    """
    from sync.anchors import check_books_journal  # noqa: PLC0415  # the first window stands by then

    yield Step(0, 0, _("Các trang"))
    check_pages_beside(ledger)
    return (yield from check_books_journal(ledger))


def proposed_settings(
    code: str, role: Role, superior: str | None = None, begins: str = ""
) -> Settings:
    """Return the settings that fit a unit by what is known of it: names, place, symbol."""
    entry = unit(code)
    above = unit(superior) if superior else _above(entry)
    name = police_name(entry)
    return Settings(
        unit=code,
        unit_name=name,
        role=role,
        begins=begins,
        superior=above.code if above else None,
        superior_name=police_name(above) if above else "",
        place=entry.name,
        symbol=_symbol(entry),
        signer_title=_head(entry),
    )


def _own_unit(settings: Settings) -> Unit:
    entry = unit(settings.unit)
    span = {"valid_from": entry.valid_from, "valid_to": entry.valid_to}
    above = settings.superior
    return Unit(
        unit=settings.unit,
        name=settings.unit_name,
        type=entry.type,
        names=(UnitName(name=settings.unit_name, **span),),
        superiors=(UnitSuperior(code=above, name=settings.superior_name, **span),) if above else (),
        predecessors=tuple(before.code for before in predecessors(settings.unit)),
    )


def _above(entry: UnitEntry) -> UnitEntry | None:
    return unit(entry.superior) if entry.superior else None


def _symbol(entry: UnitEntry) -> str:
    return {"commune": "CAX", "ward": "CAP", "township": "CATT"}.get(entry.type, "CA")


def _head(entry: UnitEntry) -> str:
    if entry.level == "province":
        return "GIÁM ĐỐC"
    return f"TRƯỞNG CÔNG AN {entry.official.split()[0].upper()}"
