"""Locking the desk: at once, without a question; whoever comes back finds all as it was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from resources.wording import _
from storage.errors import KnownError, WrongSecretError
from storage.keystore import MasterKey
from storage.officer_slots import who_opens
from storage.officers import actor_for, officers
from storage.steps import Steps
from ui.screens.asking import tell
from ui.screens.cover import Cover, let_dialogs_hide
from ui.screens.desk import Desk
from ui.screens.idle import Hands, Idle
from ui.screens.jobs import Job
from ui.screens.lock_minutes import LOCK_MINUTES, minutes_of
from ui.screens.lock_page import LockPage
from ui.screens.soon import Soon
from ui.screens.suspend import Suspends

_LONGEST_MS = 4 * 3_600_000  # then the books are closed and their keys leave the memory


class Lock(QObject):
    """Locks one window with all its dialogs, and opens them for whoever knows a passphrase.

    Nothing is asked: what is half typed is kept as drafts in the ledger. Jobs that run go on, as
    the machine's; the desk refuses everything else meanwhile.
    """

    locked = Signal()
    unlocked = Signal()
    handed = Signal(object, object)  # the MasterKey and the officer who takes the desk, or None
    expired = Signal()  # locked for hours: the books are to be closed

    def __init__(self, window: QMainWindow, desk: Desk) -> None:
        super().__init__(window)
        let_dialogs_hide()
        self._window, self._desk = window, desk
        self.page = LockPage(window)
        self.page.tried.connect(self._try)
        self.page.other_agreed.connect(self._hand)
        self.hint = ""  # words on the page where the passphrase is no secret
        self._cover = Cover(window, self.page)
        self._title = ""
        self._covering = False
        self._held: list[str] = []  # refusals that nobody has read yet
        self._coming: tuple[MasterKey, str | None] | None = None
        self._hours = QTimer(self, singleShot=True, interval=_LONGEST_MS)
        self._hours.timeout.connect(partial(self.give_up_all, self.expired.emit))

    def watch(self) -> Idle:
        """Lock by itself from now on: idle, suspended, or by Ctrl+L in any dialog."""
        hands, idle = Hands(self), Idle(self, minutes_of(self._desk.ledger))

        def hear(kinds: frozenset[str]) -> None:
            if LOCK_MINUTES in kinds:
                idle.minutes = minutes_of(self._desk.ledger)

        self._desk.changed.connect(hear)
        self._desk.left.connect(idle.timer.stop)
        hands.stirred.connect(idle.stir)
        for told in (hands.lock_pressed, idle.idle, idle.slept, Suspends(self).suspending):
            told.connect(self.lock)
        return idle

    def lock(self) -> bool:
        """Lock at once; false for books in memory, which have no passphrase to open them with."""
        if self._desk.locked:
            return True
        if self._desk.safe is None:
            self._desk.noted.emit(_("Sổ này chỉ ở trong bộ nhớ, không có mật khẩu nên không khóa."))
            return False
        self._covering = True
        self._title = self._window.windowTitle()
        try:
            keep_typed()
        finally:  # whatever the disk says: nobody may read on
            self._shut_out()
        return True

    def _shut_out(self) -> None:
        self._cover.lay()
        try:
            keep_typed()
        finally:
            self._desk.locked = True
            self._window.setWindowTitle(_("Bình Yên – đang khóa"))
            self.page.begin(self.hint)
            clear_clipboard()
            self._hours.start()
            self.locked.emit()

    def holds(self, words: str) -> bool:
        """Keep words for whoever unlocks; false when nothing is locked."""
        if self._covering:
            self._held.append(words)
        return self._covering

    def unlock(self) -> None:
        """Show everything as it was, and what was refused meanwhile."""
        self._hours.stop()
        self._covering = self._desk.locked = False
        self.page.forget()
        self._window.setWindowTitle(self._title)
        self._cover.lift()
        self.unlocked.emit()
        held, self._held = self._held, []
        for words in held:
            tell(self._window, _("Chưa làm được"), words)

    def give_up_all(self, then: Callable[[], object]) -> None:
        """Close every dialog without a question, and call `then` when none waits any more."""
        self._cover.give_up_all()
        QTimer.singleShot(0, self, then)

    def let_go(self) -> None:
        """Guard this window alone from now on: it closes, and another may open in its place."""
        self._cover.let_go()

    def _try(self, secret: str) -> None:
        safe = self._desk.safe
        if safe is None:
            return
        self.page.show_working()
        job = Job(partial(_opener, safe.books.key_file, secret), self)
        job.succeeded.connect(self._opened)
        job.failed.connect(self._refused)
        job.start()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            self.page.ask_again()
            raise error
        self.page.refuse(str(error), wrong=isinstance(error, WrongSecretError))

    def _opened(self, who: tuple[MasterKey, str | None]) -> None:
        master, identity = who
        safe, ledger = self._desk.safe, self._desk.ledger
        if safe is None or master.value != safe.master.value:
            words = _("Mật khẩu này mở sổ khác. Sổ vẫn khóa; hãy nhập mật khẩu của sổ đang mở.")
            self.page.refuse(words, wrong=True)
            return
        try:
            actor = actor_for(ledger, identity)
        except KnownError as error:
            self.page.refuse(str(error), wrong=False)
            return
        if actor.name == ledger.actor.name:
            self.unlock()
            return
        self._coming = who
        names = {one.id: one.name for one in officers(ledger)}
        words = _(
            "{before} đã khóa. Mở cho {after} thì các ô đang mở đóng lại; những gì {before} gõ dở "
            "vẫn được giữ cho {before}."
        )
        before, after = (
            names.get(one, _("Người trước")) for one in (ledger.actor.name, actor.name)
        )
        self.page.ask_other(words.format(before=before, after=after))

    def _hand(self) -> None:
        coming, self._coming = self._coming, None
        if coming:
            self.give_up_all(lambda: self.handed.emit(*coming))


def clear_clipboard() -> None:
    """Empty the clipboard if it was this program that filled it; what others put there stays."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.ownsSelection():  # what was only marked with the mouse, under X11
        clipboard.clear(QClipboard.Mode.Selection)


def keep_typed() -> None:
    """Keep as drafts, now, what is half typed in any window."""
    for window in QApplication.topLevelWidgets():
        for soon in window.findChildren(Soon):
            soon.at_once()


def _opener(key_file: Path, secret: str) -> Steps[tuple[MasterKey, str | None]]:
    """Find out whose secret it is: half a second of work on purpose (Argon2id)."""
    yield from ()
    return who_opens(key_file, secret)
