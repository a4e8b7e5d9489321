"""Exactly what an announcement takes out of the superior's books, before it is signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from resources.wording import _
from storage.catalogues import changes_in, held_lists, held_version, list_held
from storage.locked_months import locked_through
from storage.periods import month_words
from sync.held import held_registry
from sync.notice import NoticeTask
from sync.notice_signing import NoticeDraft, carried_tasks
from sync.notice_words import list_title
from ui.screens.desk import Desk
from ui.screens.labels import heading
from ui.screens.leaving import Part, PartsView
from ui.screens.lines import Line
from ui.screens.newer_lists import change_lines
from ui.screens.parts import button, go_or_back, plain
from ui.screens.words import date_words


class AnnouncementPreview(QDialog):
    """Shows words, tasks, lists and addressees; accepting it means to sign."""

    def __init__(
        self, desk: Desk, draft: NoticeDraft, units: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Những gì sẽ gửi xuống xã"))
        never = _(
            "Mỗi xã một tệp, chỉ máy của xã ấy mở được. Ngoài các dòng trên không có gì khác "
            "rời sổ này."
        )
        self.view = PartsView(announced_parts(desk, draft, units), never)
        words = _("{count} xã nhận đúng những dòng dưới đây, có chữ ký của đơn vị.")
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Những gì sẽ gửi xuống xã"), 1.3))
        column.addWidget(plain(words.format(count=len(units)), look="muted", wrap=True))
        column.addWidget(self.view, 1)
        self.go = button(_("&Ký thông báo"), self.accept, look="primary")
        column.addLayout(go_or_back(self.go, self.reject))
        self.resize(940, 560)


def announced_parts(desk: Desk, draft: NoticeDraft, units: Sequence[str]) -> dict[str, Part]:
    """Return each part of an announcement by its title; an empty one is left out."""
    ledger = desk.ledger
    names = {unit.code: unit.name for unit in held_registry(ledger).registry.units}
    paragraphs = [Line((words,)) for words in draft.text.splitlines() if words.strip()]
    parts: dict[str, Part] = {
        _("Lời thông báo"): ((_("Lời thông báo"),), paragraphs),
        _("Nhiệm vụ"): _tasks(desk, draft, units, names),
    }
    for name, data in draft.lists.items():
        title = _("{list} – bản {version}")
        title = title.format(list=list_title(name), version=held_version(ledger, name) + 1)
        heads = (_("Thay đổi"), _("Từ đang dùng"), _("Từ mới"), _("Mã"))
        parts[title] = heads, change_lines(changes_in(name, data, list_held(ledger, name)))
    parts[_("Danh mục đã gửi trước, kèm lại")] = (
        (_("Danh mục"), _("Bản")),
        [Line((list_title(name), str(version))) for name, version, _data in held_lists(ledger)],
    )
    locked = locked_through(ledger)
    lock = [Line((month_words(locked).capitalize(),))] if locked else []
    parts[_("Khóa các kỳ đến hết")] = (_("Kỳ cuối đã khóa"),), lock
    parts[_("Xã nhận")] = (_("Xã nhận"),), [Line((names.get(unit, unit),)) for unit in units]
    return {title: part for title, part in parts.items() if part[1]}


def _tasks(desk: Desk, draft: NoticeDraft, units: Sequence[str], names: Mapping[str, str]) -> Part:
    """Say each task once, with the units that get it."""
    today, fresh = desk.today(), {task.id for task in draft.tasks}
    tasks: dict[str, NoticeTask] = {}
    to: dict[str, list[str]] = {}
    for unit in units:
        for task in carried_tasks(desk.ledger, unit, draft.tasks, today):
            tasks[task.id] = task
            to.setdefault(task.id, []).append(names.get(unit, unit))
    lines = []
    for task in tasks.values():
        state = _("Mới") if task.id in fresh else _("Đang giao")
        state = _("Thôi giao") if task.withdrawn else state
        everybody = len(to[task.id]) == len(units)
        whom = _("mọi xã ở trên") if everybody else ", ".join(to[task.id])
        due = date_words(task.due_on) if task.due_on else ""
        tone = "warning" if task.withdrawn else ""
        lines.append(Line((state, task.title, due, task.owner, whom), tone=tone))
    heads = (_("Trạng thái"), _("Việc phải làm"), _("Hạn"), _("Giao cho"), _("Xã"))
    return heads, lines
