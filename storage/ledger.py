"""The ledger file: opening, upgrading and changing it in whole transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from resources.wording import _
from storage.cards import fill_cards, register_cards
from storage.disk import disk_said, refuse_disk
from storage.driver import (
    Connection,
    Database,
    DatabaseError,
    OperationalError,
    connect,
    copy_encrypted,
)
from storage.errors import (
    LedgerBusyError,
    LedgerDamagedError,
    LedgerTooNewError,
    NoLedgerError,
)
from storage.journal import Actor, register_functions
from storage.migrations import LEDGER
from storage.newer_lists import apply_catalogues
from storage.settings import Settings
from storage.triggers import check_triggers, drop_triggers, ensure_triggers

_SHORTEST_FILE = 512  # bytes: the smallest page of SQLite


class Ledger:
    """One unit's records in one encrypted SQLite file; each thread opens its own."""

    _actor: Actor

    def __init__(self, path: Path | None = None, key: bytes = b"") -> None:
        """Open the ledger at `path`, or an empty one in memory, and bring it up to date.

        Raises LedgerDamagedError, LedgerBusyError, LedgerTooNewError or TriggersMissingError.
        """
        self.path = path
        self.key = key
        self.actor = Actor()
        self.connection = _open(path, key)
        try:
            self.db = Database(self.connection, execute_plugins=False)
            register_functions(self.connection, self.actor)
            register_cards(self.connection)
            self._upgrade()
            apply_catalogues(self.db)
        except DatabaseError as error:
            self.connection.close()
            _raise_known(path, error)
            raise
        except BaseException:
            self.connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def actor(self) -> Actor:
        """Return who is at the desk; the journal is written in this name."""
        return self._actor

    @actor.setter
    def actor(self, actor: Actor) -> None:
        held = self.__dict__.setdefault("_actor", actor)  # the triggers ask this very one
        held.name, held.role = actor.name, actor.role

    def close(self) -> None:
        """Close the file; what was kept is kept."""
        self.connection.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Keep everything written inside, or nothing; inside another change, be part of it.

        What decides the writing is read inside too. Raises LedgerBusyError when another
        connection goes on writing for longer than we wait, and what the disk refuses in words.
        """
        if self.connection.in_transaction:
            yield
            return
        self._begin()
        try:
            yield
            self.connection.commit()  # may refuse too: references are then found dangling
        except BaseException as error:
            self.connection.rollback()
            if isinstance(error, OperationalError):
                refuse_disk(error)
            raise

    def _begin(self) -> None:
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        except OperationalError as error:
            refuse_disk(error)
            raise LedgerBusyError(
                _(
                    "Sổ đang bận một việc khác nên chưa ghi được. Những gì đã lưu vẫn còn; hãy chờ "
                    "việc đang chạy xong rồi làm lại."
                )
            ) from error

    @cached_property
    def settings(self) -> Settings:
        """Return the settings of these books; raises NoLedgerError before they are set up."""
        found = self.db.execute("SELECT settings FROM book").fetchone()
        if not found:
            raise NoLedgerError(
                _("Sổ này chưa lập xong nên chưa có gì trong đó. Hãy lập sổ mới ở thư mục khác.")
            )
        return Settings.model_validate_json(found[0])

    @property
    def is_set_up(self) -> bool:
        """Tell whether these books belong to a unit already."""
        return self.db.table("book").count == 1

    def keep_settings(self, settings: Settings) -> None:
        """Set up the books, or change their settings."""
        row = {"one": 1, "unit": settings.unit, "settings": settings.model_dump_json()}
        with self.change():
            self.db.table("book").upsert(row, pk="one")
        self.__dict__.pop("settings", None)

    def check_pages(self) -> None:
        """Read the file from end to end (some 3 ms a megabyte); raises LedgerDamagedError."""
        try:
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            found = self.connection.execute("PRAGMA cipher_integrity_check").fetchall()
            found += self.connection.execute("PRAGMA integrity_check").fetchall()
        except DatabaseError as error:
            _raise_known(self.path, error)
            raise
        if found != [("ok",)]:
            raise _damaged(self.path)

    def _upgrade(self) -> None:
        known = {step.name for step in LEDGER.pending(Database(memory=True, execute_plugins=False))}
        applied = {step.name for step in LEDGER.applied(self.db)}
        if applied - known:
            raise LedgerTooNewError(
                _(
                    "Sổ này do phiên bản mới hơn của phần mềm ghi. Không có gì bị mất; hãy cập "
                    "nhật phần mềm rồi mở lại."
                )
            )
        if applied == known:
            check_triggers(self.db)
            return
        if applied and self.path:
            with disk_said():
                copy = self.path.with_suffix(".truoc-nang-cap")
                copy_encrypted(self.connection, copy, self.key)
        with self.change():
            drop_triggers(self.db)  # what grows up is not journalled, nor are cards
            LEDGER.apply(self.db)
            fill_cards(self.db)
            ensure_triggers(self.db)


def _open(path: Path | None, key: bytes) -> Connection:
    if path and path.exists() and path.stat().st_size < _SHORTEST_FILE:
        raise _damaged(path)  # SQLite would take it for a new, empty ledger
    try:
        return connect(path, key)
    except DatabaseError as error:
        _raise_known(path, error)
        raise


def _raise_known(path: Path | None, error: Exception) -> None:
    if type(error) is DatabaseError:  # its subclasses mean something else
        raise _damaged(path) from error
    if any(words in str(error) for words in ("locked", "unable to open", "readonly")):
        raise LedgerBusyError(
            _(
                "Chưa mở được tệp sổ {name}: phần mềm khác đang giữ tệp, không có quyền ghi vào "
                "thư mục, hoặc ổ đĩa đã đầy. Không có gì bị mất; hãy đóng phần mềm kia, dọn bớt "
                "ổ đĩa rồi mở lại."
            ).format(name=path.name if path else "")
        ) from error
    refuse_disk(error)


def _damaged(path: Path | None) -> LedgerDamagedError:
    return LedgerDamagedError(
        _(
            "Tệp sổ {name} bị hỏng, không đọc được dù khóa đúng. Đừng xóa tệp này; hãy khôi "
            "phục bản sao lưu gần nhất."
        ).format(name=path.name if path else "")
    )
