"""Whatever form the power goes off in, it opens again with what was typed; never with a secret."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import ui.screens
from storage.commendation.rules import rulebook
from storage.drafts import draft_of, drafts
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.records import (
    Achievement,
    CertificateTemplate,
    Honoree,
    Nominee,
    Proposal,
    Record,
    fields_of,
)
from tests.conftest import UNIT
from ui.screens.achievement_noting import NotingAchievement
from ui.screens.asking import TextQuestion
from ui.screens.certificate_editor import CertificateEditor
from ui.screens.certificates import CertificateDialog
from ui.screens.cover import wait_for
from ui.screens.decision import Decision
from ui.screens.desk import Desk
from ui.screens.editors import Editor
from ui.screens.import_decision import ImportDecision
from ui.screens.kept import Kept, keep_dialog, typed_fields
from ui.screens.layouts import LAYOUTS
from ui.screens.nominating import Nominating
from ui.screens.proposal_beginning import BeginningProposal
from ui.screens.proposal_step_dialog import Asked, StepDialog
from ui.screens.quick_nominees import QuickNominees
from ui.screens.review_answer import Question, ReviewAnswer
from ui.screens.safety_dialogs import DecideMany
from ui.screens.screen import Screen
from ui.screens.settings import Settings
from ui.screens.sheet import Sheet
from ui.screens.text_editors import LongTextEditor, TextEditor

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


def _step(_desk: Desk, house: QWidget, proposal: Proposal) -> QDialog:
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
    "step": (_step, "reason"),
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


@pytest.mark.parametrize("which", DIALOGS)
def test_a_dialog_opens_again_with_what_was_typed(
    which: str, desk: Desk, house: Screen, proposal: Proposal
) -> None:
    make, field = DIALOGS[which]
    dialog = make(desk, house, proposal)
    assert keep_dialog(dialog)
    assert drafts(desk.ledger) == []
    type_into(dialog, field)
    cut_the_power(dialog)
    again = make(desk, house, proposal)
    keep_dialog(again)
    assert read_from(again, field) == WORDS
    again.done(QDialog.DialogCode.Rejected)
    assert drafts(desk.ledger) == []
    third = make(desk, house, proposal)
    keep_dialog(third)
    assert read_from(third, field) != WORDS


def test_what_was_kept_is_forgotten_once_it_is_in_the_books(
    desk: Desk, house: Screen, proposal: Proposal, qtbot: QtBot
) -> None:
    dialog = _step(desk, house, proposal)
    keep_dialog(dialog)
    type_into(dialog, "reason")
    cut_the_power(dialog)
    assert len(drafts(desk.ledger)) == 1
    again = _step(desk, house, proposal)
    keep_dialog(again)
    again.accept()
    qtbot.waitUntil(lambda: drafts(desk.ledger) == [])


def test_words_that_are_refused_after_the_dialog_are_there_when_it_opens_again(
    desk: Desk, house: Screen, proposal: Proposal, qtbot: QtBot
) -> None:
    def refuse() -> None:
        raise KnownError("x")

    dialog = _step(desk, house, proposal)
    keep_dialog(dialog)
    type_into(dialog, "reason")
    dialog.accept()
    desk.attempt(refuse)
    cut_the_power(dialog)
    qtbot.wait(1)
    assert len(drafts(desk.ledger)) == 1


@pytest.mark.parametrize("kind", LAYOUTS, ids=lambda kind: kind.KIND)
def test_every_register_offers_what_was_half_typed(kind: type[Record], desk: Desk) -> None:
    sheet = Sheet(desk, kind)
    sheet.begin()
    texts = {
        name: cell.editor
        for name, cell in sheet.form.cells.items()
        if isinstance(cell.editor, TextEditor | LongTextEditor)
        and next(one for one in fields_of(kind) if one.name == name).type is str
    }
    name, editor = next(iter(texts.items()))
    editor.write(WORDS)
    editor.changed.emit()
    sheet.form.hide()
    sheet.form.telling.at_once()
    again = Sheet(desk, kind)
    assert again.has_draft
    again.take_draft()
    assert again.form.cells[name].editor.read() == WORDS
    again.form.is_dirty = False


def test_settings_that_were_half_typed_are_there_and_count_as_unsaved(
    desk: Desk, qtbot: QtBot
) -> None:
    def opened() -> Settings:
        screen = Settings(desk)
        qtbot.addWidget(screen)
        screen.show()
        return screen

    first = opened()
    first.unit.editors["signer_name"].write(WORDS)
    first.unit.editors["signer_name"].changed.emit()
    first.hide()
    assert draft_of(desk.ledger, "settings of unit")
    again = opened()
    assert again.unit.editors["signer_name"].read() == WORDS
    assert again.unit.is_dirty
    again.save()
    assert desk.settings.signer_name == WORDS
    assert drafts(desk.ledger) == []


def test_a_secret_is_never_in_a_draft(desk: Desk, house: Screen) -> None:
    class Asking(QDialog):
        def __init__(self) -> None:
            super().__init__(house)
            self.drafted = "with a secret"
            self.passphrase = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
            self.code, self.name = QLineEdit(), QLineEdit()
            column = QVBoxLayout(self)
            for field in (self.passphrase, self.code, self.name):
                column.addWidget(field)

    dialog = Asking()
    keep_dialog(dialog)
    for field in (dialog.passphrase, dialog.code, dialog.name):
        field.setText(WORDS)
    cut_the_power(dialog)
    kept = draft_of(desk.ledger, "with a secret") or {}
    assert kept.pop("name") == WORDS
    assert WORDS not in str(kept)


def test_drafts_are_in_no_journal(
    desk: Desk, ledger: Ledger, house: Screen, proposal: Proposal
) -> None:
    before = ledger.db.execute("SELECT count(*) FROM journal").fetchone()
    dialog = _step(desk, house, proposal)
    keep_dialog(dialog)
    type_into(dialog, "reason")
    cut_the_power(dialog)
    assert drafts(ledger)
    assert ledger.db.execute("SELECT count(*) FROM journal").fetchone() == before


def test_a_dialog_that_is_waited_for_keeps_its_words(
    desk: Desk, house: Screen, proposal: Proposal, qtbot: QtBot
) -> None:
    dialog = _step(desk, house, proposal)

    def look() -> None:
        type_into(dialog, "reason")
        for kept in dialog.findChildren(Kept):
            kept.soon.at_once()
        seen.extend(drafts(desk.ledger))
        dialog.done(QDialog.DialogCode.Rejected)

    seen: list[str] = []
    QTimer.singleShot(30, look)
    assert wait_for(dialog) == QDialog.DialogCode.Rejected
    assert seen == [f"returned {proposal.id}"]
    assert QApplication.activeModalWidget() is None


def _dialogs() -> list[tuple[str, ast.ClassDef]]:
    found = []
    for file in Path(ui.screens.__path__[0]).glob("*.py"):
        for node in ast.parse(file.read_text("utf-8")).body:
            bases = {base.id for base in getattr(node, "bases", ()) if isinstance(base, ast.Name)}
            if isinstance(node, ast.ClassDef) and bases & {"QDialog", "_Dialog"}:
                found.append((file.name, node))
    return found


def _called(node: ast.ClassDef) -> set[str]:
    calls = [one.func for one in ast.walk(node) if isinstance(one, ast.Call)]
    return {one.id for one in calls if isinstance(one, ast.Name)}


def _attributes(node: ast.ClassDef) -> set[str]:
    return {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}


def test_every_dialog_that_is_typed_into_names_its_draft_or_says_why_not() -> None:
    exempt = SECRETS | SEARCHES | OTHERWISE
    silent = [
        f"{file}: {node.name}"
        for file, node in _dialogs()
        if TYPED_IN & _called(node)
        and "drafted" not in _attributes(node)
        and node.name not in exempt
    ]
    assert silent == []


def test_no_dialog_of_secrets_names_a_draft() -> None:
    told = [node.name for _file, node in _dialogs() if "drafted" in _attributes(node)]
    assert not set(told) & SECRETS.keys()
