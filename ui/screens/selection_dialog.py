"""The meeting that chooses whom to propose: begun as the last one was, kept by Enter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.records import Attendee, Nominee, Selection
from ui.screens.asking import ask_drop
from ui.screens.date_editor import DateEditor
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.look import WIDE
from ui.screens.parts import button, plain
from ui.screens.selection_votes import VoteGrid
from ui.screens.typing_table import TypingTable

_TEXT = 500  # letters of a line
_ACROSS = 105  # letters across both halves
_CLOSE = 4  # logical pixels between a label and its field
_TEXTS = 62  # logical pixels of a text of the minutes


class SelectionDialog(QDialog):
    """Asks when and where whom met, and how they voted on each nominee."""

    touched = Signal()  # something was typed

    def __init__(
        self,
        begun: Selection,
        nominees: Sequence[Nominee],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with a meeting as it was kept, or as the last one was."""
        super().__init__(parent)
        self.setWindowTitle(_("Họp bình xét"))
        self._begun, self._today = begun, today
        self.day = DateEditor(today)
        self.day.write(begun.held_on)
        self.began, self.ended = _line(begun.began, "08 giờ 00"), _line(begun.ended, "09 giờ 00")
        self.place, self.number = _line(begun.place), _line(begun.number)
        self.chair = _line(begun.chair, _("Họ tên, chức vụ"))
        self.secretary = _line(begun.secretary, _("Họ tên, chức vụ"))
        self.attendees = _box("\n".join(map(_said, begun.attendees)))
        self.attendees.setPlaceholderText(_("Mỗi dòng một người: họ tên, chức vụ"))
        self.voters = _line(str(begun.voters or ""))
        self.secret = QCheckBox(_("Bỏ phiếu &kín (bỏ trống: giơ tay)"))
        self.secret.setChecked(begun.secret)
        self.grid = VoteGrid(nominees, begun.voters)
        self.table = TypingTable(self.grid)
        self.table.setAccessibleName(_("Số phiếu đồng ý của từng trường hợp"))
        self.table.prefer(0)
        self.table.measure()
        self.table.stand_first()
        self.opinions = _box(begun.opinions)
        self.absent = _line(begun.absent, _("Họ tên, lý do"))
        self.standards = _box(begun.standards)
        self.conclusion = _box(begun.conclusion)
        self.complaint = complaint()
        self.keep = button(_("&Ghi kết quả bình xét"), self._submit, look="primary")
        self.keep.setDefault(True)
        self._first = self._entered(), self.votes()
        self.voters.textChanged.connect(self._count_voters)
        self.attendees.textChanged.connect(self._propose_voters)
        self._hint = plain(
            _("Cứ để nguyên nếu giống lần họp trước; Enter là ghi."), look="muted", wrap=True
        )
        self._lay_out()
        self._listen()
        (self.keep if begun.voters else self.voters).setFocus()

    def selection(self) -> Selection:
        """Return the meeting as it stands in the dialog."""
        return self._begun.model_copy(update=self._entered())

    def votes(self) -> dict[str, int | None]:
        """Return how many agree by the identity of the nominee."""
        return self.grid.votes()

    def typed(self) -> dict[str, Any]:
        """Return what stands in the dialog as it was typed, right or not."""
        said = {name: field.text() for name, field in self._fields.items()}
        said |= {name: box.toPlainText() for name, box in self._boxes.items()}
        return {**said, "secret": self.secret.isChecked(), "votes": self.grid.typed()}

    def recall(self, typed: Mapping[str, Any], words: str) -> None:
        """Bring back what `typed` once gave, and say so."""
        for name, field in self._fields.items():
            field.setText(str(typed.get(name, field.text())))
        for name, box in self._boxes.items():
            box.setPlainText(str(typed.get(name, box.toPlainText())))
        self.secret.setChecked(bool(typed.get("secret")))
        self.grid.recall(typed.get("votes", {}))
        self._hint.setText(words)

    @property
    def _fields(self) -> dict[str, QLineEdit]:
        named = ("began", "ended", "place", "number", "chair", "secretary", "absent", "voters")
        return {"held_on": self.day.line} | {name: getattr(self, name) for name in named}

    @property
    def _boxes(self) -> dict[str, QPlainTextEdit]:
        named = ("attendees", "standards", "opinions", "conclusion")
        return {name: getattr(self, name) for name in named}

    def _listen(self) -> None:
        for field in self._fields.values():
            field.textChanged.connect(lambda _text: self.touched.emit())
        for box in self._boxes.values():
            box.textChanged.connect(self.touched)
        self.secret.toggled.connect(lambda _on: self.touched.emit())
        self.grid.edited.connect(self.touched)

    def reject(self) -> None:
        """Go back; what was typed is given up only after asking."""
        self.table.settle()
        same = (self._entered(), self.votes()) == self._first
        if same or ask_drop(self, _("Bỏ những gì vừa nhập?")):
            super().reject()

    def _entered(self) -> dict[str, object]:
        return {
            "held_on": self.day.read(),
            "began": self.began.text().strip(),
            "ended": self.ended.text().strip(),
            "place": self.place.text().strip(),
            "number": self.number.text().strip(),
            "chair": self.chair.text().strip(),
            "secretary": self.secretary.text().strip(),
            "attendees": tuple(map(_attendee, _lines(self.attendees))),
            "absent": self.absent.text().strip(),
            "secret": self.secret.isChecked(),
            "voters": self._voters(),
            "standards": self.standards.toPlainText().strip(),
            "opinions": self.opinions.toPlainText().strip(),
            "conclusion": self.conclusion.toPlainText().strip(),
        }

    def _voters(self) -> int:
        said = self.voters.text().strip()
        return int(said) if said.isascii() and said.isdigit() else 0

    def _count_voters(self) -> None:
        self.grid.show_voters(self._voters())

    def _propose_voters(self) -> None:
        """Whoever is there votes, unless the number was typed."""
        if not self.voters.isModified():
            self.voters.setText(str(len(_lines(self.attendees)) or ""))

    def _submit(self) -> None:
        self.table.settle()
        wrong = self.grid.wrong
        held_on = self.day.read()
        if not isinstance(held_on, date):
            wrong = _("Ngày họp chưa đúng; gõ như 02/09/2022.")
        elif held_on > self._today:
            wrong = _("Ngày họp chưa tới; họp xong mới ghi kết quả.")
        elif not self._voters():
            wrong = _("Cần số người biểu quyết, như 9.")
            self.voters.setFocus()
        complain(self.complaint, wrong)
        if not wrong:
            self.accept()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.keep)
        foot.addWidget(button(_("&Quay lại"), self.reject))
        halves = QHBoxLayout()
        halves.setSpacing(WIDE)
        halves.addLayout(self._meeting(), 1)
        halves.addLayout(self._result(), 1)
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Họp bình xét"), 1.2))
        column.addWidget(self._hint)
        column.addLayout(halves, 1)
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self.resize(max(900, self.fontMetrics().averageCharWidth() * _ACROSS), 560)

    def _meeting(self) -> QVBoxLayout:
        when = QGridLayout()
        when.setSpacing(_CLOSE)
        parts: tuple[tuple[str, QWidget], ...] = (
            (_("Ngà&y họp *"), self.day),
            (_("Bắt đầu"), self.began),
            (_("Kết thúc"), self.ended),
            (_("Số biên bản"), self.number),
        )
        for across, (words, part) in enumerate(parts):
            when.addWidget(field_label(words, part), 0, across)
            when.addWidget(part, 1, across)
        self.day.call(_("Ngày họp"))
        column = QVBoxLayout()
        column.setSpacing(_CLOSE)
        column.addLayout(when)
        lines = (
            (_("Địa đ&iểm"), self.place),
            (_("Chủ t&rì"), self.chair),
            (_("&Thư ký"), self.secretary),
        )
        for words, line in lines:
            column.addWidget(field_label(words, line))
            column.addWidget(line)
        column.addWidget(field_label(_("Có &mặt"), self.attendees))
        column.addWidget(self.attendees, 1)
        column.addWidget(field_label(_("&Vắng mặt"), self.absent))
        column.addWidget(self.absent)
        return column

    def _result(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.addWidget(field_label(_("&Số người biểu quyết"), self.voters))
        row.addWidget(self.voters)
        row.addWidget(self.secret)
        row.addStretch()
        self.voters.setFixedWidth(60)
        column = QVBoxLayout()
        column.setSpacing(_CLOSE)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        for words, box in (
            (_("Tiêu chuẩn đã đọ&c"), self.standards),
            (_("Ý kiến phát &biểu"), self.opinions),
            (_("Kết &luận"), self.conclusion),
        ):
            column.addWidget(field_label(words, box))
            column.addWidget(box)
            box.setMaximumHeight(_TEXTS)
        return column


def _line(text: str, hint: str = "") -> QLineEdit:
    line = QLineEdit(text, maxLength=_TEXT)
    line.setPlaceholderText(hint)
    line.setCursorPosition(0)
    return line


def _box(text: str) -> QPlainTextEdit:
    box = QPlainTextEdit(text)
    box.setTabChangesFocus(True)
    return box


def _lines(box: QPlainTextEdit) -> list[str]:
    return [line.strip() for line in box.toPlainText().splitlines() if line.strip()]


def _attendee(line: str) -> Attendee:
    name, _comma, office = line.partition(",")
    return Attendee(name=name.strip()[:_TEXT], office=office.strip()[:_TEXT])


def _said(one: Attendee) -> str:
    return ", ".join(filter(None, (one.name, one.office)))
