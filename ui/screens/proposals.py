"""Proposals at work: the way of the chosen one above, whom it names below, the form beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from resources.catalogues import offered
from resources.wording import _
from storage.commendation.grounds import lasting_grounds, usual_grounds
from storage.commendation.life import with_dossier
from storage.commendation.removing import removal_of
from storage.commendation.step_guards import last_day
from storage.records import Nominee, Proposal, Record
from storage.repository import find, latest, search
from ui.paper.gather import nominees_of
from ui.screens.below import Below, Wording
from ui.screens.commendation_papers import print_dossier, report
from ui.screens.desk import Desk
from ui.screens.parts import button
from ui.screens.preview import preview_made
from ui.screens.proposal_addressee import Addressee
from ui.screens.proposal_answering import answer, hand_over, step_words
from ui.screens.proposal_bar import ProposalBar
from ui.screens.proposal_checks import ChecksPanel
from ui.screens.proposal_dossier import DossierPanel
from ui.screens.proposal_meeting import hold_meeting
from ui.screens.proposal_mending import MENDED_IN, OF_MEETING
from ui.screens.proposal_menu import ProposalMenu
from ui.screens.proposal_naming import name_achievements, name_honorees
from ui.screens.proposal_nominees import NomineeSheet, nominee_columns
from ui.screens.proposal_path import (
    ANSWER,
    COMPLETE,
    DOSSIER,
    HAND,
    LIST,
    MEND,
    SUBMIT,
    VOTE,
    standing_of,
)
from ui.screens.proposal_steps import StepsPanel
from ui.screens.proposal_submitting import submit
from ui.screens.proposal_tabs import tell_in_tabs
from ui.screens.proposed_text import TextOffer
from ui.screens.quick_nominees import QuickNominees, keep_named
from ui.screens.register import Register
from ui.screens.table import columns_of
from ui.screens.working import Working

_FIRST = {"form": "certificate", "authority": "commune_chair"}  # what most begin with
_COPIED = ("form", "authority", "award_type", "addressee")


class Proposals(Register):
    """Proposals, and below the chosen one whom it names, what is wrong with it, how it went."""

    TITLE: ClassVar[str] = _("Đề nghị")
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {"proposal", "nominee", "activity", "achievement", "honoree", "selection", "review"}
        | {"award", "award_event", "commendation_rule", "kept_paper", "outgoing"}
    )

    def __init__(self, desk: Desk) -> None:
        empty = _(
            "Chưa có đề nghị nào. Đã ghi thành tích thì sang «Thành tích», bấm «Lập đề nghị»: danh "
            "sách tự có. Chưa ghi thì bấm «Thêm đề nghị» (Ctrl+N) rồi ghi từng người."
        )
        super().__init__(
            desk,
            Proposal,
            Wording(_("đề nghị"), _("Thêm đề nghị"), empty),
            columns=columns_of(Proposal, frozenset({"form", "authority", "number"})),
        )
        self.list.add_filter("status", _("Tình trạng"), offered("proposal_statuses"))
        self.list.add_button(_("Quy định…"), partial(desk.sought.emit, "commendation_rules", ""))
        self.list.prefer("occasion", "proposed_on")
        self.list.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # years stand at the end
        self.nominees = self._add_nominees()
        for sheet in (self.sheet, self.nominees.sheet):
            sheet.removal_of = partial(removal_of, desk.ledger)
        self.checks = ChecksPanel(desk)
        self.checks.settle = lambda: self._settled() is not None
        self.dossier = DossierPanel(desk)
        self.way = StepsPanel(desk)
        self.left.setStretchFactor(0, 2)
        self.left.setStretchFactor(1, 3)
        self._add_panels()
        self._add_bar()
        self.addressee = Addressee(desk, self.sheet)

    def records(self) -> Sequence[Record]:
        """Return them newest first; what is not submitted yet stands above."""
        found = search(self.desk.ledger, Proposal, self.list.text, **self.list.narrowed)
        return sorted(found, key=lambda one: (one.proposed_on or date.max, one.id), reverse=True)

    def belongings(self, below: Below, parent: Record) -> Sequence[Record]:
        if not isinstance(parent, Proposal):
            return super().belongings(below, parent)
        named = nominees_of(self.desk.ledger, parent)
        if not below.list.text:
            return named
        found = {one.id for one in super().belongings(below, parent)}
        return [one for one in named if one.id in found]

    def new_values(self) -> dict[str, Any]:
        last = latest(self.desk.ledger, Proposal, unit=self.desk.settings.unit)
        if last is None:
            return _FIRST | {"bases": usual_grounds()}
        copied = {name: getattr(last, name) for name in _COPIED}
        return copied | {"bases": lasting_grounds(last.bases)}

    @property
    def proposal(self) -> Proposal | None:
        """Return the chosen proposal as it is in the books."""
        chosen = self.chosen
        found = find(self.desk.ledger, Proposal, id=chosen.id) if chosen else []
        return next(iter(found), None)

    def do(self, code: str) -> None:
        """Do what a step, or the main button, of the chosen proposal's way asks for."""
        ways: dict[str, Callable[[], object]] = {
            LIST: self._go_to_list,
            VOTE: partial(self._with, hold_meeting),
            DOSSIER: partial(self.tabs.setCurrentWidget, self.checks),
            MEND: self._mend,
            COMPLETE: self._complete,
            SUBMIT: self._submit,
            ANSWER: partial(self._with, answer),
            HAND: partial(self._with, hand_over),
        }
        if code in ways:
            ways[code]()

    def enter_quickly(self) -> None:
        """Write down many nominees at once."""
        proposal = self._settled()
        if proposal:
            QuickNominees(proposal, partial(keep_named, self.desk), self).exec()

    def print_dossier(self) -> None:
        """Show all papers of the chosen proposal; what is typed is kept first."""
        proposal = self._settled()
        if proposal:
            print_dossier(self.desk, self.working, proposal)

    def show_report(self) -> None:
        """Show the report of the chosen nominee."""
        proposal, nominee = self._settled(), self.nominees.list.record
        if proposal and isinstance(nominee, Nominee):
            made = partial(report, proposal=proposal, nominee=nominee, today=self.desk.today())
            preview_made(self.desk, self.working, lambda ledger: [made(ledger)])

    def hideEvent(self, event: QHideEvent) -> None:
        self.checks.rest()
        super().hideEvent(event)

    def _settled(self) -> Proposal | None:
        """Return the chosen proposal once what is typed is kept; none if it is not."""
        if self.shown.form.is_dirty and not self.shown.save():
            return None
        return self.proposal

    def _with(self, do: Callable[[Desk, Proposal, Register], object]) -> None:
        proposal = self._settled()
        if proposal:
            do(self.desk, proposal, self)

    def _go_to_list(self) -> None:
        self.tabs.setCurrentWidget(self.nominees.list)
        if self.nominees.list.model.rowCount():
            self.nominees.list.table.setFocus()
        else:
            self.begin_below(self.nominees)

    def _mend(self) -> None:
        self.tabs.setCurrentWidget(self.checks)
        self.checks.stand_on_worst()

    def _complete(self) -> None:
        proposal = self._settled()
        if proposal and not self._is_blocked():
            whole = with_dossier(proposal, max(self.desk.today(), last_day(proposal)))
            lacking = self.dossier.lacking
            words = _("{step}; còn {count} giấy tờ chưa có") if lacking else "{step}"
            said = words.format(step=step_words(whole.status), count=lacking)
            if self.desk.save(whole, said=said) and lacking:
                self.tabs.setCurrentWidget(self.dossier)

    def _submit(self) -> None:
        proposal = self._settled()
        if proposal and not self._is_blocked():
            submit(self.desk, proposal, self)

    def _is_blocked(self) -> bool:
        """Tell whether something must be mended first, and show it."""
        blocked = self.checks.blocking > 0
        if blocked:
            self._mend()
        return blocked

    # what hangs together

    def _show_below(self) -> None:
        super()._show_below()
        if hasattr(self, "bar"):
            self._show_way()

    def _show_way(self) -> None:
        proposal = self.proposal
        self.bar.setVisible(proposal is not None)
        self.menu.show_proposal(proposal)
        self.checks.show_proposal(proposal)
        self.dossier.show_proposal(proposal)
        self.way.show_proposal(proposal)
        if proposal:
            self._say_standing()

    def _say_standing(self) -> None:
        proposal = self.proposal
        if proposal:
            self.bar.show_standing(standing_of(proposal, self.checks.named, self.checks.blocking))
        tell_in_tabs(self.tabs, proposal, self.checks, self.dossier)

    def _check_typed(self) -> None:
        """Judge the proposal with what stands in the form now."""
        self.checks.judge(self.shown.kind, self.shown.form.values())

    def _show_nominee(self, identity: str, rule: str) -> None:
        """Show whom a finding concerns, in the field that it is mended in."""
        self.tabs.setCurrentWidget(self.nominees.list)
        self._show_in(self.nominees.list, self.nominees.sheet, identity)
        self.nominees.sheet.form.focus_first(MENDED_IN.get(rule, "summary"))

    def _add_nominees(self) -> Below:
        said = Wording(
            _("người, tập thể"), _("Thêm"), _("Chưa ghi ai. Bấm «Thêm», hoặc «Thêm từ» nơi khác.")
        )
        sheet = NomineeSheet(self.desk)
        below = self.add_below(Nominee, "proposal", said, sheet, nominee_columns())
        below.list.prefer("name", "summary", "position", "result")
        below.list.count.hide()  # the tab says it
        source = QMenu(self)
        source.addAction(_("&Thành tích đã ghi…"), partial(self._with, name_achievements))
        source.addAction(_("&Người, tập thể đã có trong sổ…"), partial(self._with, name_honorees))
        source.addAction(_("&Ghi nhanh danh sách…"), self.enter_quickly)
        self.source = button(_("Thêm từ"))
        self.source.setMenu(source)
        below.list.add_beside(self.source)
        sheet.buttons.insertWidget(2, button(_("In báo cáo"), self.show_report, look="quiet"))
        sheet.buttons.insertWidget(3, TextOffer(self.desk, sheet))
        return below

    def _add_panels(self) -> None:
        self.tabs.addTab(self.checks, _("Kiểm tra"))
        self.tabs.addTab(self.dossier, _("Giấy tờ"))
        self.tabs.addTab(self.way, _("Quá trình"))
        self.checks.judged.connect(self._say_standing)
        self.checks.wanted_nominee.connect(self._show_nominee)
        self.checks.wanted_proposal.connect(self._show_proposal)
        for sheet in (self.sheet, self.nominees.sheet):
            sheet.edited.connect(self._check_typed)

    def _show_proposal(self, rule: str) -> None:
        """Show where a finding on the whole is mended: at the meeting, or in the form."""
        if rule in OF_MEETING:
            self.do(VOTE)
        elif self.chosen and self.shown.may_leave():
            self.sheets.setCurrentWidget(self.sheet)
            self.sheet.open(self.chosen)
            self.sheet.form.focus_first()

    def _add_bar(self) -> None:
        self.working = Working()
        self.menu = ProposalMenu(self.desk, self._settled, self.working, self)
        self.bar = ProposalBar(self.menu)
        self.bar.wanted.connect(self.do)
        self.bar.print.clicked.connect(self.print_dossier)
        keys = QShortcut(QKeySequence("Ctrl+P"), self)
        keys.activated.connect(self.print_dossier)
        self.column.insertWidget(0, self.bar)
        self.column.insertWidget(1, self.working)
