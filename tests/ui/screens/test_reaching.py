from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from storage.commendation.rules import Rulebook, rulebook
from storage.records import (
    Achievement,
    Award,
    Candidate,
    Nominee,
    Proposal,
    Record,
    Selection,
)
from storage.report_period import month_period
from storage.steps import drain
from sync.acknowledgement import take_receipt
from sync.board import board
from sync.content import MonthContent, what_leaves
from sync.enrolment import ask, invite
from sync.held import held_registry
from sync.inbox import receive
from sync.locking import lock_months
from sync.received import kept_receipt, received
from sync.slips import received_month
from tests.ui.screens.pair import FEBRUARY, JANUARY, POST, TODAY, Pair, close, paired
from ui.paper.reports.making import made_document, report_on, written
from ui.screens.achievement_noting import NotingAchievement
from ui.screens.achievements import Achievements
from ui.screens.adjusting import AdjustDialog
from ui.screens.awards import Awards
from ui.screens.awards_by_year import AwardsByYear
from ui.screens.behind import Behind
from ui.screens.board import Board
from ui.screens.board_cell import CellDialog
from ui.screens.board_lock import LockDialog
from ui.screens.checklist import CheckList
from ui.screens.commendations import Commendations
from ui.screens.confirming import Confirming
from ui.screens.consolidation import Consolidation
from ui.screens.decision import Decision
from ui.screens.desk import Desk
from ui.screens.first_run import FirstRun
from ui.screens.home import Home
from ui.screens.honorees import Honorees
from ui.screens.leaving import LeavingDialog, parts_of
from ui.screens.models import Models
from ui.screens.month import Month
from ui.screens.month_grid import MonthGridScreen
from ui.screens.more_registers import MoreRegisters
from ui.screens.nominating import Nominating
from ui.screens.pairing import Pairing
from ui.screens.preview import Paper, PreviewDialog
from ui.screens.printing import PrintDialog
from ui.screens.proposal_beginning import BeginningProposal
from ui.screens.proposal_naming import Ticking
from ui.screens.proposal_step_dialog import Asked, StepDialog
from ui.screens.proposals import Proposals
from ui.screens.quick_nominees import QuickNominees
from ui.screens.receiving import Receiving
from ui.screens.recovery_page import RecoveryPage
from ui.screens.recurring import Recurring
from ui.screens.remarking import RemarkDialog
from ui.screens.sample_choice import SampleChoice
from ui.screens.selection_dialog import SelectionDialog
from ui.screens.sending import Sending
from ui.screens.settings import Settings
from ui.screens.tasks import Tasks
from ui.screens.teams import Teams
from ui.screens.units import Units
from ui.screens.unlock import Unlock
from ui.screens.usual_phrases import UsualPhrases, not_kept_yet
from ui.screens.waiting import WaitingPage

PROPOSAL = Proposal(unit=POST, occasion="Năm 2022", form="certificate", authority="commune_chair")
NOMINEE = Nominee(unit=POST, proposal=PROPOSAL.id, subject="individual", name="Bình")
CANDIDATE = Candidate(unit=POST, subject="individual", name="Bình", noted_on=TODAY)
MEETING = Selection(unit=POST, proposal=PROPOSAL.id, held_on=TODAY, voters=9)
DONE = Achievement(unit=POST, happened_on=TODAY, subject="individual", name="Bình")
AWARD = Award(
    unit=POST,
    decided_on=TODAY,
    form="certificate",
    authority="commune_chair",
    subject="individual",
    occasion="19/8",
)
ASKED = Asked("Trình", "Số, ngày", "&Ghi", paper="&Số", reason="&Lý do")
KINDS = (QLineEdit, QComboBox, QPlainTextEdit, QTableView, QListWidget, QAbstractButton)


def leaving(content: MonthContent) -> LeavingDialog:
    return LeavingDialog(content, parts_of(content, {}), "&Chốt")


def request(pair: Pair) -> bytes:
    above = pair.superior
    return ask(invite(POST, "xã", held_registry(above.ledger), above.keys, 2), pair.post.keys)


def _report(pair: Pair) -> Paper:
    report = report_on(pair.post.ledger, "month", month_period(JANUARY))
    pdf = drain(written(made_document(pair.post.ledger, report), "pdf"))
    return Paper(report.title, "bao-cao.pdf", pdf)


def rules_of(pair: Pair) -> Rulebook:
    return rulebook(pair.post.ledger, TODAY)


def with_one(pair: Pair, record: Record, screen: Callable[[Desk], QWidget]) -> QWidget:
    """Return a screen that has a record to show."""
    assert pair.post.save(record)
    return screen(pair.post)


def remarks(pair: Pair) -> RemarkDialog:
    above = pair.superior
    (bundle,) = received(above.ledger)
    content = received_month(above.ledger, bundle, above.keys)
    return RemarkDialog(above, bundle, content, "returned")


def adjusting(pair: Pair) -> AdjustDialog:
    (bundle,) = received(pair.superior.ledger)
    take_receipt(pair.post.ledger, kept_receipt(pair.superior.ledger, bundle.bundle_id))
    lock_months(pair.post.ledger, JANUARY, pair.post.keys)
    return AdjustDialog(pair.post, JANUARY)


