"""The last step of an import: what is right, all that is wrong, and what was done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.imports import Batch, Plan, Problem, rejected_workbook
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, plain
from ui.screens.saving import write_workbook
from ui.screens.words import count_words


class ImportResult(QWidget):
    """Every problem in a line of its own, with its cell, its words and what to do."""

    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self.good = plain(look="good")
        self.bad = plain(look="bad")
        self.known = plain(look="muted")
        self.done = plain(look="good", wrap=True)
        heads = (_("Ô"), _("Đang ghi"), _("Vì sao"), _("Cách sửa"))
        self.table = LineTable(_("Những chỗ cần xem"), heads)
        self.table.prefer(2)
        self.whole = plain(wrap=True)  # a line of the table may be cut
        self.table.chosen.connect(self._say)
        self.keep = button(_("&Lưu các dòng lỗi ra Excel…"), self._save, picture="save")
        self.take_back = button(_("&Hoàn tác lần nhập này"), self.undone.emit, picture="undo")
        counts = QHBoxLayout()
        for part in (self.good, self.bad, self.known):
            counts.addWidget(part)
        counts.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addWidget(self.take_back)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.done)
        column.addLayout(counts)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addLayout(foot)

    def show_plan(self, plan: Plan) -> None:
        """Show what would go in and what is wrong."""
        self._plan = plan
        self.good.setText(_("{count} dòng tốt").format(count=count_words(len(plan.ready))))
        self.bad.setText(_("{count} dòng cần sửa").format(count=count_words(len(plan.bad_rows))))
        self.known.setText(_("{count} dòng đã có").format(count=count_words(len(plan.known))))
        self.bad.setVisible(bool(plan.bad_rows))
        self.known.setVisible(bool(plan.known))
        lines = [_line(each, "bad", "bad") for each in plan.problems]
        lines += [_line(each, "info", "") for each in plan.notices]
        lines += [_line(each, "repeat", "muted") for each in plan.known]
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self.keep.setVisible(bool(plan.bad_rows))
        self._say(None)
        self.done.hide()
        self.take_back.hide()

    def show_done(self, batch: Batch) -> None:
        """Show what was put in."""
        words = _("Đã nhập {count} dòng vào sổ.").format(count=count_words(batch.rows))
        if self._plan and self._plan.bad_rows:
            words += " " + _("Lưu các dòng lỗi ra Excel, sửa theo cột đỏ rồi nhập lại tệp đó.")
        self.done.setText(words)
        self.done.show()
        self.take_back.show()

    def _say(self, problem: Problem | None) -> None:
        said = f"{problem.sentence} {problem.fix}".strip() if problem else ""
        self.whole.setText(f"{problem.cell}: {said}" if problem and problem.cell else said)

    def _save(self) -> None:
        title = _("Lưu các dòng lỗi ra Excel")
        name = _("Dòng cần sửa.xlsx")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, name, _("Tệp Excel (*.xlsx)"))
        if chosen and self._plan:
            write_workbook(self, chosen, rejected_workbook(self._plan))


def _line(problem: Problem, sign: str, tone: str) -> Line:
    words = (problem.cell, problem.value, problem.sentence, problem.fix)
    return Line(words, key=problem, sign=sign, tone=tone)
