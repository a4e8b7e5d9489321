"""Signing a paper: with what, whose certificate, as whom; the PIN is asked for each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from resources.wording import _
from storage.errors import KnownError
from storage.steps import Step, Steps
from ui.paper.signing.certificates import SigningCertificate
from ui.paper.signing.errors import PinLockedError, WrongPinError
from ui.paper.signing.judge import judge_paper
from ui.paper.signing.judgement import PaperJudgement
from ui.paper.signing.key_files import open_key_file
from ui.paper.signing.means import Token
from ui.paper.signing.order import Order, Role
from ui.paper.signing.sign import SIGNABLE, placed, sign_paper
from ui.paper.signing.telling import holder_of
from ui.screens.desk import Desk
from ui.screens.jobs import Job, StoppedError
from ui.screens.labels import complain
from ui.screens.signing_form import SigningForm

_TITLES = {Role.CHAIR: _("Chủ tịch"), Role.SECRETARY: _("Thư ký")}


class SignDialog(QDialog):
    """Signs one paper; `signed` holds it afterwards. What goes wrong is said in place."""

    def __init__(self, desk: Desk, title: str, pdf: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Ký số: {title}").format(title=title))
        self.signed: bytes | None = None
        self._desk, self._pdf = desk, pdf
        self._may = self._busy = self._leaving = False
        self.form = SigningForm(desk.settings, self)
        self.drafted = f"signing {title}"  # never the PIN
        self.whose = {"role": self.form.roles, "reference": self.form.reference}
        self.form.go.clicked.connect(self.sign)
        self.form.back.clicked.connect(self.reject)
        self.form.looked.connect(self.look)
        self.form.changed.connect(self._say_state)
        self._run(_("Đang xem văn bản…"), self._judge, self._tell_judged)

    @property
    def is_busy(self) -> bool:
        """Tell whether work runs, or its end was not heard of yet."""
        return self._busy or self.form.working.is_busy

    def look(self) -> None:
        """Read the certificate behind what was chosen, and show it."""
        form = self.form
        complain(form.complaint, "")
        form.card.show_certificate(None)
        driver, file = form.token.path, form.file.means()
        if form.with_token and driver:
            self._run(_("Đang tìm USB ký số…"), lambda: _tokens(driver), self._show_tokens)
        elif file and not form.with_token:
            self._run(_("Đang mở tệp…"), lambda: _owner(file.path, file.password), self._show_owner)

    def sign(self) -> None:
        """Sign on a thread of its own; the PIN is tried once, and forgotten here."""
        means = self.form.means.means()
        if means is None or not self.form.go.isEnabled():
            return
        complain(self.form.complaint, "")
        order = placed(self._pdf, self._order())
        self.form.forget()
        self._run(_("Đang ký…"), lambda: sign_paper(self._pdf, means, order), self._take)

    def reject(self) -> None:
        """Go back; work that runs is stopped first, and a token may take its time."""
        if not self._busy:
            self.form.forget()
            super().reject()
            return
        self._leaving = True
        self.form.working.stop()

    def _order(self) -> Order:
        role, settings = self.form.role, self._desk.settings
        if role is Role.ATTACHED:
            return Order(role=role, reference=self.form.reference.text().strip())
        if role is not Role.HEAD:
            return Order(role=role, title=_TITLES.get(role, ""))
        title = settings.signer_title.strip().splitlines()[-1:]
        return Order(role=role, title="".join(title), name=settings.signer_name)

    def _run(
        self, words: str, work: Callable[[], Steps[Any]], then: Callable[[Any], object]
    ) -> None:
        if self._busy or self._leaving:
            return
        self._busy = True
        self.form.lock(busy=True)
        job = Job(work, self._desk)  # it may outlive the dialog
        job.succeeded.connect(self._ended)  # before `then`, which may begin other work
        job.failed.connect(self._refuse)
        self.form.working.run(job, words, then)

    def _ended(self, _made: object) -> None:
        self._busy = False
        self.form.lock(busy=False)
        self._say_state()
        if self._leaving:
            self.reject()

    def _refuse(self, error: Exception) -> None:
        self._ended(None)
        if isinstance(error, StoppedError):
            return
        if not isinstance(error, KnownError):
            raise error
        if isinstance(error, WrongPinError | PinLockedError):
            self.look()  # what the token tells of tries left has changed
        complain(self.form.complaint, str(error))
        self.form.grow()
        self.form.means.secret.setFocus()

    def _say_state(self) -> None:
        self.form.go.setEnabled(self._may and self.form.is_ready and not self.form.working.is_busy)
        self.form.grow()

    def _judge(self) -> Steps[PaperJudgement]:
        yield Step(0, 1)
        return judge_paper(self._pdf)

    def _tell_judged(self, judged: PaperJudgement) -> None:
        self._may = judged.verdict in SIGNABLE
        self._say_state()
        names = ", ".join(holder_of(one) for one in judged.signatures)
        if not self._may:
            complain(self.form.complaint, judged.words)
        elif names:
            said = _("Văn bản đã có chữ ký của {names}; chữ ký mới đặt thêm, không đổi chữ ký cũ.")
            self.form.say_already(said.format(names=names))
        if self.form.with_token and self.form.token.path:
            self.look()

    def _show_tokens(self, tokens: tuple[Token, ...]) -> None:
        self.form.token.show_tokens(tokens)
        if not any(token.signers for token in tokens):
            words = _("Thiết bị đang cắm không có chứng thư nào dùng để ký văn bản.")
            complain(self.form.complaint, words)
        self.form.token.secret.setFocus()

    def _show_owner(self, certificate: SigningCertificate) -> None:
        self.form.card.show_certificate(certificate)
        self._say_state()
        self.form.go.setFocus()

    def _take(self, signed: bytes) -> None:
        if self._leaving:
            return
        self.signed = signed
        kept = self.form.remembered()
        self._desk.keep_settings(self._desk.settings.model_copy(update=kept))
        self.accept()


def sign_shown(desk: Desk, title: str, pdf: bytes, parent: QWidget | None) -> bytes | None:
    """Ask how to sign a paper, and return it signed; none when the user went back."""
    dialog = SignDialog(desk, title, pdf, parent)
    dialog.exec()
    return dialog.signed


def _tokens(driver: Path) -> Steps[tuple[Token, ...]]:
    from ui.paper.signing.tokens import tokens_of  # noqa: PLC0415  # loads PKCS#11

    yield Step(0, 1)
    return tokens_of(driver)


def _owner(file: Path, password: str) -> Steps[SigningCertificate]:
    yield Step(0, 1)
    return open_key_file(file, password).certificate
