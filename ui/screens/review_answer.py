"""One answer over one dossier or several: number and day are typed once, reasons where needed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.commendation.decisions import Verdict
from storage.commendation.reviewing import Reply
from ui.screens.date_editor import DateEditor
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, plain
from ui.screens.pattern_words import warning_line
from ui.screens.review_verdicts import LONGEST, Judged, VerdictTable

DECIDED, APPRAISED, RETURNED, REFUSED = "decided", "appraised", "returned", "refused"

_HIGH = 64  # logical pixels of a reason
_LETTERS, _LINES, _FEW = 96, 28, 14  # the size of the window, with a table and without
_NAMES = 3  # named in a complaint
_WHOLE = 8000  # letters of what is said of a whole dossier


@dataclass(frozen=True, slots=True)
class _Kind:
    """What an answer asks for: its title, the label of its reasons, of those of each nominee."""

    title: str
    number: str
    reason: str
    each: str


_KINDS = {
    DECIDED: _Kind(
        _("Đã có quyết định"),
        _("&Số quyết định *"),
        _("Lý do &chung với người bị bỏ dấu"),
        _("Lý do riêng, nếu bỏ dấu (bấm vào ô để gõ)"),
    ),
    APPRAISED: _Kind(_("Đang thẩm định"), _("&Số văn bản (nếu có)"), _("&Ghi chú cho đơn vị"), ""),
    RETURNED: _Kind(
        _("Trả lại bổ sung"),
        _("&Số công văn (nếu có)"),
        _("&Cần bổ sung gì (cả hồ sơ)"),
        _("Cần bổ sung gì (từng người; bấm vào ô để gõ)"),
    ),
    REFUSED: _Kind(
        _("Không đạt cả hồ sơ"),
        _("&Số văn bản (nếu có)"),
        _("&Lý do"),
        _("Lý do riêng (bấm vào ô để gõ)"),
    ),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is answered, of whom, what those who are ticked get on a day, what to beware of.

    `doubt` says what is odd about a day; `meant` asks about words that should not be written.
    """

    about: str
    judged: Sequence[Judged] = ()
    money: Callable[[Collection[str], date], str] = lambda _given, _day: ""
    warning: str = ""
    doubt: Callable[[date], str] = lambda _day: ""
    meant: Callable[[Mapping[str, str]], bool] = lambda _said: True


