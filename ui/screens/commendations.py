"""Commendations: proposals with whom they name and their papers, and the awards that were given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout

from resources.catalogues import offered
from resources.wording import _
from storage.ledger import Ledger
from storage.records import Award, Nominee, Proposal, Record
from storage.repository import find, latest
from storage.stated import stated_words
from ui.paper.gather import nominees_of
from ui.screens.asking import tell
from ui.screens.below import Below, Wording
from ui.screens.commendation_papers import report, reports, submission
from ui.screens.decision import Decision, awards_of
from ui.screens.desk import Desk
from ui.screens.handing_on import HandingOn
from ui.screens.parts import button
from ui.screens.preview import Paper, preview_made
from ui.screens.quick_nominees import QuickNominees
from ui.screens.register import Register
from ui.screens.sheet import Sheet
from ui.screens.table import Column, columns_of
from ui.screens.words import Names
from ui.screens.working import Working

_COPIED = ("form", "authority", "award_type", "addressee", "bases")


class Proposals(Register):
    """Proposals, and below the chosen one whom it names."""

    TITLE: ClassVar[str] = _("Đề nghị")
    SHOWS: ClassVar[frozenset[str]] = frozenset({Proposal.KIND, Nominee.KIND, "activity"})

    def __init__(self, desk: Desk) -> None:
        empty = _("Chưa có đề nghị nào. Bấm «Thêm đề nghị» (Ctrl+N) để lập tờ trình đầu tiên.")
        super().__init__(
            desk,
            Proposal,
            Wording(_("đề nghị"), _("Thêm đề nghị"), empty),
            columns=columns_of(Proposal, frozenset({"form", "authority", "number"})),
        )
        self.list.add_filter("status", _("Tình trạng"), offered("proposal_statuses"))
        self.list.add_button(_("Đã có quyết định…"), self.decide)
        said = Wording(
            _("người, tập thể"), _("Thêm"), _("Chưa ghi ai. Bấm «Thêm» hoặc «Ghi nhanh danh sách».")
        )
        sheet = Sheet(desk, Nominee, hidden=frozenset({"proposal"}), first="name")
        columns = columns_of(Nominee, frozenset({"proposal", "birth_year"}))
        self.nominees = self.add_below(Nominee, "proposal", said, sheet, columns)
        self.nominees.list.prefer("name", "summary", "position")
        self.nominees.list.add_button(_("Ghi nhanh danh sách…"), self.enter_quickly)
        self.left.setStretchFactor(0, 2)
        self.left.setStretchFactor(1, 3)
        self._add_papers()

    def belongings(self, below: Below, parent: Record) -> Sequence[Record]:
        found = super().belongings(below, parent)
        if not isinstance(parent, Proposal):
            return found
        order = [nominee.id for nominee in nominees_of(self.desk.ledger, parent)]
        return sorted(found, key=lambda nominee: order.index(nominee.id))

    def new_values(self) -> dict[str, Any]:
        last = latest(self.desk.ledger, Proposal)
        return {name: getattr(last, name) for name in _COPIED} if last else {}

    @property
    def proposal(self) -> Proposal | None:
        """Return the chosen proposal."""
        return self.chosen if isinstance(self.chosen, Proposal) else None

    def enter_quickly(self) -> None:
        """Write down many nominees at once."""
        if self.proposal and self.shown.may_leave():
            QuickNominees(self.proposal, lambda found: self.desk.save(*found), self).exec()

    def show_papers(self, which: str) -> None:
        """Show papers of the chosen proposal: submission, reports or all; saves it first."""
        proposal = self.proposal
        if proposal is None or (self.shown.form.is_dirty and not self.shown.save()):
            return
        fresh = find(self.desk.ledger, Proposal, id=proposal.id)[0]
        made: dict[str, Callable[[Ledger], list[Paper]]] = {
            "submission": lambda ledger: [submission(ledger, fresh)],
            "reports": lambda ledger: reports(ledger, fresh),
            "all": lambda ledger: [submission(ledger, fresh), *reports(ledger, fresh)],
        }
        preview_made(self.desk, self.working, made[which])

    def show_report(self) -> None:
        """Show the report of the chosen nominee."""
        proposal, nominee = self.proposal, self.nominees.list.record
        if proposal and isinstance(nominee, Nominee):
            made = partial(report, proposal=proposal, nominee=nominee)
            preview_made(self.desk, self.working, lambda ledger: [made(ledger)])

    def decide(self) -> None:
        """Put everybody the proposal names into the register of awards."""
        proposal = self.proposal
        if proposal is None or not self.shown.may_leave():
            return
        awarded = {award.nominee for award in find(self.desk.ledger, Award)}
        named = nominees_of(self.desk.ledger, proposal)
        nominees = [nominee for nominee in named if nominee.id not in awarded]
        if not nominees:
            words = _("Đề nghị chưa ghi ai, hoặc mọi người, tập thể đều đã vào sổ khen thưởng.")
            tell(self, _("Không có ai để ghi"), words)
            return
        dialog = Decision(self.desk.today(), len(nominees), self)
        if dialog.exec():
            awards = awards_of(proposal, nominees, dialog.number.text(), dialog.day.read())
            decided = proposal.model_copy(update={"status": "decided"})
            self.desk.save(decided, *awards)

    def _add_papers(self) -> None:
        row = QHBoxLayout()
        for words, which in (
            (_("In tờ t&rình"), "submission"),
            (_("In &báo cáo"), "reports"),
            (_("In tất &cả"), "all"),
        ):
            row.addWidget(button(words, partial(self.show_papers, which)))
        row.addStretch()
        self.sheet.head.addLayout(row)
        self.working = Working()
        self.left.insertWidget(0, self.working)
        one = QHBoxLayout()
        one.addWidget(button(_("In báo cáo thành tích người, tập thể này"), self.show_report))
        one.addStretch()
        self.nominees.sheet.head.addLayout(one)


class Awards(Register):
    """The register of awards."""

    TITLE: ClassVar[str] = _("Sổ khen thưởng")
    SHOWS: ClassVar[frozenset[str]] = frozenset({Award.KIND, "closed_month"})

    def __init__(self, desk: Desk) -> None:
        empty = _("Chưa có khen thưởng nào. Khi có quyết định, bấm «Thêm khen thưởng».")
        said = Wording(_("khen thưởng"), _("Thêm khen thưởng"), empty)
        super().__init__(desk, Award, said, columns=_award_columns())
        self.list.prefer("occasion", "number", "authority", "form", "name")
        self.list.add_filter("form", _("Hình thức"), offered("award_forms"))
        self.list.add_filter("authority", _("Cấp khen"), offered("award_authorities"))
        self.list.add_filter("subject", _("Đối tượng"), offered("award_subjects"))

    def new_values(self) -> dict[str, Any]:
        return {"decided_on": self.desk.today()}


def _award_columns() -> list[Column]:
    """Return the listed columns; how many says how exactly it is known: chưa nêu số lượng."""

    def how_many(record: Record, _names: Names) -> str:
        assert isinstance(record, Award)
        return stated_words(record.quantity, record.precision)

    return [
        replace(column, words=how_many) if column.name == "quantity" else column
        for column in columns_of(Award)
    ]


class Commendations(HandingOn):
    """Proposals and awards, a tab each."""

    TITLE: ClassVar[str] = _("Khen thưởng")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.proposals, self.awards = Proposals(desk), Awards(desk)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for one in (self.proposals, self.awards):
            self.tabs.addTab(one, one.TITLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.tabs)

    @property
    def shown(self) -> Register:
        """Return the register that is shown."""
        return self.awards if self.tabs.currentIndex() else self.proposals

    def arrive(self) -> None:
        if self.awards.has_draft and not self.proposals.has_draft:
            self.tabs.setCurrentWidget(self.awards)
        self.shown.arrive()

    def may_leave(self) -> bool:
        return self.proposals.may_leave() and self.awards.may_leave()

    def show_record(self, identity: str) -> None:
        award = bool(find(self.desk.ledger, Award, id=identity))
        self.tabs.setCurrentIndex(int(award))
        self.shown.show_record(identity)
