"""What the superior announced: words to read, tasks it set, newer lists to look at."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from resources.wording import _
from storage.periods import month_words
from storage.records import Task
from storage.repository import find
from storage.tasks import OVERDUE, standing_of
from sync.notice import Notice, NoticeTask
from sync.notice_held import KeptNotice, kept_notices, mark_read, waiting_lists
from sync.notice_words import notice_day, notice_title
from ui.screens.desk import Desk
from ui.screens.leaving import scrolled
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import offer_lines
from ui.screens.newer_lists import NewerLists, newer_lists_words
from ui.screens.parts import button, frame, plain
from ui.screens.screen import Screen
from ui.screens.seeking import seek
from ui.screens.words import choice_word, date_words

_SIDES = (380, 620)


class Notices(Screen):
    """The notices at the left, the newest first; what one says at the right."""

    TITLE: ClassVar[str] = _("Thông báo của cấp trên")
    SHOWS: ClassVar[frozenset[str]] = frozenset({"notice", "catalogue", Task.KIND})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = LineTable(_("Các thông báo"), (_("Ngày"), _("Thông báo"), _("Nhiệm vụ")))
        self.list.prefer(1)
        self.list.chosen.connect(self._show)
        self.heading = plain(name="sheetTitle")
        self.text = plain(wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        heads = (_("Tình trạng"), _("Việc phải làm"), _("Hạn"), _("Giao cho"))
        self.tasks = LineTable(_("Nhiệm vụ cấp trên giao"), heads)
        self.tasks.prefer(1, [3])
        offer_lines(self, desk, self.list, "notices")
        offer_lines(self, desk, self.tasks, "tasks from above")
        self.tasks.opened.connect(lambda task: seek(desk, task))
        self.read_back = plain(
            _("Việc đã xong thì đánh dấu ở mục «Nhiệm vụ»; báo cáo kỳ sau tự đọc lại kết quả."),
            look="muted",
            wrap=True,
        )
        self.waiting_words = plain(wrap=True)
        self.look_button = button(_("&Xem và nhận…"), self.look_at_lists, look="primary")
        self.empty = plain(
            _(
                "Chưa có thông báo nào. Cấp trên gửi thông báo, nhiệm vụ, danh mục mới bằng tệp "
                ".byt trên USB, hộp thư hoặc thư mục."
            ),
            name="empty",
            wrap=True,
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()

    def refresh(self) -> None:
        kept, chosen = kept_notices(self.desk.ledger), self.list.key()
        self.list.show_lines([_line(one, self._latest) for one in kept])
        self.empty.setVisible(not kept)
        self.halves.setVisible(bool(kept))
        words = newer_lists_words(waiting_lists(self.desk.ledger))
        self.waiting.setVisible(bool(words))
        self.waiting_words.setText(words)
        same = (row for row, one in enumerate(kept) if chosen and one.digest == chosen.digest)
        if kept:
            self.list.selectRow(next(same, 0))

    def show_record(self, identity: str) -> None:
        digests = [line.key.digest for line in self.list.lines.lines]
        if identity in digests:
            self.list.selectRow(digests.index(identity))

    def look_at_lists(self) -> None:
        """Show what newer lists would change, and take them if the user says so."""
        NewerLists(self.desk, self).exec()

    def _show(self, one: KeptNotice) -> None:
        self.heading.setText(notice_title(one.notice, self._latest))
        self.text.setText("\n\n".join(_words_of(one.notice)))
        lines = [self._task_line(task) for task in one.notice.tasks if not task.withdrawn]
        self.tasks.show_lines(lines)
        for part in (self.tasks, self.read_back):
            part.setVisible(bool(lines))
        if one.seen_at is None and self.isVisible():
            self.desk.attempt(lambda: mark_read(self.desk.ledger, one.digest), "notice")

    @property
    def _latest(self) -> date:
        """Return the day after which practice books know none."""
        return self.desk.practice_day or date.max

    def _task_line(self, said: NoticeTask) -> Line:
        found = find(self.desk.ledger, Task, id=said.id)
        standing = standing_of(found[0], self.desk.today()) if found else ""
        late = standing == OVERDUE
        state = _("Quá hạn") if late else choice_word("task_states", standing) if found else "–"
        due = date_words(said.due_on) if said.due_on else ""
        words = (state, said.title, due, said.owner)
        tone = "bad" if late else "good" if standing == "done" else ""
        return Line(words, key=found[0] if found else None, tone=tone, tip=said.text)

    def _lay_out(self) -> None:
        self.waiting = frame("notice")
        row = QHBoxLayout(self.waiting)
        row.addWidget(self.waiting_words, 1)
        row.addWidget(self.look_button)
        said = QFrame()
        right = QVBoxLayout(said)
        right.setContentsMargins(8, 0, 0, 0)
        right.addWidget(self.heading)
        right.addWidget(scrolled(self.text, _("Lời thông báo")), 2)
        right.addWidget(self.tasks, 3)
        right.addWidget(self.read_back)
        self.halves = QSplitter()
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(self.list)
        self.halves.addWidget(said)
        self.halves.setSizes(list(_SIDES))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.waiting)
        column.addWidget(self.halves, 1)
        column.addWidget(self.empty, 1)


def _line(one: KeptNotice, latest: date) -> Line:
    notice = one.notice
    first = notice.text.strip().partition("\n")[0] or _("Nhiệm vụ, danh mục")
    tasks = sum(not task.withdrawn for task in notice.tasks)
    day = date_words(notice_day(notice, latest))
    unread = one.seen_at is None
    sign, tone = ("flag", "warning") if unread else ("good", "")
    said = _("Chưa đọc") if unread else _("Đã đọc")
    return Line((day, first, str(tasks or "")), key=one, sign=sign, tone=tone, tip=said)


def _words_of(notice: Notice) -> list[str]:
    said = [notice.text.strip()]
    said += [f"{task.title}: {task.text}" for task in notice.tasks if task.text]
    withdrawn = [task.title for task in notice.tasks if task.withdrawn]
    if withdrawn:
        said.append(_("Thôi giao: {titles}.").format(titles="; ".join(withdrawn)))
    if notice.locked:
        words = _("Các kỳ đến hết {month} đã khóa; sai sót ghi ở điều chỉnh kỳ trước.")
        said.append(words.format(month=month_words(notice.locked)))
    return [words for words in said if words]
