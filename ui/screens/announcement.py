"""Writing an announcement: words, tasks with their days, newer lists, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.records.base import new_identity
from sync.held import held_registry
from sync.notice import NoticeTask
from sync.notice_signing import NoticeDraft, sign_notices, standing_tasks
from ui.screens.announcement_lists import ListsToSend
from ui.screens.announcement_preview import AnnouncementPreview
from ui.screens.asking import ask_drop
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.leaving import scrolled
from ui.screens.meant import meant
from ui.screens.parts import button, go_or_back, plain
from ui.screens.pattern_words import warning_line
from ui.screens.rows_editor import Cell, RowsEditor
from ui.screens.words import date_words

_LETTERS = 20_000
_UNITS_WIDE = 260
_HIGH = 120


class Announcement(QDialog):
    """Asks for it all on one page; nothing is signed before the preview was read."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafted = "announcement"
        self.setWindowTitle(_("Thông báo cho xã"))
        self._desk = desk
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(_HIGH)
        cells = (
            Cell("title", _("Việc phải làm"), share=5),
            Cell("owner", _("Giao cho (chức danh)"), share=2),
            Cell("due_on", _("Hạn"), day=True),
        )
        self.tasks = RowsEditor(cells, desk.today())
        self.tasks.call(_("Nhiệm vụ mới"))
        self.standing = QListWidget()
        self.standing.setAccessibleName(_("Nhiệm vụ đang giao; bỏ dấu là thôi giao"))
        self.lists = ListsToSend(desk)
        self.everybody = QCheckBox(_("&Tất cả các xã"))
        self.everybody.clicked.connect(self._tick_all)
        self.units = QListWidget()
        self.units.setAccessibleName(_("Xã nhận thông báo"))
        self.complaint = complaint()
        self.go = button(_("&Xem trước và ký…"), self.preview, look="primary")
        self.go.setDefault(True)
        self._offer_units()
        self._offer_standing()
        self.units.itemChanged.connect(lambda _item: self._say_units())
        self._lay_out()
        self._say_units()
        self.text.setFocus()

    @property
    def chosen(self) -> list[str]:
        """Return the units that are ticked."""
        return _ticked(self.units, ticked=True)

    def draft(self) -> NoticeDraft:
        """Return what was written; ValueError says what is wrong with it."""
        if said := self.tasks.settle():
            raise ValueError(said)
        rows = [row for row in self.tasks.read() if any(row.values())]
        fresh = [self._task(number, row) for number, row in enumerate(rows, 1)]
        ended = set(_ticked(self.standing, ticked=False))
        withdrawn = [
            task.model_copy(update={"withdrawn": True})
            for task in self._standing
            if task.id in ended
        ]
        text = self.text.toPlainText().strip()
        if len(text) > _LETTERS:
            raise ValueError(_("Lời thông báo dài quá 20.000 chữ; hãy rút gọn."))
        if not self.chosen:
            raise ValueError(_("Hãy đánh dấu xã nhận thông báo."))
        if not (text or fresh or withdrawn or self.lists.chosen):
            raise ValueError(_("Hãy ghi lời thông báo, nhiệm vụ, hoặc chọn danh mục mới."))
        return NoticeDraft(text, [*fresh, *withdrawn], dict(self.lists.chosen))

    def preview(self) -> None:
        """Show exactly what would leave; sign it if the user says so."""
        try:
            draft = self.draft()
        except ValueError as error:
            complain(self.complaint, str(error))
            return
        complain(self.complaint, "")
        tasks = " ; ".join(f"{task.title} {task.owner}" for task in draft.tasks)
        said = {_("Lời thông báo"): draft.text, _("Việc phải làm"): tasks}
        if not meant(self._desk, "notice", "", said):
            return
        if AnnouncementPreview(self._desk, draft, self.chosen, self).exec():
            self.sign(draft)

    def sign(self, draft: NoticeDraft) -> None:
        """Sign a notice for each unit that is ticked."""
        desk, units, today = self._desk, self.chosen, self._desk.today()
        kinds = ("notice", "catalogue")
        signed = desk.attempt(
            lambda: sign_notices(desk.ledger, units, draft, desk.keys, today), *kinds
        )
        if signed:
            self.accept()

    def reject(self) -> None:
        written = self.text.toPlainText().strip() or any(
            value for row in self.tasks.read() for value in row.values()
        )
        if not written or ask_drop(self, _("Bỏ thông báo đang soạn?")):
            super().reject()

    def _task(self, number: int, row: dict[str, Any]) -> NoticeTask:
        today = self._desk.today()
        facts = {"id": new_identity(), "set_on": today, **row, "owner": row["owner"] or ""}
        try:
            task = NoticeTask.model_validate(facts)
        except ValidationError as error:
            words = _("Nhiệm vụ dòng {number}: cần có việc phải làm, hạn gõ như 20/1/2023.")
            raise ValueError(words.format(number=number)) from error
        if task.due_on and task.due_on < today:
            words = _("Nhiệm vụ dòng {number}: hạn {day} đã qua; hãy gõ cả năm.")
            raise ValueError(words.format(number=number, day=date_words(task.due_on)))
        return task

    def _offer_units(self) -> None:
        for unit in held_registry(self._desk.ledger).registry.units:
            _offer(self.units, unit.name, unit.code, ticked=True)

    def _offer_standing(self) -> None:
        ledger = self._desk.ledger
        units = _ticked(self.units, ticked=True)
        found = {task.id: task for unit in units for task in standing_tasks(ledger, unit)}
        self._standing: Sequence[NoticeTask] = tuple(found.values())
        for task in self._standing:
            words = _("{title} (hạn {day})").format(title=task.title, day=_day(task.due_on))
            _offer(self.standing, words, task.id, ticked=True)

    def _tick_all(self) -> None:
        state = _state(ticked=self.everybody.isChecked())
        for row in range(self.units.count()):
            self.units.item(row).setCheckState(state)

    def _say_units(self) -> None:
        count, most = len(self.chosen), self.units.count()
        self.everybody.setChecked(count == most)
        words = _("Gửi cho {count}/{most} xã")
        self.to.setText(words.format(count=count, most=most))

    def _lay_out(self) -> None:
        body = QWidget()
        left = QVBoxLayout(body)
        left.setContentsMargins(0, 0, 8, 0)
        left.addWidget(field_label(_("&Lời thông báo"), self.text))
        left.addWidget(self.text, 1)
        left.addWidget(warning_line(self.text))
        left.addWidget(plain(_("Nhiệm vụ mới"), name="fieldLabel"))
        left.addWidget(self.tasks)
        if self._standing:
            words = _("Nhiệm vụ đang giao (bỏ dấu là thôi giao; mọi thông báo đều nhắc lại)")
            left.addWidget(plain(words, name="fieldLabel"))  # one that wraps keeps all else tall
            left.addWidget(self.standing)
            self.standing.setMaximumHeight(_HIGH)
        left.addWidget(self.lists)
        right = QVBoxLayout()
        self.to = plain(name="fieldLabel")
        for part in (self.to, self.everybody, self.units):
            right.addWidget(part)
        self.units.setFixedWidth(_UNITS_WIDE)
        row = QHBoxLayout()
        row.addWidget(scrolled(body, _("Thông báo đang soạn")), 1)
        row.addLayout(right)
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Thông báo cho xã"), 1.3))
        column.addLayout(row, 1)
        words = _("Xã báo kết quả nhiệm vụ trong báo cáo kỳ sau, không gửi riêng.")
        column.addWidget(plain(words, look="muted", wrap=True))
        column.addWidget(self.complaint)
        column.addLayout(go_or_back(self.go, self.reject))
        self.resize(1060, 590)


def _offer(box: QListWidget, words: str, key: str, *, ticked: bool) -> None:
    item = QListWidgetItem(words, box)
    item.setData(Qt.ItemDataRole.UserRole, key)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(_state(ticked=ticked))


def _ticked(box: QListWidget, *, ticked: bool) -> list[str]:
    items = (box.item(row) for row in range(box.count()))
    wanted = _state(ticked=ticked)
    return [str(one.data(Qt.ItemDataRole.UserRole)) for one in items if one.checkState() == wanted]


def _state(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def _day(day: date | None) -> str:
    return date_words(day) if day else _("chưa định")
