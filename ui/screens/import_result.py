"""The last step of an import: what would go in, all that is wrong, and what was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from resources.wording import _
from storage.imports import Batch, Plan, Problem, rejected_workbook
from storage.records import Record, fields_of
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, plain
from ui.screens.row_table import RecordTable
from ui.screens.saving import write_workbook
from ui.screens.table import RecordTableModel, columns_of
from ui.screens.words import Names, count_words

_SHOWN = 200  # records that would go in; more are only counted


class ImportResult(QWidget):
    """Every problem in a line with its cell and what to do; beside them what would be written."""

    undone = Signal()

    def __init__(self, kind: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._plans: list[Plan] = []
        self.done = plain(look="good", wrap=True)
        heads = (_("Ô"), _("Đang ghi"), _("Vì sao"), _("Cách sửa"))
        self.table = LineTable(_("Những chỗ cần xem"), heads)
        self.table.prefer(2)
        self.whole = plain(wrap=True)  # a line of the table may be cut
        self.table.chosen.connect(self._say)
        self.records = RecordTableModel(columns_of(kind), self)
        self.preview = RecordTable()
        self.preview.setAccessibleName(_("Các dòng ghi vào sổ"))
        self.preview.setModel(self.records)
        listed = [field.name for field in fields_of(kind) if field.fact.listed]
        self.preview.prefer(listed.index(kind.NAMED_BY) if kind.NAMED_BY in listed else 0)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(_page(self.table, self.whole), "")
        self.tabs.addTab(_page(self.preview), "")
        self.keep = button(_("&Lưu các dòng lỗi ra Excel…"), self._save, picture="save")
        self.take_back = button(_("&Hoàn tác lần nhập này"), self.undone.emit, picture="undo")
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addWidget(self.take_back)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.done)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)

    def show_plans(self, plans: Sequence[Plan], names: Names) -> None:
        """Show what would go in and what is wrong; `names` says what references are called."""
        self._plans = list(plans)
        bad = [self._line(each, "bad", "bad") for plan in plans for each in plan.problems]
        doubts = [one for plan in plans for one in plan.doubts]
        bad += [self._line(one.problem, "warning", "warning") for one in doubts]
        more = [self._line(each, "info", "") for plan in plans for each in plan.notices]
        more += [self._line(each, "repeat", "muted") for plan in plans for each in plan.known]
        self.table.show_lines([*bad, *more])
        made = [one for plan in plans for one in plan.records if isinstance(one, self._kind)]
        self.records.show_records(made[:_SHOWN], names)
        self.preview.measure()
        rows = sum(len(plan.bad_rows) for plan in plans)
        self.tabs.setTabText(0, _words(rows, len(doubts), len(more)))
        self.tabs.setTabVisible(0, bool(bad or more))
        self._name_preview(_("Sẽ ghi vào sổ"))
        self.tabs.setCurrentIndex(0 if bad or not made else 1)
        self.keep.setVisible(rows > 0)
        self._say(None)
        self.done.hide()
        self.take_back.hide()

    def show_done(self, batch: Batch) -> None:
        """Show what was put in."""
        words = _("Đã nhập {count} dòng vào sổ.").format(count=count_words(batch.rows))
        if not self.keep.isHidden():
            words += " " + _("Lưu các dòng lỗi ra Excel, sửa theo cột đỏ rồi nhập lại tệp đó.")
        self.done.setText(words)
        self.done.show()
        self._name_preview(_("Đã ghi vào sổ"))
        self.take_back.show()

    def _name_preview(self, words: str) -> None:
        rows = sum(len(plan.ready) for plan in self._plans)
        made = sum(isinstance(one, self._kind) for plan in self._plans for one in plan.records)
        said = (
            _("{words}: {count} dòng") if made == rows else _("{words}: {made} mục, {count} dòng")
        )
        counts = {"count": count_words(rows), "made": count_words(made)}
        self.tabs.setTabText(1, said.format(words=words, **counts))

    def _line(self, problem: Problem, sign: str, tone: str) -> Line:
        words = (self._place(problem), problem.value, problem.sentence, problem.fix)
        return Line(words, key=problem, sign=sign, tone=tone)

    def _place(self, problem: Problem) -> str:
        """Return the cell, with its sheet where there are several."""
        several = len(self._plans) > 1
        return f"{problem.sheet}!{problem.cell}".rstrip("!") if several else problem.cell

    def _say(self, problem: Problem | None) -> None:
        said = f"{problem.sentence} {problem.fix}".strip() if problem else ""
        place = self._place(problem) if problem else ""
        self.whole.setText(f"{place}: {said}" if place else said)

    def _save(self) -> None:
        title = _("Lưu các dòng lỗi ra Excel")
        name = _("Dòng cần sửa.xlsx")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, name, _("Tệp Excel (*.xlsx)"))
        if chosen:
            write_workbook(self, chosen, rejected_workbook(*self._plans))


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part)
    return page


def _words(bad: int, doubts: int, more: int) -> str:
    said = [_("{count} dòng cần sửa").format(count=count_words(bad))] if bad else []
    if doubts:
        said.append(_("{count} ô không nên nhập").format(count=count_words(doubts)))
    said += [_("{count} điều cần biết").format(count=count_words(more))] if more else []
    return ", ".join(said)
