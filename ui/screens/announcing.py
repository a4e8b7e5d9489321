"""The superior's notices to its units: what was announced to whom, and how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.couriers.folder import FolderCourier
from sync.held import held_registry
from sync.keys import UnitKeys
from sync.notice import Notice
from sync.notice_signing import NoticeFile, sent_notices, write_notice_file
from ui.screens.allowed import only
from ui.screens.announcement import Announcement
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.leaving import scrolled
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import offer_lines
from ui.screens.parts import button, plain
from ui.screens.screen import Screen
from ui.screens.sticks import ask_folder
from ui.screens.words import count_words, moment_words
from ui.screens.working import Working

_MINUTE = len("2022-12-20T08:30")


@dataclass(frozen=True, slots=True)
class Sent:
    """One announcement: the files of the units it was signed for, and what the first one says."""

    notice: Notice
    files: Sequence[NoticeFile]

    @property
    def waiting(self) -> list[NoticeFile]:
        """Return the files that were never written out."""
        return [file for file in self.files if file.written_at is None]


class Announcing(Screen):
    """What was announced, the newest first; a button to announce something."""

    TITLE: ClassVar[str] = _("Thông báo cho xã")
    SHOWS: ClassVar[frozenset[str]] = frozenset({"notice", "registry"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._sent: Sequence[Sent] = ()
        self.title = plain(self.TITLE, name="screenTitle")
        self.write_new = button(_("&Soạn thông báo…"), self.begin_new, look="primary")
        only(desk, "sign", self.write_new)
        self.write_new.setToolTip("Ctrl+N")
        heads = (_("Tình trạng"), _("Ngày"), _("Thông báo"), _("Nhiệm vụ"), _("Xã nhận"))
        self.table = LineTable(_("Thông báo đã ký"), heads, {3})
        self.table.prefer(2)
        offer_lines(self, desk, self.table, "announced")
        self.table.chosen.connect(self._show)
        self.text = plain(wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty = plain(
            _(
                "Chưa có thông báo nào. Bấm «Soạn thông báo» để nhắn việc, giao nhiệm vụ có hạn, "
                "gửi danh mục mới xuống xã."
            ),
            name="empty",
            wrap=True,
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.working = Working()
        self.write_waiting = button(
            _("&Ghi thông báo chưa ghi ra…"), self._write_waiting, picture="usb"
        )
        self.write_again = button(_("Ghi &lại thông báo đang chọn…"), self._write_chosen)
        only(desk, "export", self.write_waiting, self.write_again)
        self._lay_out()

    def refresh(self) -> None:
        self._sent = announcements(self.desk.ledger)
        chosen = self.table.currentIndex().row()
        self.table.show_lines([self._line(one) for one in self._sent])
        for part in (self.table, self.said, self.write_again):
            part.setVisible(bool(self._sent))
        self.empty.setVisible(not self._sent)
        self.write_waiting.setEnabled(any(one.waiting for one in self._sent))
        if self._sent:
            self.table.selectRow(min(max(chosen, 0), len(self._sent) - 1))

    def arrive(self) -> None:
        self.write_new.setFocus()

    def begin_new(self) -> None:
        """Write an announcement."""
        if not held_registry(self.desk.ledger).registry.units:
            words = _("Hãy ghép đôi với xã ở mục «Đơn vị» trước.")
            tell(self, _("Chưa có xã nào để gửi"), words)
            return
        if Announcement(self.desk, self).exec():
            self.desk.noted.emit(_("Đã ký thông báo; hãy ghi ra USB hoặc để hộp thư gửi."))

    def write_to(self, files: Sequence[NoticeFile], folder: Path) -> None:
        """Write notices to a place, read them back and check them."""
        keys = self.desk.keys
        job = self.desk.job(lambda ledger: _written(ledger, files, folder, keys), "notice")
        self.working.run(job, _("Đang ghi và đọc lại…"), partial(self._say_written, folder))

    def _write_waiting(self) -> None:
        self._ask_and_write([file for one in self._sent for file in one.waiting])

    def _write_chosen(self) -> None:
        chosen: Sent | None = self.table.key()
        self._ask_and_write(chosen.files if chosen else [])

    def _ask_and_write(self, files: Sequence[NoticeFile]) -> None:
        question = _("Chọn nơi ghi {count} thông báo.").format(count=len(files))
        folder = ask_folder(self, _("Ghi thông báo"), question) if files else None
        if folder:
            self.write_to(files, folder)

    def _say_written(self, folder: Path, paths: Sequence[Path]) -> None:
        words = _(
            "Đã ghi {count} thông báo vào {folder}, đọc lại đúng. Xã mở ở mục «Gửi – nhận»; mỗi "
            "tệp chỉ máy của xã ấy mở được."
        )
        said = words.format(count=count_words(len(paths)), folder=folder)
        tell(self, _("Đã ghi thông báo"), said)

    def _show(self, one: Sent) -> None:
        names = _names(self.desk.ledger)
        to = ", ".join(names.get(file.unit, file.unit) for file in one.files)
        tasks = [
            _("Nhiệm vụ: {title}").format(title=task.title)
            for task in one.notice.tasks
            if not task.withdrawn
        ]
        said = [one.notice.text.strip(), "\n".join(tasks), _("Gửi: {names}.").format(names=to)]
        self.text.setText("\n\n".join(words for words in said if words))

    def _line(self, one: Sent) -> Line:
        waiting = len(one.waiting)
        state = _("Đã ghi ra")
        if waiting:
            state = _("Chờ ghi ra ({count})").format(count=waiting)
        names = _names(self.desk.ledger)
        first = one.notice.text.strip().partition("\n")[0] or _("Nhiệm vụ, danh mục")
        to = _("{count} xã").format(count=len(one.files))
        if len(one.files) == 1:
            to = names.get(one.files[0].unit, one.files[0].unit)
        tasks = sum(not task.withdrawn for task in one.notice.tasks)
        day = moment_words(one.files[0].made_at, self.desk.practice_day)
        sign, tone = ("clock", "warning") if waiting else ("usb", "")
        return Line((state, day, first, str(tasks or ""), to), key=one, sign=sign, tone=tone)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.write_new)
        foot = QHBoxLayout()
        foot.addWidget(self.write_waiting)
        foot.addWidget(self.write_again)
        foot.addStretch()
        self.said = scrolled(self.text, _("Thông báo đang chọn, đầy đủ"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(head)
        column.addWidget(self.working)
        column.addWidget(self.table, 3)
        column.addWidget(self.said, 2)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)


def announcements(ledger: Ledger) -> list[Sent]:
    """Return what was announced, the newest first; what several units got at once is one."""
    found: dict[tuple[str, str], list[tuple[NoticeFile, Notice]]] = {}
    for file, notice in sent_notices(ledger):
        found.setdefault((file.made_at[:_MINUTE], notice.text), []).append((file, notice))
    return [
        Sent(together[0][1], sorted((file for file, _notice in together), key=lambda f: f.unit))
        for together in found.values()
    ]


def _names(ledger: Ledger) -> dict[str, str]:
    return {unit.code: unit.name for unit in held_registry(ledger).registry.units}


def _written(
    ledger: Ledger, files: Sequence[NoticeFile], folder: Path, keys: UnitKeys
) -> Steps[list[Path]]:
    paths, stick = [], FolderCourier(folder)
    for place, file in enumerate(files):
        yield Step(place, len(files), file.unit)
        paths.append(write_notice_file(ledger, file, stick, keys))
    return paths