SCREENS: dict[str, Callable[[Pair], QWidget]] = {
    "month": lambda pair: Month(pair.post),
    "sending": lambda pair: Sending(pair.post),
    "pairing": lambda pair: Pairing(pair.post),
    "post's settings": lambda pair: Settings(pair.post),
    "commendations": lambda pair: Commendations(pair.post),
    "board": lambda pair: Board(pair.superior),
    "receiving": lambda pair: Receiving(pair.superior),
    "consolidation": lambda pair: Consolidation(pair.superior),
    "units": lambda pair: Units(pair.superior),
    "security": lambda pair: Settings(pair.superior).security,
    "display": lambda pair: Settings(pair.superior).display,
    "leaving": lambda pair: leaving(what_leaves(pair.post.ledger, FEBRUARY)),
    "behind": lambda _pair: Behind("TT01", [], {}),
    "cell": lambda pair: CellDialog(
        pair.superior, board(pair.superior.ledger, [JANUARY], TODAY)[0]
    ),
    "remarking": remarks,
    "lock": lambda pair: LockDialog(pair.superior),
    "adjusting": adjusting,
    "confirming": lambda pair: Confirming(pair.superior, request(pair)),
    "preview": lambda pair: PreviewDialog([_report(pair)]),
    "printing": lambda _pair: PrintDialog([]),
    "quick": lambda _pair: QuickNominees(PROPOSAL, bool),
    "decision": lambda _pair: Decision(TODAY, [NOMINEE]),
    "step": lambda _pair: StepDialog(ASKED, TODAY, bool),
    "selection": lambda _pair: SelectionDialog(MEETING, [NOMINEE], TODAY),
    "beginning": lambda pair: BeginningProposal([DONE], [DONE.id], None, rules_of(pair)),
    "noting": lambda pair: NotingAchievement(DONE, [], pair.post),
    "naming": lambda _pair: Ticking("Thêm", "Đánh dấu", {"1": "Bình"}),
    "awards by year": lambda pair: AwardsByYear(pair.post),
    "achievements": lambda pair: Achievements(pair.post),
    "honorees": lambda pair: Honorees(pair.post),
    "awards": lambda pair: with_one(pair, AWARD, Awards),
    "proposal": lambda pair: with_one(pair, PROPOSAL, Proposals),
    "unlock": lambda pair: Unlock(pair.post.safe.books) if pair.post.safe else QWidget(),
    "first run": lambda _pair: FirstRun(Path("so")),
    "new books": lambda _pair: FirstRun(Path("so")).form,
    "recovery": lambda _pair: RecoveryPage(),
    "sample": lambda _pair: SampleChoice(),
    "waiting": lambda _pair: WaitingPage("Đang làm sổ mẫu…"),
    "home": lambda pair: Home(pair.post),
    "models": lambda pair: Models(pair.post),
    "teams": lambda pair: Teams(pair.post),
    "month grid": lambda pair: MonthGridScreen(pair.post),
    "recurring": lambda pair: Recurring(pair.post),
    "tasks": lambda pair: Tasks(pair.post),
    "post's small registers": lambda pair: MoreRegisters(pair.post),
    "superior's past figures": lambda pair: MoreRegisters(pair.superior),
    "usual phrases": lambda _pair: UsualPhrases(not_kept_yet([], POST), TODAY),
    "nominating": lambda _pair: Nominating(CANDIDATE, [PROPOSAL], None),
    "ticking": lambda _pair: CheckList({str(n): f"Thôn {n}" for n in range(9)}, frozenset()),
}


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[QWidget]:
    """Give each screen of a post that closed a month and a superior that took it in."""
    with paired(tmp_path) as pair:
        above = pair.superior
        drain(receive(above.ledger, close(pair.post, JANUARY), above.keys))
        made = SCREENS[request.param](pair)
        made.setParent(None)
        qtbot.addWidget(made)
        made.resize(912, 590)
        made.show()
        working = getattr(made, "working", None)
        qtbot.waitUntil(lambda: not (working and working.is_busy))
        yield made


def test_a_screen_is_reached_by_the_keyboard_and_read_aloud(screen: QWidget) -> None:
    no_clash_of_letters(screen)
    no_part_without_a_name(screen)
    no_markup(screen)


def no_clash_of_letters(screen: QWidget) -> None:
    labels = [one for one in screen.findChildren(QLabel) if one.buddy()]
    parts: list[QAbstractButton | QLabel] = [*screen.findChildren(QAbstractButton), *labels]
    words = [one.text() for one in parts if one.isVisible()]
    keys = Counter(filter(None, (QKeySequence.mnemonic(text).toString() for text in words)))
    assert {key: count for key, count in keys.items() if count > 1} == {}
    assert all(key.isascii() for key in keys)


def no_part_without_a_name(screen: QWidget) -> None:
    nameless = [
        one
        for kind in KINDS
        for one in screen.findChildren(kind)
        if one.isVisible()
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
        and not isinstance(one.parent(), QComboBox | QAbstractSpinBox)
    ]
    assert nameless == []


def no_markup(screen: QWidget) -> None:
    formats = {label.textFormat() for label in screen.findChildren(QLabel) if label.text()}
    assert formats <= {Qt.TextFormat.PlainText}
