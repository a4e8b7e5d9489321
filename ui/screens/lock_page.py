"""What is seen of locked books: a field for the passphrase, and nothing of the register."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, plain

_WIDTH = 460
_FREE = 3  # wrong ones that cost no waiting: people mistype
_LONGEST = 60  # seconds


def pause_after(wrong: int) -> int:
    """Return how many seconds to wait after so many wrong passphrases in a row."""
    return 0 if wrong < _FREE else int(min(_LONGEST, 2 ** (wrong - _FREE + 1)))


class LockPage(QFrame):
    """Asks for the passphrase or PIN; after wrong ones it lets some time pass, in words."""

    tried = Signal(str)  # what was typed
    other_agreed = Signal()  # another officer takes the desk

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lockPage")
        self.setAutoFillBackground(True)
        self.secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.complaint = complaint()
        self.go = button(_("&Mở khóa"), self._try, look="primary")
        self.go.setAutoDefault(True)
        self.secret.returnPressed.connect(self._try)
        self.other_words = plain(wrap=True)
        self.other = button(_("Đổ&i người dùng"), self.other_agreed.emit, look="primary")
        self._pages = self._asking(), self._changing()
        self._wrong = self._left = 0
        self._ticks = QTimer(self, interval=1_000)
        self._ticks.timeout.connect(self.tick)
        self._lay_out()
        self.hide()

    def begin(self, hint: str = "") -> None:
        """Ask afresh; `hint` are words for books whose passphrase is no secret."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.ask_again()

    def ask_again(self) -> None:
        """Put the cursor into the empty field."""
        self._turn_to(0)
        self.secret.clear()
        self._enable()
        self.secret.setFocus()

    def show_working(self) -> None:
        """Say that the passphrase is being looked at: it takes a moment on purpose."""
        self.go.setEnabled(False)
        complain(self.complaint, "")
        self.go.setText(_("Đang mở…"))

    def refuse(self, words: str, *, wrong: bool) -> None:
        """Say why it stays locked; a wrong secret makes the next one wait."""
        self._wrong += wrong
        self._left = pause_after(self._wrong) if wrong else 0
        complain(self.complaint, words)
        self.ask_again()
        if self._left:
            self._ticks.start()

    def ask_other(self, words: str) -> None:
        """Ask whether another officer takes the desk."""
        self.other_words.setText(words)
        self._turn_to(1)
        self.other.setFocus()

    def forget(self) -> None:
        """Forget what was typed and how often it was wrong: it is open."""
        self._wrong = self._left = 0
        self._ticks.stop()
        complain(self.complaint, "")
        self.secret.clear()

    def tick(self) -> None:
        """Let a second of the waiting pass."""
        self._left = max(0, self._left - 1)
        if not self._left:
            self._ticks.stop()
        self._enable()

    def _turn_to(self, which: int) -> None:
        """Show one page; a stack of them would cut off words that need more lines."""
        for at, page in enumerate(self._pages):
            page.setVisible(at == which)

    def _enable(self) -> None:
        self.go.setEnabled(not self._left)
        waiting = _("Chờ {seconds} giây").format(seconds=self._left)
        self.go.setText(waiting if self._left else _("&Mở khóa"))

    def _try(self) -> None:
        if self.go.isEnabled() and self.secret.text():
            self.tried.emit(self.secret.text())

    def _asking(self) -> QWidget:
        self.hint = plain(look="muted", wrap=True)
        forgot = _(
            "Quên mật khẩu: đóng cửa sổ này, mở lại Bình Yên rồi dùng mã khôi phục đã in ra giấy."
        )
        label = field_label(_("Mật &khẩu hoặc mã PIN"), self.secret)
        return _page(
            plain(_("Những gì đang gõ dở vẫn còn nguyên, đã mã hóa trong sổ."), wrap=True),
            label,
            self.secret,
            self.complaint,
            self.hint,
            self.go,
            plain(forgot, look="muted", wrap=True),
        )

    def _changing(self) -> QWidget:
        back = button(_("&Quay lại"), self.ask_again)
        return _page(self.other_words, self.other, back)

    def _lay_out(self) -> None:
        box = QWidget()
        box.setFixedWidth(_WIDTH)
        inner = QVBoxLayout(box)
        inner.addWidget(heading(_("Bình Yên đang khóa")))
        for page in self._pages:
            inner.addWidget(page)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(box)
        row.addStretch()
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        self.setFocusProxy(self.secret)


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    column.addStretch()
    return page
