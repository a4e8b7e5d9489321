"""The copies of the books: how they stand, where they lie, making one, bringing one back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.backup import Backup
from storage.backup_care import (
    BackupStanding,
    Care,
    carry_newest,
    look_after,
    standing_of,
    try_newest,
)
from storage.backup_notes import Trial, keep_notes
from storage.backup_place import begin_place, carried_there
from storage.backup_trial import EVERY
from storage.books import Books
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.steps import Steps
from ui.screens.allowed import only
from ui.screens.asking import tell
from ui.screens.backup_restoring import RestoreDialog
from ui.screens.backup_rounds import KIND
from ui.screens.backup_words import Said, day_words, place_words, size_words, standing_words
from ui.screens.desk import Desk
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import offer_lines
from ui.screens.look import GAP, WIDE
from ui.screens.parts import button, frame, plain
from ui.screens.screen import Screen
from ui.screens.sign import Sign
from ui.screens.sticks import ask_folder
from ui.screens.working import Working

_HEADS = (_("Lúc"), _("Dung lượng"), _("Nơi cất"), _("Thử mở lại"))


class Backups(Screen):
    """A list of copies, newest first, and what can be done with them."""

    TITLE: ClassVar[str] = _("Sao lưu")
    SHOWS: ClassVar[frozenset[str]] = frozenset({KIND})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.state, self.place = Sentence(), Sentence()
        self.make = button(_("&Sao lưu ngay"), self.back_up, look="primary")
        self.try_button = button(_("&Thử mở lại bản mới nhất"), self.try_newest)
        self.restore_button = button(_("&Khôi phục…"), self.restore, picture="undo")
        self.choose = button(_("&Chọn USB, thư mục…"), self.choose_place, picture="usb")
        self.give_up = button(_("Thôi k&hông cất"), self.give_place_up, look="quiet")
        only(desk, "manage", self.restore_button, self.choose, self.give_up)
        self.working = Working()
        self.table = LineTable(_("Các bản sao lưu"), _HEADS, (1,))
        self.table.prefer(2)
        self.table.opened.connect(self.restore_one)
        offer_lines(self, desk, self.table, "backups")
        self._lay_out()

    def refresh(self) -> None:
        if self.desk.ledger.path is None:
            return
        standing = standing_of(self.desk.ledger)
        self.state.say(standing_words(standing))
        self.place.say(place_words(standing))
        self.give_up.setVisible(standing.notes.place is not None)
        there = []
        if standing.notes.place:
            there = carried_there(standing.notes.place, self.desk.settings.unit)
        self.table.show_lines(backup_lines(standing, there))

    def arrive(self) -> None:
        self.make.setFocus()

    def begin_with(self, values: Mapping[str, Any]) -> None:
        del values
        if self.make.isEnabled():
            self.back_up()

    def back_up(self) -> None:
        """Make a copy now."""

        def work(ledger: Ledger) -> Steps[Care]:
            return look_after(ledger, job.tell, wanted=True)

        job = self.desk.job(work, KIND)
        self.working.run(job, _("Đang sao lưu…"), self._say_care)

    def try_newest(self) -> None:
        """Open the newest copy again in a scratch place."""
        self.working.run(self.desk.job(try_newest, KIND), _("Đang thử mở lại…"), self._say_trial)

    def choose_place(self) -> None:
        """Ask for the stick, and carry the newest copy there."""
        words = _("Chọn USB để cất thêm một bản; nên để USB ở phòng khác hoặc trong két.")
        place = ask_folder(self, _("Nơi cất thêm một bản"), words)
        if place:
            self.use_place(place)

    def use_place(self, place: Path) -> None:
        """Carry copies to a stick or folder from now on."""

        def begin() -> None:
            begin_place(place, self.desk.settings.unit)
            keep_notes(self._books(), place=place, carried=None)

        if self.desk.attempt(begin, KIND):
            job = self.desk.job(carry_newest, KIND)
            self.working.run(job, _("Đang ghi ra USB…"), self._say_carried)

    def give_place_up(self) -> None:
        """Carry copies nowhere any more; those that lie there stay."""
        self.desk.attempt(lambda: keep_notes(self._books(), place=None, carried=None), KIND)

    def restore(self) -> None:
        """Bring back the copy the user stands on, or one that is chosen in the dialog."""
        self.restore_one(self.table.key())

    def restore_one(self, path: Path | None) -> None:
        """Ask for the secret of a copy; if it is ready, the books are shut and opened anew."""
        if not self.desk.may("manage"):
            return
        dialog = RestoreDialog(self._books(), self._known(), path, self, desk=self.desk)
        if dialog.exec():
            self.desk.restored.emit()

    def _known(self) -> list[Backup]:
        standing = standing_of(self.desk.ledger)
        place = standing.notes.place
        there = carried_there(place, self.desk.settings.unit) if place else []
        return [*standing.here, *there]

    def _books(self) -> Books:
        assert self.desk.ledger.path is not None
        return Books(self.desk.ledger.path.parent)

    def _say_care(self, care: Care) -> None:
        if care.refused:
            self._refused(care.refused)
        elif care.carried:
            self.desk.noted.emit(_("Đã sao lưu, ghi cả ra USB và đọc lại đúng."))
        else:
            self.desk.noted.emit(_("Đã sao lưu."))

    def _say_trial(self, trial: Trial) -> None:
        if trial.went_well:
            self.desk.noted.emit(_("Bản sao lưu mới nhất mở lại tốt."))
            return
        words = _(
            "Bản sao lưu {name} không mở lại được (mã {code}). Sổ đang dùng không mất gì; hãy bấm "
            "«Sao lưu ngay» để có bản mới."
        )
        tell(self, _("Bản sao lưu hỏng"), words.format(name=trial.name, code=trial.code))

    def _say_carried(self, carried: bool) -> None:  # noqa: FBT001  # what the job returns
        if carried:
            self.desk.noted.emit(_("Đã ghi một bản ra USB và đọc lại đúng."))

    def _refused(self, error: KnownError) -> None:
        self.desk.refused.emit(str(error))

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        for one in (self.make, self.try_button, self.restore_button):
            acts.addWidget(one)
        acts.addStretch()
        why = _(
            "Sổ được sao lưu mỗi ngày có thay đổi và sau mỗi lần chốt tháng; giữ 7 ngày, 4 tuần, "
            "24 tháng. Bản sao lưu vẫn mã hóa: ở máy nào cũng mở được bằng mật khẩu của sổ hoặc mã "
            "khôi phục. Khóa ký của máy không nằm trong bản sao lưu."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(plain(self.TITLE, name="screenTitle"))
        column.addWidget(self.state)
        column.addLayout(acts)
        column.addWidget(self.working)
        column.addWidget(self._place_card())
        column.addWidget(self.table, 1)
        column.addWidget(plain(why, look="muted", wrap=True))

    def _place_card(self) -> QFrame:
        card = frame("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(GAP)
        row.addWidget(plain(_("Cất thêm một bản"), name="sheetTitle"))
        row.addWidget(self.place, 1)
        row.addWidget(self.choose)
        row.addWidget(self.give_up)
        return card


class Sentence(QWidget):
    """A sign and a sentence that may wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign, self.words = Sign(), plain(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.sign)
        row.addWidget(self.words, 1)

    def say(self, said: Said) -> None:
        """Say something else."""
        self.sign.say(said.tone, said.tone)
        self.words.setText(said.words)


