"""What newer official lists would change, before they are taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from resources.wording import _
from storage.catalogues import ListChange
from sync.notice_held import WaitingList, waiting_lists
from sync.notice_taking import take_waiting_lists
from sync.notice_words import HOW_WORDS, list_title
from ui.screens.allowed import only
from ui.screens.desk import Desk
from ui.screens.labels import heading
from ui.screens.leaving import Part, PartsView
from ui.screens.lines import Line
from ui.screens.parts import button, go_or_back, plain

_TONES = {"new": "good", "retired": "warning"}
_SIGNS = {
    "new": "add",
    "retired": "remove",
    "reworded": "draft",
    "again": "undo",
    "mended": "draft",
}


class NewerLists(QDialog):
    """Shows list by list what is new, reworded or retired; takes all of them, or none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Danh mục mới của cấp trên"))
        self._desk = desk
        lists = waiting_lists(desk.ledger)
        self.view = PartsView(parts_of(lists), never_changes())
        self.go = button(_("&Nhận danh mục"), self.take, look="primary")
        only(desk, "manage", self.go)
        self.go.setEnabled(any(not one.wrong for one in lists))
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Danh mục mới của cấp trên"), 1.3))
        words = _(
            "Nhận xong thì các ô chọn có từ mới; mã cũ không mất, chỉ đổi tên hoặc thôi dùng."
        )
        column.addWidget(plain(words, look="muted", wrap=True))
        column.addWidget(self.view, 1)
        column.addLayout(go_or_back(self.go, self.reject))
        self.resize(940, 560)

    def take(self) -> None:
        """Use the lists from now on."""
        taken: list[WaitingList] = []
        ledger = self._desk.ledger
        if self._desk.attempt(lambda: taken.extend(take_waiting_lists(ledger)), "catalogue"):
            names = ", ".join(dict.fromkeys(list_title(one.name) for one in taken))
            words = _("Đã nhận danh mục: {names}. Màn hình đang mở dùng từ mới khi mở lại sổ.")
            self._desk.noted.emit(words.format(names=names))
            self.accept()


def newer_lists_words(waiting: Sequence[WaitingList]) -> str:
    """Say that newer lists wait to be looked at, "" where none does."""
    if not waiting:
        return ""
    names = ", ".join(dict.fromkeys(list_title(one.name) for one in waiting))
    return _("Danh mục mới chờ nhận: {names}.").format(names=names)


def never_changes() -> str:
    """Say what a newer list never does."""
    return _(
        "Danh mục mới không đổi số liệu các tháng đã chốt và không đổi cách tính; từ thôi dùng "
        "vẫn hiện ở bản ghi cũ."
    )


def parts_of(lists: Sequence[WaitingList]) -> dict[str, Part]:
    """Return the changes of each list by its title."""
    heads = (_("Thay đổi"), _("Từ đang dùng"), _("Từ mới"), _("Mã"))
    found: dict[str, Part] = {}
    for one in lists:
        title = _("{list} – bản {version}").format(list=list_title(one.name), version=one.version)
        wrong = [Line((_("Chưa nhận được"), one.wrong, "", ""), sign="bad", tone="bad")]
        found[title] = heads, wrong if one.wrong else change_lines(one.changes)
    return found


def change_lines(changes: Sequence[ListChange]) -> list[Line]:
    """Say each change of a list; one line where it changes nothing."""
    lines = [
        Line(
            (HOW_WORDS[one.how], one.before, one.after, one.code),
            sign=_SIGNS.get(one.how, "draft"),
            tone=_TONES.get(one.how, ""),
        )
        for one in changes
    ]
    return lines or [Line((_("Không đổi gì"), "", "", ""), sign="info", tone="muted")]
