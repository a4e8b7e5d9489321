"""Questions and messages in Vietnamese, with buttons that say what they do; plain text only."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QInputDialog, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from resources.wording import _
from storage.privacy.patterns import patterns_in
from ui.screens.pattern_words import warning_words

_WIDE = 380  # logical pixels: a sentence is read in two or three lines


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Say something that must be read before going on."""
    choose(parent, title, text, {"read": _("Đã hiểu")})


def ask(parent: QWidget | None, title: str, text: str, *, yes: str, no: str) -> bool:
    """Ask for consent to something harmless: Enter means yes."""
    return choose(parent, title, text, {"yes": yes, "no": no}) == "yes"


def ask_grave(parent: QWidget | None, title: str, text: str, *, yes: str, no: str) -> bool:
    """Ask for consent to something that loses work: Enter means no."""
    return choose(parent, title, text, {"yes": yes, "no": no}, first="no") == "yes"


def ask_drop(parent: QWidget | None, title: str) -> bool:
    """Ask whether what was typed is to be given up: Enter means no."""
    text = _("Những gì chưa ghi vào sổ sẽ không được giữ.")
    return ask_grave(parent, title, text, yes=_("Bỏ thay đổi"), no=_("Nhập tiếp"))


def ask_unsaved(parent: QWidget | None, text: str) -> str:
    """Ask what becomes of what was typed: "save", "drop" or "stay"."""
    answers = {"save": _("Ghi vào sổ"), "drop": _("Không ghi"), "stay": _("Nhập tiếp")}
    return choose(parent, _("Ghi lại những gì vừa nhập?"), text, answers)


def choose(
    parent: QWidget | None,
    title: str,
    text: str,
    answers: Mapping[str, str],
    *,
    first: str = "",
) -> str:
    """Ask one question; return the code of the answer, of the last one when it is closed."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(text)
    box.setIcon(QMessageBox.Icon.NoIcon)
    buttons: dict[str, QPushButton] = {}
    for code, words in answers.items():
        last = code == list(answers)[-1]
        role = QMessageBox.ButtonRole.RejectRole if last else QMessageBox.ButtonRole.AcceptRole
        button = box.addButton(words, role)
        button.setAutoDefault(True)
        buttons[code] = button
    box.setDefaultButton(buttons[first or next(iter(answers))])
    box.setEscapeButton(buttons[list(answers)[-1]])
    _plain(box)
    box.exec()
    clicked = box.clickedButton()
    return next((code for code, one in buttons.items() if one is clicked), list(answers)[-1])


def ask_text(
    parent: QWidget | None, title: str, question: str, said: str = "", *, drafted: str = ""
) -> str | None:
    """Ask for a line of text; none when the user goes back; `drafted` names its draft."""
    box = TextQuestion(parent)
    box.drafted = drafted
    box.setWindowTitle(title)
    box.ask(question)
    box.setTextEchoMode(QLineEdit.EchoMode.Normal)
    box.setTextValue(said)
    box.setOkButtonText(_("Đồng ý"))
    box.setCancelButtonText(_("Quay lại"))
    box.resize(_WIDE + 100, box.sizeHint().height())
    return box.textValue().strip() if box.exec() else None


class TextQuestion(QInputDialog):
    """One line to type into; what it should not hold is said above it while it is typed."""

    drafted = ""

    def ask(self, question: str) -> None:
        """Show the question."""
        self.setLabelText(question)
        self.textValueChanged.connect(
            lambda said: self.setLabelText(
                "\n\n".join(filter(None, (question, warning_words(patterns_in(said)))))
            )
        )

    def typed(self) -> str:
        """Return the line, for its draft."""
        return self.textValue()

    def retype(self, said: str) -> None:
        """Put a draft back."""
        self.setTextValue(said)

    @property
    def touched(self) -> SignalInstance:
        """Return what is emitted while somebody types."""
        return self.textValueChanged


def _plain(box: QMessageBox) -> None:
    """Make the longer text plain too: Qt has a format only for the first line; give it room."""
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        if label.wordWrap() and label.text():
            label.setMinimumWidth(_WIDE)
