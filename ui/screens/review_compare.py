"""Several dossiers side by side: every nominee in one table, what is known of them below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from resources.catalogues import words
from resources.wording import _
from storage.commendation.comparing import Compared
from storage.commendation.decisions import Verdict
from storage.commendation.people import is_open
from storage.commendation.reviewing import ReceivedDossier
from storage.spelling import name_key
from ui.screens.desk import Desk
from ui.screens.lines import Line
from ui.screens.meant import ask_meant
from ui.screens.parts import button, plain
from ui.screens.review_answering import keep_marks, marks_of, place_of
from ui.screens.review_beside import MOST, Beside
from ui.screens.review_list import counts_words
from ui.screens.review_panels import ChangesPanel, DoublesPanel, RemarksPanel
from ui.screens.review_papers import PapersPanel
from ui.screens.review_reading import Reading
from ui.screens.review_states import short_unit
from ui.screens.review_table import TickTable
from ui.screens.words import Names

_NAME, _UNIT, _BORN, _POSITION, _SUMMARY, _HELD, _VOTES, _FOUND, _RESULT = range(9)
_HEADS = (
    _("Tên"),
    _("Đơn vị"),
    _("Năm sinh"),
    _("Chức vụ"),
    _("Tóm tắt thành tích"),
    _("Đã được khen"),
    _("Phiếu"),
    _("Lưu ý"),
    _("Kết quả"),
)
_BESIDE, _DOUBLES, _REMARKS, _CHANGES, _PAPERS = range(5)


class ReviewCompare(QWidget):
    """The nominees of the dossiers that were opened; what is marked here goes into the answer."""

    left = Signal()  # the user goes back to the list

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.reading: Reading | None = None
        self.units: Mapping[str, str] = {}
        self.back_button = button(_("Danh &sách hồ sơ"), self.left.emit, picture="back")
        self.title = plain(name="sheetTitle", wrap=True)
        self.warning = plain(look="warning", wrap=True)
        self.table = TickTable(_("Các trường hợp được đề nghị"), _HEADS, orders={_NAME: name_key})
        self.table.prefer(_SUMMARY, [_POSITION, _BORN, _HELD])
        self.table.keep_whole(_UNIT, _RESULT)
        self.table.ticked_changed.connect(self._show_beside)
        self.table.chosen.connect(lambda _key: self._show_beside())
        self.beside, self.doubles = Beside(), DoublesPanel(desk)
        self.remarks, self.changes = RemarksPanel(), ChangesPanel()
        self.papers = PapersPanel(desk)
        self.doubles.refused.connect(self.ask_and_mark)
        self.doubles.opened.connect(self.put_beside)
        self.refuse_button = button(_("Đán&h dấu không đạt…"), self.mark_chosen)
        self.clear_button = button(_("Bỏ đá&nh dấu"), self.clear_marks)
        self._lay_out()
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.mark_chosen)

    @property
    def dossiers(self) -> Sequence[ReceivedDossier]:
        """Return the dossiers that are compared."""
        return self.reading.comparison.dossiers if self.reading else ()

    def show_reading(self, reading: Reading, units: Mapping[str, str], names: Names) -> None:
        """Show other dossiers, or the same read anew."""
        self.reading, self.units = reading, units
        self.title.setText(_title(reading, units))
        said = "\n".join(one.warning for one in self.dossiers if one.warning)
        self.warning.setText(said)
        self.warning.setVisible(bool(said))
        counted = {
            _DOUBLES: (_("Trùng lặp"), self.doubles.show_reading(reading, units)),
            _REMARKS: (
                _("Lưu ý của cả hồ sơ"),
                self.remarks.show_comparison(reading.comparison, units),
            ),
            _CHANGES: (
                _("Thay đổi so với bản trước"),
                self.changes.show_reading(reading, units, names),
            ),
            _PAPERS: (_("Giấy tờ kèm"), self.papers.show_reading(reading, units)),
        }
        for place, (word, count) in counted.items():
            self.tabs.setTabText(place, f"{word} ({count})" if count else word)
        self.tabs.setTabVisible(_CHANGES, bool(reading.changes))
        self._show_table()

    def put_beside(self, nominees: Sequence[str]) -> None:
        """Put these nominees beside each other, those of them who are compared here."""
        found = [one for one in nominees if self._row(one)]
        if found:
            self.table.stand_on(found[0])
            self.table.tick(*found)
            self.tabs.setCurrentWidget(self.beside)

    def mark_chosen(self) -> None:
        """Mark whoever is stood on as not passing, after asking why."""
        self.ask_and_mark(self.table.key() or "")

    def ask_and_mark(self, nominee: str, usual: str = "") -> None:
        """Mark a nominee as not passing, after asking why; `usual` is offered."""
        row = self._row(nominee)
        if row is None:
            return
        question = _("Vì sao «{name}» không đạt? Lý do đi cùng quyết định về đơn vị.")
        known = marks_of(self._desk).get(nominee, usual)
        said, drafted = question.format(name=row.nominee.name), f"marking {nominee}"
        asked, of = (_("Không đạt"), said), ("nominee", nominee)
        reason = ask_meant(self._desk, self, asked, known, drafted=drafted, of=of)
        if reason:
            self.mark(nominee, reason)
            self.table.stand_on(nominee)

    def mark(self, nominee: str, reason: str) -> None:
        """Mark somebody as not passing; nothing is signed before a decision."""
        keep_marks(self._desk, {**marks_of(self._desk), nominee: reason})
        self._show_table()

    def clear_marks(self) -> None:
        """Take the mark of whoever is stood on away."""
        marks = marks_of(self._desk)
        marks.pop(self.table.key() or "", None)
        keep_marks(self._desk, marks)
        self._show_table()

    def _show_table(self) -> None:
        rows = self.reading.comparison.rows if self.reading else ()
        marks, subjects = marks_of(self._desk), words("award_subjects")
        lines: list[Line] = []
        for subject in sorted({row.nominee.subject for row in rows}, key=place_of):
            group = [row for row in rows if row.nominee.subject == subject]
            title = f"{subjects.get(subject, subject)}: {len(group)}"
            lines.append(Line((title,), title=True))
            group.sort(key=lambda row: (row.unit, name_key(row.nominee.name)))
            lines += [self._line(row, marks.get(row.nominee.id, "")) for row in group]
        self.table.show_lines(lines)
        self._show_beside()

    def _line(self, row: Compared, mark: str) -> Line:
        nominee, verdict = row.nominee, row.verdict
        if mark and verdict.result == "open":
            verdict = Verdict("refused", mark)
        worst = {one.level for one in row.findings}
        sign = "bad" if "block" in worst else "warning" if "warn" in worst else "good"
        stands = verdict.result != "refused" and is_open(nominee)
        return Line(
            (
                nominee.name,
                short_unit(self.units, row.unit),
                str(row.born or ""),
                nominee.position,
                nominee.summary or nominee.achievement,
                "; ".join(row.held),
                row.votes,
                _found_words(row),
                _result_words(verdict, marked=bool(mark)),
            ),
            key=nominee.id,
            sign=sign,
            tone={"bad": "bad", "warning": "warning"}.get(sign, "") if stands else "muted",
            tip="\n".join(one.words for one in row.findings),
        )

    def _show_beside(self) -> None:
        rows = [row for key in self.table.chosen_keys if (row := self._row(key))]
        self.beside.show_nominees(rows[:MOST], self.units)
        row = self._row(self.table.key())
        self.refuse_button.setEnabled(row is not None)
        self.clear_button.setEnabled(bool(row and row.nominee.id in marks_of(self._desk)))

    def _row(self, nominee: object) -> Compared | None:
        rows = self.reading.comparison.rows if self.reading else ()
        return next((row for row in rows if row.nominee.id == nominee), None)

    def _lay_out(self) -> None:
        head, marking = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.back_button)
        head.addWidget(self.title, 1)
        hint = _("Phím cách: đặt cạnh nhau (đến ba). Delete: không đạt. Bấm đầu cột để sắp xếp.")
        marking.addWidget(plain(hint, look="muted", wrap=True), 1)
        marking.addWidget(self.refuse_button)
        marking.addWidget(self.clear_button)
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self.table, 1)
        above.addLayout(marking)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for panel, word in (
            (self.beside, _("Đặt cạnh nhau")),
            (self.doubles, _("Trùng lặp")),
            (self.remarks, _("Lưu ý của cả hồ sơ")),
            (self.changes, _("Thay đổi so với bản trước")),
            (self.papers, _("Giấy tờ kèm")),
        ):
            self.tabs.addTab(panel, word)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(upper)
        both.addWidget(self.tabs)
        both.setSizes([300, 260])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.warning)
        column.addWidget(both, 1)


def _title(reading: Reading, units: Mapping[str, str]) -> str:
    found = reading.comparison.dossiers
    counts: dict[str, int] = {}
    for one in found:
        for subject, count in one.counts.items():
            counts[subject] = counts.get(subject, 0) + count
    occasions = "; ".join(dict.fromkeys(one.proposal.occasion for one in found))
    if len(found) == 1:
        unit = units.get(found[0].proposal.unit, found[0].proposal.unit)
        return f"{unit}: {occasions} ({counts_words(counts)})"
    said = _("{count} hồ sơ: {occasions} ({whom})")
    return said.format(count=len(found), occasions=occasions, whom=counts_words(counts))


def _found_words(row: Compared) -> str:
    stops = sum(one.level == "block" for one in row.findings)
    warns = sum(one.level == "warn" for one in row.findings)
    said = (
        _("{count} phải sửa").format(count=stops) if stops else "",
        _("{count} lưu ý").format(count=warns) if warns else "",
    )
    return ", ".join(filter(None, said))


def _result_words(verdict: Verdict, *, marked: bool) -> str:
    word = words("nominee_results").get(verdict.result, verdict.result)
    if marked and verdict.result == "refused":
        word = _("Không đạt (chưa ký)")
    return f"{word}: {verdict.reason}" if verdict.reason else word