class ReviewAnswer(QDialog):
    """Asks for one answer; for a decision over whole lists number and day are enough."""

    def __init__(
        self, status: str, today: date, asked: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._status, self._today, self._asked = status, today, asked
        self._kind = _KINDS[status]
        self.drafted = f"{status} for {asked.about}"
        self.setWindowTitle(self._kind.title)
        self.number = QLineEdit(maxLength=100)
        self.day = DateEditor(today)
        self.day.write(today)
        self.table = VerdictTable(asked.judged, self._kind.each, boxes=status == DECIDED)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(_HIGH)
        self.sums = plain(look="muted", wrap=True)
        self.doubt = plain(look="warning", wrap=True)
        self.complaint = complaint()
        self.go = button(_("&Ký trả lời"), self._submit, look="primary")
        self.go.setDefault(True)
        self._lay_out()
        self.table.changed.connect(self._follow)
        self.day.changed.connect(self._follow)
        self._follow()
        (self.reason if status in (RETURNED, REFUSED) else self.number).setFocus()

    def reply(self) -> Reply:
        """Return what was said."""
        day = self.day.read()
        assert isinstance(day, date)
        reason = self.reason.toPlainText().strip()
        verdicts: dict[str, Verdict] = {}
        if self._status == DECIDED:
            verdicts = self.table.verdicts(reason)
        elif self._status != APPRAISED:
            verdicts = self.table.remarks("open" if self._status == RETURNED else "refused")
        shared = "" if self._status == DECIDED else reason
        return Reply(self._status, day, self.number.text().strip(), shared, verdicts)

    def _follow(self) -> None:
        decided = self._status == DECIDED
        left_out = decided and len(self.table.given) < self.table.rowCount()
        for part in (self.reason_label, self.reason):
            part.setVisible(left_out or not decided)
        on = self.day.read()
        known = decided and isinstance(on, date)
        self.sums.setText(self._asked.money(self.table.given, on) if known else "")
        self.doubt.setText(self._asked.doubt(on) if isinstance(on, date) else "")
        for part in (self.sums, self.doubt):
            part.setVisible(bool(part.text()))

    def _submit(self) -> None:
        wrong = self._wrong()
        complain(self.complaint, wrong)
        if not wrong and self._asked.meant(self._said()):
            self.accept()

    def _said(self) -> dict[str, str]:
        """Return the reasons that go to the unit, by their labels."""
        each = " ; ".join(verdict.reason for verdict in self.reply().verdicts.values())
        shared = self.reason.toPlainText()
        return {self._kind.reason.replace("&", ""): shared, self._kind.each or _("Lý do"): each}

    def _wrong(self) -> str:
        """Return what is missing, "" if nothing is."""
        return next(self._complaints(), "")

    def _complaints(self) -> Iterator[str]:
        on, reason = self.day.read(), self.reason.toPlainText().strip()
        decided = self._status == DECIDED
        if decided and not self.number.text().strip():
            yield _("Cần số quyết định, như 45/QĐ-CAT.")
        if not isinstance(on, date):
            yield _("Ngày chưa đúng; gõ như 02/09/2022.")
        elif on > self._today:
            yield _("Ngày {on:%d/%m/%Y} chưa tới.").format(on=on)
        if self.table.too_long() or len(reason) > self._room:
            yield self._long_words(reason)
        if self._status in (RETURNED, REFUSED) and not (reason or self.table.remarks("open")):
            yield _("Cần ghi lý do để đơn vị biết.")
        untold = self.table.untold() if decided and not reason else []
        if untold:
            names = ", ".join(untold[:_NAMES]) + ("…" if len(untold) > _NAMES else "")
            yield _("Cần ghi lý do với người bị bỏ dấu: {names}.").format(names=names)

    @property
    def _room(self) -> int:
        """How many letters a reason may have; that of a decision is said of each left out."""
        return LONGEST if self._status == DECIDED else _WHOLE

    def _long_words(self, reason: str) -> str:
        names = ", ".join(self.table.too_long()[:_NAMES])
        if names:
            words = _("Lý do riêng dài quá {most} chữ cái, hãy viết gọn lại: {names}.")
            return words.format(most=LONGEST, names=names)
        words = _("Lý do dài {count} chữ cái, nhiều nhất {most}; hãy viết gọn lại.")
        return words.format(count=len(reason), most=self._room)

    def _lay_out(self) -> None:
        asked = self._asked
        self.day.call(_("Ngày"))
        foot, first = QHBoxLayout(), QHBoxLayout()
        fields: tuple[tuple[str, QWidget], ...] = (
            (self._kind.number, self.number),
            (_("&Ngày *"), self.day),
        )
        for words, part in fields:
            pair = QVBoxLayout()
            pair.addWidget(field_label(words, part))
            pair.addWidget(part)
            first.addLayout(pair, 1)
        foot.addWidget(self.sums, 1)
        foot.addStretch()
        foot.addWidget(self.go)
        foot.addWidget(button(_("&Quay lại"), self.reject))
        self.reason_label = field_label(self._kind.reason, self.reason)
        column = QVBoxLayout(self)
        column.addWidget(heading(self._kind.title, 1.2))
        column.addWidget(plain(asked.about, look="muted", wrap=True))
        if asked.warning:
            column.addWidget(plain(asked.warning, look="warning", wrap=True))
        column.addLayout(first)
        column.addWidget(self.doubt)
        if self._status == DECIDED:
            hint = _(
                "Cả danh sách được tặng thì chỉ cần số và ngày, bấm Enter. Bỏ dấu ai thì ghi lý do."
            )
            column.addWidget(plain(hint, look="muted", wrap=True))
        reasons = (self.reason_label, self.reason, warning_line(self.reason))
        parts: list[QWidget] = [self.table] if self._kind.each else []
        parts = [*parts, *reasons] if self._status == DECIDED else [*reasons, *parts]
        for below in (*parts, self.complaint):
            column.addWidget(below, int(below is self.table))
        column.addLayout(foot)
        letter = self.fontMetrics()
        high = _LINES if self._kind.each else _FEW
        self.resize(letter.averageCharWidth() * _LETTERS, letter.lineSpacing() * high)
