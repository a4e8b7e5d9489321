"""From the start of the program to the main window: first run, unlocking, the sample."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.compose import found_books, opened, proposed_settings
from desktop.demo.plan import facts
from desktop.locking import guard, is_locked
from desktop.looking import Looking
from desktop.paths import home
from desktop.preferences import keep_preferences, read_preferences
from resources.wording import _
from storage.backup_swap import finish_waiting
from storage.books import Books
from storage.errors import KnownError
from storage.keystore import MasterKey
from storage.officer_slots import has_officers, who_opens
from storage.officers import sit_down
from storage.periods import month_of
from storage.settings import Settings
from storage.steps import Steps
from ui.screens.ahead import Ahead
from ui.screens.desk import Desk
from ui.screens.doubting import read_doubt
from ui.screens.jobs import Job
from ui.screens.safe import Safe
from ui.screens.window import MainWindow

if TYPE_CHECKING:
    from desktop.demo.run import Made
    from ui.screens.first_run import FirstRun
    from ui.screens.new_books import NewBooks
    from ui.screens.unlock import Unlock

# Pages of the start are read when they are shown: books that this computer remembers need none.


class Start(QObject):
    """Holds the window that is shown now and the books that are open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QMainWindow | None = None
        self._open = ExitStack()
        self._job: Job | None = None
        self._looking: Looking | None = None
        self._broken: set[Path] = set()  # books that were opened and then found to be damaged

    def begin(self) -> None:
        """Open the books of last time, or ask what to do on the first run."""
        folder = read_preferences().books
        if folder is not None:
            _swapped_in(Books(folder))
        if folder is None or not Books(folder).exist:
            self._ask_first()
        elif folder.is_relative_to(_sample_home()):
            self._open_sample(Books(folder))
        else:
            self._unlock(Books(folder))

    def leave(self) -> None:
        """Close these books and ask again which ones to open."""
        self.close()
        keep_preferences(read_preferences().model_copy(update={"books": None}))
        self._ask_first()

    def come_forward(self) -> None:
        """Bring the window before the others: somebody started the program again."""
        if self.window:
            self.window.showNormal() if self.window.isMinimized() else self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def open_books(self, books: Books, master: MasterKey, who: str | None = None) -> None:
        """Open the books and show the main window to an officer; raises KnownError.

        `who` is None for whoever opened with the books' own passphrase.
        """
        opening = ExitStack()
        with opening:
            known = books.folder in self._broken
            both = opening.enter_context(opened(books, master, looked=known))
            sit_down(both.ledger, who)
            self._open = opening.pop_all()
        keep_preferences(read_preferences().model_copy(update={"books": books.folder}))
        safe = Safe(books, master, both.keys)
        desk = Desk(both.ledger, self, safe=safe, today=_calendar(both.ledger.settings))
        desk.left.connect(self.leave)
        desk.restored.connect(partial(self._shut, books))
        desk.in_turns = True
        self._looking = Looking(desk)
        self._looking.broken.connect(partial(self._lock_out, books))
        desk.preferred.connect(_prefer)
        desk.spoken.connect(_speak)
        window = MainWindow(desk)
        self._looking.doubted.connect(lambda words: read_doubt(desk, words, window))
        guard(window, partial(self._hand, books), partial(self._shut, books))
        self._replace(window)
        _read_ahead(window)

    def close(self) -> None:
        """Close the books; the program ends."""
        if self._looking:
            self._looking.end()
            self._looking = None
        self._open.close()
        self._open = ExitStack()

    def _lock_out(self, books: Books, error: Exception) -> None:
        """Close books that were found to be damaged behind their window, and say what is wrong."""
        if not isinstance(error, KnownError):
            raise error
        self._broken.add(books.folder)
        if isinstance(self.window, MainWindow):
            self.window.desk.left.disconnect(self.leave)
            self.window.desk.left.emit()
        self.close()
        self._page_of(books).refuse(error)

    def _hand(self, books: Books, master: MasterKey, who: str | None) -> None:
        """Close the window of one officer without a question, and open it for another."""
        self._end_window()
        try:
            self.open_books(books, master, who)
        except KnownError:  # the page says it again, to whoever types
            self._unlock(books)

    def _shut(self, books: Books) -> None:
        """Close books that were locked for hours; what was half typed lies in them as drafts."""
        self._end_window()
        self._unlock(books)

    def _end_window(self) -> None:
        if isinstance(self.window, MainWindow):
            self.window.desk.left.disconnect(self.leave)
            self.window.desk.left.emit()
        self.close()

    def _ask_first(self) -> None:
        from ui.screens.first_run import FirstRun  # noqa: PLC0415  # see above

        first = FirstRun(home() / "so")
        first.books_wanted.connect(partial(self._make_books, first))
        first.sample_wanted.connect(self._choose_sample)
        first.known_wanted.connect(self._unlock)
        self._show(first)

    def _make_books(self, first: FirstRun, wanted: NewBooks) -> None:
        begins = month_of(date.today())
        settings = proposed_settings(wanted.unit, wanted.role, wanted.superior, begins)
        named = settings.model_copy(update={"unit_name": wanted.name})
        folder = wanted.folder / wanted.unit.replace("/", "_")
        try:
            books, master, code = found_books(folder, named, wanted.passphrase)
        except KnownError as error:
            first.refuse(str(error))
            return
        first.finished.connect(partial(self._begin_books, books, master))
        first.show_code(code, wanted, date.today())

    def _begin_books(self, books: Books, master: MasterKey) -> None:
        self.open_books(books, master)
        if isinstance(self.window, MainWindow) and self.window.desk.settings.is_superior:
            from ui.screens.settings import SPARE_KEY  # noqa: PLC0415  # see above

            self.window.desk.sought.emit("settings", SPARE_KEY)  # before anybody is paired
            self.window.desk.noted.emit(_("Hãy tạo chìa dự phòng ngay, trước khi ghép đôi các xã."))

    def _unlock(self, books: Books) -> None:
        page = self._page_of(books)
        if not is_locked():
            page.open_if_remembered()

    def _page_of(self, books: Books) -> Unlock:
        from ui.screens.unlock import Unlock  # noqa: PLC0415  # see above

        waiting = _swapped_in(books)
        page = Unlock(books)
        page.restored.connect(partial(self._unlock, books))
        page.unlocked.connect(partial(self._unlocked, page, books))
        page.other_wanted.connect(self._ask_first)
        self._show(page)
        if waiting:
            page.refuse(waiting)
        return page

    def _unlocked(self, page: Unlock, books: Books, master: MasterKey, who: str | None) -> None:
        try:
            self.open_books(books, master, who)
        except KnownError as error:
            page.refuse(error)

    def _choose_sample(self) -> None:
        from ui.screens.sample_choice import SampleChoice  # noqa: PLC0415  # see above

        page = SampleChoice()
        page.post_wanted.connect(partial(self._want_sample, str(facts()["proposing"])))
        page.superior_wanted.connect(partial(self._want_sample, str(facts()["superior"])))
        page.back.connect(self._ask_first)
        self._show(page)

    def _want_sample(self, unit: str) -> None:
        books = Books(_sample_home() / "ledgers" / unit.replace("/", "_"))
        if books.exist:
            self._open_sample(books)
            return
        from ui.screens.waiting import WaitingPage  # noqa: PLC0415  # see above

        page = WaitingPage(_("Đang làm sổ mẫu: 21 xã, thị trấn, 12 tháng…"))
        self._job = Job(partial(_make_sample, _sample_home()), self)
        self._job.stepped.connect(page.show_step)
        self._job.failed.connect(page.refuse)
        self._job.succeeded.connect(partial(self._sample_made, books))
        self._show(page)
        self._job.start()

    def _sample_made(self, books: Books, _made: Made) -> None:
        self._open_sample(books)

    def _open_sample(self, books: Books) -> None:
        from desktop.demo.books import PASSPHRASE  # noqa: PLC0415  # see above

        try:
            if has_officers(books.key_file):  # somebody learns to work with several people
                self._unlock(books)
                return
            self.open_books(books, *who_opens(books.key_file, PASSPHRASE))
        except KnownError:  # its passphrase was changed, or something is wrong with it: ask, say
            self._unlock(books)

    def _show(self, page: QWidget) -> None:
        window = QMainWindow()
        window.setWindowTitle("Bình Yên")
        window.resize(1000, 640)
        window.setCentralWidget(page)
        self._replace(window)

    def _replace(self, window: QMainWindow) -> None:
        before, self.window = self.window, window
        window.show()
        if before:
            before.close()
            before.deleteLater()


