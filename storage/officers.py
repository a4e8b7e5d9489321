"""The officers who may open the books: added, changed, ended, never deleted.

One chief is the keeper: the books' own passphrase and recovery code are theirs until they are
handed over, so there is always somebody who may do all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from os import urandom

from resources.wording import _
from storage.duties import OfficerRole, require
from storage.errors import NotFoundError, OfficerError
from storage.journal import MACHINE, Actor, note, now_text
from storage.ledger import Ledger

ENDED_SINCE = "ended_since"  # the journal's word for a keeper whom an older copy brought back
_COLUMNS = "id, name, title, role, keeper, added_at, ended_at"


@dataclass(frozen=True, slots=True)
class Officer:
    """Who may open the books, and in which role; `keeper` holds the books' own passphrase."""

    id: str
    name: str
    title: str
    role: OfficerRole
    keeper: bool
    added_at: str
    ended_at: str | None = None


def officers(ledger: Ledger, *, ended: bool = False) -> tuple[Officer, ...]:
    """Return the officers in the order they were added; those who ended only if asked."""
    where = "" if ended else " WHERE ended_at IS NULL"
    rows = ledger.db.execute(f"SELECT {_COLUMNS} FROM officer{where} ORDER BY added_at, rowid")
    return tuple(
        Officer(who, name, title, role, bool(holds), added, ended)
        for who, name, title, role, holds, added, ended in rows
    )


def officer(ledger: Ledger, identity: str) -> Officer:
    """Return one officer, who may have ended; raises NotFoundError."""
    found = [one for one in officers(ledger, ended=True) if one.id == identity]
    if not found:
        raise NotFoundError(_("Người dùng này không có trong sổ. Sổ không đổi."))
    return found[0]


def keeper(ledger: Ledger) -> Officer | None:
    """Return who holds the books' own passphrase, None while there are no officers."""
    return next((one for one in officers(ledger) if one.keeper), None)


def actor_for(ledger: Ledger, identity: str | None) -> Actor:
    """Return who sits down: an officer, or for None whoever holds the books' own passphrase.

    Books without officers are opened by the machine itself, which may do all. Raises
    OfficerError for an officer that these books do not know or who has ended.
    """
    if identity is None:
        holder = keeper(ledger)
        return Actor(holder.id, holder.role) if holder else Actor()
    found = [one for one in officers(ledger) if one.id == identity]
    if not found:
        raise OfficerError(
            _(
                "Người dùng này không còn được mở sổ. Sổ vẫn nguyên; hãy nhờ Trưởng mở sổ và cấp "
                "lại."
            )
        )
    return Actor(found[0].id, found[0].role)


def sit_down(ledger: Ledger, identity: str | None) -> None:
    """Let whoever opened the books work in their own name; raises what `actor_for` raises."""
    ledger.actor = replace(actor_for(ledger, identity), doubt=ledger.actor.doubt)
    if ledger.actor.name != MACHINE:
        note(ledger, "open", "officer", ledger.actor.name)


def at_desk(ledger: Ledger) -> Officer | None:
    """Return the officer who is at the desk, None for the machine itself."""
    return next((one for one in officers(ledger) if one.id == ledger.actor.name), None)


def add(
    ledger: Ledger, name: str, title: str, role: OfficerRole, *, as_keeper: bool = False
) -> Officer:
    """Add an officer; the first one is the keeper. Raises OfficerError, NotAllowedError."""
    require(ledger, "manage")
    first = keeper(ledger) is None
    if first != as_keeper or (as_keeper and role != "chief"):
        raise OfficerError(
            _("Người đầu tiên được thêm phải là Trưởng đang giữ mật khẩu của sổ. Sổ không đổi.")
        )
    named = _named(ledger, name)
    made = Officer(urandom(16).hex(), named, title.strip(), role, as_keeper, now_text())
    with ledger.change():
        _write(ledger, made)
        note(ledger, "add", "officer", made.id, _said(made))
    return made


