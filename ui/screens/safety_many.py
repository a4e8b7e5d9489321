"""What is written for many subjects at once, after asking what must be asked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from resources.wording import _
from storage.safety import (
    YearBook,
    decidable,
    decided,
    keep,
    missing_subjects,
    registrations,
)
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.safety_dialogs import DecideMany, RegisterMany
from ui.screens.safety_sheet import keep_assessments


def take_hamlets(desk: Desk, parent: QWidget) -> bool:
    """Put the commune and the hamlets that the list lacks into it; false if nothing was."""
    made = missing_subjects(desk.ledger)
    if not made:
        words = _("Xã, phường và mọi thôn, tổ dân phố trong sổ đều đã có trong danh sách.")
        tell(parent, _("Không còn gì để lấy"), words)
        return False
    words = _("việc đưa {count} đối tượng vào danh sách").format(count=len(made))
    return desk.act(lambda ledger: keep(ledger, made), words, drop_again=tuple(made))


def register_many(desk: Desk, book: YearBook, parent: QWidget) -> bool:
    """Register on one day those who have not registered; false if nothing was written."""
    if not book.unregistered:
        words = _("Mọi đối tượng thuộc diện đều đã đăng ký năm {year}.")
        tell(parent, _("Không còn ai chưa đăng ký"), words.format(year=book.year))
        return False
    dialog = RegisterMany(book, desk.today(), parent)
    if not dialog.exec():
        return False
    made = registrations(
        desk.ledger,
        book,
        dialog.day.read(),
        dialog.chosen,
        all_households=dialog.households.isChecked(),
    )
    words = _("việc ghi đăng ký cho {count} đối tượng").format(count=len(made))
    return keep_assessments(desk, made, words)


def decide_many(desk: Desk, book: YearBook, parent: QWidget) -> bool:
    """Note one decision for those it names; false if nothing was written."""
    waiting = decidable(book)
    if not waiting:
        words = _("Chưa có đối tượng nào đã đăng ký mà chưa có kết quả.")
        tell(parent, _("Không có ai để ghi"), words)
        return False
    ready = frozenset(one.id for one in waiting if book.verdict(one).outcome == "met")
    names = {one.id: one.name for one in waiting}
    dialog = DecideMany(names, ready, desk.today(), parent)
    if not dialog.exec():
        return False
    number = dialog.number.text().strip()
    made = decided(book, dialog.chosen, number, dialog.day.read())
    words = _("việc ghi quyết định cho {count} đối tượng").format(count=len(made))
    return keep_assessments(desk, made, words)
