"""Parts of every sheet: the bar that offers what was half typed, the question before a removal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from resources.wording import _
from storage.records import Record
from ui.screens.asking import ask_grave
from ui.screens.parts import button, frame
from ui.screens.words import name_of


def ask_removal(parent: QWidget, record: Record, together: Sequence[Record]) -> bool:
    """Ask before a record is taken out, and with it what belongs to it."""
    words = _("Chỉ xóa bản ghi nhập nhầm. Nhật ký vẫn giữ nội dung đã xóa; có thể hoàn tác ngay.")
    kinds = dict.fromkeys(one.TITLE.lower() for one in together[:-1])
    if kinds:
        also = _("Xóa theo {count} bản ghi thuộc về nó: {kinds}.")
        words = f"{also.format(count=len(together) - 1, kinds='; '.join(kinds))}\n{words}"
    return ask_grave(
        parent,
        _("Xóa “{name}”?").format(name=name_of(record)),
        words,
        yes=_("Xóa bản ghi"),
        no=_("Giữ lại"),
    )


def draft_bar(words: QLabel, take: Callable[[], None], drop: Callable[[], None]) -> QFrame:
    """Return the bar that offers a draft to go on with, or to forget."""
    bar = frame("notice")
    row = QHBoxLayout(bar)
    row.addWidget(words, 1)
    row.addWidget(button(_("Nhập tiếp bản này"), take))
    row.addWidget(button(_("Bỏ bản này"), drop, look="quiet"))
    return bar