def change(ledger: Ledger, identity: str, *, name: str, title: str, role: OfficerRole) -> Officer:
    """Change what an officer is called and may do; raises OfficerError for lowering the keeper."""
    require(ledger, "manage")
    with ledger.change():
        before = officer(ledger, identity)
        _refuse_ended(before)
        if before.keeper and role != "chief":
            raise _keeper_stays()
        _refuse_oneself(ledger, before, role)
        named = _named(ledger, name, identity)
        after = replace(before, name=named, title=title.strip(), role=role)
        if after != before:
            _write(ledger, after)
            note(ledger, "change", "officer", identity, f"{_said(before)} → {_said(after)}")
    return after


def end(ledger: Ledger, identity: str) -> Officer:
    """End an officer: kept for the journal, opening nothing; raises OfficerError for the keeper."""
    require(ledger, "manage")
    with ledger.change():
        before = officer(ledger, identity)
        _refuse_ended(before)
        if before.keeper:
            raise _keeper_stays()
        _refuse_oneself(ledger, before, None)
        after = replace(before, ended_at=now_text())
        _write(ledger, after)
        note(ledger, "end", "officer", identity, _said(before))
    return after


def as_since(ledger: Ledger, known: Mapping[str, tuple[OfficerRole, str | None]]) -> None:
    """Give officers of an older copy the role, or the end, that each had in the books of before.

    Who holds the passphrase of the copy stays, for somebody must open it; that they had ended is
    noted, to be shown.
    """
    with ledger.change():
        for one in officers(ledger):
            role, ended = known.get(one.id, (one.role, None))
            if ended and one.keeper:
                note(ledger, ENDED_SINCE, "officer", one.id, _said(one))
            elif ended:
                _write(ledger, replace(one, ended_at=ended))
                note(ledger, "end", "officer", one.id, _said(one))
            elif role != one.role and not one.keeper:
                _write(ledger, replace(one, role=role))
                note(ledger, "change", "officer", one.id, _said(one))


def hand_on(ledger: Ledger, identity: str) -> None:
    """Make another officer the keeper and a chief, and end the keeper before."""
    require(ledger, "manage")
    with ledger.change():
        after, before = officer(ledger, identity), keeper(ledger)
        _refuse_ended(after)
        if before and before.id != after.id:
            _write(ledger, replace(before, keeper=False, ended_at=now_text()))
            note(ledger, "end", "officer", before.id, _said(before))
        _write(ledger, replace(after, keeper=True, role="chief"))
        note(ledger, "hand_on", "officer", after.id, _said(after))


def _named(ledger: Ledger, name: str, identity: str = "") -> str:
    named = " ".join(name.split())
    if not named:
        raise OfficerError(_("Cần ghi họ tên người dùng. Sổ không đổi."))
    if any(one.name == named and one.id != identity for one in officers(ledger)):
        raise OfficerError(
            _("Đã có người dùng “{name}”. Sổ không đổi; hãy ghi thêm để phân biệt.").format(
                name=named
            )
        )
    return named


def _write(ledger: Ledger, one: Officer) -> None:
    values = [one.id, one.name, one.title, one.role, int(one.keeper), one.added_at, one.ended_at]
    ledger.db.execute(
        f"INSERT INTO officer ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, title = excluded.title,"
        " role = excluded.role, keeper = excluded.keeper, ended_at = excluded.ended_at",
        values,
    )


def _said(one: Officer) -> str:
    return " – ".join(word for word in (one.name, one.title, one.role) if word)


def _refuse_ended(one: Officer) -> None:
    if one.ended_at:
        raise OfficerError(
            _("“{name}” đã thôi sử dụng sổ. Sổ không đổi; hãy thêm lại nếu cần.").format(
                name=one.name
            )
        )


def _refuse_oneself(ledger: Ledger, one: Officer, role: OfficerRole | None) -> None:
    if one.id == ledger.actor.name and role != one.role:
        raise OfficerError(
            _("Không tự hạ vai trò, tự cho mình thôi được. Sổ không đổi; hãy nhờ Trưởng khác.")
        )


def _keeper_stays() -> OfficerError:
    return OfficerError(
        _(
            "Đây là Trưởng đang giữ mật khẩu của sổ nên không cho thôi, không hạ vai trò được. Sổ "
            "không đổi; hãy bấm “Bàn giao cho trưởng mới” ở trang Người dùng."
        )
    )
