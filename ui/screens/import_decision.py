"""A decision that came as a list: who of a proposal stands in it, and who does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.commendation.decisions import Decision, Verdict, decide
from storage.errors import KnownError
from storage.imports import REFUSED, SUFFIXES, read_workbook
from storage.imports.decided import Match, match_decision
from storage.records import Nominee, Proposal
from storage.repository import find
from ui.screens.choice_editors import QuietComboBox
from ui.screens.date_editor import DateEditor
from ui.screens.desk import Desk
from ui.screens.drop_area import DropArea
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, go_or_back, plain
from ui.screens.words import count_words

_CODE = Qt.ItemDataRole.UserRole
_OUT = frozenset({"withdrawn", "refused"})
_WIDTH, _HEIGHT = 760, 600


class ImportDecision(QDialog):
    """Ticks whom the decision names; nothing is written before its number and day are there."""

    def __init__(self, desk: Desk, proposal: Proposal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafted = f"list of decision on {proposal.id}"
        self.setWindowTitle(_("Đối chiếu quyết định"))
        self._desk, self._proposal = desk, proposal
        self._nominees = find(desk.ledger, Nominee, proposal=proposal.id)
        words = _("Thả tệp danh sách của quyết định (Word, Excel) vào đây, hoặc bấm nút để chọn.")
        self.area = DropArea(words, _("tệp Word, bảng tính"), (*SUFFIXES, *REFUSED))
        self.area.look.hide()
        self.area.brought.connect(lambda paths: self.read(paths[0]))
        self.number = QLineEdit(maxLength=100)
        self.day = DateEditor(desk.today())
        self.list = QListWidget()
        self.list.setAccessibleName(_("Ai được tặng"))
        self.list.itemChanged.connect(lambda _item: self._count())
        heads = (_("Ô"), _("Đang ghi"), _("Vì sao"), _("Cách sửa"))
        self.strangers = LineTable(_("Tên không khớp"), heads)
        self.strangers.prefer(2)
        self.others = QuietComboBox()
        self.others.addItem(_("Còn chờ: để ở đề nghị"), "open")
        self.others.addItem(_("Không được tặng"), "refused")
        self.complaint = complaint()
        self.go = button("", self._submit, look="primary")
        self._lay_out()
        self._show(())

    @property
    def approved(self) -> list[str]:
        """Return the identities of those who are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [i.data(_CODE) for i in items if i.checkState() == Qt.CheckState.Checked]

    def read(self, path: Path) -> None:
        """Read the list of a decision and tick whom it names."""
        complain(self.complaint, "")
        try:
            match = match_decision(self._standing(), read_workbook(path))
        except KnownError as error:
            complain(self.complaint, str(error))
            return
        self._take(match)

    def _standing(self) -> list[Nominee]:
        return [one for one in self._nominees if one.result not in _OUT]

    def _take(self, match: Match) -> None:
        self.number.setText(match.number or self.number.text())
        if match.decided_on:
            self.day.write(match.decided_on)
        self._show([one.id for one in match.named])
        self.strangers.show_lines(
            [
                Line((f"{p.sheet}!{p.cell}", p.value, p.sentence, p.fix), sign="bad", tone="bad")
                for p in match.problems
            ]
        )
        counts = (len(match.named), len(match.missing), len(match.problems))
        words = _("Khớp {named}; trong đề nghị mà không có trong tệp: {missing}; tên lạ: {other}.")
        said = dict(zip(("named", "missing", "other"), map(count_words, counts), strict=True))
        self.said.setText(words.format(**said))
        strange = _("Tên không khớp ({count})").format(count=count_words(len(match.problems)))
        self.tabs.setTabText(1, strange)
        (self.day.line if self.number.text() else self.number).setFocus()

    def _show(self, ticked: Sequence[str]) -> None:
        self.list.clear()
        for one in self._standing():
            words = ", ".join(filter(None, (one.name, str(one.birth_year or ""), one.position)))
            item = QListWidgetItem(words, self.list)
            item.setData(_CODE, one.id)
            is_named = one.id in ticked
            item.setCheckState(Qt.CheckState.Checked if is_named else Qt.CheckState.Unchecked)
        self._count()

    def _count(self) -> None:
        count = len(self.approved)
        self.go.setText(_("&Ghi {count} khen thưởng vào sổ").format(count=count_words(count)))
        self.go.setEnabled(count > 0)

    def _submit(self) -> None:
        day, number = self.day.read(), self.number.text().strip()
        wrong = ""
        if not number:
            wrong = _("Cần số quyết định, như 45/QĐ-UBND.")
        elif not isinstance(day, date):
            wrong = _("Ngày chưa đúng; gõ như 02/09/2022.")
        complain(self.complaint, wrong)
        if not wrong and isinstance(day, date) and self._keep(number, day):
            self.accept()

    def _keep(self, number: str, day: date) -> bool:
        approved = set(self.approved)
        result = str(self.others.currentData())
        reason = _("Không có tên trong quyết định") if result == "refused" else ""
        verdicts = {one.id: Verdict() for one in self._standing() if one.id in approved}
        verdicts |= {
            one.id: Verdict(result, reason) for one in self._standing() if one.id not in approved
        }
        decision = Decision(number, day, verdicts)
        try:
            records = decide(self._desk.ledger, self._proposal, self._nominees, decision)
        except KnownError as error:
            complain(self.complaint, str(error))
            return False
        return self._desk.save(*records)

    def _lay_out(self) -> None:
        self.said = plain(wrap=True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.list, _("Ai được tặng"))
        self.tabs.addTab(self.strangers, _("Tên không khớp"))
        paper = QHBoxLayout()
        for words, part in (
            (_("&Số quyết định *"), self.number),
            (_("&Ngày *"), self.day),
            (_("Người không có tên"), self.others),
        ):
            column = QVBoxLayout()
            column.addWidget(field_label(words, part))
            column.addWidget(part)
            paper.addLayout(column)
        foot = go_or_back(self.go, self.reject)
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Đối chiếu quyết định với đề nghị"), 1.2))
        column.addWidget(self.area)
        column.addWidget(self.said)
        column.addWidget(self.tabs, 1)
        column.addLayout(paper)
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self.day.call(_("Ngày"))
        self.resize(_WIDTH, _HEIGHT)
