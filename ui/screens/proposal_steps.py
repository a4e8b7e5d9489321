"""How a proposal went: each step with its day, its paper and its reason."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.commendation.deadlines import deadline_of
from storage.commendation.decisions import short_reason
from storage.commendation.rules import rulebook
from storage.records import Proposal, Review
from storage.repository import find
from ui.screens.desk import Desk
from ui.screens.lines import Line, LineTable
from ui.screens.parts import plain
from ui.screens.proposal_sent import sent_words
from ui.screens.words import choice_word, date_words

_HIGH = 110  # logical pixels of a reason
_SIGNS = {"returned": "warning", "refused": "bad", "cancelled": "bad", "awarded": "star"}


class StepsPanel(QWidget):
    """The steps of the chosen proposal, oldest first, and by when an answer is expected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        heads = (_("Bước"), _("Ngày"), _("Văn bản"), _("Lý do"))
        self.table = LineTable(_("Các bước đã qua"), heads)
        self.table.prefer(3)
        self.table.chosen.connect(self._explain)
        self.reason = QPlainTextEdit(readOnly=True)
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(_("Lý do"))
        self.reason.setMaximumHeight(_HIGH)
        self.due = plain(look="muted", wrap=True)
        self.sent = plain(look="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.due)
        column.addWidget(self.table, 1)
        column.addWidget(self.sent)
        column.addWidget(self.reason)

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Show how a proposal went."""
        lines = self._lines(proposal) if proposal else []
        self.table.show_lines(lines)
        self._explain("")
        told = [row for row, line in enumerate(lines) if line.key]
        if told:  # what was said last is what is to be done
            self.table.selectRow(told[-1])
        self.due.setText(self._due(proposal) if proposal else "")
        self.due.setVisible(bool(self.due.text()))
        self.sent.setText(sent_words(self._desk, proposal) if proposal else "")
        self.sent.setVisible(bool(self.sent.text()))

    def _lines(self, proposal: Proposal) -> list[Line]:
        answers = find(self._desk.ledger, Review, proposal=proposal.id)
        whole = {short_reason(one.reason): one.reason for one in answers}
        said = [
            (one.status, one.on, one.paper, whole.get(one.reason, one.reason))
            for one in proposal.steps
        ]
        known = {(status, on) for status, on, _paper, _reason in said}
        said += [
            (one.status, one.on, one.number, one.reason)
            for one in answers
            if (one.status, one.on) not in known
        ]
        if not said:  # entered before steps were kept
            day = proposal.decided_on or proposal.proposed_on
            words = (
                choice_word("proposal_statuses", proposal.status),
                date_words(day) if day else "",
            )
            return [Line((*words, proposal.decision_paper or proposal.number, ""), sign="open")]
        ordered = sorted(said, key=lambda one: one[1])
        return [_line(*one) for one in ordered]

    def _explain(self, reason: str) -> None:
        """Show the whole reason of a step: its cell holds one line."""
        self.reason.setPlainText(reason)
        self.reason.setVisible(bool(reason))

    def _due(self, proposal: Proposal) -> str:
        today = self._desk.today()
        due = deadline_of(rulebook(self._desk.ledger, today), proposal)
        return f"{due.words}: {due.said(today)}." if due else ""


def _line(status: str, on: object, paper: str, reason: str) -> Line:
    short = " ".join(reason.split())
    words = (choice_word("proposal_statuses", status), f"{on:%d/%m/%Y}", paper, short)
    sign = _SIGNS.get(status, "good")
    return Line(words, key=reason, sign=sign, tone="" if sign == "star" else sign)
