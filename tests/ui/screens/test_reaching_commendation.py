"""Every dialog of commendation is reached by the keyboard and read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storage.records import Award, Nominee
from storage.repository import find
from sync.dossier import what_leaves_with
from tests.ui.paper.certificates.samples import A4, certificate
from tests.ui.paper.samples import DISPATCH
from tests.ui.screens.commendation_books import begin_proposal, hold_meeting, submit
from tests.ui.screens.pair import POST, TODAY, Pair, paired
from tests.ui.screens.test_reaching import (
    no_clash_of_letters,
    no_markup,
    no_part_without_a_name,
)
from ui.paper.sheet import print_sheet
from ui.paper.signature import close
from ui.screens.awards import Awards
from ui.screens.candidates import Candidates
from ui.screens.certificate_editor import CertificateEditor
from ui.screens.certificate_offsets import OffsetsDialog
from ui.screens.certificates import CertificateDialog
from ui.screens.commendation_rules import CommendationRules
from ui.screens.proposal_meeting import meeting_of
from ui.screens.proposal_sending import DossierLeaving
from ui.screens.proposals import Proposals
from ui.screens.selection_dialog import SelectionDialog
from ui.screens.signed_paper import SignedPaper
from ui.screens.signing import SignDialog
from ui.screens.signing_trust import Trust

AWARD = Award(
    unit=POST,
    decided_on=TODAY,
    form="certificate",
    authority="commune_chair",
    subject="individual",
    name="Nguyễn Văn Bình",
    occasion="19/8",
)


def proposals(pair: Pair, tab: int, *, confirmed: bool = True) -> Proposals:
    """Show a proposal after its meeting, in a tab below the list."""
    proposal = hold_meeting(pair.post, begin_proposal(pair.post))
    if not confirmed:
        named = find(pair.post.ledger, Nominee)
        pair.post.save(*(one.model_copy(update={"clear": False}) for one in named))
    screen = Proposals(pair.post)
    screen.show_record(proposal.id)
    screen.tabs.setCurrentIndex(tab)
    return screen


def nominee(pair: Pair) -> Proposals:
    screen = proposals(pair, 0)
    screen.show_record(find(pair.post.ledger, Nominee)[0].id)
    return screen


def leaving(pair: Pair) -> QWidget:
    submitted = submit(pair.post, hold_meeting(pair.post, begin_proposal(pair.post)))
    return DossierLeaving(what_leaves_with(pair.post.ledger, submitted), {})


def meeting(pair: Pair) -> QWidget:
    proposal = begin_proposal(pair.post)
    named = find(pair.post.ledger, Nominee)
    return SelectionDialog(meeting_of(pair.post, proposal, named), named, TODAY)


def signing(pair: Pair, kind: int) -> QWidget:
    dialog = SignDialog(pair.post, "Tờ trình", PAPER)
    dialog.form.choose(kind)
    return dialog


def awards(pair: Pair) -> QWidget:
    pair.post.save(AWARD)
    return Awards(pair.post)


PAPER = print_sheet(close("Hết", DISPATCH), title="Tờ trình", author="x")
SCREENS: dict[str, Callable[[Pair], QWidget]] = {
    "list of names": lambda pair: proposals(pair, 0),
    "checks": lambda pair: proposals(pair, 1, confirmed=False),
    "papers": lambda pair: proposals(pair, 2),
    "way": lambda pair: proposals(pair, 3),
    "nominee": nominee,
    "meeting": meeting,
    "leaving": leaving,
    "awards": awards,
    "candidates": lambda pair: Candidates(pair.post),
    "rules": lambda pair: CommendationRules(pair.post),
    "certificates": lambda pair: CertificateDialog(pair.post, [AWARD]),
    "stock": lambda pair: CertificateEditor(pair.post, A4, [certificate()]),
    "offsets": lambda _pair: OffsetsDialog(A4),
    "signing with a token": lambda pair: signing(pair, 0),
    "signing with a file": lambda pair: signing(pair, 1),
    "signed paper": lambda pair: SignedPaper(pair.post, "to-trinh.pdf", PAPER),
    "trust": lambda pair: Trust(pair.post),
}


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[QWidget]:
    with paired(tmp_path) as pair:
        made = SCREENS[request.param](pair)
        qtbot.addWidget(made)
        made.show()
        at_rest = getattr(made, "form", made)
        working = getattr(at_rest, "working", None)
        qtbot.waitUntil(lambda: not (working and working.is_busy))
        yield made


def test_a_screen_is_reached_by_the_keyboard_and_read_aloud(screen: QWidget) -> None:
    no_clash_of_letters(screen)
    no_part_without_a_name(screen)
    no_markup(screen)
