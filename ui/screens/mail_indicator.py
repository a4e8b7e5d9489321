"""The word in the window's foot that says how the mailbox stands; a click shows more."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from resources.wording import _
from ui.screens.desk import Desk
from ui.screens.mail_words import long_words, short_words
from ui.screens.postman import postman_of
from ui.screens.tips import plain_tip

MAILBOX = "mailbox"  # what is sought to see the card


class MailIndicator(QPushButton):
    """Hidden where there is no mailbox."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "quiet")
        self._postman = postman_of(desk)
        self._postman.changed.connect(self._say)
        place = "receiving" if desk.settings.is_superior else "sending"
        self.clicked.connect(lambda: desk.sought.emit(place, MAILBOX))
        self._say()

    def _say(self) -> None:
        standing = self._postman.standing
        words = short_words(standing)
        self.setText(words)
        self.setVisible(bool(words))
        self.setToolTip(plain_tip(long_words(standing)))
        self.setAccessibleName(words or _("Hộp thư"))
