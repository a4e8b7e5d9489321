"""Dialogs that are typed into, and how to type, read and cut the power."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from storage.commendation.rules import rulebook
from storage.records import (
    Achievement,
    CertificateTemplate,
    Honoree,
    Nominee,
    Proposal,
)
from tests.conftest import UNIT
from ui.screens.achievement_noting import NotingAchievement
from ui.screens.asking import TextQuestion
from ui.screens.certificate_editor import CertificateEditor
from ui.screens.certificates import CertificateDialog
from ui.screens.decision import Decision
from ui.screens.desk import Desk
from ui.screens.editors import Editor
from ui.screens.import_decision import ImportDecision
from ui.screens.kept import Kept, typed_fields
from ui.screens.nominating import Nominating
from ui.screens.proposal_beginning import BeginningProposal
from ui.screens.proposal_step_dialog import Asked, StepDialog
from ui.screens.quick_nominees import QuickNominees
from ui.screens.review_answer import Question, ReviewAnswer
from ui.screens.safety_dialogs import DecideMany
from ui.screens.screen import Screen

TODAY = date(2022, 12, 8)
WORDS = "Chim hoàng yến"
ONE = "0" * 31 + "1"
Make = Callable[[Desk, QWidget, Proposal], QDialog]

# Dialogs that ask for letters and keep no draft, and why.
SECRETS = {
    "Confirming": "the code is read aloud and never written down",
    "HandOver": "a passphrase",
    "PutAway": "a recovery code typed back",
    "PhoneCodeDialog": "a code that is read aloud",
    "RestoreDialog": "a passphrase",
    "UseSpareKey": "the code of a spare key",
}
SEARCHES = {
    "SeekEverything": "it only searches",
    "Ticking": "it only searches and ticks",
    "PhraseChooser": "it only searches and ticks",
    "CellDialog": "nothing is typed",
}
OTHERWISE = {
    "SelectionDialog": "selection_draft.py keeps it",
    "OffsetsDialog": "two distances that are measured in a moment",
    "Importing": "the file is read again",
    "PrintDialog": "the number of copies",
    "SignDialog": "the form inside holds a PIN",
}
TYPED_IN = {"QLineEdit", "QPlainTextEdit", "TextEditor", "LongTextEditor", "RowsEditor"}


def _achievement() -> Achievement:
    return Achievement(
        unit=UNIT, happened_on=TODAY, subject="person", award_type="sudden", name="A", text=""
    )


def step_dialog(_desk: Desk, house: QWidget, proposal: Proposal) -> QDialog:
    asked = Asked("Trả lại", "", "Ghi", paper="Số", reason="Vì sao")
    return StepDialog(asked, TODAY, print, house, drafted=f"returned {proposal.id}")


def _text(_desk: Desk, house: QWidget, _proposal: Proposal) -> QDialog:
    box = TextQuestion(house)
    box.drafted = "reopening 2022-11"
    return box


def _named(proposal: Proposal) -> Nominee:
    return Nominee(unit=UNIT, proposal=proposal.id, subject="person", name="Nguyễn Văn An")


DIALOGS: dict[str, tuple[Make, str]] = {
    "achievement": (lambda d, h, _p: NotingAchievement(_achievement(), [], d, h), "text"),
    "decision": (lambda _d, h, p: Decision(TODAY, [_named(p)], parent=h), "reason"),
    "list of a decision": (lambda d, h, p: ImportDecision(d, p, h), "number"),
    "nominating": (
        lambda _d, h, _p: Nominating(
            Honoree(id=ONE, unit=UNIT, subject="person", name="An"), [], None, h
        ),
        "occasion",
    ),
    "proposal": (
        lambda d, h, _p: BeginningProposal([], [], None, rulebook(d.ledger, TODAY), h),
        "occasion",
    ),
    "step": (step_dialog, "reason"),
    "names": (lambda _d, h, p: QuickNominees(p, lambda _found: True, h), "box"),
    "answer": (lambda _d, h, _p: ReviewAnswer("returned", TODAY, Question("hồ sơ"), h), "reason"),
    "recognising": (lambda _d, h, _p: DecideMany({}, frozenset(), TODAY, h), "number"),
    "certificates": (lambda d, h, _p: CertificateDialog(d, [], h), "texts.signer_name"),
    "template": (
        lambda d, h, _p: CertificateEditor(
            d, CertificateTemplate(id=ONE, unit=UNIT, name="Mẫu"), (), h
        ),
        "",
    ),
    "question": (_text, ""),
}


@pytest.fixture
def house(desk: Desk, qtbot: QtBot) -> Screen:
    made = Screen(desk)
    qtbot.addWidget(made)
    return made


def type_into(dialog: QDialog, name: str) -> None:
    """Put words into a field of a dialog as its user does; by its own way where it has one."""
    if not name and isinstance(dialog, CertificateEditor):
        dialog.retype(dialog.typed() | {"name": WORDS})
    elif not name and isinstance(dialog, TextQuestion):
        dialog.setTextValue(WORDS)
    else:
        field, way = next((f, w) for known, f, w in typed_fields(dialog) if known == name)
        way.write(field, WORDS)
        if isinstance(field, Editor):  # its users type, and `write` is not typing
            field.changed.emit()


def read_from(dialog: QDialog, name: str) -> str:
    if not name and isinstance(dialog, CertificateEditor):
        return dialog.template.name
    if not name and isinstance(dialog, TextQuestion):
        return dialog.textValue()
    return str(next(w.read(f) for known, f, w in typed_fields(dialog) if known == name))


def cut_the_power(dialog: QDialog) -> None:
    """Let the moment after typing pass, then take the dialog away as no user does."""
    for kept in dialog.findChildren(Kept):
        kept.soon.at_once()
    dialog.deleteLater()
