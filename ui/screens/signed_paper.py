"""Whose signatures a PDF has, and whether they hold: told in words, with a sign for each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.steps import Step, Steps
from ui.paper.signing.issuers import issuers_in
from ui.paper.signing.judge import judge_paper
from ui.paper.signing.judgement import NOTE, PaperJudgement, Signature, Verdict
from ui.paper.signing.telling import SHORT, holder_of, told
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.jobs import Job
from ui.screens.labels import heading
from ui.screens.parts import button, frame, plain
from ui.screens.sign import Sign
from ui.screens.working import Working

_WIDTH, _HEIGHT = 620, 480
_TONES = {
    Verdict.GOOD: ("good", "good"),
    Verdict.ISSUER_UNKNOWN: ("info", "warning"),
    Verdict.UNSIGNED: ("info", "muted"),
    Verdict.CERTIFICATE: ("warning", "warning"),
    Verdict.UNCHECKED: ("warning", "warning"),
}
_BAD = ("bad", "bad")


class SignedPaper(QDialog):
    """Judges a PDF in a job and shows what holds; the file is only read."""

    def __init__(
        self, desk: Desk, name: str, pdf: bytes, parent: QWidget | None = None, *, expected: int = 0
    ) -> None:
        """Say how many signatures the books `expected` on this file, to see one that is gone."""
        super().__init__(parent)
        self.setWindowTitle(_("Chữ ký của {name}").format(name=name))
        self._trusted = desk.settings.sign_trust
        self._pdf, self._expected = pdf, expected
        self.judged: PaperJudgement | None = None
        self.sign, self.head = Sign(), heading(_WAIT, 1.2)
        self.words = plain(wrap=True)
        self.cards = QVBoxLayout()
        self.working = Working()
        self._lay_out()
        job = Job(self._judge, desk)  # it may outlive the dialog
        self.working.run(job, _WAIT, self.show_judgement)

    def show_judgement(self, judged: PaperJudgement) -> None:
        """Say it, signature by signature."""
        self.judged = judged
        self.sign.say(*look_of(judged.verdict))
        self.head.setText(SHORT[judged.verdict])
        self.words.setText(judged.words)
        for signature in judged.signatures:
            self.cards.addWidget(_card(signature))
        self.cards.addStretch()

    def _judge(self) -> Steps[PaperJudgement]:
        yield Step(0, 1)
        trusted = [one.der for one in issuers_in(self._trusted)]
        return judge_paper(self._pdf, trusted, expected_signatures=self._expected)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.sign)
        head.addWidget(self.head, 1)
        body, area = QWidget(), QScrollArea()
        body.setLayout(self.cards)
        self.cards.setContentsMargins(0, 0, 4, 0)
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        close = button(_("Đó&ng"), self.accept, look="primary")
        close.setDefault(True)
        foot.addWidget(self.working, 1)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(area, 1)
        column.addWidget(plain(NOTE, look="muted", wrap=True))
        column.addLayout(foot)
        self.resize(_WIDTH, _HEIGHT)


_WAIT = _("Đang kiểm tra chữ ký…")


def show_signatures(desk: Desk, path: Path, parent: QWidget | None) -> None:
    """Show the signatures of a PDF on the disk."""
    try:
        pdf = path.read_bytes()
    except OSError:
        words = _("Không mở được “{name}”. Sổ không mất gì; hãy kiểm tra ổ đĩa rồi thử lại.")
        tell(parent, _("Không đọc được"), words.format(name=path.name))
        return
    SignedPaper(desk, path.name, pdf, parent).exec()


def ask_signed_paper(desk: Desk, parent: QWidget | None) -> None:
    """Ask for a PDF and show its signatures."""
    title, kinds = _("Xem chữ ký của tệp"), _("Văn bản PDF (*.pdf)")
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    if chosen:
        show_signatures(desk, Path(chosen), parent)


def look_of(verdict: Verdict) -> tuple[str, str]:
    """Return the sign and the tone of a verdict."""
    return _TONES.get(verdict, _BAD)


def _card(signature: Signature) -> QFrame:
    card = frame("card")
    sign, tone = look_of(signature.verdict)
    head = QHBoxLayout()
    head.addWidget(Sign(sign, tone))
    head.addWidget(plain(holder_of(signature), name="sheetTitle", wrap=True), 1)
    head.addWidget(plain(SHORT[signature.verdict], look=tone))
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 8, 12, 8)
    column.addLayout(head)
    column.addWidget(plain("\n".join(told(signature)), wrap=True))
    return card
