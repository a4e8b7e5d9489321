"""Who may open the books, said in both places at once: the ledger and the key file beside it.

The key file is written inside the change of the ledger, last: if the power fails between the two,
somebody has a secret too few, never one too many.
"""

from __future__ import annotations

from dataclasses import dataclass

from resources.wording import _
from storage.books import Books
from storage.duties import OfficerRole, require
from storage.errors import NotAllowedError
from storage.journal import note
from storage.keystore import MasterKey, change_passphrase, forget_keyring, hand_over
from storage.ledger import Ledger
from storage.officer_slots import drop_secrets, keep_secret, know_officers, ways_of, who_opens
from storage.officers import Officer, add, end, hand_on, keeper, officer, officers
from storage.pins import is_pin


@dataclass(frozen=True, slots=True)
class Offices:
    """The ledger that names the officers, and the books and key that they open."""

    ledger: Ledger
    books: Books
    master: MasterKey


def begin(at: Offices, name: str, title: str) -> Officer:
    """Enter the chief who holds the books' passphrase, before any other officer.

    From now on the keyring opens nothing by itself, and whoever sits here is this chief.
    """
    with at.ledger.change():
        made = add(at.ledger, name, title, "chief", as_keeper=True)
        know_officers(at.books.key_file, made.id)
    forget_keyring(at.books.key_file)
    at.ledger.actor.name, at.ledger.actor.role = made.id, made.role
    return made


def appoint(at: Offices, name: str, title: str, role: OfficerRole, secret: str) -> Officer:
    """Add an officer who opens the books with a secret; raises what `keep_secret` raises."""
    with at.ledger.change():
        made = add(at.ledger, name, title, role)
        _know_all(at)
        keep_secret(at.books.key_file, at.master, made.id, secret)
    return made


def dismiss(at: Offices, identity: str) -> Officer:
    """End an officer; their secret opens nothing from this moment."""
    with at.ledger.change():
        ended = end(at.ledger, identity)
        drop_secrets(at.books.key_file, identity)
    return ended


def give_anew(at: Offices, identity: str, secret: str) -> None:
    """Give an officer another secret in place of all they had: they forgot it."""
    require(at.ledger, "manage")
    one = officer(at.ledger, identity)
    if one.keeper:
        change_own(at, identity, secret)
        return
    with at.ledger.change():
        note(at.ledger, "secret", "officer", identity)
        _know_all(at)
        keep_secret(at.books.key_file, at.master, identity, secret, alone=True)


def change_own(at: Offices, identity: str, secret: str) -> None:
    """Give the officer at the desk another secret; for the keeper a passphrase is the books'."""
    if identity != at.ledger.actor.name:
        require(at.ledger, "manage")
    with at.ledger.change():
        note(at.ledger, "secret", "officer", identity)
        if officer(at.ledger, identity).keeper and not is_pin(secret):
            change_passphrase(at.books.key_file, at.master, secret)
        else:
            keep_secret(at.books.key_file, at.master, identity, secret)


def refuse_other_secret(at: Offices, secret: str) -> None:
    """Raise NotAllowedError unless this is the secret of whoever is at the desk."""
    _master, who = who_opens(at.books.key_file, secret)
    holder = keeper(at.ledger)
    named = who or (holder.id if holder else at.ledger.actor.name)
    if named != at.ledger.actor.name:
        raise NotAllowedError(
            _("Đây là mật khẩu của người khác. Chưa có gì thay đổi; hãy gõ mật khẩu của mình.")
        )


def hand_books_over(at: Offices, identity: str, passphrase: str) -> str:
    """Let another chief take the books over; nobody else opens them until given a new secret.

    Returns the new recovery code, to be printed. The master key stays: whoever kept a copy of it,
    or an old key file with its passphrase, still reads this ledger.
    """
    with at.ledger.change():
        hand_on(at.ledger, identity)
        code = hand_over(at.books.key_file, at.master, passphrase)
        _know_all(at)
    at.ledger.actor.name, at.ledger.actor.role = identity, "chief"
    return code


def hand_to_new(at: Offices, name: str, title: str, passphrase: str) -> str:
    """Let somebody new take the books over as their chief; returns the new recovery code."""
    with at.ledger.change():
        made = add(at.ledger, name, title, "chief")
        return hand_books_over(at, made.id, passphrase)


def ways_to_open(at: Offices, one: Officer) -> str:
    """Say with what an officer opens the books."""
    ways = ways_of(at.books.key_file, one.id)
    said = (
        (one.keeper, _("mật khẩu của sổ")),
        (ways.passphrase, _("mật khẩu riêng")),
        (ways.pin, _("mã PIN trên máy này")),
    )
    return ", ".join(words for has, words in said if has) or _("chưa có, hãy đặt lại")


def _know_all(at: Offices) -> None:
    know_officers(at.books.key_file, *(one.id for one in officers(at.ledger)))