def _make_sample(folder: Path) -> Steps[Made]:
    """Make the sample beside its place and move it there whole: half of it is no sample."""
    from desktop.demo.run import run_demo  # noqa: PLC0415  # see above

    making = folder.with_name(f"{folder.name}.dang-lam")
    shutil.rmtree(making, ignore_errors=True)
    made = yield from run_demo(making)
    making.replace(folder)
    return made


def _swapped_in(books: Books) -> KnownError | None:
    """Swap in a copy that waits since the books were shut; return why it could not be done."""
    try:
        finish_waiting(books)
    except KnownError as error:
        return error
    return None


def _read_ahead(window: MainWindow) -> None:
    """Read and make the screens of the navigation before they are asked for."""
    works = chain.from_iterable(window.parts_of(place) for place in window.listed)
    names = [place.screen.split(".")[0] for place in window.places]
    Ahead(["seek_everything", "help_window", *names, "list_preview"], works, window)


def _sample_home() -> Path:
    return home() / "tap-duot"


def _calendar(settings: Settings) -> Callable[[], date]:
    """Return the calendar of books: the practice books live in a day of their own."""
    return (lambda: date.fromisoformat(str(facts()["today"]))) if settings.sample else date.today


def _speak(language: str) -> None:
    keep_preferences(read_preferences().model_copy(update={"language": language}))


def _prefer(theme: str, text_percent: int) -> None:
    chosen = {"theme": theme, "text_percent": text_percent}
    keep_preferences(read_preferences().model_copy(update=chosen))
