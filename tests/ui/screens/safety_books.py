"""Shows a year of the standard and does what an officer does with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from storage.records import Hamlet, SafetyAssessment
from storage.repository import find
from tests.conftest import UNIT
from ui.screens.answers_editor import AnswersEditor
from ui.screens.desk import Desk
from ui.screens.preview import PreviewDialog
from ui.screens.safety import Safety


def choose(screen: Safety, name: str) -> None:
    identity = next(one.id for one in screen.book.subjects if one.name == name)
    screen.show_record(identity)


def column(screen: Safety, across: int) -> dict[str, str]:
    model = screen.list.model
    rows = range(model.rowCount())
    return {model.index(row, 0).data(): model.index(row, across).data() for row in rows}


def stages(screen: Safety) -> dict[str, str]:
    return column(screen, 2)


def type_in(screen: Safety, **values: object) -> None:
    for name, value in values.items():
        editor = screen.shown.form.cells[name].editor
        editor.write(value)
        editor.changed.emit()


def answers(screen: Safety) -> AnswersEditor:
    editor = screen.assessment.form.cells["answers"].editor
    assert isinstance(editor, AnswersEditor)
    return editor


def in_dialog(act: Callable[[QDialog], None]) -> None:
    """Do something in the dialog that comes next."""

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(0, go)


def kept(desk: Desk, screen: Safety) -> SafetyAssessment:
    assert screen.chosen
    (found,) = find(desk.ledger, SafetyAssessment, subject=screen.chosen.id, year=2022)
    return found


def titles() -> list[str]:
    """Close the preview that comes next and say which papers it showed."""
    found: list[str] = []

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, PreviewDialog)
        found.extend(paper.title for paper in dialog.papers)
        dialog.accept()

    in_dialog(go)
    return found


def year_of_two_hamlets(desk: Desk, shown: Callable[[QWidget], QWidget]) -> Safety:
    """Show the year 2022 of a commune with two hamlets that are in the list already."""
    for name in ("Thôn Đoài", "Thôn Trung"):
        desk.save(Hamlet(unit=UNIT, name=name, households=100))
    screen = Safety(desk)
    shown(screen)
    screen.take_hamlets()
    return screen
