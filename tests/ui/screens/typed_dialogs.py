"""Dialogs that are typed into, and how to type, read and cut the power."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTableView,
    QWidget,
)
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
from tests.ui.screens.certificate_batches import batch
from ui.screens.achievement_noting import NotingAchievement
from ui.screens.asking import TextQuestion
from ui.screens.certificate_editor import CertificateEditor
from ui.screens.certificates import CertificateDialog
from ui.screens.checklist import CheckList
from ui.screens.decision import Decision
from ui.screens.desk import Desk
from ui.screens.editors import Editor
from ui.screens.import_decision import ImportDecision
from ui.screens.kept import Kept, typed_fields
from ui.screens.machine_keys import HandOver
from ui.screens.nominating import Nominating
from ui.screens.proposal_beginning import BeginningProposal
from ui.screens.proposal_step_dialog import Asked, StepDialog
from ui.screens.quick_nominees import QuickNominees
from ui.screens.review_answer import Question, ReviewAnswer
from ui.screens.review_verdicts import Judged
from ui.screens.safety_dialogs import DecideMany
from ui.screens.screen import Screen
from ui.screens.signing import SignDialog
from ui.screens.signing_means import FromFile

TODAY = date(2022, 12, 8)
WORDS = "Chim hoàng yến"
ONE = "0" * 31 + "1"
Make = Callable[[Desk, QWidget, Proposal], QDialog]

# Dialogs that ask for letters and keep no draft, and why.
SECRETS = {
    "Confirming": "the code is read aloud and never written down",
    "PutAway": "a recovery code typed back",
    "PhoneCodeDialog": "a code that is read aloud",
    "RestoreDialog": "a passphrase",
    "UseSpareKey": "the code of a spare key",
    "LockPage": "a passphrase",
    "Security": "a passphrase",
    "Unlock": "a passphrase, before the books are open",
    "Means": "a PIN",
    "RecoveryPage": "a recovery code typed back",
    "_hidden_line": "a passphrase",
}
SEARCHES = {
    "CheckList": "it only searches and ticks",
    "JournalFilters": "it only searches",
    "PersonPage": "it only searches",
    "RecordList": "it only searches",
    "ReviewList": "it only searches",
    "UnitFinder": "it only searches",
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
    "NewBooksForm": "there are no books yet to keep it in",
    "RetentionPage": "each number is kept at once",
    "StepsPanel": "it is only read",
    "FromFile": "a file, remembered once it has signed",
    "ChartView": "it is only read",
    "_number": "a cell of a chart's table, only read",
    "DayCalendar": "it is only read",
    "PastSpan": "two years, of reports that are chosen in a moment; past_figures.py keeps its own",
    "CommendationRules": "the day whose rules are shown",
    "ask_reason": "asked over words that their own form keeps",
}
PARTS = {  # which draft holds the fields of a part
    "AnswerRow": "Sheet",
    "CommonTexts": "CertificateDialog",
    "OneCertificate": "CertificateDialog",
    "SaidOnce": "Importing",
    "SheetForm": "CertificateEditor",
    "SpotForm": "CertificateEditor",
    "StockPrintDialog": "PrintDialog",
    "SuccessorChoice": "HandOver",
    "SigningForm": "SignDialog",
    "VerdictTable": "ReviewAnswer",
}
TYPED_IN = {
    "QLineEdit",
    "QTextEdit",
    "QPlainTextEdit",
    "QSpinBox",
    "QDoubleSpinBox",
    "QTableWidgetItem",
    "TextEditor",
    "LongTextEditor",
    "DateEditor",
    "RowsEditor",
}


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


_ASKED = Question("hồ sơ", [Judged(ONE, "An", "")])
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
    "answer": (lambda _d, h, _p: ReviewAnswer("returned", TODAY, _ASKED, h), "reason"),
    "recognising": (lambda _d, h, _p: DecideMany({}, frozenset(), TODAY, h), "number"),
    "certificates": (lambda d, h, _p: CertificateDialog(d, batch(), h), "texts.signer_name"),
    "template": (
        lambda d, h, _p: CertificateEditor(
            d, CertificateTemplate(id=ONE, unit=UNIT, name="Mẫu"), (), h
        ),
        "",
    ),
    "question": (_text, ""),
    "signing": (lambda d, h, _p: SignDialog(d, "Tờ trình", b"", h), "whose.reference"),
    "handing over": (lambda d, h, _p: HandOver(d, h), "successor.name"),
}

OWN_WAY = {  # not typed into line by line
    "template": "its lines are those of the spot that is chosen",
    "question": "Qt makes its line when it is shown",
    "signing": "shut while the paper is read",
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


def type_everywhere(dialog: QDialog) -> list[str]:
    """Type other digits into each line and cell that lets itself be typed into; return them."""
    said = []
    for count, line in enumerate(_lines(dialog), start=71):
        line.clear()
        QTest.keyClicks(line, str(count))
        said.append(str(count))
    while popup := QApplication.activePopupWidget():  # proposals for what was typed
        popup.hide()
    for row, (table, place) in enumerate(_cells(dialog), start=171):
        table.model().setData(place, str(row))
        said.append(str(row))
    return said


def all_said(dialog: QDialog) -> list[str]:
    """Return what stands in every line and cell of a dialog."""
    lines = [
        one.text() if isinstance(one, QLineEdit) else one.toPlainText() for one in _lines(dialog)
    ]
    return lines + [str(place.data()) for _table, place in _cells(dialog)]


def _lines(dialog: QDialog) -> list[QLineEdit | QPlainTextEdit]:
    found: list[QLineEdit | QPlainTextEdit] = list(dialog.findChildren(QLineEdit))
    found += dialog.findChildren(QPlainTextEdit)
    return [one for one in found if one.isEnabled() and not one.isReadOnly() and not _spared(one)]


def _spared(one: QWidget) -> bool:
    """Tell whether a line only seeks, hides its letters, or is in a box that is chosen from."""
    house = one.parentWidget()
    hidden = isinstance(one, QLineEdit) and one.echoMode() != QLineEdit.EchoMode.Normal
    searches = any(one is part for part in (getattr(one.window(), "search", None),))
    return hidden or searches or isinstance(house, QComboBox | QSpinBox | FromFile | CheckList)


def _cells(dialog: QDialog) -> list[tuple[QTableView, QModelIndex]]:
    return [
        (table, place)
        for table in dialog.findChildren(QTableView)
        for row in range(table.model().rowCount())
        for column in range(table.model().columnCount())
        if (place := table.model().index(row, column)).flags() & Qt.ItemFlag.ItemIsEditable
    ]