def backup_lines(standing: BackupStanding, there: list[Backup]) -> list[Line]:
    """Return a line for each copy, the newest first; one in two places is one line."""
    places: dict[str, list[str]] = {}
    copies: dict[str, Backup] = {}
    for words, found in ((_("Máy này"), standing.here), (_("USB"), there)):
        for one in found:
            places.setdefault(one.path.name, []).append(words)
            copies.setdefault(one.path.name, one)
    newest_first = sorted(copies.values(), key=lambda one: one.made_at, reverse=True)
    return [_line(one, places[one.path.name], standing) for one in newest_first]


def _line(one: Backup, places: list[str], standing: BackupStanding) -> Line:
    trial = standing.notes.trial
    said, tone = "", ""
    if trial and trial.name == one.path.name:
        of = _("Mở lại tốt {day}") if trial.went_well else _("Không mở lại được {day}")
        said = of.format(day=day_words(trial.at, standing.at))
        tone = "" if trial.went_well else "bad"
    when = f"{one.made_at:%H:%M %d/%m/%Y}"
    tip = _("Bản mới nhất được thử mở lại mỗi {days} ngày.").format(days=EVERY)
    words = (when, size_words(one.size), ", ".join(places), said)
    return Line(words, one.path, sign="bad" if tone else "", tone=tone, tip=tip)
