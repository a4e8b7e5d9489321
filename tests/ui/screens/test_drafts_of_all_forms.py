"""Whatever form the power goes off in, it opens again with what was typed; never with a secret."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from storage.drafts import draft_of, drafts
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.records import (
    Proposal,
    Record,
    fields_of,
)
from tests.ui.screens.typed_dialogs import (
    DIALOGS,
    OWN_WAY,
    WORDS,
    all_said,
    cut_the_power,
    house,
    read_from,
    step_dialog,
    type_everywhere,
    type_into,
)
from ui.screens.cover import wait_for
from ui.screens.desk import Desk
from ui.screens.kept import Kept, keep_dialog
from ui.screens.layouts import LAYOUTS
from ui.screens.screen import Screen
from ui.screens.settings import Settings
from ui.screens.sheet import Sheet
from ui.screens.text_editors import LongTextEditor, TextEditor

__all__ = ["house"]  # the fixtures


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


@pytest.mark.parametrize("which", [one for one in DIALOGS if one not in OWN_WAY])
def test_every_line_of_a_dialog_that_is_typed_into_comes_back(
    which: str, desk: Desk, house: Screen, proposal: Proposal
) -> None:
    make, _field = DIALOGS[which]
    dialog = make(desk, house, proposal)
    keep_dialog(dialog)
    said = type_everywhere(dialog)
    cut_the_power(dialog)
    again = make(desk, house, proposal)
    keep_dialog(again)
    assert said
    assert [words for words in said if words not in all_said(again)] == []
    again.done(QDialog.DialogCode.Rejected)
    assert drafts(desk.ledger) == []


def test_what_was_kept_is_forgotten_once_it_is_in_the_books(
    desk: Desk, house: Screen, proposal: Proposal, qtbot: QtBot
) -> None:
    dialog = step_dialog(desk, house, proposal)
    keep_dialog(dialog)
    type_into(dialog, "reason")
    cut_the_power(dialog)
    assert len(drafts(desk.ledger)) == 1
    again = step_dialog(desk, house, proposal)
    keep_dialog(again)
    again.accept()
    qtbot.waitUntil(lambda: drafts(desk.ledger) == [])


def test_words_that_are_refused_after_the_dialog_are_there_when_it_opens_again(
    desk: Desk, house: Screen, proposal: Proposal, qtbot: QtBot
) -> None:
    def refuse() -> None:
        raise KnownError("x")

    dialog = step_dialog(desk, house, proposal)
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
    dialog = step_dialog(desk, house, proposal)
    keep_dialog(dialog)
    type_into(dialog, "reason")
    cut_the_power(dialog)
    assert drafts(ledger)
    assert ledger.db.execute("SELECT count(*) FROM journal").fetchone() == before


def test_a_dialog_that_is_waited_for_keeps_its_words(
    desk: Desk, house: Screen, proposal: Proposal, qtbot: QtBot
) -> None:
    dialog = step_dialog(desk, house, proposal)

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
