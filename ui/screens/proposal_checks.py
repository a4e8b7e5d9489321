"""What the rules say of the chosen proposal, judged while it is typed, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.commendation.case import case_of
from storage.commendation.explaining import explain
from storage.commendation.findings import Finding, blocking, findings
from storage.commendation.rules import rulebook
from storage.records import Nominee, Override, Proposal, Record
from storage.repository import find
from ui.screens.asking import ask, ask_text, tell
from ui.screens.desk import Desk
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, plain
from ui.screens.soon import Soon
from ui.screens.tips import plain_tip
from ui.screens.words import count_words

_SIGNS = {"block": "bad", "warn": "warning", "note": "info"}
_LEVELS = {"block": _("Phải sửa"), "warn": _("Nhắc"), "note": _("Nên biết")}
_REASON = 500  # letters
_K = re.compile(r"k\d+")  # rules that officers know by their number; other codes say nothing
_CLEAR = "k4"  # the rule that asks to confirm that nothing is being looked into


class ChecksPanel(QWidget):
    """Findings with their weight, words and basis; Enter goes where one is mended."""

    judged = Signal()  # what stands in the way may have changed
    wanted_nominee = Signal(str, str)  # the identity of whom a finding concerns, and its rule
    wanted_proposal = Signal(str)  # a finding of this rule concerns the whole

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._proposal: Proposal | None = None
        self._typed: tuple[type[Record], Mapping[str, Any]] | None = None
        self._found: tuple[Finding, ...] = ()
        self._names: Mapping[str, str] = {}
        self._soon = Soon(self._judge, self)
        self.settle: Callable[[], bool] = lambda: True  # keeps what is typed; false if it cannot
        self.words = plain(wrap=True)
        heads = (_("Mức"), _("Ai"), _("Nội dung"))
        self.table = LineTable(_("Những điều cần xem trước khi trình"), heads)
        self.table.prefer(2)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.opened.connect(self._mend)
        chosen = self.table.selectionModel()
        chosen.selectionChanged.connect(lambda _now, _before: self._explain())
        self.detail = plain(look="muted", wrap=True)
        self.mend_button = button(_("&Sửa"), lambda: self._mend(self.table.key()))
        self.pass_button = button(_("Vượt &qua, ghi lý do…"), self.pass_over)
        self.clear_button = button(_("Xác nhận &tất cả…"), self.confirm_all)
        self.clear_button.setToolTip(_("Xác nhận tất cả không thuộc trường hợp chưa xét"))
        self._lay_out()

    @property
    def count(self) -> int:
        """Return how many things there are to look at."""
        return len(self._found)

    @property
    def named(self) -> int:
        """Return how many the proposal names."""
        return len(self._names)

    @property
    def blocking(self) -> int:
        """Return how many of them keep the proposal from being submitted."""
        return len(blocking(self._found))

    @property
    def sign(self) -> str:
        """Return the sign of the gravest of them."""
        stops = any(one.level == "block" for one in self._found)
        return "bad" if stops else "warning" if self.blocking else "good"

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Judge a proposal as the books have it."""
        self._proposal, self._typed = proposal, None
        self._soon.stop()
        self._judge()

    def judge(self, kind: type[Record], values: Mapping[str, Any]) -> None:
        """Judge it, soon, with what stands in a form; it need not be right yet."""
        self._typed = (kind, values)
        self._soon.ask()

    def rest(self) -> None:
        """Judge nothing any more: nobody looks."""
        self._soon.stop()

    def stand_on_worst(self) -> None:
        """Stand on the first line, which is the gravest, with the keyboard."""
        if self._found:
            self.table.selectRow(0)
            self.table.setFocus()

    def pass_over(self) -> None:
        """Keep a reason for the warnings that are chosen; the minutes print it."""
        chosen = [one for one in self._chosen() if one.level == "warn"]
        if not chosen or self._proposal is None:
            return
        title = _("Vượt qua {count} nhắc nhở").format(count=count_words(len(chosen)))
        question = _("Lý do (được in trong biên bản họp bình xét):")
        drafted = f"passing over in {self._proposal.id}"
        reason = ask_text(self, title, question, chosen[0].overridden, drafted=drafted)
        if reason == "":
            words = _("Vượt qua một nhắc nhở thì phải ghi lý do. Nhắc nhở vẫn còn nguyên.")
            tell(self, _("Chưa ghi lý do"), words)
        if not reason:
            return
        answered = {(one.rule, one.nominee) for one in chosen}
        kept = [one for one in self._proposal.overrides if (one.rule, one.nominee) not in answered]
        new = [
            Override(rule=r, nominee=n, reason=reason[:_REASON])
            for r, n in sorted(answered, key=str)
        ]
        changed = {"overrides": (*kept, *new)}
        said = _("lý do vượt qua nhắc nhở")
        self._desk.save(self._proposal.model_copy(update=changed), said=said)

    def confirm_all(self) -> None:
        """Tick for all, after asking once, that nothing is being looked into."""
        if self._proposal is None or not self.settle():
            return
        named = find(self._desk.ledger, Nominee, proposal=self._proposal.id)
        waiting = [one for one in named if not one.clear]
        title = _("Xác nhận cho {count} trường hợp?").format(count=count_words(len(waiting)))
        words = _(
            "Không ai trong số này đang bị xem xét kỷ luật, điều tra, thanh tra có dấu hiệu vi "
            "phạm hoặc đang được xác minh đơn thư. Chỉ ghi xác nhận, không ghi chi tiết."
        )
        if waiting and ask(self, title, words, yes=_("Xác nhận tất cả"), no=_("Quay lại")):
            clear = (one.model_copy(update={"clear": True}) for one in waiting)
            said = _("xác nhận cho {count} trường hợp").format(count=count_words(len(waiting)))
            self._desk.save(*clear, said=said)

    def _chosen(self) -> list[Finding]:
        rows = sorted({one.row() for one in self.table.selectionModel().selectedRows()})
        return [self._found[row] for row in rows]

    def _mend(self, finding: Finding | None) -> None:
        if finding and finding.nominee:
            self.wanted_nominee.emit(finding.nominee, finding.rule)
        elif finding:
            self.wanted_proposal.emit(finding.rule)

    def _judge(self) -> None:
        case = self._case()
        if case is None:
            return
        proposal, nominees = case
        self._names = {one.id: one.name for one in nominees}
        if proposal:
            self._found = findings(
                case_of(self._desk.ledger, proposal, nominees=nominees, today=self._desk.today())
            )
        else:
            self._found = ()
        self._show()
        self.judged.emit()

    def _case(self) -> tuple[Proposal | None, list[Nominee]] | None:
        """Return what is judged, with what is typed; none in the middle of a number or a day."""
        proposal = self._proposal
        nominees = find(self._desk.ledger, Nominee, proposal=proposal.id) if proposal else []
        if proposal is None or self._typed is None:
            return proposal, nominees
        kind, values = self._typed
        try:
            typed = kind.model_validate(values)
        except ValidationError:
            return None
        if isinstance(typed, Proposal):
            return (typed if typed.id == proposal.id else proposal), nominees
        if isinstance(typed, Nominee) and typed.proposal == proposal.id:
            others = [one for one in nominees if one.id != typed.id]
            nominees = [*others, typed]
        return proposal, nominees

    def _show(self) -> None:
        here = self.table.currentIndex().row()
        self.table.show_lines([_line(one, self._names) for one in self._found])
        if 0 <= here < len(self._found):
            self.table.selectRow(here)
        stops = sum(one.level == "block" for one in self._found)
        asks = sum(one.wants_reason for one in self._found)
        said = (
            _("{stops} chỗ phải sửa").format(stops=count_words(stops)) if stops else "",
            _("{asks} nhắc nhở cần sửa hoặc ghi lý do").format(asks=count_words(asks))
            if asks
            else "",
        )
        fine = _("Không có gì ngăn việc trình")
        self.words.setText(f"{', '.join(filter(None, said)) or fine}.")
        self.clear_button.setVisible(any(one.rule == _CLEAR for one in self._found))
        self._explain()

    def _explain(self) -> None:
        """Say the chosen finding in full, on what it rests, and why it was passed over."""
        row = self.table.currentIndex().row()
        one = self._found[row] if 0 <= row < len(self._found) else None
        self.mend_button.setEnabled(one is not None)
        self.pass_button.setEnabled(any(each.level == "warn" for each in self._chosen()))
        if one is None:
            self.detail.setText("")
            return
        rule = _(" ({rule})").format(rule=one.rule.upper()) if _K.fullmatch(one.rule) else ""
        basis = _("Căn cứ: {basis}{rule}.").format(basis=one.basis or "—", rule=rule)
        book = rulebook(self._desk.ledger, self._desk.today())
        self.detail.setToolTip(plain_tip(explain(one.rule, book)))
        passed = _("Đã vượt qua: {reason}").format(reason=one.overridden) if one.overridden else ""
        self.detail.setText(" ".join(filter(None, (one.words, basis, passed))))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        for one in (self.mend_button, self.pass_button, self.clear_button):
            foot.addWidget(one)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addLayout(foot)


def _line(one: Finding, names: Mapping[str, str]) -> Line:
    whom = names.get(one.nominee or "", "") or _("Cả đề nghị")
    level = _("Đã vượt qua") if one.overridden else _LEVELS[one.level]
    sign = "good" if one.overridden else _SIGNS[one.level]
    tone = "muted" if one.level == "note" else sign
    words = _unnamed(one.words, whom)
    return Line((level, whom, words), key=one, sign=sign, tone=tone, tip=one.basis)


def _unnamed(words: str, whom: str) -> str:
    """Leave out whose it is: the name stands beside, and the rest would be cut."""
    short = words.replace(_(" của «{name}»").format(name=whom), "", 1)
    rest = short.removeprefix(f"«{whom}»").lstrip()
    return f"{rest[:1].upper()}{rest[1:]}"
