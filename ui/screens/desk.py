"""The desk: the one place where screens change the ledger and hear that it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from resources.wording import _
from storage.drafts import draft_of, drop_draft, keep_draft
from storage.duties import Duty, may, require
from storage.errors import KnownError, NotFoundError, OthersRecordError
from storage.ledger import Ledger
from storage.looks import Look, try_noting
from storage.photos import photo
from storage.privacy.override import Reasons, note_reasons
from storage.records import Member, Record, Team
from storage.repository import find, put, remove
from storage.settings import Settings
from storage.steps import Steps
from sync.keys import UnitKeys
from ui.screens.jobs import Gate, Job, StoppedError, on_ledger
from ui.screens.locked import DeskLockedError
from ui.screens.naming import Naming
from ui.screens.pattern_reasons import ask_reasons
from ui.screens.safe import Safe
from ui.screens.undoing import Undo
from ui.screens.words import name_of

if TYPE_CHECKING:
    from sync.machine_check import Check  # whoever asks reads it, and all that it looks at


class Desk(Naming, QObject):
    """Screens write through the desk; after each write it names the kinds that changed."""

    changed = Signal(frozenset)  # the KINDs whose records changed
    refused = Signal(str)  # words of a KnownError, for a message
    noted = Signal(str)  # what was just done, for a passing note with "Hoàn tác"
    leaving = Signal()  # the user wants to close these books and open others; the window asks
    left = Signal()  # nothing unsaved stands in the way of it
    restored = Signal()  # a copy waits to be swapped in: shut these books and open them anew
    sought = Signal(str, str)  # a place to show, and the identity of a record in it or ""
    spoken = Signal(str)  # the language the screens are to speak from the next start on
    preferred = Signal(str, int)  # light, dark or system, and the size of letters in percent
    begun_with = Signal(str, object)  # the same, and the values that it begins with
    begun = Signal(str)  # a place to begin a new record in

    def __init__(
        self,
        ledger: Ledger,
        parent: QObject | None = None,
        *,
        safe: Safe | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self.ledger = ledger
        self.safe = safe  # None for a ledger in memory: nothing is closed or exchanged there
        self.today = today
        self.gate = Gate()  # shut while the books are still being looked through
        self.in_turns = False  # a window of its own: what is heavy on a screen comes after it
        self.refusals = 0  # how often work was refused
        self.locked = False  # nobody is at the desk; `lock.py` turns it
        self.program_checks: Callable[[], Iterable[Check]] = tuple  # given by whoever starts
        self._undo: Undo | None = None
        self._looks: list[tuple[Look, Record]] = []  # still to be noted
        self.changed.connect(lambda _kinds: self.looked())

    @property
    def practice_day(self) -> date | None:
        """Return the day that practice books live in, none for all others."""
        return self.today() if self.settings.sample else None

    def may(self, duty: Duty) -> bool:
        """Tell whether the role of whoever is at the desk covers this."""
        return may(self.ledger, duty)

    @property
    def keys(self) -> UnitKeys:
        """Return the keys that sign and decrypt for these books; in memory there are none."""
        if self.safe is None:
            raise ValueError("a ledger in memory has no keys")
        return self.safe.keys

    def use_keys(self, keys: UnitKeys) -> None:
        """Sign and decrypt with these keys from now on: the old ones were changed."""
        if self.safe is not None:
            self.safe = replace(self.safe, keys=keys)
        self.changed.emit(frozenset({"keys", "registry"}))

    def save(self, *records: Record, said: str = "") -> bool:
        """Write the records together; tell every screen that shows their kinds; false: refused.

        `said` is what the note calls it, by default the name of the first record.
        """
        what = said or _("“{name}”").format(name=name_of(records[0]))
        before = [kept for record in records for kept in self._kept(record)]
        reasons = ask_reasons(records, before)
        if reasons is None:
            return False
        known = {kept.id for kept in before}
        undo = Undo(
            _("việc ghi {what}").format(what=what),
            write=tuple(before),
            drop=tuple(record for record in reversed(records) if record.id not in known),
        )
        words = _("Đã ghi {what}.").format(what=what)
        return self._change(records, (), undo, words, reasons)

    def remove(self, *records: Record) -> bool:
        """Take records out through the journal, the one that is meant last; false: refused."""
        name = name_of(records[-1])
        undo = Undo(_("việc xóa “{name}”").format(name=name), write=tuple(reversed(records)))
        return self._change((), records, undo, _("Đã xóa “{name}”.").format(name=name))

    def act(
        self,
        work: Callable[[Ledger], object],
        words: str,
        *,
        write_back: tuple[Record, ...] = (),
        drop_again: tuple[Record, ...] = (),
        typed: Iterable[Record] = (),
    ) -> bool:
        """Do work that writes several records; say what `undo` has to write or drop after it.

        `typed` are those that it writes as people typed them: their free words are looked at.
        """
        reasons = ask_reasons(typed, write_back)
        if reasons is None:
            return False
        undo = Undo(words, write_back, drop_again)

        def change() -> None:
            self._refuse_locked()
            with self.ledger.change():
                work(self.ledger)
                note_reasons(self.ledger, reasons)

        if not self.attempt(change):
            return False
        self._tell((*write_back, *drop_again), undo, _("Đã xong {words}.").format(words=words))
        return True

    @property
    def undo_words(self) -> str:
        """Say what `undo` would take back, "" if there is nothing."""
        return self._undo.words if self._undo else ""

    def undo(self) -> bool:
        """Take back the last save or removal."""
        last = self._undo
        if last is None:
            return False
        return self._change(
            last.write, last.drop, None, _("Đã hoàn tác {words}.").format(words=last.words)
        )

    def keep_settings(self, settings: Settings) -> bool:
        """Keep the settings of the books; only who manages them may."""

        def keep() -> None:
            require(self.ledger, "manage")
            self.ledger.keep_settings(settings)

        return self.attempt(keep, "settings")

    def attempt(self, work: Callable[[], object], *kinds: str) -> bool:
        """Do short work on the ledger; a refusal becomes words, a success names `kinds`."""
        try:
            work()
        except KnownError as error:
            self.refusals += 1
            self.refused.emit(str(error))
            return False
        if kinds:
            self.changed.emit(frozenset(kinds))
        return True

    def looked(self, *records: Record, how: Look = "seen") -> None:
        """Say in the journal that whoever is at the desk saw, printed or took out personal data."""
        self._looks += [(how, record) for record in records]
        if self._looks and not self.locked and try_noting(self.ledger, self._looks):
            self._looks.clear()  # else after whatever is being written: looking never waits

    def keep_draft(self, form: str, values: dict[str, Any]) -> None:
        """Keep what stands in a form, until it is saved or given up."""
        if not self.locked:  # all was kept when it was locked
            self.attempt(lambda: keep_draft(self.ledger, form, values))

    def draft_of(self, form: str) -> dict[str, Any] | None:
        """Return what stood in a form when the app ended without saving it."""
        return draft_of(self.ledger, form)

    def drop_draft(self, form: str) -> None:
        """Forget what stood in a form."""
        if not self.locked:  # a form that is closed with the window was not given up
            self.attempt(lambda: drop_draft(self.ledger, form))

    def add_photo(self, data: bytes) -> str | None:
        """Keep a picture; return its digest, or none if it was refused."""
        from storage.attachments import add_photo  # noqa: PLC0415  # Pillow, at the first picture

        kept: list[str] = []
        self.attempt(lambda: kept.append(add_photo(self.ledger, data)))
        return kept[0] if kept else None

    def photo(self, digest: str) -> bytes:
        """Return a kept picture, b"" if it did not travel with its record."""
        try:
            return photo(self.ledger, digest)
        except NotFoundError:
            return b""

    def job(self, work: Callable[[Ledger], Steps[Any]], *kinds: str) -> Job:
        """Prepare long work on this ledger's file; when it ends `kinds` have changed.

        What fails or is stopped half-way may have kept some of its steps.
        """
        if self.ledger.path is None:
            raise ValueError("a ledger in memory cannot be shared with a job")
        actor = replace(self.ledger.actor)  # as it is now: somebody else may sit down meanwhile
        job = Job(partial(on_ledger, self.ledger.path, self.ledger.key, work, actor), self)
        if kinds:
            for ended in (job.succeeded, job.failed):
                ended.connect(lambda _said: self.hear(frozenset(kinds)))
        job.failed.connect(self._job_failed)
        return job

    def _kept(self, record: Record) -> list[Record]:
        return list(find(self.ledger, type(record), id=record.id))

    def _change(
        self,
        write: tuple[Record, ...],
        drop: tuple[Record, ...],
        undo: Undo | None,
        words: str,
        reasons: Reasons = Reasons(),  # noqa: B008  # a value that never changes
    ) -> bool:
        def change() -> None:
            self._refuse_locked()
            self._refuse_others((*write, *drop))
            with self.ledger.change():
                for record in drop:
                    remove(self.ledger, record)
                for record in write:
                    put(self.ledger, record)
                note_reasons(self.ledger, reasons)

        if not self.attempt(change):
            return False
        self._tell((*write, *drop), undo, words)
        return True

    def is_own(self, record: Record) -> bool:
        """Tell whether a record may be changed here: above, what units sent is theirs."""
        return not self.settings.is_superior or record.unit == self.settings.unit

    def _refuse_others(self, records: tuple[Record, ...]) -> None:
        others = [record for record in records if not self.is_own(record)]
        if others:
            said = _(
                "“{name}” là của đơn vị gửi lên nên không sửa, không xóa ở đây được. Sổ không đổi; "
                "hãy báo đơn vị sửa rồi gửi lại."
            )
            raise OthersRecordError(said.format(name=name_of(others[0])))

    def _tell(self, records: tuple[Record, ...], undo: Undo | None, words: str) -> None:
        self._undo = undo
        kinds = {record.KIND for record in records}
        if Member.KIND in kinds:  # a team counts its members
            kinds.add(Team.KIND)
        self.changed.emit(frozenset(kinds))
        self.noted.emit(words)

    def _refuse_locked(self) -> None:
        if self.locked:
            raise DeskLockedError

    def hear(self, kinds: frozenset[str]) -> None:
        """Tell what a job changed; undo must not write back over it what was there before."""
        last = self._undo
        if last and kinds & {record.KIND for record in (*last.write, *last.drop)}:
            self._undo = None
        self.changed.emit(kinds)

    def _job_failed(self, error: Exception) -> None:
        if isinstance(error, StoppedError):
            return
        if isinstance(error, KnownError):
            self.refused.emit(str(error))
            return
        raise error
